"""Attributes whose names are no Python names."""

from typing import Any


def attributes(given: dict[str, str]) -> dict[str, Any]:
    """Pass ``aria-…`` and ``data-…`` attributes on as keyword arguments.

    Examples
    --------
    >>> attributes({"aria-label": "Pages"})
    {'aria-label': 'Pages'}
    """
    return dict(given)
