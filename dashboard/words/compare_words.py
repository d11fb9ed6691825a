"""What is said over areas side by side, and the symbol and words of each figure."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.compare.comparison import MOST_AREAS, Comparison
from dashboard.geography_names import LEVEL_NAMES, name_geography
from dashboard.numbers_shown import name_in_sentence
from dashboard.profile.area_profile import ProfileFigure
from dashboard.wording import count_in_words
from dashboard.words.outcome_words import say_against_london
from geodata.closed_lists import Basis, Outcome
from geodata.model import Geography, list_words

# How figures came about, where a row of them says so.
BASIS_NAMES = {
    Basis.FULL_COUNT: "full count",
    Basis.ADMINISTRATIVE: "administrative",
    Basis.SURVEY: "survey estimate",
    Basis.MODELLED: "modelled",
}


class Mark(NamedTuple):
    """How a figure lies to London: a kind for its looks, a symbol, and words that say it whole."""

    kind: str
    symbol: str
    words: str


ABOVE, BELOW, SIMILAR = ("above", "▲"), ("below", "▼"), ("similar", "○")
LEGEND = (
    Mark(*ABOVE, "clearly above London"),
    Mark(*BELOW, "clearly below London"),
    Mark(*SIMILAR, "no clear difference from London"),
    Mark("untested", "", "No symbol: a count or a figure without an interval, not tested"),
)


def mark_figure(figure: ProfileFigure) -> Mark:
    """Give a figure's mark; only the one test gives a symbol."""
    words = say_against_london(figure)
    if figure.value is None:
        return Mark("missing", "", words)
    if figure.outcome is Outcome.SIMILAR:
        return Mark(*SIMILAR, words)
    if figure.outcome is Outcome.NOT_COMPARED or figure.difference is None:
        return Mark("untested", "", words)
    return Mark(*(ABOVE if figure.difference > 0 else BELOW), words)


def title_comparison(comparison: Comparison) -> str:
    """Name what stands side by side."""
    areas = comparison.areas
    if not areas:
        return "Compare areas"
    first = name_in_sentence(areas[0].area_name)
    if comparison.compared.distances:
        kinds = LEVEL_NAMES[comparison.geography.level]
        others = f"{count_in_words(len(areas) - 1)} {kinds[len(areas) != 2]}"  # noqa: PLR2004 - the area and one more
        title = f"{first} and the {others} most like it"
    elif len(areas) == 1:
        title = f"{first} beside London"
    else:
        title = f"{list_words(name_in_sentence(area.area_name) for area in areas)} side by side"
    return title[:1].upper() + title[1:]


def describe_comparison(comparison: Comparison) -> str:
    """Say what the table holds, under its title."""
    count = len(comparison.rows)
    if not count:
        return f"No figures are held for {name_geography(comparison.geography)}."
    indicators = "1 indicator" if count == 1 else f"{count} indicators"
    listed = "as chosen" if comparison.chosen else "the standard list"
    return (
        f"{indicators}, {listed}, each at its newest date. “Clearly” is the result of one test"
        " against London, which allows for both margins of error and for testing every"
        f" {LEVEL_NAMES[comparison.geography.level][0]} at once."
    )


def say_how_to_choose(geography: Geography) -> str:
    """Say how areas are chosen, where none is."""
    return (
        f"Choose up to {count_in_words(MOST_AREAS)} {name_geography(geography)}. They are shown in"
        " the order chosen, beside London, each figure with its interval and whether it clearly"
        " differs. The address of the page then holds the choice."
    )


def describe_standing(figures: Sequence[ProfileFigure]) -> str:
    """Count how one area's tested figures lie to London."""
    marks = [mark_figure(figure) for figure in figures]
    tested = [mark.kind for mark in marks if mark.symbol]
    if not tested:
        return "No figure here can be tested against London."
    told = [
        f"{words} on {count_in_words(tested.count(kind))}"
        for (kind, _), words in (
            (ABOVE, "clearly above London"),
            (BELOW, "clearly below"),
            (SIMILAR, "no clear difference"),
        )
        if tested.count(kind)
    ]
    figures_told = "figure" if len(tested) == 1 else "figures"
    return f"Of {count_in_words(len(tested))} tested {figures_told}: {list_words(told)}."
