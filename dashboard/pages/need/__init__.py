"""Reach set against need."""
