"""The words of a part of the page, as a reader meets them."""

from dash.development.base_component import Component


def read_text(part):
    """The text of a component, or of a list of components, in reading order."""
    if isinstance(part, (list, tuple)):
        return " ".join(read_text(one) for one in part)
    if isinstance(part, Component):
        return read_text(getattr(part, "children", None))
    return "" if part is None else str(part)
