"""The application: pages, callbacks, HTTP interface and data, joined."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from wsgiref.types import WSGIApplication

from dash import Dash, html
from dash.development.base_component import Component
from flask import Flask, Response, has_request_context, request

from dashboard.api import create_server, register_api
from dashboard.api.table_files import register_table_files
from dashboard.api.view import (
    figures_address,
    register_bivariate_routes,
    register_drawings,
    register_view_routes,
)
from dashboard.components.document import Start, write_index
from dashboard.components.page import ROUTES, build_page, build_page_links, furnish_page
from dashboard.components.record_template import build_record_help
from dashboard.components.settled_parts import find_live_ids, settle
from dashboard.components.static_page import (
    ASSETS,
    NEWEST_DATA,
    StaticPage,
    StaticPageBuilder,
    register_static_pages,
    start_page,
    write_meta,
)
from dashboard.exports.embed.oembed import register_oembed
from dashboard.exports.embed.page import register_embed
from dashboard.exports.embed.pictures import register_small_pictures
from dashboard.exports.jobs.routes import register_exports
from dashboard.exports.packs import list_packs, register_packs
from dashboard.exports.profile_files import register_profile_files
from dashboard.exports.record_templates import offer_templates, register_templates
from dashboard.figures.filtered import keep_matching
from dashboard.figures.map_values import describe_stage
from dashboard.figures.stage import choose_stage, draw_stage, make_stage
from dashboard.pages.about.layout import build_about
from dashboard.pages.area.find import present_find_area, register_find
from dashboard.pages.area.page import present_profile
from dashboard.pages.compare.page import present_comparison
from dashboard.pages.data.layout import PackRow, build_data_catalogue
from dashboard.pages.explore import callbacks as explore
from dashboard.pages.explore import navigation
from dashboard.pages.explore.filters import register_filters
from dashboard.pages.explore.first_page import write_first_page
from dashboard.pages.explore.layout import build_explore
from dashboard.pages.explore.start import ReadyLink
from dashboard.pages.need.page import present_need
from dashboard.pages.programme.page import present_programme
from dashboard.pages.reach.page import present_reach
from dashboard.pages.share.page import register_share
from dashboard.pages.stories.edit import register_story_editor
from dashboard.pages.stories.layout import ROUTE as PRESENT_ROUTE
from dashboard.pages.stories.present import register_present
from dashboard.pages.stories.ready import NAMES, read_texts
from dashboard.pages.unknown import page as unknown_page
from dashboard.pages.upload.page import present_upload
from dashboard.pages.upload.routes import register_upload_routes
from dashboard.results.view_results import build_results
from dashboard.settings import SITE_NAME, Settings
from dashboard.state.selection import Selection
from dashboard.state.view import find_first_indicator, resolve_view
from dashboard.text.places import PlaceFinder
from dashboard.text.site import (
    ATTRIBUTION,
    collect_about,
    list_indicator_rows,
    list_programme_rows,
)
from dashboard.text.start import StartText, write_start
from dashboard.text.view import head_view
from dashboard.web.assets import EXPLORE, read_site_file, register_site_files
from dashboard.web.kept_versions import KeptVersions, list_kept
from dashboard.web.plotly_bundle import register_plotly
from dashboard.web.serving import guard_callbacks, prepare_server
from geodata.model import Area, Programme
from geodata.repository import Repository
from geodata.tables.parquet import open_pack

# Builds what a reader can do where something is missing or wrong: of an area or a programme,
# or at all.
BuildHelp = Callable[[Area | Programme | None], Component]


def register_site_pages(server: Flask, repository: Repository, settings: Settings) -> None:
    """Serve the pages, and what the search for an area in their header asks for."""
    finder = PlaceFinder(repository)
    register_find(server, repository, finder)
    register_packs(server)
    register_upload_routes(server, repository)
    register_story_editor(server, repository)
    register_share(server, repository)
    register_present(server, repository)
    register_exports(server, repository, settings)
    pages = list_static_pages(repository, settings, finder)
    register_static_pages(server, pages, repository.data_version)


def list_static_pages(
    repository: Repository, settings: Settings, finder: PlaceFinder
) -> Mapping[str, StaticPageBuilder]:
    """List what is served, by Flask's rule of its address."""

    def build_help(about: Area | Programme | None) -> Component:
        return build_record_help(*offer_templates(about, repository.data_version), settings.contact)

    return {
        "/about": partial(_present_about, repository=repository, settings=settings),
        "/data": partial(_present_data, repository=repository, build_help=build_help),
        "/reach": partial(present_reach, repository=repository),
        "/reach/need": partial(present_need, repository=repository),
        unknown_page.ROUTE: partial(unknown_page.present_unknown, repository=repository),
        "/programme": partial(present_programme, repository=repository),
        "/programme/<programme_id>": partial(
            present_programme, repository=repository, build_help=build_help
        ),
        "/own": partial(present_upload, repository=repository),
        "/compare": partial(present_comparison, repository=repository),
        "/area": partial(present_find_area, finder=finder),
        "/area/<area_code>": partial(present_profile, repository=repository, build_help=build_help),
    }


