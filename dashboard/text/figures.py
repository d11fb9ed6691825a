"""Sentences about figures, each made from a test's result."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.format.numbers import agree, show_difference, show_interval, show_value
from dashboard.format.outcomes import Compared
from dashboard.results.benchmark import COUNTED_UNITS, Benchmark
from geodata.closed_lists import Basis, Outcome
from geodata.model import Indicator

_NUMBER_WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
)
_BASIS_WORDS = {
    Basis.FULL_COUNT: "a full count",
    Basis.ADMINISTRATIVE: "an administrative record",
    Basis.SURVEY: "a survey estimate",
    Basis.MODELLED: "a modelled estimate",
}


class Extreme(NamedTuple):
    """The lowest or the highest value, and the area that it is of; empty where several share it."""

    value: float
    name: str


def count_in_words(count: int) -> str:
    """Say a count as a sentence does: words up to ten, then digits.

    Examples
    --------
    >>> count_in_words(6), count_in_words(33)
    ('six', '33')
    """
    return _NUMBER_WORDS[count] if count < len(_NUMBER_WORDS) else f"{count:,}"


def describe_comparison(compared: Compared, london: Benchmark | None, indicator: Indicator) -> str:
    """Say in a sentence how an area compares with London, or why it is not compared."""
    if london is None:
        return "No London figure is held to compare with."
    figure = show_london(london, indicator)
    if compared.outcome is Outcome.SIMILAR:
        return f"No clear difference from London, {figure}."
    if compared.outcome is not Outcome.NOT_COMPARED:
        side = "above" if compared.difference > 0 else "below"
        return f"Clearly {side} London, {figure}."
    if indicator.unit in COUNTED_UNITS:
        return f"London: {figure}, of which this area is a part."
    if indicator.basis in (Basis.FULL_COUNT, Basis.ADMINISTRATIVE):
        return _describe_distance(compared.difference, figure, indicator)
    return f"London: {figure}. Not compared: {_explain_no_test(compared, london)}."


def describe_rank(
    places: tuple[int, int] | None, of: int, plural: str, indicator: Indicator
) -> str:
    """Say which places from the highest an area may hold, or why no rank is given."""
    if places is None:
        return (
            f"No rank is given: this is {_BASIS_WORDS[indicator.basis]} without"
            " 95 % intervals for every area."
        )
    first, last = places
    if first == last:
        return f"{_name_place(first)} highest of {of:,} {plural}."
    return f"Between {_name_place(first)} and {_name_place(last)} highest of {of:,} {plural}."


def write_title(
    outcomes: Sequence[tuple[Outcome, float, str]],
    of: int,
    extremes: tuple[Extreme, Extreme] | None,
    indicator: Indicator,
    area_names: tuple[str, str],
) -> str:
    """Write the finding that stands over the map.

    Parameters
    ----------
    outcomes : sequence of (Outcome, float, str)
        The outcome, the difference from London and the name of each area with a value.
    of : int
        How many areas there are, with a value or without.
    extremes : (Extreme, Extreme) or None
        The lowest and the highest value and whose they are; None where there is none.
    indicator : Indicator
    area_names : (str, str)
        What one area, and several, are called.

    Returns
    -------
    str
        How many areas are clearly above and below London where areas were
        tested; else the range of the values, which claims nothing.
    """
    tested = [one for one in outcomes if one[0] is not Outcome.NOT_COMPARED]
    if extremes is None:
        finding = f"no figures for {area_names[1]}"
    elif not tested:
        finding = _tell_range(extremes, (len(outcomes), of), indicator, area_names)
    else:
        clear = [
            (float(difference), name)
            for outcome, difference, name in tested
            if outcome is not Outcome.SIMILAR
        ]
        finding = _tell_clear(clear, area_names)
    return f"{indicator.label}: {finding}"


def _tell_range(
    extremes: tuple[Extreme, Extreme],
    counts: tuple[int, int],
    indicator: Indicator,
    area_names: tuple[str, str],
) -> str:
    low, high = (show_value(extreme.value, indicator) for extreme in extremes)
    number, of = counts
    counted = f"{number:,}" if number == of else f"{number:,} of {of:,}"
    where = f"{counted} {agree(of, *area_names)}"
    if low == high:
        return f"{low} in {where}"
    if all(extreme.name for extreme in extremes):
        return f"{low} in {extremes[0].name} to {high} in {extremes[1].name}"
    return f"from {low} to {high} across {where}"


def _tell_clear(clear: Sequence[tuple[float, str]], area_names: tuple[str, str]) -> str:
    above = sum(difference > 0 for difference, _ in clear)
    if not clear:
        return f"no {area_names[0]} is clearly different from London"
    if len(clear) == 1:
        return f"{clear[0][1]} is the only {area_names[0]} clearly {_name_side(above)} London"
    return _count_sides(above, len(clear) - above, area_names)


def _name_side(above: int) -> str:
    return "above" if above else "below"


def describe_london(london: Benchmark | None, indicator: Indicator) -> str:
    """Say London's figure with its interval, and that it is derived where it is."""
    if london is None:
        return "no London figure is held"
    return f"London {show_london(london, indicator)}"


def _count_sides(above: int, below: int, area_names: tuple[str, str]) -> str:
    def count(number: int) -> str:
        return f"{count_in_words(number)} {agree(number, *area_names)}"

    is_are = agree(above or below, "is", "are")
    if above and below:
        return (
            f"{count(above)} {is_are} clearly above London, {count_in_words(below)} clearly below"
        )
    return f"{count(above or below)} {is_are} clearly {_name_side(above)} London"


def show_london(london: Benchmark, indicator: Indicator) -> str:
    """Show London's figure with its interval, and that it is derived where it is."""
    estimate = london.estimate
    shown = show_value(estimate.value, indicator)
    marks = []
    if estimate.lci_95 is not None and estimate.uci_95 is not None:
        marks.append(show_interval(estimate.lci_95, estimate.uci_95, indicator))
    if london.is_derived:
        marks.append("derived")
    return f"{shown} ({', '.join(marks)})" if marks else shown


def _describe_distance(difference: float, figure: str, indicator: Indicator) -> str:
    distance = show_difference(difference, indicator)
    what = _BASIS_WORDS[indicator.basis]
    if round(difference, indicator.decimal_places) == 0:
        return f"The same as London, {figure}; from {what}."
    side = "above" if difference > 0 else "below"
    return f"{distance} {side} London, {figure}; from {what}."


def _explain_no_test(compared: Compared, london: Benchmark) -> str:
    if not compared.has_interval:
        return "no 95 % interval is published for this area"
    if london.estimate.lci_95 is None:
        return "London's figure has no 95 % interval"
    return "the intervals have no width"


def _name_place(place: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place:,}{'th' if place % 100 in (11, 12, 13) else ending}"
