"""Sentences the reader sees, made from data and test results; one module a subject."""