def _present_about(_selection: Selection, repository: Repository, settings: Settings) -> StaticPage:
    return StaticPage(
        title=ROUTES["/about"],
        description="How the atlas treats numbers, its sources, licences and limits, and what is"
        " new in it.",
        route="/about",
        main=build_about(collect_about(repository, settings)),
    )


def _present_data(
    _selection: Selection, repository: Repository, build_help: BuildHelp
) -> StaticPage:
    return StaticPage(
        title=ROUTES["/data"],
        description="Every indicator and programme of the atlas, with its table to download.",
        route="/data",
        main=build_data_catalogue(
            list_indicator_rows(repository),
            list_programme_rows(repository),
            _list_pack_rows(repository.data_version),
            build_help(None),
        ),
    )


def _list_pack_rows(data_version: str) -> list[PackRow]:
    return [
        PackRow(
            address=f"/packs/{pack.name}",
            title=pack.title,
            detail=f"ZIP, {pack.size / 1e6:.1f} MB, data version {pack.data_version}"
            + ("" if pack.data_version == data_version else "; the atlas now has newer data"),
        )
        for pack in list_packs()
    ]


# The endpoint under which Dash answers any address that nothing else answers.
_DASH_PAGES = "/<path:path>"
_DESCRIPTION = (
    "London's boroughs and wards, where the Mayor's social integration programmes reached, and"
    " what surveys and official statistics say, with how sure each figure is."
)
# What else is answered of the data: the interface, what scripts ask for, and files.
_ANSWERS = (
    register_api,
    register_view_routes,
    register_drawings,
    register_profile_files,
    register_templates,
    register_bivariate_routes,
    register_table_files,
    register_embed,
    register_small_pictures,
    register_oembed,
)


class Atlas(Dash):
    """Dash, with the first HTML written for the view that its address asks for."""

    def __init__(self, repository: Repository, server: Flask) -> None:
        super().__init__(
            name="atlas",
            server=cast("Any", server),  # Dash takes a Flask server; its annotation forgets it
            assets_folder=str(ASSETS),
            # Sent joined (web/assets.py), and not file by file.
            assets_ignore=r".*\.(js|css)$",
            title=SITE_NAME,
            update_title=None,  # pyright: ignore[reportArgumentType] - documented: keep the title
        )
        self._repository = repository
        self.build_first: Callable[[str], Component] = lambda _query: html.Div()

    def interpolate_index(self, **parts: str) -> str:
        """Write the page's HTML; Dash calls this once a page load."""
        return write_index(describe_start(self._repository, self.build_first), parts)


