"""What a reader is told where a link was made with other data than the newest."""

from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from markupsafe import Markup

from dashboard.pictures.svg import write_element

VERSION_NAME = "data"
_LONGEST_SHOWN = 40


class Versions(NamedTuple):
    """The version of the data that is shown, and the newest that this atlas has."""

    shown: str
    newest: str


def write_version_note(address: str, versions: Versions) -> Markup:
    """Write the note that stands over a page whose link names other data; else nothing.

    Parameters
    ----------
    address : str
        Path and query of the page that was asked for.
    versions : Versions
    """
    if versions.shown != versions.newest:
        told = (
            f"You see data version {versions.shown}, kept as it was when this link was made."
            f" The newest is {versions.newest}."
        )
        return _write(told, "See this view with the newest data", drop_version(address))
    told = tell_other_version(find_version(address.partition("?")[2]), versions.shown)
    if not told:
        return Markup()
    return _write(told, "Take the version out of the address", drop_version(address))


def tell_other_version(asked: str, shown: str) -> str:
    """Say that a link names data that are not those shown; nothing where it names none or these."""
    if asked in ("", shown):
        return ""
    return (
        f"This link was made with data version {asked[:_LONGEST_SHOWN]}, which this atlas does not"
        f" keep. Version {shown} is shown: figures may differ from those that were sent."
    )


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


def _write(told: str, named: str, href: str) -> Markup:
    # Without a referrer: what is asked from a kept version is answered from it.
    link = write_element("a", named, href=href, referrerpolicy="no-referrer", data_newest="1")
    said = write_element("p", f"{told} ", link)
    return write_element("aside", said, class_name="version-note", aria_label="Data version")
