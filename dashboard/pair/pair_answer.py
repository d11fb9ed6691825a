"""Two indicators for the browser's scatter: axes, values, words, and nothing that it computes."""

from typing import Any

import pandas as pd

from dashboard.figures.axis import lay_axis
from dashboard.numbers_shown import show_value
from dashboard.pair.indicator_pair import Pair, Side, build_pair
from dashboard.view import View
from dashboard.words.pair_words import describe_correlation, describe_left_out, explain_no_pair
from geodata.repository import Repository


def describe_pair(view: View, repository: Repository) -> dict[str, Any]:
    """Describe a view's two indicators, area by area, in the order of its figures.

    Returns
    -------
    dict
        Ready for JSON: ``first`` and ``second`` have their label and axis;
        ``values``, ``lci``, ``uci``, ``shown`` and ``intervals`` are the
        second's, as the figures have the first's (None where missing);
        ``quadrants`` and ``cells`` from 0, -1 for none. Only ``why`` where
        there is no pair.
    """
    pair = build_pair(view, repository)
    if pair is None:
        return {"why": explain_no_pair(view, repository)}
    table = pair.second.figures.table.loc[pair.table.index]
    return {
        "why": "",
        # The first's are among its figures, which the browser has.
        "values": _list_numbers(pair.table["second"], pair.second),
        "lci": _list_numbers(table["lci_95"], pair.second),
        "uci": _list_numbers(table["uci_95"], pair.second),
        "first": _describe_side(pair, 0),
        "second": _describe_side(pair, 1),
        "shown": table["shown"].to_list(),
        "intervals": table["interval"].to_list() if pair.second.figures.has_intervals else None,
        "quadrants": pair.table["quadrant"].to_list(),
        "cells": pair.table["cell"].to_list(),
        "said": f"{describe_correlation(pair)} {describe_left_out(pair)}".strip(),
    }


def _list_numbers(values: pd.Series, side: Side) -> list[float | None] | None:
    """Round as shown; None where no area has one."""
    places = side.figures.indicator.decimal_places
    if not values.notna().any():
        return None
    return [None if pd.isna(value) else round(float(value), places) for value in values]


def _describe_side(pair: Pair, which: int) -> dict[str, Any]:
    side, line = pair.sides[which], pair.lines[which]
    values = pair.both["second" if which else "first"]
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
