"""Conditions in words: what each asks, what cannot be asked, and how many areas match."""

from collections.abc import Sequence

from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.format.numbers import (
    THIN_SPACE,
    agree,
    count_things,
    name_in_sentence,
    show_value,
)
from dashboard.results.view_results import ViewResults
from geodata.closed_lists import Level
from geodata.model import Geography, Indicator, Programme, list_words
from geodata.reach.conditions import Comparison, Condition, Side

_SIDES = {
    Side.ABOVE: "clearly above London",
    Side.BELOW: "clearly below London",
    Side.NEITHER: "not clearly different from London",
}
_MOST_PLACES = 6
# More names than these are counted, on a chip and in a sentence.
_MOST_ON_CHIP, _MOST_IN_SENTENCE = 2, 6
UNTOLD_LABEL = "We cannot tell"
OUT_TIP, UNTOLD_TIP = "Does not match the filters.", "We cannot tell whether it matches."
ALL_AREAS_NOTE = "Filters change which areas are shown, not what is worked out of all of them."
NO_RECORD_CAUTION = "No record does not mean not reached."


def show_limit(value: float, indicator: Indicator) -> str:
    """Show a limit with its unit, and with every decimal place that the reader gave it."""
    places = indicator.decimal_places
    while places < _MOST_PLACES and round(value, places) != value:
        places += 1
    return show_value(value, indicator.model_copy(update={"decimal_places": places}))


def describe_value_condition(
    condition: Condition, indicator: Indicator, when: str, classes: Sequence[str] = ()
) -> str:
    """Say what a condition asks of an indicator's values: "Turnout: at least 40 % (2024)".

    ``classes`` are the names of the classes that it asks for.
    """
    limits = [show_limit(number, indicator) for number in condition.numbers]
    if condition.side is not None:
        requirement = _SIDES[condition.side]
    elif condition.comparison is Comparison.CLASS:
        requirement = list_words(classes, joiner="or")
    elif condition.comparison is Comparison.BETWEEN:
        requirement = f"from {limits[0]} to {limits[1]}"
    else:
        requirement = f"{'at least' if condition.comparison is Comparison.AT_LEAST else 'at most'}"
        requirement = f"{requirement} {limits[0]}"
    return f"{indicator.label}: {requirement}{f' ({when})' if when else ''}"


def label_value_condition(
    condition: Condition, indicator: Indicator, classes: Sequence[str] = ()
) -> str:
    """Say on a chip what a condition asks of an indicator: "Turnout 40 % or more"."""
    limits = [show_limit(number, indicator) for number in condition.numbers]
    if condition.side is not None:
        requirement = _SIDES[condition.side]
    elif condition.comparison is Comparison.CLASS:
        requirement = list_words(classes, joiner="or")
    elif condition.comparison is Comparison.BETWEEN:
        requirement = f"{limits[0]} to {limits[1]}"
    elif condition.comparison is Comparison.AT_LEAST:
        requirement = f"{limits[0]} or more"
    else:
        requirement = f"{limits[0]} or less"
    return f"{indicator.label} {requirement}"


def name_class(label: str, indicator: Indicator) -> str:
    """Name a class outside its legend, which says the unit once for all."""
    has_unit = indicator.unit == "%" and label[-1:].isdigit()
    return f"{label}{THIN_SPACE}%" if has_unit else label


def describe_programme_condition(condition: Condition, programme: Programme | None) -> str:
    """Say what a condition asks of a programme's records, or of any programme's."""
    label = programme.label if programme else "Any programme"
    if condition.comparison is Comparison.REACHED:
        return f"{label}: a record of reach"
    return f"{label}: no record in our sources"


def label_programme_condition(condition: Condition, programme: Programme | None) -> str:
    """Say on a chip what a condition asks of records: "Any programme recorded"."""
    if condition.comparison is Comparison.REACHED:
        return f"{programme.label if programme else 'Any programme'} recorded"
    return f"No record of {programme.label if programme else 'any programme'}"


