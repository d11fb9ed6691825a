"""A tree of components as plain HTML, for pages that are whole without any script."""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape
from types import MappingProxyType
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.format.numbers import THIN_SPACE

_ATTRIBUTE_NAMES = {"className": "class", "htmlFor": "for"}
_NO_CONTENT = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
# Names of components that are no names of elements.
_ELEMENT_NAMES = {"ObjectEl": "object", "MapEl": "map"}
_PER_CENT = re.compile(r"(?<=\d) %")
_NAMESPACE = html.Div().to_plotly_json()["namespace"]


Controls = Mapping[str, Callable[[Mapping[str, Any]], str]]
_NO_CONTROLS: Controls = MappingProxyType({})


def write_html(part: object, controls: Controls = _NO_CONTROLS) -> str:
    """Write components as HTML.

    The same layouts are read by Dash on pages that answer to a reader's
    choices, and written here for pages that need nothing of the kind.

    Parameters
    ----------
    part : Component, str, number, list of these, or None
        Of Dash's components only those of ``dash.html`` and of ``controls``.
        Text is escaped, except `markupsafe.Markup`, which holds drawings made
        by our own code.
    controls : mapping of type to writer
        How components of other kinds are written, from their properties.

    Raises
    ------
    TypeError
        A component has no element of its own, as those of ``dash.dcc``.

    Examples
    --------
    >>> write_html(html.P(["Fish & chips, ", html.A("more", href="/more", className="link")]))
    '<p>Fish &amp; chips, <a class="link" href="/more">more</a></p>'
    """
    return "".join(_write(part, controls))


def _write(part: object, controls: Controls) -> Iterator[str]:
    if part is None:
        return
    if isinstance(part, Component):
        yield from _write_element(part, controls)
    elif isinstance(part, list | tuple):
        for one in part:
            yield from _write(one, controls)
    else:
        yield part if isinstance(part, Markup) else _write_text(str(part))


def _write_text(text: str) -> str:
    # A line never ends between a number and its per cent sign.
    return escape(_PER_CENT.sub(f"{THIN_SPACE}%", text), quote=False)


def _write_element(component: Component, controls: Controls) -> Iterator[str]:
    described = component.to_plotly_json()
    if described["type"] in controls and described["namespace"] != _NAMESPACE:
        yield controls[described["type"]](described["props"])
        return
    if described["namespace"] != _NAMESPACE:
        raise TypeError(
            f"'{described['type']}' cannot be written as plain HTML; expected a component of"
            " dash.html. Build the page of those, or serve it by Dash."
        )
    name = _ELEMENT_NAMES.get(described["type"], described["type"].lower())
    props: dict[str, Any] = dict(described["props"])
    content = props.pop("children", None)
    yield f"<{name}{''.join(_write_attributes(props))}>"
    if name not in _NO_CONTENT:
        yield from _write(content, controls)
        yield f"</{name}>"


def _write_attributes(props: dict[str, Any]) -> Iterator[str]:
    for prop, value in props.items():
        if value is None or value is False:
            continue
        name = _ATTRIBUTE_NAMES.get(prop, prop if "-" in prop else prop.lower())
        if value is True:
            yield f" {name}"
        elif prop == "style":
            yield f' style="{escape("; ".join(f"{rule}: {text}" for rule, text in value.items()))}"'
        else:
            yield f' {name}="{escape(str(value))}"'
