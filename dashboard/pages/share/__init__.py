"""Everything by which a view can be sent on."""
