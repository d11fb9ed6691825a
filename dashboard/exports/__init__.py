"""Figures as files: one module a format, and the queue that makes them."""
