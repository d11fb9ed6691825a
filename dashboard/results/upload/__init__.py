"""A reader's own file: read, checked, placed and guarded."""
