"""The page of one area: what it is, what stands out, every figure, and where all of it is from."""

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.components.area_panel import build_reached_line
from dashboard.components.attributes import attributes
from dashboard.components.sources import build_source
from dashboard.format.numbers import count_things, show_number
from dashboard.pages.area.header import (
    build_actions,
    build_first_look,
    build_headline,
    build_profile_header,
)
from dashboard.pages.area.tables import Draw, Explain, build_figures_part, build_parts
from dashboard.pages.area.trends import build_trends
from dashboard.results.area_lines import ReachedLine
from dashboard.results.profile import AreaProfile, ProfileFigure, SimilarArea, Weight
from dashboard.settings import SITE_NAME
from dashboard.state.addresses import map_address, profile_address, similar_address
from dashboard.text.profile import describe_unrecorded
from dashboard.text.provenance import ProvenanceLine, describe_reading
from dashboard.text.site import INDEPENDENT
from geodata.model import Licence, Source, list_words


@dataclass(frozen=True, slots=True)
class ProfileParts:
    """What a profile's page has beside the profile: drawings, sources, and its own address.

    ``address`` is the whole one, as it is printed. ``draw_range_strip`` and
    ``draw_trend`` draw a figure; ``explain`` builds where it comes from.
    """

    address: str
    sources: Sequence[tuple[Source, Licence]]
    area_map: Chart
    draw_range_strip: Draw
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
        build_figures_part(profile, parts.draw_range_strip, parts.explain),
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
    contents = (
        ("stands-out", "What stands out", True),
        ("figures", "All figures", True),
        ("trends", "Change over time", has_trends),
        ("parts", _name_parts(profile), has_parts),
        ("programmes", "Programmes", True),
        ("similar", "Similar areas", has_similar),
        ("missing", "Missing or wrong?", has_help),
        ("sources", "Sources", True),
    )
    links = [
        html.Li(html.A(name, href=f"#{part}")) for part, name, is_there in contents if is_there
    ]
    return html.Nav(
        [html.Ul(links)], className="contents", **attributes({"aria-label": "On this page"})
    )


def _name_parts(profile: AreaProfile) -> str:
    parts = profile.parts
    return "Areas beside it" if parts is not None and parts.is_siblings else "Areas within"


# What is open on the page, and what two sheets of paper have room for.
_SHOWN = 12
_LETTERS_PRINTED = 900


def build_reach(profile: AreaProfile, address: str) -> Component:
    """Build the records, how each is known, and what is not recorded here."""
    printed = _count_printed(profile.reached)
    left_out = len(profile.reached) - printed
    return html.Section(
        [
            html.H2("Programmes that reached this area", id="programmes"),
            *_build_list(profile.reached, printed),
            _say_left_out(left_out, address) if left_out else None,
            html.P(profile.reached_note, className="soft") if profile.reached_note else None,
            *_build_unrecorded(profile),
            html.P(
                html.A("Every programme: what is located, where and when", href="/reach"),
                className="not-printed",
            ),
        ],
        className="profile-part reach-part",
    )


def _build_list(lines: Sequence[ReachedLine], printed: int) -> list[Component]:
    if not lines:
        return []
    items = [
        build_reached_line(line, is_printed=place < printed) for place, line in enumerate(lines)
    ]
    shown, rest = items[:_SHOWN], items[_SHOWN:]
    parts: list[Component] = [html.Ul(shown, className="reached")]
    if rest:
        parts.append(
            html.Details(
                [
                    html.Summary(count_things(len(rest), "more record")),
                    html.Ul(rest, className="reached"),
                ],
                className="not-printed",
            )
        )
    return parts


def _count_printed(lines: Sequence[ReachedLine]) -> int:
    """Count the records, from the first, that fit on paper by the length of their words."""
    length = 0
    for place, line in enumerate(lines[:_SHOWN]):
        length += len(line.title) + len(line.detail) + len(line.source)
        if length > _LETTERS_PRINTED:
            return place
    return min(len(lines), _SHOWN)


