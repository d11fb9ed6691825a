"""What every figure of the Explore page says beside its chart: sources, cautions, rows, names."""

from collections.abc import Callable
from functools import partial

import pandas as pd

from dashboard.figures.change_columns import list_change_columns
from dashboard.figures.colourings import colour_view, name_classes
from dashboard.figures.figure import Figure, FigureSource, list_figure_sources
from dashboard.figures.filtered import add_matches
from dashboard.figures.reach_text import say_unlocated
from dashboard.format.names import name_geography
from dashboard.format.numbers import end_sentence
from dashboard.results.gathered import build_gathered
from dashboard.results.view_results import ViewResults
from dashboard.state.saved_view import SavedView
from dashboard.state.view import View
from dashboard.state.view_modes import TWO_INDICATOR_MODES
from dashboard.text.gathered import describe_group
from dashboard.text.view import Heading, describe_indicator, describe_method
from geodata.repository import Repository

ALL_LONDON = "London"


def start_figure(
    saved: SavedView, view: View, figures: ViewResults, heading: Heading, repository: Repository
) -> Callable[..., Figure]:
    """Give what makes a figure of Explore, once each way of showing adds its own to what all say.

    Parameters
    ----------
    saved, view : SavedView, View
        The view as its address has it, and as it is resolved.
    figures : ViewResults
        Of all areas, whatever a filter leaves out.
    heading : Heading
        Title and subtitle, of the areas that are shown.
    repository : Repository

    Returns
    -------
    callable
        Takes the other fields of `Figure`, and those that it gives another value.
    """
    return partial(
        Figure,
        view=saved,
        title=heading.title,
        subtitle=heading.subtitle,
        notes=list_notes(view, figures),
        unlocated=list_unlocated(view, repository),
        sources=list_view_sources(view, repository),
        data_version=repository.data_version,
        shapes=view.geography,
        named=name_file_parts(view),
        notices=view.notices,
    )


def list_view_sources(view: View, repository: Repository) -> tuple[FigureSource, ...]:
    """List the publications of a view's figures, and of the records that are marked on it."""
    identifiers = list(view.indicator.sources)
    if view.second is not None and view.mode in TWO_INDICATOR_MODES:
        identifiers += view.second.sources
    identifiers += [name for programme in view.programmes for name in programme.sources]
    return list_figure_sources(identifiers, repository)


def list_notes(view: View, figures: ViewResults) -> tuple[str, ...]:
    """List how the figures came about and how they must be read, in whole sentences."""
    sentences = [*describe_indicator(view), describe_method(figures)]
    sentences += [end_sentence(caveat) for caveat in view.indicator.caveats]
    gathered = build_gathered(view, figures)
    if gathered is not None:
        sentences.insert(0, describe_group(view, gathered, figures))
    if view.second is not None and view.mode in TWO_INDICATOR_MODES:
        sentences.append(f"{view.second.label}: {end_sentence(view.second.description)}")
        sentences += [end_sentence(caveat) for caveat in view.second.caveats]
    return tuple(dict.fromkeys(text for text in sentences if text))


def list_unlocated(view: View, repository: Repository) -> tuple[str, ...]:
    """Say of each chosen programme how much of it no map can show."""
    return say_unlocated(view.programmes, repository)


def name_file_parts(view: View) -> tuple[str, ...]:
    """Name what a file of the view is of: area, indicator (or both), date."""
    area = view.area.area_name if view.area else ALL_LONDON
    second = [view.second.label] if view.second and view.mode in TWO_INDICATOR_MODES else []
    when = [view.period.label] if view.period else []
    if view.since and view.shows_change:
        when = [f"{view.since.label} to {when[0]}"]
    return (area, view.indicator.label, *second, name_geography(view.geography), *when)


def tabulate_view(view: View, figures: ViewResults, repository: Repository) -> pd.DataFrame:
    """Tabulate a view's figures, a row an area by code, with the interface's column names.

    Returns
    -------
    DataFrame
        ``indicator``, ``area_code``, ``area_name``, ``level``, ``vintage``,
        ``period``, ``group``, ``value``, ``unit``, ``lci_95``, ``uci_95``,
        ``base``, ``status``, ``method``, ``source`` as the interface has them,
        then as text ``class_on_map``, ``compared_with_london`` and ``note``, and
        of a change what `list_change_columns` adds. Numbers are rounded as they
        are shown. A filter leaves out areas that do not match, and adds what
        `add_matches` says.
    """
    table, places = figures.table, view.indicator.decimal_places
    numbers = {
        name: table[name].map(lambda value: round(float(value), places), na_action="ignore")
        for name in ("value", "lci_95", "uci_95")
    }
    missing = table["shown"].where(table["note"] == "", table["shown"] + "; " + table["note"])
    shared = {
        "level": view.geography.level.value,
        "vintage": view.geography.vintage,
        "period": view.period.id if view.period else None,
        "group": view.group,
    }
    rows = pd.DataFrame(
        {
            "indicator": view.indicator.id,
            "area_code": table.index.to_series(),
            "area_name": table["area_name"],
            **shared,
            "value": numbers["value"],
            "unit": view.indicator.unit,
            "lci_95": numbers["lci_95"],
            "uci_95": numbers["uci_95"],
            "base": table["base"],
            "status": table["status"],
            "method": table["method"],
            "source": table["source"],
            "class_on_map": name_classes(colour_view(view, figures, repository)),
            "compared_with_london": table["outcome_words"],
            "note": table["note"].where(table["value"].notna(), missing),
            **list_change_columns(view, figures, repository),
        }
    )
    return add_matches(rows, view, repository).reset_index(drop=True)
