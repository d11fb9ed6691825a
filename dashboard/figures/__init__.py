"""Figures: a chart or table with its legend, text and sources, as every output shows it."""
