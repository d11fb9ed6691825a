"""Which of a view's areas meet the conditions in its address: each condition's answer, and all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.figures.colourings import colour_values
from dashboard.results.classes import Colouring
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.selection import Selection
from dashboard.state.view import ALL_PEOPLE, View, resolve_view
from dashboard.text.classes import explain_why_not_compared
from dashboard.text.conditions import (
    NO_RECORD_CAUTION,
    describe_boroughs,
    describe_elsewhere,
    describe_few_classes,
    describe_held,
    describe_known_wider,
    describe_no_figures,
    describe_programme_condition,
    describe_several_boroughs,
    describe_unsure,
    describe_value_condition,
    explain_distance,
    label_boroughs,
    label_distance,
    label_programme_condition,
    label_value_condition,
    name_class,
)
from dashboard.text.reach import describe_unlocated
from geodata.errors import UnknownIdentifierError
from geodata.model import BOROUGHS, Area, Geography, Indicator
from geodata.reach.condition_checks import (
    check_boroughs,
    check_distance,
    check_reach,
    check_values,
    combine,
    count_unsure,
    find_limits,
    list_boroughs_of,
)
from geodata.reach.conditions import Comparison, Condition
from geodata.repository import Repository

_KEPT_ANSWERS = 256


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """One condition and its answer, area by area.

    ``met`` is missing for an area where it cannot be told, and None where the
    condition cannot be tested on this edition; ``aside`` then says why.
    ``label`` is what is asked about, ``chip`` and ``text`` what is asked, in
    few words and in full. ``numbers`` are the values tested, None where no
    indicator is asked about.
    """

    condition: Condition
    label: str
    chip: str
    text: str
    met: pd.Series | None
    aside: str = ""
    notes: tuple[str, ...] = ()
    numbers: pd.Series | None = None


class Matches(NamedTuple):
    """Every condition's answer and theirs together; ``met`` is None where none was tested."""

    tested: tuple[Tested, ...]
    met: pd.Series | None


def find_matches(view: View, repository: Repository) -> Matches:
    """Test a view's conditions on its areas."""
    shown = replace(view.choose_matches(), where=None)
    tested = tuple(_test(condition, shown, repository) for condition in view.conditions)
    answers = [one.met for one in tested if one.met is not None]
    return Matches(tested, combine(answers) if answers else None)


# A reader changes one condition at a time: the others' answers are kept.
@lru_cache(maxsize=_KEPT_ANSWERS)
def _test(condition: Condition, shown: Selection, repository: Repository) -> Tested:
    view = resolve_view(shown, repository)
    if condition.is_about_place:
        return _test_place(condition, view, repository)
    if condition.is_about_programme:
        return _test_programme(condition, view, repository)
    return _test_values(condition, view, repository)


def _test_values(condition: Condition, view: View, repository: Repository) -> Tested:
    indicator = repository.registry.indicators[condition.subject]
    indicator_view = view_indicator(condition.subject, view, repository)
    if indicator_view is None:
        aside = describe_no_figures(indicator, view.geography)
        chip = label_value_condition(condition, indicator, _number_classes(condition))
        text = f"{indicator.label}: not tested"
        return Tested(condition, indicator.label, chip, text, None, aside)
    figures = build_results(indicator_view, repository)
    colouring = colour_values(indicator_view, figures, repository)
    names = _name_classes(condition, colouring, indicator)
    untested = Tested(
        condition,
        indicator.label,
        label_value_condition(condition, indicator, names),
        describe_value_condition(condition, indicator, date_figures(indicator_view), names),
        None,
        _explain_aside(condition, figures, colouring),
    )
    if untested.aside:
        return untested
    table = figures.table.assign(place=colouring.places)
    met = check_values(condition, table, decimal_places=indicator.decimal_places)
    notes = _note_values(condition, figures, met)
    return replace(untested, met=met, notes=notes, numbers=figures.table["value"])


def view_indicator(indicator_id: str, view: View, repository: Repository) -> View | None:
    """Give the view of an indicator on a view's edition; None where it has no figures there.

    It is of the view's date and population where the indicator has them, else
    of its newest date and of everyone, and in the view's kind of classes.
    """
    selection = view.selection
    indicator_view = resolve_view(
        Selection(
            indicator=indicator_id,
            level=view.geography.level,
            vintage=view.geography.vintage,
            period=view.period.id if view.period else None,
            group=view.group,
            scheme=selection.scheme,
            classes=selection.classes,
            # A reader's own breaks are values of the indicator that they were set for.
            breaks=selection.breaks if indicator_id == view.indicator.id else (),
        ),
        repository,
    )
    if (
        indicator_view.coverage is None
        or indicator_view.period is None
        or indicator_view.geography != view.geography
    ):
        return None
    return indicator_view


