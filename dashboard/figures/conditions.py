"""Which of a view's areas meet the conditions in its address, and what can be asked."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from dashboard.format.numbers import show_range
from dashboard.results.choices import THEME_NAMES
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.selection import Selection
from dashboard.state.view import ALL_PEOPLE, View, resolve_view
from dashboard.text.classes import explain_why_not_compared
from dashboard.text.conditions import (
    count_matches,
    count_met,
    describe_aside,
    describe_few_classes,
    describe_held,
    describe_known_wider,
    describe_no_figures,
    describe_programme_condition,
    describe_unsure,
    describe_value_condition,
)
from dashboard.text.reach import describe_unlocated
from geodata.closed_lists import Theme
from geodata.reach.conditions import (
    MOST_CONDITIONS,
    Comparison,
    Condition,
    check_reach,
    check_values,
    combine,
    count_unsure,
    find_limits,
    list_boroughs_of,
    write_condition,
)
from geodata.repository import Repository

_KEPT_ANSWERS = 256


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """One condition and its answer, area by area.

    ``met`` is missing for an area where it cannot be told, and None where the
    condition cannot be tested on this edition; ``aside`` then says why.
    ``numbers`` are the values tested, None for a programme.
    """

    condition: Condition
    label: str
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


def describe_matches(view: View, repository: Repository) -> dict[str, Any]:
    """Describe the areas that meet a view's conditions, ready for JSON.

    Returns
    -------
    dict
        ``verdicts`` has a sign an area, in the order of their codes, as the
        figures have them: 1 meets every condition, 0 fails one, ? cannot be
        told; it is empty where no condition could be tested.
    """
    matches = find_matches(view, repository)
    return {
        "geography": view.geography.key,
        "verdicts": _write_verdicts(matches.met),
        "sentence": _describe_count(matches, view),
        "asked": "; ".join(one.text for one in matches.tested if one.met is not None),
        "aside": _describe_asides(matches),
        "conditions": [_describe_tested(one, view) for one in matches.tested],
    }


# A reader changes one condition at a time: the others' answers are kept.
@lru_cache(maxsize=_KEPT_ANSWERS)
def _test(condition: Condition, shown: Selection, repository: Repository) -> Tested:
    view = resolve_view(shown, repository)
    if condition.is_about_programme:
        return _test_programme(condition, view, repository)
    indicator = repository.registry.indicators[condition.subject]
    figures, when = find_figures(condition.subject, view, repository)
    if figures is None:
        aside = describe_no_figures(indicator, view.geography)
        return Tested(condition, indicator.label, f"{indicator.label}: not tested", None, aside)
    text = describe_value_condition(condition, figures, when)
    aside = _explain_aside(condition, figures)
    if aside:
        return Tested(condition, indicator.label, text, None, aside)
    met = check_values(condition, figures.table, decimal_places=indicator.decimal_places)
    notes = _note_values(condition, figures, met)
    return Tested(
        condition, indicator.label, text, met, notes=notes, numbers=figures.table["value"]
    )


def find_figures(
    indicator_id: str, view: View, repository: Repository
) -> tuple[ViewResults | None, str]:
    """Give an indicator's figures on a view's edition, and for when and whom they are.

    They are of the view's date and population where the indicator has them,
    else of its newest date and of everyone.
    """
    indicator_view = resolve_view(
        Selection(
            indicator=indicator_id,
            level=view.geography.level,
            vintage=view.geography.vintage,
            period=view.period.id if view.period else None,
            group=view.group,
        ),
        repository,
    )
    if (
        indicator_view.coverage is None
        or indicator_view.period is None
        or indicator_view.geography != view.geography
    ):
        return None, ""
    who = "" if indicator_view.group == ALL_PEOPLE else f", {indicator_view.group}"
    return build_results(indicator_view, repository), f"{indicator_view.period.label}{who}"


def _explain_aside(condition: Condition, figures: ViewResults) -> str:
    """Say why a condition cannot be tested on the figures; nothing where it can."""
    if condition.comparison is Comparison.CLASS:
        number = int(condition.numbers[0])
        is_there = number <= len(figures.classification.ranges)
        return "" if is_there else describe_few_classes(number, figures)
    if condition.comparison is Comparison.CLEAR and not figures.is_compared:
        why = explain_why_not_compared(figures)
        return f"“{figures.indicator.label}” is not tested against London. {why}"
    return ""


def _note_values(condition: Condition, figures: ViewResults, met: pd.Series) -> tuple[str, ...]:
    if condition.comparison is Comparison.CLEAR:
        return ()
    if condition.comparison is Comparison.CLASS:
        limits = figures.classification.ranges[int(condition.numbers[0]) - 1]
    else:
        limits = find_limits(condition)
    extent = "" if met.fillna(value=False).any() else describe_held(figures)
    unsure = describe_unsure(count_unsure(figures.table, limits))
    return tuple(note for note in (extent, unsure) if note)


def _test_programme(condition: Condition, view: View, repository: Repository) -> Tested:
    programme = repository.registry.programmes[condition.subject]
    records = repository.reach(programme_id=programme.id)
    boroughs_of = list_boroughs_of(repository.areas(), view.geography)
    reached = check_reach(records, boroughs_of, view.geography)
    met = reached if condition.comparison is Comparison.REACHED else ~reached
    notes = (
        describe_known_wider(int(met.isna().sum()), view.geography),
        describe_unlocated(records, programme),
    )
    return Tested(
        condition,
        programme.label,
        describe_programme_condition(condition, programme),
        met,
        notes=tuple(note for note in notes if note),
    )


def _write_verdicts(met: pd.Series | None) -> str:
    if met is None:
        return ""
    return "".join("?" if pd.isna(one) else "1" if one else "0" for one in met)


def _count(met: pd.Series) -> tuple[int, int, int]:
    return int(met.sum()), int(met.isna().sum()), len(met)


def _describe_count(matches: Matches, view: View) -> str:
    if matches.met is None:
        return ""
    tested_count = sum(one.met is not None for one in matches.tested)
    return count_matches(*_count(matches.met), view.geography, tested_count)


def _describe_asides(matches: Matches) -> str:
    asides = [one.aside for one in matches.tested if one.met is None]
    return describe_aside(asides, len(matches.tested) - len(asides))


def _describe_tested(one: Tested, view: View) -> dict[str, Any]:
    counted = "" if one.met is None else count_met(*_count(one.met), view.geography)
    return {
        "text": write_condition(one.condition),
        "label": one.label,
        "words": one.text,
        "counted": counted or f"Set aside. {one.aside}",
        "notes": list(one.notes),
        "is_aside": one.met is None,
    }


def describe_testable(view: View, repository: Repository) -> dict[str, Any]:
    """List the indicators with figures on a view's edition by theme, and the programmes.

    Returns
    -------
    dict
        Ready for JSON: ``groups``, each a ``name`` and ``entries`` of
        identifier and label; ``programmes`` likewise; ``most`` conditions.
    """
    indicators = [
        indicator
        for indicator in repository.registry.indicators.values()
        if any(part.geography == view.geography for part in repository.coverage(indicator.id))
    ]
    groups = [
        {
            "name": THEME_NAMES[theme],
            "entries": sorted(
                ((one.id, one.label) for one in indicators if one.theme is theme),
                key=lambda entry: entry[1].casefold(),
            ),
        }
        for theme in Theme
    ]
    programmes = sorted(
        ((one.id, one.label) for one in repository.registry.programmes.values()),
        key=lambda entry: entry[1].casefold(),
    )
    return {
        "geography": view.geography.key,
        "groups": [group for group in groups if group["entries"]],
        "programmes": programmes,
        "most": MOST_CONDITIONS,
    }


def describe_limits(view: View, repository: Repository) -> dict[str, Any]:
    """Say what can be asked of an indicator beside a view's: its values, classes, differences.

    The indicator is the one that the address names by ``with``, else the view's own.
    """
    indicator = view.second or view.indicator
    figures, when = find_figures(indicator.id, view, repository)
    if figures is None:
        return {"held": "", "when": "", "unit": "", "classes": [], "why_not_clear": ""}
    return {
        "held": describe_held(figures),
        "when": when,
        "unit": indicator.unit,
        "classes": [show_range(*ends, indicator) for ends in figures.classification.ranges],
        "why_not_clear": "" if figures.is_compared else explain_why_not_compared(figures),
    }
