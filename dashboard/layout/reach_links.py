"""The links between the pages about reach, under their headings."""

from collections.abc import Mapping
from types import MappingProxyType

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes

REACH_ROUTES: Mapping[str, str] = MappingProxyType(
    {
        "/reach": "Programmes",
        "/reach/need": "Against need",
        "/own": "Your records",
        "/unknown": "What we do not know",
    }
)


def build_reach_links(route: str) -> Component:
    """Build the links, with the page that is open marked; none is where a page is not theirs."""
    return html.Nav(
        [
            html.A(
                name,
                href=address,
                **attributes({"aria-current": "page"} if address == route else {}),
            )
            for address, name in REACH_ROUTES.items()
        ],
        className="reach-links",
        **attributes({"aria-label": "Pages about reach"}),
    )
