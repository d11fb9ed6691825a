"""The page of areas side by side: a table, each row with its picture."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.area_addresses import map_address, profile_address
from dashboard.compare.comparison import Comparison
from dashboard.layout.attributes import attributes
from dashboard.layout.compare_table import Marking, build_name, build_table
from dashboard.layout.page import build_page_buttons
from dashboard.numbers_shown import name_in_sentence, show_number
from dashboard.profile.area_profile import SimilarAreas
from geodata.model import Area, Source


class CompareWords(NamedTuple):
    """What the page says over the table, and of each area in their order."""

    title: str
    subtitle: str
    standings: tuple[str, ...]


class AreaActions(NamedTuple):
    """Addresses that lead on from one area: without it, with it first, beside those like it.

    Empty where that would change nothing.
    """

    remove: str
    first: str
    similar: str


class CompareParts(NamedTuple):
    """What the page is made of besides the comparison itself.

    ``places`` says where each area lies, empty where nothing need be said;
    ``similar`` is the recipe by which the others were found, where they were.
    """

    words: CompareWords
    actions: tuple[AreaActions, ...]
    places: tuple[str, ...]
    sources: Sequence[Source]
    file_address: str
    choices: Sequence[Component]
    kinds: Component
    similar: SimilarAreas | None
    marking: Marking


def build_compare_page(
    comparison: Comparison, parts: CompareParts, notices: Sequence[Component]
) -> Component:
    """Build areas side by side, and under it what else can be chosen."""
    has_rows = bool(comparison.rows)
    return html.Main(
        [
            html.H1(parts.words.title),
            html.P(parts.words.subtitle, className="compare-subtitle"),
            *notices,
            _build_actions(parts.file_address) if has_rows else None,
            _build_areas(comparison, parts),
            *parts.choices,
            _build_similar(comparison, parts.similar) if parts.similar else None,
            *(build_table(comparison, parts.marking) if has_rows else []),
            parts.kinds,
            _build_sources(parts.sources) if has_rows else None,
        ],
        id="main",
        className="compare-page",
        tabIndex="-1",
    )


def _build_actions(file_address: str) -> Component:
    return html.Nav(
        [
            html.A("Download CSV", href=file_address, className="action"),
            *build_page_buttons(),
        ],
        className="actions",
        **attributes({"aria-label": "What to do with this comparison"}),
    )


def _build_areas(comparison: Comparison, parts: CompareParts) -> Component:
    cards = zip(comparison.areas, parts.words.standings, parts.actions, parts.places, strict=True)
    distances = comparison.compared.distances
    return html.Ol(
        [
            _build_area(
                number,
                area,
                (where, _say_distance(distances, number), standing),
                actions,
            )
            for number, (area, standing, actions, where) in enumerate(cards, start=1)
        ],
        className="compared-areas",
    )


def _say_distance(distances: Sequence[float], number: int) -> str:
    if not distances or number == 1:
        return ""
    return f"Distance {show_number(distances[number - 2], 2)}."


def _build_area(number: int, area: Area, told: Sequence[str], actions: AreaActions) -> Component:
    name = area.area_name
    links = (
        ("Profile", profile_address(area)),
        ("Open on the map", map_address(area)),
        ("Similar areas", actions.similar),
        ("Put first", actions.first),
        ("Remove", actions.remove),
    )
    return html.Li(
        [
            html.H2(build_name(number, area)),
            html.P(" ".join(part for part in told if part), className="soft"),
            html.P(
                [
                    html.A(said, href=address, **attributes({"aria-label": f"{said}: {name}"}))
                    for said, address in links
                    if address
                ],
                className="compared-links",
            ),
        ]
    )


def _build_similar(comparison: Comparison, similar: SimilarAreas) -> Component:
    name = name_in_sentence(comparison.areas[0].area_name)
    weights = "; ".join(f"{one.indicator.label} ({one.weight:g})" for one in similar.weights)
    return html.Section(
        [
            html.H2(f"How {name} compares with them"),
            html.P(
                "Estimates with an interval are tested against each of the others, all tests"
                " together held to a false discovery rate of 5 %. Full counts are given a place.",
                className="soft",
            ),
            html.Ul([html.Li(sentence) for sentence in similar.comparisons]),
            html.P(similar.method, className="soft"),
            html.P(f"The indicators and their weights: {weights}.", className="soft"),
        ],
        className="compare-similar",
    )


def _build_sources(sources: Sequence[Source]) -> Component:
    return html.Section(
        [
            html.H2("Sources"),
            html.Ul(
                [html.Li([f"{one.producer}, ", html.A(one.title, href=one.url)]) for one in sources]
            ),
            html.P(
                [
                    "How figures are tested and what they cannot say: ",
                    html.A("About", href="/about"),
                    ".",
                ]
            ),
        ],
        className="compare-sources",
    )
