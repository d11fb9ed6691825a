"""What is said over areas side by side, and the symbol and words of each figure."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.format.names import LEVEL_NAMES, name_geography
from dashboard.format.numbers import (
    agree,
    count_things,
    name_in_sentence,
    show_difference,
    show_interval,
    show_value,
)
from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.comparison import MOST_AREAS, Comparison
from dashboard.results.profile import ProfileFigure
from dashboard.results.view_results import PUBLISHED
from dashboard.text.figures import count_in_words
from geodata.closed_lists import Basis, Outcome
from geodata.model import Geography, list_words

_DESCRIBED = frozenset({Basis.FULL_COUNT, Basis.ADMINISTRATIVE})


def say_against_london(figure: ProfileFigure) -> str:
    """Say the test's outcome, or how far a count lies from London, or why neither is said.

    An empty text where the area has no value: what is shown in its place says why.
    """
    if figure.value is None or figure.outcome_words:
        return figure.outcome_words
    if figure.london is None:
        return "No London figure"
    if figure.indicator.unit in COUNTED_UNITS:
        return "A part of London's"
    if figure.indicator.basis in _DESCRIBED and figure.difference is not None:
        return _say_distance(figure, figure.difference)
    return f"Not compared: {_say_obstacle(figure)}"


def show_london(figure: ProfileFigure) -> tuple[str, str, str]:
    """Show London's value, its interval, and that it is derived; each empty where it is not so."""
    if figure.london is None:
        return "not held", "", ""
    estimate = figure.london.estimate
    shown = show_value(estimate.value, figure.indicator)
    derived = "derived" if figure.london.is_derived else ""
    if estimate.lci_95 is None or estimate.uci_95 is None:
        return shown, "", derived
    return shown, show_interval(estimate.lci_95, estimate.uci_95, figure.indicator), derived


def _say_distance(figure: ProfileFigure, difference: float) -> str:
    if round(difference, figure.indicator.decimal_places) == 0:
        return "The same as London"
    side = "above" if difference > 0 else "below"
    return f"{show_difference(difference, figure.indicator)} {side} London"


def _say_obstacle(figure: ProfileFigure) -> str:
    if not figure.interval:
        return "no interval"
    if figure.london is not None and figure.london.estimate.lci_95 is None:
        return "London has no interval"
    return "the intervals have no width"


# How figures came about, where a row of them says so.
BASIS_NAMES = {
    Basis.FULL_COUNT: "full count",
    Basis.ADMINISTRATIVE: "administrative",
    Basis.SURVEY: "survey estimate",
    Basis.MODELLED: "modelled",
}


class Mark(NamedTuple):
    """How a figure lies to London: a kind for its style, a symbol, and words that say it whole."""

    kind: str
    symbol: str
    text: str


ABOVE, BELOW, SIMILAR = ("above", "▲"), ("below", "▼"), ("similar", "○")
LEGEND = (
    Mark(*ABOVE, "clearly above London"),
    Mark(*BELOW, "clearly below London"),
    Mark(*SIMILAR, "no clear difference from London"),
    Mark("untested", "", "No symbol: a count, or no interval, so not tested"),
)


def mark_figure(figure: ProfileFigure) -> Mark:
    """Give a figure's mark; only the one test gives a symbol."""
    text = say_against_london(figure)
    if figure.value is None:
        return Mark("missing", "", text)
    if figure.outcome is Outcome.SIMILAR:
        return Mark(*SIMILAR, text)
    if figure.outcome is Outcome.NOT_COMPARED or figure.difference is None:
        return Mark("untested", "", text)
    return Mark(*(ABOVE if figure.difference > 0 else BELOW), text)


def title_comparison(comparison: Comparison) -> str:
    """Name what stands side by side."""
    areas = comparison.areas
    if not areas:
        return "Compare areas"
    names = [name_in_sentence(area.area_name) for area in areas]
    if comparison.compared.distances:
        title = f"{names[0]} and the {_count_others(comparison)} most like it"
    elif len(areas) == 1:
        title = f"{names[0]} beside London"
    elif any(" and " in name for name in names):
        # A last "and" would be lost among those of the names.
        title = f"Side by side: {', '.join(names)}"
    else:
        title = f"{list_words(names)} side by side"
    return title[:1].upper() + title[1:]


def _count_others(comparison: Comparison) -> str:
    others = len(comparison.areas) - 1
    return f"{count_in_words(others)} {agree(others, *LEVEL_NAMES[comparison.geography.level])}"


def describe_comparison(comparison: Comparison) -> str:
    """Say what the table holds, under its title."""
    count = len(comparison.rows)
    if not count:
        return f"No figures are held for {name_geography(comparison.geography)}."
    indicators = count_things(count, "indicator")
    listed = "as chosen" if comparison.chosen else "the standard list"
    sentence = f"{indicators}, {listed}, each at its newest date."
    if not any(mark.symbol for mark in list_marks(comparison)):
        return (
            f"{sentence} None of these figures can be tested against London: none has an interval."
        )
    return (
        f"{sentence} “Clearly” is the result of one test against London, which allows for both"
        f" margins of error and for testing every {LEVEL_NAMES[comparison.geography.level][0]}"
        " at once."
    )


def list_marks(comparison: Comparison) -> tuple[Mark, ...]:
    """List what the symbols mean that a comparison has, in the order of a legend."""
    kinds = {mark_figure(figure).kind for row in comparison.rows for figure in row.figures}
    return tuple(mark for mark in LEGEND if mark.kind in kinds)


def say_how_to_choose(geography: Geography) -> str:
    """Say how areas are chosen, where none is."""
    return (
        f"Choose up to {count_in_words(MOST_AREAS)} {name_geography(geography)}. They are shown in"
        " the order chosen, beside London, each figure with its interval and whether it clearly"
        " differs. The address of the page then holds the choice."
    )


def describe_standing(figures: Sequence[ProfileFigure]) -> str:
    """Count how one area's tested figures lie to London; nothing where none is tested."""
    kinds = [mark.kind for mark in map(mark_figure, figures) if mark.symbol]
    above, below = (kinds.count(kind) for kind, _ in (ABOVE, BELOW))
    if not kinds:
        return ""
    if not above and not below:
        tested = agree(len(kinds), "The one tested figure is", "No tested figure is")
        no_clear = "not " if len(kinds) == 1 else ""
        return f"{tested} {no_clear}clearly different from London."
    sides = [("above", above), ("below", below)]
    standing = " and ".join(
        f"{side} on {count_in_words(number)}" for side, number in sides if number
    )
    standing = standing.replace(" on", " London on", 1)
    noun = agree(len(kinds), "figure", "figures")
    return f"Clearly {standing} of {count_in_words(len(kinds))} tested {noun}."


def describe_method(figure: ProfileFigure) -> str:
    """Say how a figure was worked out; nothing where it is as published, or missing."""
    if figure.value is None or figure.method in ("", PUBLISHED):
        return ""
    return f"{figure.method[:1].upper()}{figure.method[1:]}"
