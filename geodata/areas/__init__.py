"""Codes, names and postcodes of areas."""
