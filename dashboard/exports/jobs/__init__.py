"""Exports as work that waits its turn: a queue that all processes share, and who works it off."""
