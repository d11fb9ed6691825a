"""The application: pages, callbacks, HTTP interface and data, joined."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from wsgiref.types import WSGIApplication

from dash import Dash
from dash.development.base_component import Component
from flask import Flask, Response, has_request_context, request

from dashboard.answers.map_figures import boundary_address, describe_shapes
from dashboard.answers.view_routes import figures_address, register_view_routes
from dashboard.api import create_server, register_api
from dashboard.callback_requests import guard_callbacks
from dashboard.callbacks import explore, navigation
from dashboard.compare.compare_file import register_compare_file
from dashboard.embed.embed_page import register_embed
from dashboard.embed.oembed import register_oembed
from dashboard.embed.small_pictures import register_small_pictures
from dashboard.equal_area_map import register_equal_areas
from dashboard.exports.profile_files import register_profile_files
from dashboard.index import Start, write_index
from dashboard.kept_versions import KeptVersions, list_kept
from dashboard.layout.explore import build_explore
from dashboard.layout.page import ROUTES, SITE_NAME, build_page
from dashboard.own_files import register_own_files
from dashboard.page_facts import ATTRIBUTION
from dashboard.pair.pair_routes import register_pair_routes
from dashboard.reach.reach_files import register_reach_files
from dashboard.record_templates import register_templates
from dashboard.selection import Selection
from dashboard.serving import prepare_server
from dashboard.settings import Settings
from dashboard.shown_figures import build_figures
from dashboard.site_pages import register_site_pages
from dashboard.still_pages import ASSETS, NEWEST_DATA, start_page, write_meta
from dashboard.unknown.unknown_page import register_unknown_file
from dashboard.view import resolve_view
from dashboard.web.plotly_bundle import register_plotly
from dashboard.words.title_words import head_view
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.parquet_repository import open_pack
from geodata.repository import Repository

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
    register_profile_files,
    register_templates,
    register_pair_routes,
    register_compare_file,
    register_reach_files,
    register_equal_areas,
    register_unknown_file,
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
            title=SITE_NAME,
            update_title=None,  # pyright: ignore[reportArgumentType] - documented: keep the title
        )
        self._repository = repository

    def interpolate_index(self, **parts: str) -> str:
        """Write the page's HTML; Dash calls this once a page load."""
        return write_index(describe_start(self._repository), parts)


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
    pages = {"/": lambda: build_explore(_find_tiles(settings))}
    frame = partial(build_page, attribution=ATTRIBUTION, data_version=repository.data_version)

    def lay_out() -> Component:
        # Dash also asks for the layout when it is set, before there is any request.
        referrer = request.referrer if has_request_context() else None
        return frame(navigation.present_first_page(referrer, pages))

    app.layout = lay_out
    # This layout is sent with every page that Dash shows, so it is kept small.
    app.validation_layout = [frame(None), pages["/"]()]
    navigation.register(app, pages)
    navigation.register_appearance(app)
    explore.register(app, repository)
    for register in _ANSWERS:
        register(server, repository)
    register_own_files(server, ASSETS)
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


def _serve_kept(server: Flask, repository: Repository, settings: Settings) -> None:
    """Answer links that name data which the deployment keeps from an atlas of those data."""
    newest = repository.data_version
    alone = replace(settings, kept_packs=None)

    def open_atlas(pack: Path) -> WSGIApplication:
        return create_app(open_pack(pack), alone, newest).server

    kept = list_kept(settings.kept_packs, newest)
    if kept:
        server.wsgi_app = KeptVersions(server.wsgi_app, kept, open_atlas)


def describe_start(repository: Repository) -> Start:
    """Describe the page that the current request asks for."""
    title = ROUTES.get(request.path, "No such page")
    start = start_page(title, _DESCRIPTION, repository.data_version)
    if request.path != "/":
        return start
    view = resolve_view(Selection.from_query(start.search), repository)
    figures = build_figures(view, repository)
    boundary = describe_shapes(view, repository)
    # The river is in the file of boroughs.
    base = boundary_address(repository.boundary_files()[Geography(Level.BOROUGH)])
    title, description = head_view(view, figures, repository)
    return replace(
        start,
        title=f"{title} | {SITE_NAME}",
        description=description,
        meta=write_meta(f"/{start.search}", title, description),
        figures=figures_address(view, repository),
        shapes=tuple(dict.fromkeys((boundary["url"], base))),
        boundary=boundary,
    )


def _say_missing(pages: Collection[str], response: Response) -> Response:
    """Give 404 to a page that is not there: Dash answers every address with its first HTML."""
    if request.endpoint == _DASH_PAGES and request.path not in pages:
        response.status_code = HTTPStatus.NOT_FOUND
    return response


def _find_tiles(settings: Settings) -> tuple[str, str] | None:
    if settings.tile_url is None or settings.tile_credit is None:
        return None
    return settings.tile_url, settings.tile_credit
