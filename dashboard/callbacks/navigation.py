"""Which page the address names."""

from collections.abc import Callable, Mapping
from typing import TypedDict

from dash import Dash, Input, Output, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.layout.page import build_page_links

PageBuilder = Callable[[], Component]


class Page(TypedDict):
    """What a change of page fills in."""

    page: Component
    links: list[Component]


def present_page(pathname: str | None, pages: Mapping[str, PageBuilder]) -> Page:
    """Build the page of a route, or say that there is none."""
    route = pathname or "/"
    build = pages.get(route, lambda: _build_missing(route))
    return Page(page=build(), links=build_page_links(route))


def register(app: Dash, pages: Mapping[str, PageBuilder]) -> None:
    """Attach this module's callbacks to the application."""

    @app.callback(
        output={
            "page": Output(ids.PAGE, "children"),
            "links": Output(ids.PAGE_LINKS, "children"),
        },
        inputs={"pathname": Input(ids.URL, "pathname")},
    )
    def update_page(pathname: str | None) -> Page:
        return present_page(pathname, pages)


def _build_missing(route: str) -> Component:
    return html.Main(
        [
            html.H1("There is no such page"),
            html.P(f"The atlas has no page at “{route[:80]}”."),
            html.P(
                [html.A("Open the map", href="/"), " or ", html.A("the data", href="/data"), "."]
            ),
        ],
        id="main",
        className="prose",
        tabIndex="-1",
    )
