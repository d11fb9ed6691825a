"""Conditions in words: what each asks, what cannot be asked, and how many areas meet them."""

from collections.abc import Sequence

from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.format.numbers import THIN_SPACE, agree, count_things, show_range, show_value
from dashboard.results.view_results import ViewResults
from geodata.model import Geography, Indicator, Programme
from geodata.reach.conditions import Comparison, Condition, Side

_SIDES = {
    Side.ABOVE: "clearly above London",
    Side.BELOW: "clearly below London",
    Side.NEITHER: "not clearly different from London",
}
_MOST_PLACES = 6


def show_limit(value: float, indicator: Indicator) -> str:
    """Show a limit with its unit, and with every decimal place that the reader gave it."""
    places = indicator.decimal_places
    while places < _MOST_PLACES and round(value, places) != value:
        places += 1
    return show_value(value, indicator.model_copy(update={"decimal_places": places}))


def describe_value_condition(condition: Condition, figures: ViewResults, when: str) -> str:
    """Say what a condition asks of an indicator's values: "Turnout at least 40 % (2024)"."""
    indicator = figures.indicator
    limits = [show_limit(number, indicator) for number in condition.numbers]
    if condition.side is not None:
        requirement = _SIDES[condition.side]
    elif condition.comparison is Comparison.CLASS:
        requirement = f"in class {_describe_class(int(condition.numbers[0]), figures)}"
    elif condition.comparison is Comparison.BETWEEN:
        requirement = f"from {limits[0]} to {limits[1]}"
    else:
        requirement = f"{'at least' if condition.comparison is Comparison.AT_LEAST else 'at most'}"
        requirement = f"{requirement} {limits[0]}"
    return f"{indicator.label}: {requirement}{f' ({when})' if when else ''}"


def _describe_class(number: int, figures: ViewResults) -> str:
    ranges = figures.classification.ranges
    if number > len(ranges):
        return str(number)
    unit = f"{THIN_SPACE}%" if figures.indicator.unit == "%" else ""
    return f"{number} of {len(ranges)}, {show_range(*ranges[number - 1], figures.indicator)}{unit}"


def describe_programme_condition(condition: Condition, programme: Programme) -> str:
    """Say what a condition asks of a programme's records."""
    if condition.comparison is Comparison.REACHED:
        return f"{programme.label}: a record of reach"
    return f"{programme.label}: no record in the sources read"


def describe_held(figures: ViewResults) -> str:
    """Say between which values an indicator lies on an edition."""
    values = figures.valued["value"].astype(float)
    if values.empty:
        return "No area has a value."
    low, high = (show_value(end, figures.indicator) for end in (values.min(), values.max()))
    if low == high:
        return f"Every value held is {low}."
    return f"The values held run from {low} to {high}."


def describe_unsure(count: int) -> str:
    """Say how many areas may lie on either side of a limit."""
    if count == 0:
        return ""
    if count == 1:
        return "1 area's 95 % interval reaches across the limit, so it may lie on either side."
    return (
        f"{count:,} areas' 95 % intervals reach across the limit, so those areas may lie on"
        " either side."
    )


def describe_known_wider(count: int, geography: Geography) -> str:
    """Say for how many wards or neighbourhoods a record is known for a wider area only."""
    if count == 0:
        return ""
    return (
        f"For {count_things(count, *LEVEL_NAMES[geography.level])} it cannot be told: records name"
        " the borough around them, not the place within it."
    )


def describe_no_figures(indicator: Indicator, geography: Geography) -> str:
    """Say that an indicator cannot be asked about on an edition."""
    return f"“{indicator.label}” has no figures for {name_geography(geography)}."


def describe_few_classes(number: int, figures: ViewResults) -> str:
    """Say that an indicator has fewer classes than the condition counts."""
    made = len(figures.classification.ranges)
    return f"There is no class {number}: “{figures.indicator.label}” has {made} here."


def count_met(met: int, untold: int, of: int, geography: Geography) -> str:
    """Count the areas that meet one condition: "12 of 33 boroughs; for 2 it cannot be told"."""
    rest = f"; for {untold:,} it cannot be told" if untold else ""
    return f"{met:,} of {count_areas(of, geography)}{rest}."


def count_matches(met: int, untold: int, of: int, geography: Geography, tested_count: int) -> str:
    """Count the areas that meet every condition that could be tested."""
    if tested_count == 1:
        what = "the condition"
    else:
        what = "both conditions" if tested_count == 2 else f"all {tested_count} conditions"  # noqa: PLR2004 - both is a word for two
    verb = agree(met, "meets", "meet")
    who = f"{met:,} of" if met else "None of"
    rest = f"; for {untold:,} it cannot be told" if untold else ""
    return f"{who} {count_areas(of, geography)} {verb} {what}{rest}."


def describe_aside(asides: Sequence[str], tested_count: int) -> str:
    """Say loudly which conditions are set aside, and whether others still count."""
    if not asides:
        return ""
    is_one = len(asides) == 1
    which = "1 condition is" if is_one else f"{len(asides)} conditions are"
    rest = "The others are still asked." if tested_count else "So no area is picked out."
    why = f"because {'it' if is_one else 'they'} cannot be tested on this map"
    return f"{which} set aside, {why}: {' '.join(asides)} {rest}"
