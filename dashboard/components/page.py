"""The furniture that every page shares: skip link, header, notices, footer."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes
from dashboard.components.find_area import build_header_search
from dashboard.settings import SITE_NAME
from dashboard.text.site import INDEPENDENT

ROUTES = {
    "/": "Explore",
    "/reach": "Reach",
    "/area": "My area",
    "/compare": "Compare",
    "/present": "Present",
    "/data": "Data",
    "/about": "About",
}


class FirstPage(NamedTuple):
    """The page that a layout already holds: its route, its content and the links between pages."""

    route: str
    page: Component
    links: list[Component]


def build_page(
    first: FirstPage | None, *, attribution: Sequence[str], data_version: str
) -> Component:
    """Build what every page shares, around the first page where it is known already.

    Parameters
    ----------
    first : FirstPage or None
        None where the address is not known yet; a callback then brings the page.
    attribution : sequence of str
        The credits that must stand wherever a map is shown.
    data_version : str
        Version of the data pack, shown in the footer.
    """
    page = html.Div(
        id=ids.PAGE,
        children=first.page if first else _build_loading(),
        **attributes({"data-route": first.route if first else ""}),
    )
    furnished = furnish_page(
        page, first.links if first else [], attribution=attribution, data_version=data_version
    )
    return html.Div([dcc.Location(id=ids.URL, refresh=False), *furnished])


def furnish_page(
    page: Component, links: list[Component], *, attribution: Sequence[str], data_version: str
) -> list[Component]:
    """Put header and footer around a page, whether Dash shows it or it is plain HTML."""
    return [
        html.A("Skip to the main content", href="#main", className="skip"),
        _build_header(links),
        page,
        _build_footer(attribution, data_version),
    ]


def build_page_links(pathname: str) -> list[Component]:
    """Build the links between pages, with the current one marked."""
    return [
        html.A(
            name,
            href=route,
            className="page-link",
            **attributes({"aria-current": "page"} if route == pathname else {}),
        )
        for route, name in ROUTES.items()
    ]


def build_page_buttons() -> list[Component]:
    """Build what every page that is kept or sent on has; shown only where scripts run."""
    return [
        html.Button(
            "Copy link", className="action needs-script", **attributes({"data-act": "copy"})
        ),
        html.Button("Print", className="action needs-script", **attributes({"data-print": "1"})),
        # Which view is meant, the server knows by the page that asks.
        html.A("Share and download", href="/share", className="action"),
    ]


def build_notices(notices: Sequence[str]) -> list[Component]:
    """Build what the reader is told about the address or the data, a paragraph each."""
    return [html.P(notice, className="notice") for notice in notices]


def _build_header(links: list[Component]) -> Component:
    return html.Header(
        [
            html.A(SITE_NAME, href="/", className="brand"),
            html.Nav(
                links, id=ids.PAGE_LINKS, className="pages", **attributes({"aria-label": "Pages"})
            ),
            build_header_search(),
            html.Button(
                "Dark",
                id=ids.APPEARANCE,
                className="appearance",
                **attributes({"aria-pressed": "false", "data-appearance-switch": "1"}),
            ),
        ],
        className="head",
    )


def _build_footer(attribution: Sequence[str], data_version: str) -> Component:
    return html.Footer(
        [
            html.P(" · ".join(attribution)),
            html.P(
                [
                    f"Data version {data_version}. ",
                    html.A("Sources, licences and limits", href="/about"),
                    ". ",
                    html.A("What is new", href="/about#new"),
                    f". {INDEPENDENT}",
                ]
            ),
        ],
        className="foot",
    )


def _build_loading() -> Component:
    return html.Main(html.P("Opening the atlas…", className="loading"), id="main")
