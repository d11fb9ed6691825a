"""Views as PowerPoint slides."""
