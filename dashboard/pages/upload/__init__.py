"""A reader's own records and figures."""
