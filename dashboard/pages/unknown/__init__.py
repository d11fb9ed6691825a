"""What the atlas does not know."""
