"""Sentences about two indicators: what goes together, how surely, and what it does not say."""

from collections.abc import Sequence

from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.format.numbers import agree, show_number, show_value
from dashboard.results.bivariate import (
    BivariateResults,
    Side,
    build_bivariate,
    find_second_coverage,
    suggest_seconds,
)
from dashboard.state.view import ALL_PEOPLE, View
from dashboard.state.view_modes import TWO_INDICATOR_MODES
from geodata.repository import Repository
from geodata.statistics.bivariate import FEWEST_PAIRS, THIRDS, RankCorrelation

THIRD_WORDS = ("low", "middle", "high")
CELLS = THIRDS**2
QUADRANTS = 4


def explain_no_bivariate(view: View, repository: Repository) -> str:
    """Say why two indicators cannot be set side by side in a view."""
    where = name_geography(view.geography)
    if view.second is None:
        if not suggest_seconds(repository, view.indicator.id, view.geography.key):
            return (
                f"No topic that “{view.indicator.label}” can be set beside has figures for {where}."
            )
        return (
            f"Choose a second indicator, under “Compare with”, to set beside"
            f" “{view.indicator.label}” on {where}."
        )
    if view.second == view.indicator:
        return (
            f"“{view.indicator.label}” is both the first and the second indicator."
            " Choose another one to compare with."
        )
    if find_second_coverage(view, repository) is None:
        return (
            f"“{view.second.label}” has no figures for {where}, so it cannot be compared with"
            f" “{view.indicator.label}” there."
        )
    return f"“{view.indicator.label}” has no figures for {where}, so there is nothing to compare."


def title_view_of_two(view: View, repository: Repository) -> str:
    """Give the finding over a view of two indicators; an empty text where it is not one."""
    results = build_bivariate(view, repository) if view.mode in TWO_INDICATOR_MODES else None
    return title_bivariate(results) if results else ""


def subtitle_view_of_two(view: View, repository: Repository) -> str:
    """Say what both are of, in which units, when, and for how many areas; else nothing."""
    results = build_bivariate(view, repository) if view.mode in TWO_INDICATOR_MODES else None
    if results is None:
        return ""
    first, second = (
        f"{_label(side)} ({side.figures.indicator.unit}), {side.date}" for side in results.sides
    )
    counted = count_areas(len(results.table), view.geography)
    return f"{first}, and {second}. {len(results.both):,} of {counted} have both values."


def title_bivariate(results: BivariateResults) -> str:
    """Give the finding about two indicators that stands over the view."""
    names = f"“{_label(results.first)}” and “{_label(results.second)}”"
    found = results.correlation
    noun = LEVEL_NAMES[results.first.figures.geography.level][0]
    if found is None:
        return f"{names}, {noun} by {noun}"
    if not found.is_clear:
        return f"{names}: no clear association, {noun} by {noun}"
    way = "higher" if found.coefficient > 0 else "lower"
    plural = LEVEL_NAMES[results.first.figures.geography.level][1]
    areas = plural[0].upper() + plural[1:]
    return (
        f"{areas} high on “{_label(results.first)}” tend to be {way} on “{_label(results.second)}”"
    )


def describe_correlation(results: BivariateResults) -> str:
    """Say how the two orders agree, with the interval, or why that is not given."""
    found = results.correlation
    counted = count_areas(len(results.both), results.first.figures.geography)
    if found is None:
        why = (
            f"fewer than {FEWEST_PAIRS} areas have both values"
            if len(results.both) < FEWEST_PAIRS
            else "one of the two is the same in all of them"
        )
        return f"No rank correlation is given for {counted}: {why}."
    numbers = (found.coefficient, found.lci_95, found.uci_95)
    r, low, high = (show_number(number, 2) for number in numbers)
    return f"Rank correlation {r} (95 % interval {low} to {high}) over {counted}: {_say_way(found)}"


def _say_way(found: RankCorrelation) -> str:
    if not found.is_clear:
        return "no clear association, as the interval includes 0."
    way = "higher" if found.coefficient > 0 else "lower"
    return f"areas that are higher on the one tend to be {way} on the other."


def list_cautions(results: BivariateResults) -> tuple[str, ...]:
    """Say what a correlation of areas does not say, and what its interval leaves out."""
    cautions = [
        "It does not say that one causes the other. What holds between areas need not hold"
        " between the people who live in them."
    ]
    if results.correlation is not None:
        cautions.append(
            "The interval (Spearman's coefficient; Fisher's method with Bonett and Wright's"
            " standard error) takes areas as independent; neighbouring areas are often alike,"
            " so it is narrower than it should be."
        )
    if any(side.figures.has_intervals for side in results.sides):
        cautions.append(
            "Error in the estimates themselves is not part of it, and makes an association look"
            " weaker than it is."
        )
    return tuple(cautions)


def describe_dates(results: BivariateResults) -> str:
    """Say both dates, and both populations where one is not everyone."""
    first, second = (_describe_side(side) for side in results.sides)
    return f"{first}. {second}, its newest date for these areas."


