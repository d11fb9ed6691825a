"""Where programmes reached, and how that lies to need."""
