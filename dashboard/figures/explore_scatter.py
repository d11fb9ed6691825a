"""The figure of Explore's scatter: two indicators, a dot an area, for page and file."""

from functools import partial
from typing import Any

import pandas as pd

from dashboard.charts.axis import lay_axis
from dashboard.charts.scatter import ScatterAxis, ScatterDot, draw_scatter
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.condition_words import list_filters
from dashboard.figures.explore import start_figure, tabulate_view
from dashboard.figures.explore_ranking import make_ranking
from dashboard.figures.figure import Figure, FigureKind
from dashboard.figures.filtered import keep_matching, keep_matching_of_two
from dashboard.format.names import name_geography
from dashboard.format.numbers import show_value
from dashboard.results.bivariate import BivariateResults, Side, build_bivariate
from dashboard.results.view_results import build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.view import View
from dashboard.text.bivariate import (
    describe_correlation,
    describe_dates,
    describe_left_out,
    explain_no_bivariate,
    list_cautions,
)
from dashboard.text.conditions import ALL_AREAS_NOTE
from dashboard.text.view import head_view
from geodata.repository import Repository


def make_scatter(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of two indicators; without a second one it is the first's ranking."""
    results = build_bivariate(view, repository)
    if results is None:
        figure = make_ranking(saved, view, repository)
        why = explain_no_bivariate(view, repository)
        return Figure(**{**_fields(figure), "notices": (*figure.notices, why)})
    figures = build_results(view, repository)
    description = describe_bivariate(view, repository)
    shown = keep_matching(view, figures, repository)
    heading = head_view(view, shown, repository)
    dots = _list_dots(view, keep_matching_of_two(view, results, repository))
    left_out = describe_left_out(results)
    correlation = describe_correlation(results)
    alt = f"{description['first']['title']} against {description['second']['title']}. {correlation}"
    draw = partial(
        draw_scatter,
        dots,
        (_read_axis(description["first"]), _read_axis(description["second"])),
        alt=alt,
    )
    if not dots and shown.is_filtered:
        alt = f"No {name_geography(view.geography)} match. Remove a filter."
        draw = partial(draw_table, TextTable(["Areas that match"], [[alt]], alt))
    about_all = ALL_AREAS_NOTE if shown.is_filtered else ""
    reading = (about_all, correlation, *list_cautions(results), describe_dates(results), left_out)
    return start_figure(saved, view, figures, heading, repository)(
        kind=FigureKind.CHART,
        # No record is marked on it.
        unlocated=(),
        alt=alt,
        draw=draw,
        is_fluid=True,
        reading=(*list_filters(view, repository), *(text for text in reading if text)),
        table=_tabulate(view, results, repository),
    )


def _fields(figure: Figure) -> dict:
    return {name: getattr(figure, name) for name in Figure.__dataclass_fields__}


def _read_axis(side: dict) -> ScatterAxis:
    ticks = tuple((tick["at"], tick["text"]) for tick in side["ticks"])
    line = side["line"]
    return ScatterAxis(side["title"], side["low"], side["high"], ticks, line["at"], line["text"])


def _list_dots(view: View, results: BivariateResults) -> tuple[ScatterDot, ...]:
    chosen = view.area.area_code if view.area else ""
    both = results.both
    limits = [
        [None if pd.isna(value) else float(value) for value in side.figures.table[name][both.index]]
        for side in results.sides
        for name in ("lci_95", "uci_95")
    ]
    texts = [side.figures.table["shown"][both.index].to_list() for side in results.sides]
    names = results.first.figures.table["area_name"][both.index].to_list()
    dots = [
        ScatterDot(name, one, other, f"{name}: {text}; {also}", ends, is_chosen=code == chosen)
        for code, name, one, other, text, also, ends in zip(
            both.index.to_list(),
            names,
            both["first"].astype(float).to_list(),
            both["second"].astype(float).to_list(),
            *texts,
            zip(*limits, strict=True),
            strict=True,
        )
    ]
    # The chosen one lies on top of the others.
    return tuple(sorted(dots, key=lambda dot: dot.is_chosen))


def _tabulate(view: View, results: BivariateResults, repository: Repository) -> pd.DataFrame:
    table = tabulate_view(view, results.first.figures, repository)
    second = results.second.figures
    other = second.table.reindex(table["area_code"])
    shown = [
        "" if pd.isna(value) else show_value(float(value), second.indicator)
        for value in other["value"]
    ]
    return table.assign(
        second_indicator=second.indicator.id,
        second_date=results.second.date,
        second_value=other["value"].to_list(),
        second_unit=second.indicator.unit,
        second_lci_95=other["lci_95"].to_list(),
        second_uci_95=other["uci_95"].to_list(),
        second_shown=shown,
    )


def describe_bivariate(view: View, repository: Repository) -> dict[str, Any]:
    """Describe a view's two indicators, area by area, in the order of its figures.

    Returns
    -------
    dict
        Ready for JSON: ``first`` and ``second`` have their label and axis;
        ``values``, ``lci``, ``uci``, ``shown`` and ``intervals`` are the
        second's, as the figures have the first's (None where missing);
        ``quadrants`` and ``cells`` from 0, -1 for none. Only ``why`` where
        they cannot be joined.
    """
    results = build_bivariate(view, repository)
    if results is None:
        return {"why": explain_no_bivariate(view, repository)}
    table = results.second.figures.table.loc[results.table.index]
    return {
        "why": "",
        # The first's are among its figures, which the browser has.
        "values": _list_numbers(results.table["second"], results.second),
        "lci": _list_numbers(table["lci_95"], results.second),
        "uci": _list_numbers(table["uci_95"], results.second),
        "first": _describe_side(results, 0),
        "second": _describe_side(results, 1),
        "shown": table["shown"].to_list(),
        "intervals": table["interval"].to_list() if results.second.figures.has_intervals else None,
        "quadrants": results.table["quadrant"].to_list(),
        "cells": results.table["cell"].to_list(),
        "said": f"{describe_correlation(results)} {describe_left_out(results)}".strip(),
    }


def _list_numbers(values: pd.Series, side: Side) -> list[float | None] | None:
    """Round as shown; None where no area has one."""
    places = side.figures.indicator.decimal_places
    if not values.notna().any():
        return None
    return [None if pd.isna(value) else round(float(value), places) for value in values]


def _describe_side(results: BivariateResults, which: int) -> dict[str, Any]:
    side, line = results.sides[which], results.lines[which]
    values = results.both["second" if which else "first"]
    indicator = side.figures.indicator
    axis = lay_axis(values, line=line.value)
    # A tick needs fewer places than a value, or more where values are close together.
    tick = indicator.model_copy(update={"decimal_places": axis.decimal_places})
    return {
        "label": indicator.label,
        "title": f"{indicator.label} ({indicator.unit}), {side.date}",
        "low": axis.low,
        "high": axis.high,
        "ticks": [{"at": at, "text": show_value(at, tick)} for at in axis.ticks],
        "line": {
            "at": line.value,
            "text": f"{'London' if line.is_london else 'Median'}"
            f" {show_value(line.value, indicator)}",
        },
    }
