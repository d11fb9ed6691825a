"""One module a publisher: what is odd about its files is known there and nowhere else."""
