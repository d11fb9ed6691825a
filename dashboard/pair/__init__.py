"""Two indicators side by side: joined, coloured, answered and written as a file."""
