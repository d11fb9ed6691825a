"""Which page the address names."""

from collections.abc import Callable, Mapping
from typing import TypedDict
from urllib.parse import urlsplit

from dash import ClientsideFunction, Dash, Input, Output, State, html
from dash.development.base_component import Component
from dash.exceptions import PreventUpdate

from dashboard.components import ids
from dashboard.components.page import FirstPage, build_page_links
from dashboard.components.settled_parts import find_live_ids, settle

# Builds a page for the query of its address.
PageBuilder = Callable[[str], Component]


class Page(TypedDict):
    """What a change of page fills in."""

    page: Component
    links: list[Component]


def present_page(pathname: str | None, query: str, pages: Mapping[str, PageBuilder]) -> Page:
    """Build the page of an address, or say that there is none."""
    route = pathname or "/"
    build = pages.get(route, lambda _: _build_missing(route))
    return Page(page=build(query), links=build_page_links(route))


def present_first_page(referrer: str | None, pages: Mapping[str, PageBuilder]) -> FirstPage | None:
    """Build the page that asks for its layout, so that it need not ask a second time.

    Parameters
    ----------
    referrer : str or None
        Address of the page that the request comes from. Browsers send it to
        the same host; where one does not, the callback brings the page.
    pages : mapping of route to builder
    """
    if not referrer:
        return None
    address = urlsplit(referrer)
    route = address.path or "/"
    shown = present_page(route, address.query, pages)
    return FirstPage(route, shown["page"], shown["links"])


def register(app: Dash, pages: Mapping[str, PageBuilder]) -> None:
    """Attach this module's callbacks to the application."""

    @app.callback(
        output={
            "page": Output(ids.PAGE, "children"),
            "links": Output(ids.PAGE_LINKS, "children"),
        },
        inputs={"pathname": Input(ids.URL, "pathname")},
        state={"route": State(ids.PAGE, "data-route"), "query": State(ids.URL, "search")},
    )
    def update_page(pathname: str | None, route: str | None, query: str | None) -> Page:
        if pathname == route:
            raise PreventUpdate
        return settle(present_page(pathname, query or "", pages), find_live_ids(app))


def register_appearance(app: Dash) -> None:
    """Let every page look as its address says."""
    app.clientside_callback(
        ClientsideFunction("atlas", "showAppearance"),
        Output(ids.APPEARANCE, "title"),
        Input(ids.URL, "search"),
    )


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
