"""Drawings made from numbers and sizes: they ask nothing of the repository, and know no Dash."""
