"""London's areas, what was measured in them, and where programmes reached."""
