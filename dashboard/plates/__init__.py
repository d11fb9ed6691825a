"""Views drawn and worded whole, for every way in which a view leaves its page."""
