"""The colours of each way of showing a view: of its own, or classes of the values."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

import pandas as pd

from dashboard.figures.change_columns import colour_change
from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.bivariate import BivariateResults, build_bivariate
from dashboard.results.classes import NO_VALUE, PLAIN, Colouring, LegendEntry
from dashboard.results.view_results import ViewResults, find_london
from dashboard.state.selection import Layer, Mode, Selection
from dashboard.state.view import View
from dashboard.text.bivariate import CELLS, describe_dates, describe_left_out, name_cell
from dashboard.text.classes import (
    describe_classes,
    describe_clear_only,
    describe_outcomes,
    describe_shape,
    name_widths,
)
from dashboard.text.clusters import colour_clusters
from dashboard.theme.palettes import BIVARIATE, DIVERGING, SEQUENTIAL, WIDTH
from geodata.closed_lists import Outcome
from geodata.repository import Repository
from geodata.statistics.classification import (
    FOUND_SCHEMES,
    Scheme,
    classify,
    classify_at,
    classify_by_deviation,
    find_distance_breaks,
)
from geodata.statistics.reliability import Reliability


def colour_bivariate(view: View, _: ViewResults, repository: Repository) -> Colouring | None:
    """Colour areas by the thirds of both indicators; None where they cannot be joined."""
    results = build_bivariate(view, repository)
    if results is None:
        return None
    names = [name_cell(results, cell) for cell in range(CELLS)]
    labels = [side.figures.indicator.label for side in results.sides]
    return Colouring(
        palette=BIVARIATE,
        places=results.table["cell"],
        entries=tuple(LegendEntry(name) for name in names),
        tips=_say_second(results, labels[1]),
        title=f"{labels[0]} ({results.first.date}) and {labels[1]} ({results.second.date}), each by"
        " thirds of the areas with both values",
        sentences=tuple(
            text
            for text in (describe_dates(results), describe_left_out(results), _explain_low(results))
            if text
        ),
    )


def _say_second(results: BivariateResults, label: str) -> pd.Series:
    """Say the second's value beside the first's, with its interval."""
    table = results.second.figures.table.loc[results.table.index]
    interval = table["interval"].map(lambda text: f" (95 % interval {text})" if text else "")
    note = table["note"].map(lambda text: f". {text}" if text else "")
    texts = label + ": " + table["shown"] + interval + note
    # Where the second is missing its words name the area, and need no label.
    return texts.where(results.table["second"].notna(), table["shown"])


def _explain_low(results: BivariateResults) -> str:
    figures = results.first.figures
    sentences = []
    if figures.table["reliability"].eq(Reliability.LOW).any():
        sentences.append(f"Dots mark low reliability of “{figures.indicator.label}” only.")
    if any(side.figures.has_intervals for side in results.sides):
        sentences.append(
            "Areas near the edge of a third may belong to the next: thirds are cut by value and"
            " are not tested."
        )
    return " ".join(sentences)


DEFAULT_CLASSES = 5
NOT_COMPARED = "not compared"
Colourist = Callable[[View, ViewResults, Repository], Colouring | None]
# Ways of showing whose map has colours of its own; each is added where it is made.
COLOURINGS: Mapping[Mode, Colourist] = MappingProxyType(
    {Mode.BIVARIATE: colour_bivariate, Mode.CLUSTERS: colour_clusters}
)


def colour_view(view: View, figures: ViewResults, repository: Repository) -> Colouring:
    """Decide the colours of a view's map: its way of showing's own, or classes of its values."""
    change_colouring = colour_change(view, figures, repository)
    if change_colouring is not None:
        return change_colouring
    if view.mode in COLOURINGS:
        mode_colouring = COLOURINGS[view.mode](view, figures, repository)
        # Where a way has nothing to show yet, the map keeps the classes of the values.
        if mode_colouring is not None:
            return mode_colouring
    selection = view.selection
    if selection.layer is Layer.WIDTH and figures.has_intervals:
        colouring = _colour_widths(figures, selection)
    else:
        colouring = colour_values(view, figures, repository)
    # Colours by the outcome have a class of their own for what is not clear.
    is_by_outcome = selection.scheme is Scheme.BENCHMARK and figures.is_testable
    return _keep_clear(colouring, figures) if selection.sure and not is_by_outcome else colouring


def colour_values(view: View, figures: ViewResults, repository: Repository) -> Colouring:
    """Colour by classes of the value as the reader chose them; conditions are asked of these."""
    selection = view.selection
    if selection.scheme is Scheme.BENCHMARK and figures.is_testable:
        colouring = _colour_outcomes(figures)
    elif selection.scheme is Scheme.BENCHMARK and _find_londons(view, figures, repository):
        colouring = _colour_distances(view, figures, repository)
    else:
        colouring = _cut_values(figures, selection)
    # Figures moved from another edition are drawn, and are not what a condition is asked of.
    return replace(colouring, is_of_values=view.moved_from is None)


def name_classes(colouring: Colouring) -> pd.Series:
    """Name each area's class as the legend does; an area without a value has an empty text."""
    names = {place: entry.label for place, entry in enumerate(colouring.entries)}
    return colouring.places.map({**names, NO_VALUE: "", PLAIN: colouring.plain})