def date_figures(view: View) -> str:
    """Say for when, and for whom where it is not everyone, a view's figures are."""
    who = "" if view.group == ALL_PEOPLE else f", {view.group}"
    return f"{view.period.label}{who}" if view.period else ""


def _number_classes(condition: Condition) -> list[str]:
    if condition.comparison is not Comparison.CLASS:
        return []
    return [f"class {int(number)}" for number in condition.numbers]


def _name_classes(condition: Condition, colouring: Colouring, indicator: Indicator) -> list[str]:
    """Name the classes that a condition asks for as the legend does, or by number if not there."""
    numbered = _number_classes(condition)
    if not numbered or max(condition.numbers) > len(colouring.entries):
        return numbered
    named = [colouring.entries[int(number) - 1].label for number in condition.numbers]
    return [name_class(label, indicator) for label in named]


def _explain_aside(condition: Condition, figures: ViewResults, colouring: Colouring) -> str:
    """Say why a condition cannot be tested on the figures; nothing where it can."""
    if condition.comparison is Comparison.CLASS:
        number, made = int(max(condition.numbers)), len(colouring.entries)
        return "" if number <= made else describe_few_classes(number, made, figures.indicator)
    if condition.comparison is Comparison.CLEAR and not figures.is_compared:
        why = explain_why_not_compared(figures)
        return f"“{figures.indicator.label}” is not tested against London. {why}"
    return ""


def _note_values(condition: Condition, figures: ViewResults, met: pd.Series) -> tuple[str, ...]:
    if condition.comparison in (Comparison.CLEAR, Comparison.CLASS):
        return ()
    extent = "" if met.fillna(value=False).any() else describe_held(figures)
    unsure = describe_unsure(count_unsure(figures.table, find_limits(condition)))
    return tuple(note for note in (extent, unsure) if note)


def _test_programme(condition: Condition, view: View, repository: Repository) -> Tested:
    programme = repository.registry.programmes.get(condition.subject)
    # Whichever programme: a record of any of them.
    records = repository.reach(programme_id=programme.id if programme else None)
    boroughs_of = list_boroughs_of(repository.areas(), view.geography)
    reached = check_reach(records, boroughs_of, view.geography)
    met = reached if condition.comparison is Comparison.REACHED else ~reached
    notes = (
        describe_known_wider(int(met.isna().sum()), view.geography),
        describe_unlocated(records, programme) if programme else "",
        NO_RECORD_CAUTION,
    )
    return Tested(
        condition,
        programme.label if programme else "Any programme",
        label_programme_condition(condition, programme),
        describe_programme_condition(condition, programme),
        met,
        notes=tuple(note for note in notes if note),
    )


def _test_place(condition: Condition, view: View, repository: Repository) -> Tested:
    if condition.comparison is Comparison.NEAR:
        return _test_distance(condition, view, repository)
    areas = [_find_wanted(code, view.geography, repository) for code in condition.codes]
    names = sorted(area.area_name for area in areas)
    kinds = {area.geography for area in areas}
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    untested = Tested(
        condition,
        "In borough",
        label_boroughs(names, kind),
        describe_boroughs(names, kind),
        None,
    )
    if not kinds <= {BOROUGHS, view.geography}:
        return replace(untested, aside=describe_elsewhere(view.geography))
    boroughs_of = list_boroughs_of(repository.areas(), view.geography)
    if BOROUGHS in kinds and _are_made_of_boroughs(list(boroughs_of.values())):
        return replace(untested, aside=describe_several_boroughs(view.geography))
    return replace(untested, met=check_boroughs(boroughs_of, condition.codes))


def _find_wanted(code: str, geography: Geography, repository: Repository) -> Area:
    """Give the area to be one of or in: the borough, else that of the drawn edition, else any."""
    for edition in (BOROUGHS, geography):
        try:
            return repository.area(code, edition)
        except UnknownIdentifierError:
            continue
    return repository.area(code, None)


def _are_made_of_boroughs(boroughs: Sequence[Sequence[str]]) -> bool:
    return any(len(codes) > 1 for codes in boroughs)


def _test_distance(condition: Condition, view: View, repository: Repository) -> Tested:
    (code,), (kilometres,) = condition.codes, condition.numbers
    centre = _find_centre(code, view.geography, repository)
    shapes = repository.outlines(centre.geography).set_index("area_code").geometry
    met = check_distance(repository.outlines(view.geography), shapes[code], kilometres)
    label = label_distance(kilometres, centre.area_name)
    note = explain_distance(centre.area_name)
    return Tested(condition, "Distance", label, label, met, notes=(note,))


def _find_centre(code: str, geography: Geography, repository: Repository) -> Area:
    """Give the area to be near: of the drawn edition where it is there, else of any."""
    try:
        return repository.area(code, geography)
    except UnknownIdentifierError:
        return repository.area(code, None)