def _say_left_out(count: int, address: str) -> Component:
    records = count_things(count, "more record is", "more records are")
    return html.P(f"{records} at {address}", className="only-printed")


def _build_unrecorded(profile: AreaProfile) -> list[Component]:
    sentence = describe_unrecorded(profile)
    if not sentence:
        return []
    return [html.H3("Not recorded here"), html.P(sentence, className="unrecorded")]


def build_similar(profile: AreaProfile) -> list[Component]:
    """Build similar areas; nothing where no recipe stands for this kind of area."""
    similar = profile.similar
    if similar is None or not similar.areas:
        return []
    return [
        html.Section(
            [
                html.H2("Similar areas", id="similar"),
                html.Ol([_build_near(near) for near in similar.areas], className="similar"),
                html.Ul(
                    [html.Li(sentence) for sentence in similar.comparisons],
                    className="comparisons",
                )
                if similar.comparisons
                else None,
                html.P(
                    html.A("Put these areas side by side", href=similar_address(profile.area)),
                    className="not-printed",
                ),
                html.P(similar.method, className="soft"),
                html.Details(
                    [
                        html.Summary("What makes areas similar, and with what weight"),
                        html.Ul([_build_weight(weight) for weight in similar.weights]),
                    ],
                    className="not-printed",
                ),
                html.P(_write_recipe(similar.weights), className="only-printed soft"),
            ],
            className="profile-part",
        )
    ]


def _build_near(near: SimilarArea) -> Component:
    return html.Li(
        [
            html.A(near.area.area_name, href=profile_address(near.area)),
            html.Span(f" distance {show_number(near.distance, 2)}", className="soft"),
        ]
    )


def _build_weight(weight: Weight) -> Component:
    return html.Li(f"{weight.indicator.label}: weight {weight.weight:g}")


def _write_recipe(weights: tuple[Weight, ...]) -> str:
    recipe = "; ".join(f"{weight.indicator.label} ({weight.weight:g})" for weight in weights)
    return f"Indicators and weights: {recipe}."


def build_sources(
    profile: AreaProfile, sources: Sequence[tuple[Source, Licence]], address: str
) -> Component:
    """Build the list of publications; on paper the short form of it."""
    terms = dict.fromkeys(licence.title for _, licence in sources)
    version = f"Data version {profile.data_version}."
    reading = describe_reading(source for source, _ in sources)
    return html.Section(
        [
            html.H2("Sources", id="sources"),
            html.Ul([build_source(*pair) for pair in sources], className="source-list"),
            html.P(f"Terms: {list_words(terms)}.", className="only-printed") if terms else None,
            html.P(
                " ".join(part for part in (version, reading, f"This profile: {address}") if part),
                className="data-line",
            ),
            html.P(f"{SITE_NAME}: {INDEPENDENT}", className="only-printed"),
        ],
        className="profile-part sources-part",
    )


def build_explanation(
    figure: ProfileFigure, lines: Sequence[ProvenanceLine], citation: str
) -> Component:
    """Build how a figure compares, where it comes from line by line, and its citation."""
    comparison = " ".join(part for part in (figure.comparison, figure.place_text) if part)
    cited = f"cited-{figure.indicator.id}"
    name = html.Span(f" of {figure.indicator.label}", className="aside")
    return html.Div(
        [
            html.P(comparison) if comparison else None,
            html.Dl([part for line in lines for part in _build_line(line)]),
            html.P(citation, id=cited, className="cited"),
            html.P(
                [
                    html.Button(
                        ["Copy citation", name],
                        className="plain-button needs-script",
                        **attributes({"data-copies": cited}),
                    ),
                    html.A(
                        ["Show on the map", name], href=map_address(figure.area, figure.indicator)
                    ),
                ],
                className="links",
            ),
        ],
        className="explanation",
    )


def _build_line(line: ProvenanceLine) -> tuple[Component, Component]:
    text = html.A(line.text, href=line.url, rel="noreferrer") if line.url else line.text
    return html.Dt(line.term), html.Dd(text)