def _count_classes(selection: Selection) -> int:
    return selection.classes or DEFAULT_CLASSES


def _find_cut(selection: Selection) -> Scheme:
    """Give how values are cut where the scheme asked for cannot cut them."""
    scheme = selection.scheme or Scheme.NATURAL
    return scheme if scheme in FOUND_SCHEMES else Scheme.NATURAL


def _cut_values(figures: ViewResults, selection: Selection) -> Colouring:
    """Colour by classes of the value: found in all dates' values, or set by the reader."""
    scheme = selection.scheme or Scheme.NATURAL
    dates, count = figures.history["value"], _count_classes(selection)
    places = figures.indicator.decimal_places
    if scheme is Scheme.CUSTOM and selection.breaks:
        classification = classify_at(selection.breaks, decimal_places=places)
    elif scheme is Scheme.STD:
        classification = classify_by_deviation(dates, decimal_places=places, classes=count)
    else:
        classification = classify(
            dates, decimal_places=places, classes=count, scheme=_find_cut(selection)
        )
    values = figures.table["value"]
    return Colouring(
        palette=DIVERGING if scheme is Scheme.STD and classification.breaks else SEQUENTIAL,
        places=classification.place(values),
        entries=describe_classes(
            classification,
            figures.indicator,
            Scheme.NATURAL if scheme is Scheme.BENCHMARK else scheme,
        ),
        classification=classification,
        sentences=describe_shape(figures, classification, selection),
    )


def _colour_outcomes(figures: ViewResults) -> Colouring:
    """Colour by the outcome of the one comparison with London: below, not clear, above."""
    table = figures.table
    is_clear = ~table["outcome"].isin([Outcome.SIMILAR, Outcome.NOT_COMPARED])
    places = pd.Series(1, index=table.index)
    places[is_clear & (table["difference"] < 0)] = 0
    places[is_clear & (table["difference"] > 0)] = 2
    places[table["outcome"] == Outcome.NOT_COMPARED] = PLAIN
    places[table["value"].isna()] = NO_VALUE
    entries, sentences = describe_outcomes(figures)
    return Colouring(
        palette=DIVERGING, places=places, entries=entries, plain=NOT_COMPARED, sentences=sentences
    )


def _find_londons(view: View, figures: ViewResults, repository: Repository) -> dict[str, float]:
    """Find London's value at each date that areas can be set beside; a count has none."""
    if figures.indicator.unit in COUNTED_UNITS:
        return {}
    found = {
        period: find_london(repository, figures.indicator.id, period=period, group=view.group)
        for period in figures.history["period"].unique()
    }
    return {period: one.estimate.value for period, one in found.items() if one is not None}


def _colour_distances(view: View, figures: ViewResults, repository: Repository) -> Colouring:
    """Colour what is described and not tested by its distance from London, alike on both sides."""
    indicator, history = figures.indicator, figures.history
    londons = history["period"].map(_find_londons(view, figures, repository))
    breaks = find_distance_breaks(
        history["value"] - londons,
        decimal_places=indicator.decimal_places,
        classes=_count_classes(view.selection),
    )
    classification = classify_at(breaks, decimal_places=indicator.decimal_places)
    table = figures.table
    places = classification.place(table["difference"])
    return Colouring(
        palette=DIVERGING,
        places=places.mask(places.eq(NO_VALUE) & table["value"].notna(), PLAIN),
        entries=describe_classes(classification, indicator, Scheme.BENCHMARK),
        plain=NOT_COMPARED,
        sentences=describe_shape(figures, classification, view.selection),
    )


def _colour_widths(figures: ViewResults, selection: Selection) -> Colouring:
    """Colour by how wide the 95 % interval is, in the indicator's own unit."""
    indicator = figures.indicator
    classification = classify(
        figures.history["uci_95"] - figures.history["lci_95"],
        decimal_places=indicator.decimal_places,
        classes=_count_classes(selection),
        scheme=_find_cut(selection),
    )
    widths = figures.table["uci_95"] - figures.table["lci_95"]
    places = classification.place(widths)
    places = places.mask(places.eq(NO_VALUE) & figures.table["value"].notna(), PLAIN)
    title, sentences = name_widths(figures)
    return Colouring(
        palette=WIDTH,
        places=places,
        entries=describe_classes(classification, indicator, Scheme.NATURAL),
        title=title,
        plain="no interval published",
        sentences=sentences,
    )


def _keep_clear(colouring: Colouring, figures: ViewResults) -> Colouring:
    """Leave the colour off every area whose difference from London is not clear."""
    sentences = (*describe_clear_only(figures), *colouring.sentences)
    if not figures.is_compared:
        return replace(colouring, sentences=sentences)
    is_clear = ~figures.table["outcome"].isin([Outcome.SIMILAR, Outcome.NOT_COMPARED])
    places = colouring.places.where(is_clear | colouring.places.eq(NO_VALUE), PLAIN)
    return replace(colouring, places=places, plain="no clear difference", sentences=sentences)