def _describe_side(side: Side) -> str:
    who = "" if side.group == ALL_PEOPLE else f", {side.group}"
    return f"“{_label(side)}”{who}: {side.date}"


def describe_left_out(results: BivariateResults) -> str:
    """Count the areas that lack either value; nothing where none does."""
    left = len(results.table) - len(results.both)
    if not left:
        return ""
    counted = count_areas(len(results.table), results.first.figures.geography)
    lacks = agree(left, "lacks one of the two values or both", "lack one value or both")
    return f"{left:,} of {counted} {lacks} and {agree(left, 'is', 'are')} left out."


def name_cell(results: BivariateResults, cell: int) -> str:
    """Name a cell of the grid of thirds in the words of the two indicators."""
    second, first = divmod(cell, THIRDS)
    phrases = [
        f"{THIRD_WORDS[third]} “{_label(side)}”"
        for third, side in zip((first, second), results.sides, strict=True)
    ]
    return f"{phrases[0][0].upper()}{phrases[0][1:]}, {phrases[1]}"


def count_cell(results: BivariateResults, cell: int) -> int:
    """Count the areas of a cell."""
    return int(results.table["cell"].eq(cell).sum())


def describe_cell(results: BivariateResults, cell: int) -> str:
    """Say in a sentence which areas a cell holds: how many of them."""
    return f"{name_cell(results, cell)}: {_count(results, count_cell(results, cell))}"


def name_thirds(results: BivariateResults, which: int) -> tuple[str, ...]:
    """Give the range of each third of the first (0) or second (1); none where values are alike."""
    side, breaks = results.sides[which], results.thirds[which].breaks
    if not breaks:
        return ()
    low, high = (show_value(value, side.figures.indicator) for value in breaks)
    middle = f"above {low} to {high}" if low != high else "none: many areas have one value"
    return (f"up to {low}", middle, f"above {high}")


def name_quadrant(results: BivariateResults, quadrant: int) -> str:
    """Name a quadrant: above or below London, or the middle, for each of the two."""
    is_above = (quadrant % 2 == 1, quadrant >= QUADRANTS // 2)
    phrases = [
        f"{'above' if above else 'below'} {'London' if line.is_london else 'the median'}"
        f" for “{_label(side)}”"
        for above, line, side in zip(is_above, results.lines, results.sides, strict=True)
    ]
    return ", ".join(phrases)


def count_quadrant(results: BivariateResults, quadrant: int) -> int:
    """Count the areas of a quadrant."""
    return int(results.table["quadrant"].eq(quadrant).sum())


def describe_quadrant(results: BivariateResults, quadrant: int) -> str:
    """Count a quadrant's areas, and say for how many the side is clear where it was tested."""
    inside = results.table[results.table["quadrant"] == quadrant]
    name = name_quadrant(results, quadrant)
    counted = f"{name[0].upper()}{name[1:]}: {_count(results, len(inside))}"
    if inside.empty:
        return f"{counted}."
    clear = [
        (_label(side), inside[column])
        for side, column in zip(results.sides, ("first_clear", "second_clear"), strict=True)
        if side.figures.is_compared
    ]
    if not clear:
        return f"{counted}."
    if len(clear) == len(results.sides):
        number = int((clear[0][1] & clear[1][1]).sum())
        return f"{counted}, {_count_clear(number)} clearly so for both."
    label, is_clear = clear[0]
    return f"{counted}, {_count_clear(int(is_clear.sum()))} clearly so for “{label}”."


def describe_lines(results: BivariateResults) -> tuple[str, ...]:
    """Say what areas were set against, how many stand on a line, and what was not tested."""
    sentences = [_describe_line(results, which) for which in range(2)]
    placed = results.both["quadrant"]
    on_line = int(placed.lt(0).sum())
    if on_line:
        stands = agree(on_line, "stands", "stand")
        sentences.append(f"{_count(results, on_line)} {stands} on a line and in no list.")
    return (*sentences, _explain_tests(results.sides))


def _describe_line(results: BivariateResults, which: int) -> str:
    side, line = results.sides[which], results.lines[which]
    indicator, london = side.figures.indicator, side.figures.benchmark
    shown = show_value(line.value, indicator)
    if not line.is_london:
        return f"“{indicator.label}”: no London value is set beside areas; their median is {shown}."
    derived = ", derived from boroughs" if london is not None and london.is_derived else ""
    return f"“{indicator.label}”: London {shown}{derived}."


def _explain_tests(sides: Sequence[Side]) -> str:
    tested = [_label(side) for side in sides if side.figures.is_compared]
    if len(tested) == len(sides):
        return "Areas that are not clearly above or below may not differ from London."
    untested = [_label(side) for side in sides if not side.figures.is_compared]
    names = " and ".join(f"“{label}”" for label in untested)
    return f"{names}: described, not tested; areas near the line may not differ from it."


def _count_clear(number: int) -> str:
    return f"{number:,} of them" if number else "none of them"


def _label(side: Side) -> str:
    return side.figures.indicator.label


def _count(results: BivariateResults, number: int) -> str:
    return count_areas(number, results.first.figures.geography)
