"""What is said of a view's conditions: counts, chips, each one's answer, and what can be asked."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from dashboard.figures.colourings import colour_values
from dashboard.figures.conditions import (
    Matches,
    Tested,
    date_figures,
    find_matches,
    view_indicator,
)
from dashboard.results.choices import THEME_NAMES
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.view import View
from dashboard.text.classes import explain_why_not_compared
from dashboard.text.conditions import (
    count_matches,
    count_met,
    describe_aside,
    describe_held,
    name_untold,
)
from geodata.closed_lists import Theme
from geodata.model import BOROUGHS, Geography
from geodata.reach.condition_checks import (
    check_boroughs,
    check_reach,
    check_values,
    list_boroughs_of,
)
from geodata.reach.conditions import (
    ANY_PROGRAMME,
    MOST_CONDITIONS,
    Comparison,
    Condition,
    Side,
    write_condition,
    write_conditions,
)
from geodata.repository import Repository


class Chip(NamedTuple):
    """One condition in few words; ``where`` is what the address says without it."""

    label: str
    where: str

    @property
    def remove(self) -> str:
        """Say what its button does."""
        return f"Remove {self.label}"


def list_chips(view: View, repository: Repository) -> tuple[Chip, ...]:
    """List a view's conditions in few words, in the order of the address."""
    return tuple(
        Chip(
            one.chip,
            write_conditions(other for other in view.conditions if other != one.condition),
        )
        for one in find_matches(view, repository).tested
    )


def list_filters(view: View, repository: Repository) -> tuple[str, ...]:
    """Say how many areas match a view's filters, which they are, and what could not be asked."""
    if not view.conditions:
        return ()
    counted = describe_count(find_matches(view, repository), view)
    return (*([counted] if counted else []), *explain_filters(view, repository))


def explain_filters(view: View, repository: Repository) -> tuple[str, ...]:
    """Say which a view's filters are, what could not be asked, and of which areas."""
    if not view.conditions:
        return ()
    matches = find_matches(view, repository)
    sentences = (
        describe_asked(matches),
        describe_asides(matches),
        _name_untold(matches, view, repository),
    )
    return tuple(text for text in sentences if text)


def describe_asked(matches: Matches) -> str:
    """Say which conditions areas are filtered by; nothing where none could be tested."""
    asked = "; ".join(one.text for one in matches.tested if one.met is not None)
    return f"Filters: {asked}." if asked else ""


def _name_untold(matches: Matches, view: View, repository: Repository) -> str:
    if matches.met is None:
        return ""
    areas = repository.areas(view.geography).set_index("area_code")["area_name"]
    names = areas.reindex(matches.met.index[matches.met.isna()])
    return name_untold(sorted(names), view.geography)


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
        "sentence": describe_count(matches, view),
        "asked": "; ".join(one.text for one in matches.tested if one.met is not None),
        "aside": describe_asides(matches),
        "conditions": [_describe_tested(one, view) for one in matches.tested],
    }


def _write_verdicts(met: pd.Series | None) -> str:
    if met is None:
        return ""
    return "".join("?" if pd.isna(one) else "1" if one else "0" for one in met)


def _count(met: pd.Series) -> tuple[int, int, int]:
    return int(met.sum()), int(met.isna().sum()), len(met)


def describe_count(matches: Matches, view: View) -> str:
    """Count the areas that match; nothing where no condition could be tested."""
    if matches.met is None:
        return ""
    return count_matches(*_count(matches.met), view.geography)


def describe_asides(matches: Matches) -> str:
    """Say which conditions are set aside and why; nothing where none is."""
    asides = [one.aside for one in matches.tested if one.met is None]
    return describe_aside(asides, len(matches.tested) - len(asides))


def _describe_tested(one: Tested, view: View) -> dict[str, Any]:
    counted = "" if one.met is None else count_met(*_count(one.met), view.geography)
    return {
        "text": write_condition(one.condition),
        "label": one.label,
        "chip": one.chip,
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
        identifier and label; ``programmes`` likewise, whichever of them first;
        ``boroughs`` by code; ``most`` conditions. The labels of programmes end
        with how many of all areas have a record; how many lie in a borough
        stands after its name.
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
    boroughs = repository.areas(BOROUGHS).sort_values("area_name")
    counts = _count_choices(view.geography, repository)
    return {
        "geography": view.geography.key,
        "groups": [group for group in groups if group["entries"]],
        "programmes": [
            (name, f"{label}{counts[name]}")
            for name, label in ((ANY_PROGRAMME, "Any programme"), *programmes)
        ],
        "boroughs": [
            (code, name, counts.get(code, ""))
            for code, name in zip(boroughs["area_code"], boroughs["area_name"], strict=True)
        ],
        "most": MOST_CONDITIONS,
    }


@lru_cache(maxsize=16)
def _count_choices(geography: Geography, repository: Repository) -> Mapping[str, str]:
    """Count by programme, and by borough's code, the areas that one choice would leave.

    With them are those of which we cannot tell; nothing stands where that is not tested.
    """
    boroughs_of = list_boroughs_of(repository.areas(), geography)
    answers = {
        name: check_reach(
            repository.reach(programme_id=None if name == ANY_PROGRAMME else name),
            boroughs_of,
            geography,
        )
        for name in (ANY_PROGRAMME, *repository.registry.programmes)
    }
    if all(len(codes) <= 1 for codes in boroughs_of.values()):
        codes = repository.areas(BOROUGHS)["area_code"]
        answers |= {str(code): check_boroughs(boroughs_of, (str(code),)) for code in codes}
    return {name: _say_counts(met) for name, met in answers.items()}


def _say_counts(met: pd.Series) -> str:
    matching, untold, _ = _count(met)
    return f" ({matching:,}{f', {untold:,} we cannot tell' if untold else ''})"


def _count_sides(figures: ViewResults) -> dict[str, int]:
    """Count the areas on each side of London, as the condition on it would find them."""
    if not figures.is_compared:
        return {}
    return {
        side.value: int(
            check_values(
                Condition("", Comparison.CLEAR, side=side),
                figures.table,
                decimal_places=figures.indicator.decimal_places,
            ).sum()
        )
        for side in Side
    }


def describe_limits(view: View, repository: Repository) -> dict[str, Any]:
    """Say what can be asked of an indicator beside a view's: its values, classes, differences.

    The indicator is the one that the address names by ``with``, else the view's own.

    Returns
    -------
    dict
        Ready for JSON: ``held`` says between which values it lies, ``when`` and
        ``unit`` of what; ``classes`` are the legend's with ``class_counts``, and
        ``side_counts`` counts areas clearly above and below London, and neither;
        ``why_not_clear`` says why none was tested. Counts are of all areas.
    """
    indicator = view.second or view.indicator
    shown = view_indicator(indicator.id, view, repository)
    if shown is None:
        nothing = dict.fromkeys(("held", "when", "unit", "why_not_clear"), "")
        return {**nothing, "classes": [], "class_counts": [], "side_counts": {}}
    figures = build_results(shown, repository)
    colouring = colour_values(shown, figures, repository)
    places = colouring.places.to_list()
    return {
        "held": describe_held(figures),
        "when": date_figures(shown),
        "unit": indicator.unit,
        "classes": [one.label for one in colouring.entries],
        "class_counts": [places.count(place) for place in range(len(colouring.entries))],
        "side_counts": _count_sides(figures),
        "why_not_clear": "" if figures.is_compared else explain_why_not_compared(figures),
    }
