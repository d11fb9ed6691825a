"""What the ranking is drawn from and says: places, axis, London's line, lists to limit it to."""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.axis import find_ticks, write_ticks
from dashboard.figures.filtered import keep_matching
from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.format.numbers import show_interval, show_value
from dashboard.results.ranks import rank_areas
from dashboard.results.view_results import ViewResults
from dashboard.state.listed_areas import list_choices
from dashboard.state.view import View
from dashboard.text.figures import count_in_words, describe_rank
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability


def describe_ranking(view: View, figures: ViewResults, repository: Repository) -> dict[str, Any]:
    """Describe the ranking of a view's areas; lists by area run as the figures' own do.

    Returns
    -------
    dict
        Ready for JSON. ``first`` and ``last`` are each area's highest and
        lowest place, None where it has no value, and both lists are None where
        no rank may be given; ``ticks`` are places on the axis with their text;
        ``lists`` are what the list can be limited to, and ``wider`` gives the
        areas of `lists` that a borough lies in.
    """
    places, shown = rank_areas(figures), keep_matching(view, figures, repository)
    is_ranked = bool(places["first"].notna().any())
    low, high = find_domain(figures)
    decimal_places = figures.indicator.decimal_places
    return {
        "first": _list_places(places["first"]) if is_ranked else None,
        "last": _list_places(places["last"]) if is_ranked else None,
        "ticks": [
            {"at": tick, "text": text}
            for tick, text in write_ticks(find_ticks(low, high, decimal_places))
        ],
        "unit": figures.indicator.unit,
        "all": _title_all(figures, shown),
        "everywhere": f"All {count_areas(len(figures.table), view.geography)}",
        "key": _write_legend(figures),
        "places": _explain_places(figures, is_ranked=is_ranked),
        "missing": _count_missing(shown),
        "lists": _describe_lists(view, repository),
        "wider": _find_wider(repository),
    }


def describe_london(figures: ViewResults) -> dict[str, float | None] | None:
    """Give London's value and, where it has one, its interval; None where it is no benchmark."""
    if figures.benchmark is None:
        return None
    places = figures.indicator.decimal_places
    estimate = figures.benchmark.estimate
    said = {"value": estimate.value, "lci": estimate.lci_95, "uci": estimate.uci_95}
    return {name: None if n is None else round(n, places) for name, n in said.items()}


def find_domain(figures: ViewResults) -> list[float]:
    """Give the ends of the axis that the ranking's dots and intervals lie on."""
    numbers = figures.table[["value", "lci_95", "uci_95"]].astype(float).to_numpy().ravel()
    held = numbers[~np.isnan(numbers)]
    if not held.size:
        return [0.0, 1.0]
    if figures.benchmark is not None:
        estimate = figures.benchmark.estimate
        marked = [n for n in (estimate.value, estimate.lci_95, estimate.uci_95) if n is not None]
        held = np.append(held, marked)
    low, high = float(held.min()), float(held.max())
    margin = (high - low) * 0.03
    return [low - margin, high + margin]


def _list_places(places: pd.Series) -> list[int | None]:
    return [None if pd.isna(place) else int(place) for place in places]


def _title_all(figures: ViewResults, shown: ViewResults) -> str:
    how = ", with 95 % intervals" if figures.has_intervals else ""
    if shown.is_filtered:
        return f"{len(shown.table):,} of {count_areas(len(figures.table), figures.geography)}{how}"
    return f"All {name_geography(figures.geography)}{how}"


def _write_legend(figures: ViewResults) -> str:
    parts = []
    benchmark, indicator = figures.benchmark, figures.indicator
    if benchmark is not None:
        estimate = benchmark.estimate
        derived = ", derived from boroughs" if benchmark.is_derived else ""
        parts.append(f"Dashed line: London, {show_value(estimate.value, indicator)}{derived}.")
        if estimate.lci_95 is not None and estimate.uci_95 is not None:
            interval = show_interval(estimate.lci_95, estimate.uci_95, indicator)
            parts.append(f"Band: its 95 % interval, {interval}.")
    if figures.has_intervals:
        parts.append("Where bars overlap, areas may not differ.")
    if (figures.table["reliability"] == Reliability.LOW).any():
        parts.append("Open dot: low reliability.")
    return " ".join(parts)


def _explain_places(figures: ViewResults, *, is_ranked: bool) -> str:
    if figures.valued.empty:
        return ""
    plural = LEVEL_NAMES[figures.geography.level][1]
    if not is_ranked:
        return describe_rank(None, len(figures.valued), plural, figures.indicator)
    why = "as the intervals allow" if figures.has_intervals else "shared where values tie"
    among = f"among all {len(figures.valued):,} {plural}"
    return f"Places count from the highest value, {among}, {why}."


def _count_missing(figures: ViewResults) -> str:
    """Say how many of the areas listed have no value."""
    missing = len(figures.table) - len(figures.valued)
    if not missing:
        return ""
    if figures.valued.empty:
        return "No area has a value; each says why."
    one, many = LEVEL_NAMES[figures.geography.level]
    if missing == 1:
        return f"One {one} has no value and stands last."
    return f"{count_in_words(missing).capitalize()} {many} have no value and stand last."


def _describe_lists(view: View, repository: Repository) -> list[dict[str, Any]]:
    offered = list_choices(view.geography, repository)
    return [
        {
            "name": name,
            "choices": [
                {"code": one.area_code, "name": one.area_name, "title": one.title}
                | {"count": len(one.members)}
                for one in choices
            ],
        }
        for name, choices in offered.items()
    ]


def _find_wider(repository: Repository) -> dict[str, list[str]]:
    """Give the wider areas of each borough that a list can be limited to."""
    boroughs = repository.areas(Geography(Level.BOROUGH))
    return {
        code: list(codes)
        for code, codes in zip(boroughs["area_code"], boroughs["parent_codes"], strict=True)
    }
