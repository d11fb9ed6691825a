"""Explore as it is read before any script runs: the same page, its controls drawn and at rest.

The layout that Dash takes is written as HTML, with the map's drawing in its
place. Names by which scripts and links find parts of the page are left out of
it, so that each stands for the living page alone.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType
from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.static_html import write_html

_FINDABLE = re.compile(
    r" (?:id|for|role|tabindex|name|aria-(?:controls|labelledby|describedby|live)"
    r'|data-(?!panel|stage|palette|classes|edition|view)[a-z-]+)="[^"]*"'
)
_FIELD = "form-select"


def write_first_page(page: Component | list[Component], stage: Markup, ratio: float) -> str:
    """Write a page of components, with what each control shows and the drawing of its map.

    Parameters
    ----------
    page : Component or list of Component
        Filled with what the view says.
    stage : Markup
        The drawing, coloured.
    ratio : float
        Its width as a multiple of its height.
    """
    before, after = write_html(page, controls=_CONTROLS).split(_MAP_PLACE)
    map_frame = f'<div class="first-map" style="--ratio:{ratio:.5f}">'
    return f"{_FINDABLE.sub('', before)}{map_frame}{stage}{_FINDABLE.sub('', after)}"


_MAP_PLACE = '<div class="first-map">'


def _write_select(props: Mapping[str, Any]) -> str:
    chosen = next(
        (one["label"] for one in props.get("options") or [] if one["value"] == props.get("value")),
        "",
    )
    return f'<span class="{_FIELD}">{escape(str(chosen))}</span>'


def _write_map(_: Mapping[str, Any]) -> str:
    return f"{_MAP_PLACE}</div>"


def _write_nothing(_: Mapping[str, Any]) -> str:
    return ""


_CONTROLS: Mapping[str, Callable[[Mapping[str, Any]], str]] = MappingProxyType(
    {
        "Select": _write_select,
        "Checklist": _write_nothing,
        "Input": _write_nothing,
        "Graph": _write_nothing,
        "MapContainer": _write_map,
    }
)
