"""Sentences made from results, and never from a look at two numbers; no HTML."""
