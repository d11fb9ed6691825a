"""One view's figures for the browser: what it colours, lists and says, packed as they are sent."""

from itertools import pairwise
from math import isnan
from typing import Any

import pandas as pd

from dashboard.figures.colourings import colour_view
from dashboard.figures.date_values import list_dates
from dashboard.figures.ranking_values import describe_london, describe_ranking, find_domain
from dashboard.format.names import LEVEL_NAMES, name_geography
from dashboard.format.numbers import count_things, show_value
from dashboard.results.classes import NO_VALUE, PLAIN, Colouring
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.selection import Mode
from dashboard.state.view import View
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, Geography
from geodata.repository import BoundaryFile, Repository
from geodata.statistics.classification import count_distribution
from geodata.statistics.reliability import Reliability


def describe_figures(view: View, repository: Repository) -> dict[str, Any]:
    """Describe a view's figures, area by area, in the order of their codes.

    Returns
    -------
    dict
        Ready for JSON. Lists by area run alike: ``areas`` (codes), ``values``
        and limits (None where missing), ``shown`` and ``intervals`` (text),
        ``classes`` (from 0; -1 without value), ``low`` (1 where reliability is
        low); ``outcomes`` and ``note_of`` are places in ``outcome_words`` and
        ``notes``, which hold each text once.
    """
    figures = build_results(view, repository)
    colouring = colour_view(view, figures, repository)
    table = figures.table
    tips = table["outcome_words"] if colouring.tips is None else colouring.tips
    outcome_words, outcomes = _list_once(tips)
    notes, note_of = _list_once(table["note"])
    places = figures.indicator.decimal_places
    return {
        "indicator": view.indicator.id,
        "label": view.indicator.label,
        "is_london_only": view.is_london_only,
        "mode": view.mode.value,
        "geography": {"level": view.geography.level.value, "vintage": view.geography.vintage},
        "boundary": describe_shapes(view, repository),
        "base": describe_boundary(repository.boundary_files()[BOROUGHS]),
        "date": view.period.id if view.period else None,
        "dates": [list(period) for period in list_dates(view)],
        "areas": table.index.to_list(),
        "values": _list_numbers(table["value"], places),
        "lci": _list_numbers(table["lci_95"], places) if figures.has_intervals else None,
        "uci": _list_numbers(table["uci_95"], places) if figures.has_intervals else None,
        "shown": table["shown"].to_list(),
        "intervals": table["interval"].to_list(),
        "classes": colouring.places.to_list(),
        "low": [int(r is Reliability.LOW) for r in table["reliability"]],
        "outcome_words": outcome_words,
        "outcomes": outcomes,
        "notes": notes,
        "note_of": note_of,
        "has_intervals": figures.has_intervals,
        "parents": _name_parents(view.geography, repository),
        "london": describe_london(figures),
        "domain": find_domain(figures),
        "value_title": _title_values(view),
        "legend": _describe_legend(figures, colouring, view),
        "ranking": describe_ranking(view, figures, repository),
        "empty": "" if view.coverage else f"No figures for {name_geography(view.geography)}.",
    }


def describe_shapes(view: View, repository: Repository) -> dict[str, Any]:
    """Say which shapes a view draws: the true ones of its edition, or hexagons of one size."""
    if view.mode is Mode.TILES:
        file = repository.hexagon_files()[view.geography]
        return describe_boundary(file) | {"key": f"{view.geography.key}_tiles"}
    return describe_boundary(repository.boundary_files()[view.geography])


def boundary_address(boundary: BoundaryFile) -> str:
    """Give the address of a browser file of shapes."""
    return f"/boundaries/{boundary.name}"


def describe_boundary(boundary: BoundaryFile) -> dict[str, Any]:
    """Say where an edition's shapes are, and which objects of the file are areas and borders."""
    return {
        "key": boundary.geography.key,
        "url": boundary_address(boundary),
        "object": boundary.shapes,
        "borders": boundary.borders,
    }


def _list_once(texts: pd.Series) -> tuple[list[str], list[int]]:
    """Give each different text once, the empty one first, and each row's place in them."""
    by_area = texts.to_list()
    different = ["", *sorted(set(by_area) - {""})]
    places = {text: place for place, text in enumerate(different)}
    return different, [places[text] for text in by_area]


def _list_numbers(values: pd.Series, decimal_places: int) -> list[float | None]:
    numbers = values.astype(float).to_list()
    return [None if isnan(number) else round(number, decimal_places) for number in numbers]


def _name_parents(geography: Geography, repository: Repository) -> dict[str, str] | None:
    if geography.level not in (Level.WARD, Level.LSOA):
        return None
    boroughs = repository.areas(BOROUGHS)
    return dict(zip(boroughs["area_code"], boroughs["area_name"], strict=True))


