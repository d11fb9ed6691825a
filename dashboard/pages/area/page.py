"""The page of one area: which area an address means, and its profile."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urljoin

from dash import html
from dash.development.base_component import Component
from flask import has_request_context, request

from dashboard.charts.area_map import draw_area_map
from dashboard.charts.range_strip import draw_range_strip
from dashboard.charts.trend_line import draw_trend
from dashboard.components.page import build_notices
from dashboard.components.static_page import StaticPage
from dashboard.figures.profile.build import build_profile
from dashboard.figures.profile.tables import list_sources
from dashboard.format.names import name_one
from dashboard.format.numbers import name_in_sentence
from dashboard.pages.area.layout import ProfileParts, build_explanation, build_profile_page
from dashboard.results.outlines import read_area_outlines
from dashboard.results.profile import AreaProfile
from dashboard.results.profiled_areas import find_profiled_area
from dashboard.state.addresses import profile_address
from dashboard.state.selection import Selection
from dashboard.text.area import describe_area_map
from dashboard.text.provenance import cite_figure, list_provenance
from geodata.model import Area
from geodata.repository import Repository

ROUTE = "/area"
# Builds what a reader can do where something of an area is missing or wrong.
BuildHelp = Callable[[Area], Component]


def present_profile(
    selection: Selection,
    repository: Repository,
    area_code: str,
    build_help: BuildHelp | None = None,
) -> StaticPage:
    """Build the page of an area, or say that there is none of this code."""
    notices = list(selection.problems)
    area = find_profiled_area(area_code, selection, repository, notices)
    if area is None:
        return _say_unknown(area_code)
    profile = build_profile(area, repository)
    return StaticPage(
        title=f"{area.area_name}, {name_one(area.geography)}",
        description=f"What surveys, official statistics and programme records say of"
        f" {name_in_sentence(area.area_name)}, and how sure each figure is.",
        route=ROUTE,
        main=build_profile_page(
            profile, _collect_parts(profile, repository, build_help), build_notices(notices)
        ),
    )


def _collect_parts(
    profile: AreaProfile, repository: Repository, build_help: BuildHelp | None
) -> ProfileParts:
    licences = repository.registry.licences
    path = profile_address(profile.area)
    outlines = read_area_outlines(profile.area, repository)
    return ProfileParts(
        address=urljoin(request.host_url, path) if has_request_context() else path,
        sources=[(source, licences[source.licence]) for source in list_sources(profile)],
        area_map=draw_area_map(outlines, describe_area_map(outlines)),
        draw_range_strip=draw_range_strip,
        draw_trend=draw_trend,
        explain=lambda figure: build_explanation(
            figure, list_provenance(figure, repository), cite_figure(figure, repository)
        ),
        record_help=build_help(profile.area) if build_help else None,
    )


def _say_unknown(area_code: str) -> StaticPage:
    main = html.Main(
        [
            html.H1("No area of this code has a profile"),
            html.P(
                f"The atlas has profiles of boroughs, Assembly constituencies and wards. It has"
                f" none for “{area_code[:20]}”. A code has nine characters, such as E09000012."
            ),
            html.P(html.A("Choose an area on the map", href="/")),
        ],
        id="main",
        className="prose",
        tabIndex="-1",
    )
    return StaticPage(
        title="No such area",
        description="The atlas has no profile at this address.",
        route=ROUTE,
        main=main,
        status=HTTPStatus.NOT_FOUND,
    )