def describe_boroughs(names: Sequence[str], kind: Geography | None) -> str:
    """Say which areas are asked for: in some boroughs, or some of a kind (None: of several)."""
    if kind is not None and kind.level is Level.BOROUGH:
        return f"In {_list_places(names)}"
    if len(names) > _MOST_IN_SENTENCE:
        counted = count_areas(len(names), kind) if kind else count_things(len(names), "area")
        return f"One of {counted} selected"
    return f"Only {_list_places(names)}"


def label_boroughs(names: Sequence[str], kind: Geography | None) -> str:
    """Say on a chip which areas are asked for."""
    if len(names) <= _MOST_ON_CHIP:
        return describe_boroughs(names, kind)
    counted = count_things(len(names), *(LEVEL_NAMES[kind.level] if kind else ("area",)))
    return f"In {counted}" if kind and kind.level is Level.BOROUGH else f"Only {counted}"


def _list_places(names: Sequence[str]) -> str:
    return list_words([name_in_sentence(name) for name in names], joiner="or")


def describe_elsewhere(geography: Geography) -> str:
    """Say that areas are asked for which are of another kind than the map's."""
    return f"The areas asked for are not among the {name_geography(geography)}."


def label_distance(kilometres: float, name: str) -> str:
    """Say how near to which area areas are to be: "Within 2 km of Hackney"."""
    shown = f"{kilometres:,.{_MOST_PLACES}f}".rstrip("0").rstrip(".")
    return f"Within {shown} km of {name_in_sentence(name)}"


def explain_distance(name: str) -> str:
    """Say which areas are taken to be near another."""
    named = name_in_sentence(name)
    return (
        f"An area matches where it lies in {named}, or where any part of it comes that near to the"
        " boundary in a straight line. Boundaries are simplified to 20 metres."
    )


def describe_several_boroughs(geography: Geography) -> str:
    """Say that areas which are made of several boroughs lie in none of them."""
    return f"{LEVEL_NAMES[geography.level][1]} are made of several boroughs.".capitalize()


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
        f"We cannot tell for {count_things(count, *LEVEL_NAMES[geography.level])}: records name"
        " the borough around them, not the place within it."
    )


def describe_no_figures(indicator: Indicator, geography: Geography) -> str:
    """Say that an indicator cannot be asked about on an edition."""
    return f"“{indicator.label}” has no figures for {name_geography(geography)}."


def describe_few_classes(number: int, made: int, indicator: Indicator) -> str:
    """Say that an indicator has fewer classes than the condition counts."""
    return f"There is no class {number}: “{indicator.label}” has {made} here."


def count_met(met: int, untold: int, of: int, geography: Geography) -> str:
    """Count the areas that meet one condition: "12 of 33 boroughs; 2 we cannot tell"."""
    rest = f"; {untold:,} we cannot tell" if untold else ""
    return f"{met:,} of {count_areas(of, geography)}{rest}."


def count_matches(met: int, untold: int, of: int, geography: Geography) -> str:
    """Count the areas that match every filter: "22 of 33 boroughs match; 1 we cannot tell."."""
    rest = f"; {untold:,} we cannot tell" if untold else ""
    if not met:
        return f"No {name_geography(geography)} match{rest}. Remove a filter."
    verb = agree(met, "matches", "match")
    return f"{met:,} of {count_areas(of, geography)} {verb}{rest}."


def name_untold(names: Sequence[str], geography: Geography) -> str:
    """Name the areas of which it cannot be told whether they match; nothing where there is none."""
    if not names:
        return ""
    counted = count_things(len(names), *LEVEL_NAMES[geography.level])
    if len(names) > _MOST_IN_SENTENCE:
        return f"We cannot tell whether {counted} match. The table of this view lists them."
    named = list_words(map(name_in_sentence, names))
    return f"We cannot tell whether {named} {agree(len(names), 'matches', 'match')}."


def describe_aside(asides: Sequence[str], tested_count: int) -> str:
    """Say loudly which conditions are set aside, and whether others still count."""
    if not asides:
        return ""
    is_one = len(asides) == 1
    which = "1 filter is" if is_one else f"{len(asides)} filters are"
    rest = "The others still apply." if tested_count else "So every area is shown."
    why = f"because {'it' if is_one else 'they'} cannot be tested on this map"
    return f"{which} set aside, {why}: {' '.join(asides)} {rest}"
