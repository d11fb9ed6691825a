"""Colours by what they mean."""
