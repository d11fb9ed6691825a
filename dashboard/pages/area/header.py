"""The head of a profile: which area, of which edition, what introduces it, what to do with it."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart
from dashboard.components.page import build_page_buttons
from dashboard.format.names import name_one
from dashboard.format.numbers import name_in_sentence
from dashboard.results.profile import AreaProfile, EditionLink, HeadlineFact
from dashboard.state.addresses import (
    compare_address,
    map_address,
    profile_address,
    profile_answer_address,
    similar_address,
)
from dashboard.text.profile import WARDS_REDRAWN
from geodata.closed_lists import Level

# An older ward may touch a dozen newer ones; the rest are told on request.
_EDITIONS_SHOWN = 3
_CLOSER = {
    Level.BOROUGH: "with its wards of 2022",
    Level.ASSEMBLY_CONSTITUENCY: "with its boroughs",
    Level.WARD: "among the wards of its borough",
}


def build_profile_header(profile: AreaProfile) -> Component:
    """Build the name, the kind and edition, and what is said of other editions."""
    kind = name_one(profile.area.geography)
    where = f" in {profile.borough.area_name}" if profile.borough else ""
    return html.Header(
        [
            _build_crumbs(profile),
            html.H1(profile.area.area_name),
            html.P(
                f"{kind[:1].upper()}{kind[1:]}{where} · {profile.area.area_code}",
                className="profile-kind",
            ),
            *_build_editions(profile),
        ],
        className="profile-head",
    )


def build_headline(facts: Sequence[HeadlineFact]) -> list[Component]:
    """Build the facts that introduce an area; nothing where none is held."""
    if not facts:
        return []
    return [html.Dl([_build_fact(fact) for fact in facts], className="headline")]


def build_actions(profile: AreaProfile) -> Component:
    """Build what a reader can do with a profile: each is an address but for two."""
    area = profile.area
    files = [
        html.A(name, href=address)
        for name, address in (
            ("PDF", profile_address(area, ending=".pdf")),
            ("Excel (XLSX)", profile_address(area, ending=".xlsx")),
            ("CSV", profile_address(area, ending=".csv")),
            ("JSON", profile_answer_address(area)),
        )
    ]
    is_likened = profile.similar is not None and bool(profile.similar.areas)
    compared = similar_address(area) if is_likened else compare_address([area])
    return html.Nav(
        [
            html.A("Open on the map", href=map_address(area), className="action"),
            html.A("Compare", href=compared, className="action"),
            html.Span(["Download: ", *_join(files)], className="action-files"),
            *build_page_buttons(),
        ],
        className="actions",
        **attributes({"aria-label": "What to do with this profile"}),
    )


def build_first_look(profile: AreaProfile, area_map: Chart) -> Component:
    """Build the map beside the sentences that a test gave."""
    sentences = [html.Li(one.sentence) for one in profile.stand_outs]
    return html.Div(
        [
            html.Figure(
                [show_chart(area_map), html.Figcaption(_read_map(profile))], className="profile-map"
            ),
            html.Section(
                [
                    html.H2("What stands out", id="stands-out"),
                    html.Ul(sentences) if sentences else None,
                    html.P(profile.stand_outs_note, className="soft small" if sentences else None),
                ],
                className="stands-out",
            ),
        ],
        className="first-look",
    )


def _read_map(profile: AreaProfile) -> str:
    """Say what the two maps show, as their legend."""
    name = name_in_sentence(profile.area.area_name)
    closer = _CLOSER[profile.area.geography.level]
    return f"Left: {name} among London's boroughs. Right: closer, striped, {closer}."


def _build_crumbs(profile: AreaProfile) -> Component:
    wider: list[Component | str] = [html.A("London", href="/"), " › "]
    if profile.borough:
        borough = profile.borough
        wider += [html.A(borough.area_name, href=profile_address(borough)), " › "]
    return html.Nav(
        [*wider, html.Span(profile.area.area_name, **attributes({"aria-current": "page"}))],
        className="crumbs",
        **attributes({"aria-label": "Wider areas"}),
    )


def _build_editions(profile: AreaProfile) -> list[Component]:
    """Build what became of an older ward, or what a newest one was drawn over."""
    links = [*profile.replaced_by, *profile.replaces]
    if not links and not profile.edition_note:
        return []
    shown, rest = links[:_EDITIONS_SHOWN], links[_EDITIONS_SHOWN:]
    intro = f"{WARDS_REDRAWN}." if profile.replaced_by else ""
    more = html.Details(
        [
            html.Summary(f"{len(rest)} more of other editions"),
            html.Ul([_build_edition(link) for link in rest]),
        ]
    )
    return [
        html.Div(
            [
                html.P(" ".join(part for part in (intro, profile.edition_note) if part)),
                html.Ul([_build_edition(link) for link in shown]),
                more if rest else None,
            ],
            className="edition-note",
        )
    ]


def _build_edition(link: EditionLink) -> Component:
    name = f"{link.area.area_name}, {name_one(link.area.geography)}"
    return html.Li([link.text, " ", html.A(f"Profile of {name}", href=profile_address(link.area))])


def _build_fact(fact: HeadlineFact) -> Component:
    return html.Div(
        [
            html.Dt(fact.label),
            html.Dd(fact.shown, className="headline-shown"),
            html.Dd(fact.detail, className="soft"),
        ]
    )


def _join(links: Sequence[Component]) -> list[Component | str]:
    joined: list[Component | str] = []
    for link in links:
        joined += [link, " · "]
    return joined[:-1]
