"""The page of one area: what it is, what stands out, every figure, and where all of it is from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.layout.attributes import attributes
from dashboard.layout.parts_table import build_parts
from dashboard.layout.profile_header import (
    build_actions,
    build_first_look,
    build_headline,
    build_profile_header,
)
from dashboard.layout.profile_reach import build_reach
from dashboard.layout.profile_similar import build_similar
from dashboard.layout.profile_sources import build_sources
from dashboard.layout.profile_trends import build_trends
from dashboard.layout.spine_table import Draw, Explain, build_figures_part
from dashboard.profile.area_profile import AreaProfile
from geodata.model import Licence, Source


@dataclass(frozen=True, slots=True)
class ProfileParts:
    """What a profile's page has beside the profile: drawings, sources, and its own address.

    ``address`` is the whole one, as it is printed. ``draw_spine`` and
    ``draw_trend`` draw a figure; ``explain`` builds where it comes from.
    """

    address: str
    sources: Sequence[tuple[Source, Licence]]
    area_map: Markup
    draw_spine: Draw
    draw_trend: Draw
    explain: Explain
    record_help: Component | None = None


def build_profile_page(
    profile: AreaProfile, parts: ProfileParts, notices: Sequence[Component]
) -> Component:
    """Build an area's page from its profile."""
    help_part = parts.record_help
    first = [
        build_first_look(profile, parts.area_map),
        build_actions(profile),
        build_figures_part(profile, parts.draw_spine, parts.explain),
    ]
    second = [
        *build_trends(profile, parts.draw_trend),
        *build_parts(profile),
        build_reach(profile, parts.address),
        *build_similar(profile),
        *([help_part] if help_part else []),
        build_sources(profile, parts.sources, parts.address),
    ]
    return html.Main(
        [
            *notices,
            build_profile_header(profile),
            *build_headline(profile.headline),
            html.Div(
                [
                    _build_contents(profile, has_help=help_part is not None),
                    html.Div(
                        [*first, html.Div(second, className="second-sheet")],
                        className="profile-body",
                    ),
                ],
                className="profile-columns",
            ),
        ],
        id="main",
        className="profile",
        tabIndex="-1",
    )


def _build_contents(profile: AreaProfile, *, has_help: bool) -> Component:
    has_trends = any(len(figure.trend) > 1 for figure in profile.figures)
    has_parts = profile.parts is not None and bool(profile.parts.rows)
    has_similar = profile.similar is not None and bool(profile.similar.areas)
    held = (
        ("stands-out", "What stands out", True),
        ("figures", "All figures", True),
        ("trends", "Change over time", has_trends),
        ("parts", _name_parts(profile), has_parts),
        ("programmes", "Programmes", True),
        ("similar", "Similar areas", has_similar),
        ("missing", "Missing or wrong?", has_help),
        ("sources", "Sources", True),
    )
    links = [html.Li(html.A(name, href=f"#{part}")) for part, name, is_there in held if is_there]
    return html.Nav(
        [html.Ul(links)], className="contents", **attributes({"aria-label": "On this page"})
    )


def _name_parts(profile: AreaProfile) -> str:
    parts = profile.parts
    return "Areas beside it" if parts is not None and parts.is_siblings else "Areas within"
