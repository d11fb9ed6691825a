"""Lists of views that are told one after another, on a screen or as one file."""
