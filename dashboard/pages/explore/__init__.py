"""The map of London with all that can be chosen on it."""
