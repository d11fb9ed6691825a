"""Numbers, names and dates as text."""
