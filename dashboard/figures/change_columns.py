"""What a change adds to a view: the colours of its map, and columns of its table."""

from typing import Any

import pandas as pd

from dashboard.format.numbers import show_value
from dashboard.results.classes import NO_VALUE, Colouring, LegendEntry
from dashboard.results.view_change import ChangeResults, build_change
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from dashboard.text.change_view import (
    CANNOT_COMPARE,
    describe_areas,
    describe_outcome_entries,
    list_cautions,
    list_tips,
    name_dates,
    name_sizes,
    note_test,
)
from dashboard.theme.palettes import CHANGE, DIVERGING
from geodata.repository import Repository
from geodata.statistics.change import COMPARED_VERDICTS
from geodata.statistics.classification import classify_at, find_distance_breaks

_NUMBERS = {
    "since_value": "earlier",
    "since_lci_95": "earlier_lci_95",
    "since_uci_95": "earlier_uci_95",
    "change": "difference",
    "change_lci_95": "lci_95",
    "change_uci_95": "uci_95",
}
_P_PLACES = 4
_SENT = {"earlier": "earlier", "change": "difference", "lci": "lci_95", "uci": "uci_95"}


def list_change_columns(
    view: View, figures: ViewResults, repository: Repository
) -> dict[str, pd.Series | str]:
    """List the columns of a view's change; none where it shows one date.

    Returns
    -------
    dict of Series or str
        By code of area and rounded as shown: ``since`` (the earlier date),
        ``since_value``, ``since_lci_95``, ``since_uci_95`` as observed then,
        ``change`` (``value`` less ``since_value``) with its 95 % limits
        ``change_lci_95`` and ``change_uci_95``, ``change_p_adjusted`` (the test's
        p-value after Benjamini-Hochberg over every area tested),
        ``change_outcome`` in words and ``change_note``, why there is none.
        Missing where nothing may be said.
    """
    change = build_change(view, figures, repository)
    if change is None:
        return {}
    table, places = change.table, change.indicator.decimal_places
    texts = describe_areas(change)
    return {
        "since": change.since.label,
        **{name: _round(table[column], places) for name, column in _NUMBERS.items()},
        "change_p_adjusted": _round(table["p_adjusted"], _P_PLACES),
        "change_outcome": texts["outcome"],
        "change_note": texts["note"],
    }


def describe_change(
    view: View, figures: ViewResults, repository: Repository
) -> dict[str, Any] | None:
    """Describe a view's change for the browser; None where it shows one date.

    Returns
    -------
    dict or None
        Ready for JSON. ``since`` and ``until`` are the labels of the dates. In the order of
        the areas: ``earlier`` (value then), ``change`` with its 95 % limits ``lci`` and
        ``uci``, None where not held; as text ``shown``, ``intervals``, ``outcomes`` and
        ``before``, the value then. ``london`` is London's change, None without one.
    """
    change = build_change(view, figures, repository)
    if change is None:
        return None
    indicator, texts = change.indicator, describe_areas(change)
    numbers = {
        name: [
            None if pd.isna(number) else number
            for number in _round(change.table[column], indicator.decimal_places).to_list()
        ]
        for name, column in _SENT.items()
    }
    is_known = change.london is not None and change.london.verdict in COMPARED_VERDICTS
    return {
        "since": change.since.label,
        "until": change.period.label,
        **numbers,
        "shown": texts["shown"].to_list(),
        "intervals": texts["interval"].to_list(),
        "outcomes": texts["outcome"].to_list(),
        "before": [
            "" if number is None else show_value(number, indicator) for number in numbers["earlier"]
        ],
        "london": round(change.london.difference, indicator.decimal_places)
        if change.london and is_known
        else None,
    }


def _round(column: pd.Series, decimal_places: int) -> pd.Series:
    return column.map(lambda value: round(float(value), decimal_places), na_action="ignore")


_CLASSES = 5


def colour_change(view: View, figures: ViewResults, repository: Repository) -> Colouring | None:
    """Colour each area by its change; None where the view shows one date."""
    change = build_change(view, figures, repository)
    if change is None:
        return None
    places, palette, entries = _class_outcomes(change) if change.tested else _class_sizes(change)
    return Colouring(
        palette=palette,
        places=places,
        entries=entries,
        tips=list_tips(change),
        title=f"Change, {name_dates(change)}",
        missing=CANNOT_COMPARE,
        sentences=tuple(list_cautions(change)),
        note=note_test(change, view.geography),
    )


Classes = tuple[pd.Series, str, tuple[LegendEntry, ...]]


def _class_outcomes(change: ChangeResults) -> Classes:
    """Class areas by their outcome: clearly down, no clear change, clearly up."""
    places = change.outcomes.fillna(NO_VALUE).astype(int)
    return places, CHANGE, describe_outcome_entries()


def _class_sizes(change: ChangeResults) -> Classes:
    """Class what is described by how far it moved, in steps alike on both sides of no change."""
    indicator, difference = change.indicator, change.table["difference"]
    decimal_places = indicator.decimal_places
    breaks = find_distance_breaks(difference, decimal_places=decimal_places, classes=_CLASSES)
    classification = classify_at(breaks, decimal_places=decimal_places)
    return classification.place(difference), DIVERGING, name_sizes(classification.breaks, indicator)