def _title_values(view: View) -> str:
    return "Value" if view.indicator.unit == "%" else f"Value ({view.indicator.unit})"


def title_legend(view: View) -> str:
    """Say what is drawn, for whom, in which unit, when and where."""
    when = f", {view.period.label}" if view.period else ""
    moved = f", derived from {name_geography(view.moved_from)}" if view.moved_from else ""
    what = f"{view.indicator.label} ({view.indicator.unit})"
    return f"{what}, {name_geography(view.geography)}{moved}{when}"


def _describe_legend(figures: ViewResults, colouring: Colouring, view: View) -> dict[str, Any]:
    counts = colouring.places.value_counts()
    classes = [
        {**entry._asdict(), "count": count_things(int(counts.get(place, 0)), "area")}
        for place, entry in enumerate(colouring.entries)
    ]
    return {
        "title": colouring.title or title_legend(view),
        "palette": colouring.palette,
        "classes": classes,
        "marks": _describe_marks(figures, colouring),
        "sentences": list(colouring.sentences),
        **_describe_distribution(figures, colouring, LEVEL_NAMES[view.geography.level][1]),
    }


def _describe_marks(figures: ViewResults, colouring: Colouring) -> list[dict[str, str]]:
    marks = [
        ("none", "no value", colouring.places == NO_VALUE),
        ("plain", colouring.plain, colouring.places == PLAIN),
        ("low", "low reliability", figures.table["reliability"] == Reliability.LOW),
    ]
    return [
        {"mark": mark, "label": label, "count": count_things(int(marked.sum()), "area")}
        for mark, label, marked in marks
        if marked.any()
    ]


def _describe_distribution(
    figures: ViewResults, colouring: Colouring, plural: str
) -> dict[str, Any]:
    values = figures.table["value"]
    edges, counts = count_distribution(values)
    # Where colours are not classes of the value, its bars would have no colour to stand in.
    if not counts or colouring.classification is None:
        return {"bins": [], "london": None, "lowest": "", "highest": "", "distribution_text": ""}
    middles = pd.Series([(low + high) / 2 for low, high in pairwise(edges)])
    places = colouring.classification.place(middles)
    lowest, highest = (show_value(edge, figures.indicator) for edge in (edges[0], edges[-1]))
    return {
        "bins": [{"count": c, "place": int(p)} for c, p in zip(counts, places, strict=True)],
        "lowest": lowest,
        "highest": highest,
        "london": _mark_london(figures, edges),
        "distribution_text": f"{values.notna().sum():,} {plural} from {lowest} to {highest}.",
    }


def _mark_london(figures: ViewResults, edges: tuple[float, ...]) -> dict[str, Any] | None:
    if figures.benchmark is None or edges[0] == edges[-1]:
        return None
    value = figures.benchmark.estimate.value
    at = (value - edges[0]) / (edges[-1] - edges[0])
    return {
        "at": min(max(at, 0.0), 1.0),
        "text": f"London {show_value(value, figures.indicator)}",
    }


_BY_AREA = (
    *("values", "lci", "uci", "shown", "intervals"),
    *("classes", "low", "outcomes", "note_of"),
)
_BY_AREA_IN_RANKING = ("first", "last")


def pack_figures(figures: dict[str, Any]) -> dict[str, Any]:
    """Pack what `describe_figures` says for the way to the browser.

    Returns
    -------
    dict
        Ready for JSON. The lists by area are gone: ``rows`` has each of them
        with one entry for each different row, lowest value first and missing
        last, and ``row_of`` gives each area's place there. The codes are left
        out, as figures run in the order of the shapes; a list that is None
        stays where it was.
    """
    ranking = figures["ranking"]
    lists = {name: figures[name] for name in _BY_AREA if figures[name] is not None}
    lists |= {name: ranking[name] for name in _BY_AREA_IN_RANKING if ranking[name] is not None}
    by_area = list(zip(*lists.values(), strict=True))
    # Kept in the order of the areas, so that the same figures are always written alike.
    rows = sorted(dict.fromkeys(by_area), key=lambda row: (row[0] is None, row[0] or 0))
    places = {row: place for place, row in enumerate(rows)}
    columns = zip(*rows, strict=True) if rows else ((),) * len(lists)
    return {
        **{name: value for name, value in figures.items() if name not in {"areas", *lists}},
        "ranking": {name: value for name, value in ranking.items() if name not in lists},
        "rows": {name: list(column) for name, column in zip(lists, columns, strict=True)},
        "row_of": [places[row] for row in by_area],
    }
