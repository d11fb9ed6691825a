"""The note over a page whose link names other data than the newest."""

from markupsafe import Markup

from dashboard.charts.svg import write_element
from dashboard.text.site import Versions, tell_other_version
from dashboard.web.versions import drop_version, find_version


def write_version_note(address: str, versions: Versions) -> Markup:
    """Write the note that stands over a page whose link names other data; else nothing.

    Parameters
    ----------
    address : str
        Path and query of the page that was asked for.
    versions : Versions
    """
    if versions.shown != versions.newest:
        sentence = (
            f"You see data version {versions.shown}, kept as it was when this link was made."
            f" The newest is {versions.newest}."
        )
        return _write(sentence, "See this view with the newest data", drop_version(address))
    sentence = tell_other_version(find_version(address.partition("?")[2]), versions.shown)
    if not sentence:
        return Markup()
    return _write(sentence, "Take the version out of the address", drop_version(address))


def _write(sentence: str, named: str, href: str) -> Markup:
    # Without a referrer: what is asked from a kept version is answered from it.
    link = write_element("a", named, href=href, referrerpolicy="no-referrer", data_newest="1")
    paragraph = write_element("p", f"{sentence} ", link)
    return write_element("aside", paragraph, class_name="version-note", aria_label="Data version")
