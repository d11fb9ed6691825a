"""The colours of a map of change: its tested outcomes, or how far described figures moved."""

import pandas as pd

from dashboard.results.classes import NO_VALUE, Colouring, LegendEntry
from dashboard.results.view_change import ChangeResults, build_change
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from dashboard.text.change_view import (
    CANNOT_COMPARE,
    describe_left_out,
    describe_outcome_entries,
    explain_test,
    list_cautions,
    list_tips,
    name_dates,
    name_sizes,
)
from dashboard.theme.palettes import CHANGE, DIVERGING
from geodata.repository import Repository
from geodata.statistics.classification import classify_at, find_distance_breaks

_CLASSES = 5


def colour_change(view: View, figures: ViewResults, repository: Repository) -> Colouring | None:
    """Colour each area by its change; None where the view shows one date."""
    change = build_change(view, figures, repository)
    if change is None:
        return None
    places, palette, entries = _class_outcomes(change) if change.tested else _class_sizes(change)
    sentences = (explain_test(change, view.geography), describe_left_out(change, view.geography))
    return Colouring(
        palette=palette,
        places=places,
        entries=entries,
        tips=list_tips(change),
        title=f"Change, {name_dates(change)}",
        missing=CANNOT_COMPARE,
        sentences=tuple(text for text in (*sentences, *list_cautions(change)) if text),
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
