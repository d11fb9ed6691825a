"""Tests, classes, ranks and other arithmetic on values."""
