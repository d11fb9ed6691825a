"""The pages that the server writes whole, by their addresses."""

from collections.abc import Callable, Mapping
from functools import partial

from dash.development.base_component import Component
from flask import Flask

from dashboard.compare.compare_page import present_comparison
from dashboard.exports.made_packs import list_packs, register_packs
from dashboard.find_area_page import present_find_area, register_find
from dashboard.found_places import PlaceFinder
from dashboard.jobs.export_routes import register_exports
from dashboard.layout.about import build_about
from dashboard.layout.data_catalogue import PackRow, build_data_catalogue
from dashboard.layout.page import ROUTES
from dashboard.layout.record_template import build_record_help
from dashboard.own.own_page import present_own
from dashboard.own.own_routes import register_own_routes
from dashboard.page_facts import collect_about, list_indicator_rows, list_programme_rows
from dashboard.profile.profile_page import present_profile
from dashboard.reach.need_files import register_need_files
from dashboard.reach.need_page import present_need
from dashboard.reach.programme_page import present_programme
from dashboard.reach.reach_page import present_reach
from dashboard.record_templates import offer_templates
from dashboard.selection import Selection
from dashboard.settings import Settings
from dashboard.share.share_page import register_share
from dashboard.still_pages import StillPage, StillPageBuilder, register_still_pages
from dashboard.stories.edit_page import register_story_editor
from dashboard.stories.present_page import register_present
from dashboard.unknown import unknown_page
from geodata.model import Area, Programme
from geodata.repository import Repository

# Builds what a reader can do where something is missing or wrong: of an area or a programme,
# or at all.
BuildHelp = Callable[[Area | Programme | None], Component]


def register_site_pages(server: Flask, repository: Repository, settings: Settings) -> None:
    """Serve the pages, and what the search for an area in their header asks for."""
    finder = PlaceFinder(repository)
    register_find(server, repository, finder)
    register_packs(server)
    register_own_routes(server, repository)
    register_story_editor(server, repository)
    register_share(server, repository)
    register_present(server, repository)
    register_need_files(server, repository)
    register_exports(server, repository, settings)
    pages = list_still_pages(repository, settings, finder)
    register_still_pages(server, pages, repository.data_version)


def list_still_pages(
    repository: Repository, settings: Settings, finder: PlaceFinder
) -> Mapping[str, StillPageBuilder]:
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
        "/own": partial(present_own, repository=repository),
        "/compare": partial(present_comparison, repository=repository),
        "/area": partial(present_find_area, finder=finder),
        "/area/<area_code>": partial(present_profile, repository=repository, build_help=build_help),
    }


def _present_about(_selection: Selection, repository: Repository, settings: Settings) -> StillPage:
    return StillPage(
        title=ROUTES["/about"],
        description="How the atlas treats numbers, its sources, licences and limits, and what is"
        " new in it.",
        route="/about",
        main=build_about(collect_about(repository, settings)),
    )


def _present_data(
    _selection: Selection, repository: Repository, build_help: BuildHelp
) -> StillPage:
    return StillPage(
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
