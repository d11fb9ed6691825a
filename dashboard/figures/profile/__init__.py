"""One area's figures and text, as its page and its files show them."""
