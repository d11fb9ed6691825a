"""The choices that name one thing of many: areas, programmes, a second indicator.

Each adds a sentence to ``notices`` for a name that the atlas does not know.
"""

from dashboard.format.names import name_geography
from dashboard.format.numbers import name_in_sentence
from dashboard.state.listed_areas import find_choice
from dashboard.state.selection import Selection
from geodata.closed_lists import Level
from geodata.errors import UnknownIdentifierError
from geodata.model import Area, Geography, Indicator, Programme
from geodata.reach.conditions import (
    ANY_PROGRAMME,
    MOST_CONDITIONS,
    Comparison,
    Condition,
    read_conditions,
)
from geodata.repository import Repository


def find_area(
    selection: Selection, geography: Geography, repository: Repository, notices: list[str]
) -> Area | None:
    """Give the selected area: on the drawn edition where it is there, else wherever it is."""
    if selection.area is None:
        return None
    for edition in (geography, None):
        try:
            found = repository.area(selection.area, edition)
        except UnknownIdentifierError:
            continue
        if found.geography != geography:
            notices.append(
                f"{found.area_name} is not one of the {name_geography(geography)} on this map."
                " It stays selected."
            )
        return found
    notices.append(f"There is no area with the code '{selection.area[:20]}' in the atlas.")
    return None


def find_second(
    selection: Selection, repository: Repository, notices: list[str]
) -> Indicator | None:
    """Give the indicator set beside the first; None where none is named or known."""
    indicators = repository.registry.indicators
    if selection.second is not None and selection.second not in indicators:
        notices.append(f"There is no indicator '{selection.second[:60]}' to set beside this one.")
    return indicators.get(selection.second or "")


def find_within(
    selection: Selection, geography: Geography, repository: Repository, notices: list[str]
) -> Area | None:
    """Give the wider area whose parts alone are listed; the map still draws every area."""
    if selection.within is None:
        return None
    everything = f"All {name_geography(geography)} are listed."
    try:
        area = repository.area(selection.within, None)
    except UnknownIdentifierError:
        notices.append(
            f"There is no area with the code '{selection.within[:20]}' to list within. {everything}"
        )
        return None
    if find_choice(area, geography, repository) is not None:
        return area
    # All of London is what is listed anyway.
    if area.geography.level is not Level.LONDON:
        where = name_in_sentence(area.area_name)
        notices.append(f"The list cannot be limited to {where} here. {everything}")
    return None


def find_programmes(
    selection: Selection, repository: Repository, notices: list[str]
) -> tuple[Programme, ...]:
    """Give the chosen programmes that the registry knows."""
    known = repository.registry.programmes
    unknown = [identifier for identifier in selection.programme if identifier not in known]
    if unknown:
        notices.append(f"There is no programme '{unknown[0][:60]}' in the atlas.")
    return tuple(known[identifier] for identifier in selection.programme if identifier in known)


def find_conditions(
    selection: Selection, repository: Repository, notices: list[str]
) -> tuple[Condition, ...]:
    """Give the conditions that can be read and whose indicator, programme or area is known."""
    reading = read_conditions(selection.where or "")
    notices.extend(
        f"The condition '{part[:60]}' cannot be read and is left out."
        for part in reading.unread[:3]
    )
    if reading.left_out:
        notices.append(
            f"Only {MOST_CONDITIONS} conditions are read; {reading.left_out} more left out."
        )
    conditions: list[Condition] = []
    for condition in reading.conditions:
        unknown = _find_unknown(condition, repository)
        if unknown:
            notices.append(f"There is no {unknown}, so its condition is left out.")
        else:
            conditions.append(condition)
    return tuple(conditions)


def _find_unknown(condition: Condition, repository: Repository) -> str:
    """Name what a condition asks about that the atlas has not; an empty text where it has it."""
    registry = repository.registry
    if condition.is_about_place:
        return _find_unknown_area(condition, repository)
    if condition.is_about_programme:
        is_known = condition.subject in (ANY_PROGRAMME, *registry.programmes)
        return "" if is_known else f"programme '{condition.subject[:60]}'"
    is_known = condition.subject in registry.indicators
    return "" if is_known else f"indicator '{condition.subject[:60]}'"


def _find_unknown_area(condition: Condition, repository: Repository) -> str:
    is_near = condition.comparison is Comparison.NEAR
    for code in condition.codes:
        try:
            area = repository.area(code, None)
        except UnknownIdentifierError:
            return f"area with the code '{code}'"
        if is_near and area.geography not in repository.boundary_files():
            return f"boundary of {name_in_sentence(area.area_name)} to measure from"
    return ""
