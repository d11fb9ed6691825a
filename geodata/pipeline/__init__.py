"""Build the data pack from publishers' files: run by people and CI, never by the app."""
