"""Parts of Dash's page that no callback changes, sent as their HTML.

Dash keeps a watch on every component of a page and tells all of them of each
that is added, so that the work of opening a page grows with the square of
their number: of 700 changes of its store when Explore opened, 516 said that a
component was there, and each was heard by every component before it. Most of
these are words and links that nothing but their part's next answer changes.
They come as HTML in one attribute, which the page's scripts put in its place
(assets/scripts/browser/settled-parts.js).
"""

from collections.abc import Collection, Mapping
from copy import copy
from typing import TypeVar, cast

from dash import Dash, html
from dash.development.base_component import Component

from dashboard.components.static_html import write_html

CONTENT = "data-html"
Part = TypeVar("Part")
_NAMESPACE = html.Div().to_plotly_json()["namespace"]


def find_live_ids(app: Dash) -> frozenset[str]:
    """Find the identifiers that a callback of an application reads or changes."""
    found = set[str]()
    for written, callback in app.callback_map.items():
        found |= {one.rpartition(".")[0] for one in written.strip(".").split("...")}
        found |= {str(one["id"]) for kind in ("inputs", "state") for one in callback[kind]}
    return frozenset(found)


def settle(part: Part, live_ids: Collection[str]) -> Part:
    """Give a part of a page with all that can be sent as HTML in this form.

    Parameters
    ----------
    part : Component, str, number, list, mapping of these, or None
        Not changed. What a callback answers by name may be a mapping.
    live_ids : collection of str
        Identifiers of components that callbacks read or change: these, and
        what they stand in, stay Dash's own, as do components of other kinds
        than ``dash.html``.

    Examples
    --------
    >>> settle(html.P(["Read ", html.A("more", href="/more")]), ()).to_plotly_json()["props"]
    {'children': None, 'data-html': 'Read <a href="/more">more</a>'}
    """
    return cast("Part", _settle(part, live_ids))


def _settle(part: object, live_ids: Collection[str]) -> object:
    if isinstance(part, Mapping):
        return {name: _settle(value, live_ids) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_settle(one, live_ids) for one in part]
    if not isinstance(part, Component):
        return part
    settled = copy(part)
    content = getattr(part, "children", None)
    if isinstance(content, str | None):
        return settled
    if _is_still(part, live_ids):
        settled.children = None
        setattr(settled, CONTENT, write_html(content))
    else:
        settled.children = _settle(content, live_ids)
    return settled


def _is_still(part: object, live_ids: Collection[str]) -> bool:
    if isinstance(part, list | tuple):
        return all(_is_still(one, live_ids) for one in part)
    if not isinstance(part, Component):
        return True
    described = part.to_plotly_json()
    return (
        described["namespace"] == _NAMESPACE
        and getattr(part, "id", None) not in live_ids
        and _is_still(described["props"].get("children"), live_ids)
    )
