"""A plate as a sheet of its own: picture, paper, or one file that opens from disk."""