def create_app(repository: Repository, settings: Settings, newest: str = "") -> Dash:
    """Make the application over one repository.

    Parameters
    ----------
    repository : Repository
        Loaded, and shared by every thread of the process.
    settings : Settings
        What the deployment set.
    newest : str
        Version of the newest data, where these are kept ones.

    Returns
    -------
    Dash
        Its ``server`` answers pages, the HTTP interface and boundary files.
    """
    server = create_server("atlas")
    server.config[NEWEST_DATA] = newest or repository.data_version
    app = Atlas(repository, server)
    # The other pages need no callback: the server writes them whole.
    start = write_start(repository, find_first_indicator(repository))
    pages = {"/": partial(_build_explore, start, settings, repository)}
    app.build_first = pages["/"]
    frame = partial(build_page, attribution=ATTRIBUTION, data_version=repository.data_version)

    def lay_out() -> Component:
        # Dash also asks for the layout when it is set, before there is any request.
        referrer = request.referrer if has_request_context() else None
        return settle(frame(navigation.present_first_page(referrer, pages)), find_live_ids(app))

    app.layout = lay_out
    # This layout is sent with every page that Dash shows, so it is kept small.
    app.validation_layout = [frame(None), pages["/"]("")]
    navigation.register(app, pages)
    navigation.register_appearance(app)
    explore.register(app, repository)
    register_filters(app, repository)
    for register in _ANSWERS:
        register(server, repository)
    register_site_files(server, ASSETS)
    register_plotly(server, ASSETS)
    register_site_pages(server, repository, settings)
    guard_callbacks(server, app)
    server.after_request(partial(_say_missing, pages))
    prepare_server(server, repository, settings, app.csp_hashes)
    # Dash finishes setting itself up at its first request. What another thread is asked meanwhile
    # would find it half done (a script was seen to be 404), so the first request is our own.
    server.test_client().get("/")
    _serve_kept(server, repository, settings)
    return app


def _build_explore(
    start: StartText, settings: Settings, repository: Repository, query: str
) -> Component:
    """Build the page of the map, filled with what the view of its query says."""
    page = build_explore(_find_tiles(settings), start, _find_story())
    return explore.fill_page(page, query, repository)


def _find_story() -> ReadyLink:
    """Find the ready story that a new reader is offered."""
    name = NAMES[0]
    written = read_texts(name)
    return ReadyLink(written["title"], len(written["slides"]), f"{PRESENT_ROUTE}?story={name}")


def _serve_kept(server: Flask, repository: Repository, settings: Settings) -> None:
    """Answer links that name data which the deployment keeps from an atlas of those data."""
    newest = repository.data_version
    alone = replace(settings, kept_packs=None)

    def open_atlas(pack: Path) -> WSGIApplication:
        return create_app(open_pack(pack), alone, newest).server

    packs = list_kept(settings.kept_packs, newest)
    if packs:
        server.wsgi_app = KeptVersions(server.wsgi_app, packs, open_atlas)


def describe_start(repository: Repository, build_first: Callable[[str], Component]) -> Start:
    """Describe the page that the current request asks for.

    Parameters
    ----------
    repository : Repository
    build_first : callable
        Builds the page of the map for the query of its address.
    """
    title = ROUTES.get(request.path, "No such page")
    start = replace(
        start_page(title, _DESCRIPTION, repository.data_version),
        script=read_site_file(ASSETS, EXPLORE, "js").address,
    )
    if request.path != "/":
        return start
    view = resolve_view(Selection.from_query(start.search), repository)
    figures = build_results(view, repository)
    title, description = head_view(view, keep_matching(view, figures, repository), repository)
    return replace(
        start,
        title=f"{title} | {SITE_NAME}",
        description=description,
        meta=write_meta(f"/{start.search}", title, description),
        figures=figures_address(view, repository),
        stage=describe_stage(view, repository),
        first=find_first_indicator(repository).id,
        table=explore.link_table(view),
        first_page=_write_first(start.search, build_first, repository),
    )


# What one view's page is written from is the same for everyone who opens it.
@lru_cache(maxsize=32)
def _write_first(
    query: str, build_first: Callable[[str], Component], repository: Repository
) -> str:
    """Write the page as it is read before any script runs, with the map drawn and coloured."""
    view = resolve_view(Selection.from_query(query), repository)
    drawing = draw_stage(view, build_results(view, repository), repository)
    body = furnish_page(
        build_first(query),
        build_page_links("/"),
        attribution=ATTRIBUTION,
        data_version=repository.data_version,
    )
    width, height = make_stage(choose_stage(view), repository).stage.size
    return write_first_page(body, drawing, width / height)


def _say_missing(pages: Collection[str], response: Response) -> Response:
    """Give 404 to a page that is not there: Dash answers every address with its first HTML."""
    if request.endpoint == _DASH_PAGES and request.path not in pages:
        response.status_code = HTTPStatus.NOT_FOUND
    return response


def _find_tiles(settings: Settings) -> tuple[str, str] | None:
    if settings.tile_url is None or settings.tile_credit is None:
        return None
    return settings.tile_url, settings.tile_credit
