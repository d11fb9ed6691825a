"""What the atlas does not know, gathered from the registry and the pack."""
