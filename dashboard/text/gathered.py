"""A group of areas in words: what it is called, its total, or why it has none."""

from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.format.numbers import agree, count_things, name_in_sentence, show_value
from dashboard.results.gathered import GatheredResults, NoTotal
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from geodata.closed_lists import Level
from geodata.model import Geography, Indicator, list_words

_MOST_NAMED = 6
SELECT_SEVERAL = "Select several areas"
SELECT_ON_MAP = "Select areas on the map"
HOW_TO_GATHER = (
    "Draw a box on the map with the mouse, or select areas one by one. Selecting an area again"
    " takes it out. A box takes in the areas whose middle lies in it. Press Escape, or the"
    " button again, to stop. Holding Shift does the same at any time."
)
WIDER_RECORDS = "Records name its borough, not the place within it"
NO_AREA_YET = "No areas selected yet"


def name_group(view: View) -> str:
    """Name a view's group: "3 boroughs: Model City"; how many areas where it has no name.

    Which edition wards are of is said where the group is told with its figures.
    """
    counted = count_things(len(view.gathered), *LEVEL_NAMES[view.geography.level])
    return f"{counted}: {view.gathered_name}" if view.gathered_name else counted


def name_tab(view: View) -> str:
    """Name the group on its tab, which has little room: "Group (3)"."""
    return f"Group ({len(view.gathered)})" if view.gathered else "Group"


def describe_what(view: View) -> str:
    """Say which figures a group is listed with, when they are of, and on which edition."""
    since = f"change since {view.since.label}" if view.since and view.shows_change else ""
    when = view.period.label if view.period else "no figures here"
    edition = name_geography(view.geography) if view.geography.vintage else ""
    parts = [view.indicator.label, since, when, edition]
    return f"{', '.join(part for part in parts if part)}."


def describe_total(gathered: GatheredResults, figures: ViewResults) -> str:
    """Say what the areas have together, or why no total is given; nothing of one area."""
    if gathered.total is not None:
        return _say_total(gathered.total, figures)
    if gathered.no_total is NoTotal.ONE_AREA:
        return ""
    if gathered.no_total is NoTotal.MISSING:
        names = list_words(map(name_in_sentence, gathered.missing[:_MOST_NAMED]))
        count = len(gathered.missing)
        named = names if count <= _MOST_NAMED else count_things(count, "area")
        return f"No total: there is no value for {named}."
    if gathered.no_total is NoTotal.CHANGE:
        return "No total: changes are tested area by area."
    return (
        "No total and no average: only counts can be added up, and the average of these values is"
        " not the value of the areas together."
    )


def describe_residents(gathered: GatheredResults) -> str:
    """Say how many people live in the areas; nothing where the total says it or it is not known."""
    if gathered.residents is None or gathered.total is not None:
        return ""
    return f"{gathered.residents:,} people live there (2021 census)."


def say_records(count: int, *, is_wider: bool) -> str:
    """Say of one area how many records name it, or that one names only what lies around it."""
    if count:
        return count_things(count, "record")
    return WIDER_RECORDS if is_wider else "No record"


def describe_records(recorded: int, programmes: int, geography: Geography) -> str:
    """Say how many records of the chosen programmes name the areas; shared ones count once."""
    if geography.level is Level.LSOA:
        return f"Records name no {name_geography(geography)}, so they are not counted here."
    which = agree(programmes, "the programme", "the programmes")
    return (
        f"{count_things(recorded, 'record')} of {which} in the group; a record that areas share"
        " counts once. No record does not mean not reached."
    )


def describe_group(view: View, gathered: GatheredResults, figures: ViewResults) -> str:
    """Say in one paragraph which areas a reader has gathered, and what they have together."""
    names = [name_in_sentence(str(name)) for name in gathered.table["area_name"]]
    listed = f" ({list_words(names)})" if len(names) <= _MOST_NAMED else ""
    counted = count_areas(len(names), view.geography)
    sentences = (
        f"{view.gathered_name}: {counted}{listed}."
        if view.gathered_name
        else f"Group of {counted}{listed}.",
        describe_total(gathered, figures),
        describe_residents(gathered),
    )
    return " ".join(text for text in sentences if text)


def _say_total(total: float, figures: ViewResults) -> str:
    shown = _count(total, figures.indicator)
    if figures.london is None:
        return f"Together: {shown}."
    whole = show_value(figures.london.estimate.value, figures.indicator)
    return f"Together: {shown}, of {whole} in London."


def _count(value: float, indicator: Indicator) -> str:
    return f"{show_value(value, indicator)} {indicator.unit}"
