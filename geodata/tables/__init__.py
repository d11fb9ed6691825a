"""The repository's answers from tables, in memory or in the data pack."""
