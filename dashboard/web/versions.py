"""The data version that an address names."""

from urllib.parse import parse_qsl, urlencode

VERSION_NAME = "data"


def find_version(query: str) -> str:
    """Give the data version that a query names; empty where it names none."""
    return dict(parse_qsl(query, errors="replace")).get(VERSION_NAME, "")


def drop_version(address: str) -> str:
    """Give an address without its data version.

    Examples
    --------
    >>> drop_version("/reach?year=2019&data=2026.1")
    '/reach?year=2019'
    """
    path, _, query = address.partition("?")
    pairs = [pair for pair in parse_qsl(query, errors="replace") if pair[0] != VERSION_NAME]
    return f"{path}?{urlencode(pairs, safe=',/')}" if pairs else path


def add_version(address: str, version: str) -> str:
    """Give an address that names a data version, in place of any that it named.

    Examples
    --------
    >>> add_version("/reach?data=1", "2026.1")
    '/reach?data=2026.1'
    """
    plain = drop_version(address)
    return f"{plain}{'&' if '?' in plain else '?'}{urlencode({VERSION_NAME: version})}"
