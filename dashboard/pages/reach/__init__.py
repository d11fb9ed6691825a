"""Where programmes reached."""
