"""One view's figures for the browser: what it colours, lists and says, packed as they are sent."""

from math import isnan
from typing import Any

import pandas as pd

from dashboard.figures.change_columns import describe_change
from dashboard.figures.colourings import colour_view
from dashboard.figures.condition_words import describe_count
from dashboard.figures.conditions import find_matches
from dashboard.figures.date_values import list_dates
from dashboard.figures.filtered import find_met
from dashboard.figures.ranking_values import describe_london, describe_ranking, find_domain
from dashboard.figures.stage import choose_stage, make_stage
from dashboard.format.names import LEVEL_NAMES, name_geography
from dashboard.results.classes import NO_VALUE, OUT, PLAIN, UNTOLD, Colouring
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.view import View
from dashboard.text.conditions import UNTOLD_LABEL
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, Geography
from geodata.reach.conditions import Comparison
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability


def describe_figures(view: View, repository: Repository) -> dict[str, Any]:
    """Describe a view's figures, area by area, in the order of their codes.

    Returns
    -------
    dict
        Ready for JSON. Lists by area run alike: ``areas`` (codes), ``values``
        and limits (None where missing), ``shown`` and ``intervals`` (text),
        ``classes`` (from 0; -1 without value, -3 where a filter leaves the
        area out, -4 where that cannot be told), ``low`` (1 where reliability is
        low); ``outcomes`` and ``note_of`` are places in ``outcome_words`` and
        ``notes``, which hold each text once.
    """
    figures = build_results(view, repository)
    met = find_met(view, repository)
    colouring = colour_view(view, figures, repository).leave_out(met)
    is_shown = ~colouring.places.isin([OUT, UNTOLD])
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
        "stage": describe_stage(view, repository),
        "date": view.period.id if view.period else None,
        "dates": [list(period) for period in list_dates(view)],
        "areas": table.index.to_list(),
        "values": _list_numbers(table["value"], places),
        "lci": _list_numbers(table["lci_95"], places) if figures.has_intervals else None,
        "uci": _list_numbers(table["uci_95"], places) if figures.has_intervals else None,
        "shown": table["shown"].to_list(),
        "intervals": table["interval"].to_list(),
        "classes": colouring.places.to_list(),
        "low": (is_shown & table["reliability"].eq(Reliability.LOW)).astype(int).to_list(),
        "outcome_words": outcome_words,
        "outcomes": outcomes,
        "notes": notes,
        "note_of": note_of,
        "has_intervals": figures.has_intervals,
        "parents": _name_parents(view.geography, repository),
        "london": describe_london(figures),
        "domain": find_domain(figures),
        "value_title": _title_values(view),
        "legend": describe_legend(view, figures, colouring),
        "ranking": describe_ranking(view, figures, repository),
        "change": describe_change(view, figures, repository),
        "filter": _describe_filter(view, met, repository),
        "empty": "" if view.coverage else f"No figures for {name_geography(view.geography)}.",
    }


def _describe_filter(
    view: View, met: pd.Series | None, repository: Repository
) -> dict[str, Any] | None:
    """Say how many areas match and which filters they match; None where nothing is filtered."""
    if met is None:
        return None
    return {
        "sentence": describe_count(find_matches(view, repository), view),
        "matching": int(met.sum()),
        "untold": int(met.isna().sum()),
    }


def describe_stage(view: View, repository: Repository) -> dict[str, str]:
    """Say which drawing a view has, where it is, and where the facts of its areas are."""
    key = choose_stage(view)
    file = make_stage(key, repository)
    return {"key": key.name, "drawing": file.drawing_address, "facts": file.facts_address}


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


def list_pressed(view: View, colouring: Colouring) -> list[bool | None]:
    """Say of each class of a legend whether the view is filtered by it; None where none can be."""
    if not colouring.is_of_values:
        return [None] * len(colouring.entries)
    asked = {
        number
        for condition in view.conditions
        if condition.comparison is Comparison.CLASS and condition.subject == view.indicator.id
        for number in condition.numbers
    }
    return [place + 1 in asked for place in range(len(colouring.entries))]


def describe_legend(view: View, figures: ViewResults, colouring: Colouring) -> dict[str, Any]:
    """Describe the legend beside the page's map.

    Returns
    -------
    dict
        ``title``, ``palette``, ``sentences`` on how to read the colours, which
        are the list's to say where it draws a change, and ``note`` under them;
        ``classes`` with ``label``, ``detail``, ``count`` of areas, and
        ``is_pressed``, as `list_pressed` says it;
        ``marks`` likewise of what has no class, with ``mark``. ``london`` is
        the place of London's value among the classes, from 0, and half way
        between two where it lies in neither; None where it has none.
    """
    counts = colouring.places.value_counts()
    classes = [
        {**entry._asdict(), "count": int(counts.get(place, 0)), "is_pressed": is_pressed}
        for (place, entry), is_pressed in zip(
            enumerate(colouring.entries), list_pressed(view, colouring), strict=True
        )
    ]
    return {
        "title": colouring.title or _name_values(view),
        "areas": list(LEVEL_NAMES[view.geography.level]),
        "palette": colouring.palette,
        "classes": classes,
        "marks": _describe_marks(figures, colouring),
        "london": _place_london(figures, colouring),
        "sentences": [] if colouring.note else list(colouring.sentences),
        "note": colouring.note,
    }


def _name_values(view: View) -> str:
    unit = view.indicator.unit
    name = view.indicator.label if unit == "%" else f"{view.indicator.label} ({unit})"
    moved = f", derived from {name_geography(view.moved_from)}" if view.moved_from else ""
    return f"{name}{moved}"


def _describe_marks(figures: ViewResults, colouring: Colouring) -> list[dict[str, Any]]:
    is_shown = ~colouring.places.isin([OUT, UNTOLD])
    marks = [
        ("untold", UNTOLD_LABEL, colouring.places == UNTOLD),
        ("none", colouring.missing, colouring.places == NO_VALUE),
        ("plain", colouring.plain, colouring.places == PLAIN),
        ("low", "low reliability", is_shown & (figures.table["reliability"] == Reliability.LOW)),
    ]
    return [
        {"mark": mark, "label": label, "count": int(marked.sum())}
        for mark, label, marked in marks
        if marked.any()
    ]


def _place_london(figures: ViewResults, colouring: Colouring) -> float | None:
    classification = colouring.classification
    # Where colours are not classes of the value, London's has no place among them.
    if figures.benchmark is None or classification is None or not classification.ranges:
        return None
    value = round(figures.benchmark.estimate.value, figures.indicator.decimal_places)
    below = [place for place, (low, _) in enumerate(classification.ranges) if low <= value]
    if not below:
        return -0.5
    place = below[-1]
    return float(place) if value <= classification.ranges[place][1] else place + 0.5


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
