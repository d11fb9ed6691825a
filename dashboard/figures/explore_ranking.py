"""Figures of Explore's ranking and table, and their numbers as bars."""

from functools import partial
from typing import NamedTuple

import pandas as pd

from dashboard.charts.axis import find_ticks, write_ticks
from dashboard.charts.chart import Chart
from dashboard.charts.dot_rows import ChartRow, RowAxis, draw_rows
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.condition_words import list_filters
from dashboard.figures.explore import start_figure, tabulate_view
from dashboard.figures.figure import ChartKind, ChartLine, ChartNumbers, Figure, FigureKind, Size
from dashboard.figures.filtered import add_matches, keep_matching, split_matching
from dashboard.figures.ranking_values import describe_ranking, find_domain
from dashboard.format.names import count_areas, name_geography
from dashboard.format.numbers import show_value
from dashboard.results.ranks import rank_areas
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.listed_areas import find_choice
from dashboard.state.saved_view import SavedView
from dashboard.state.view import View
from dashboard.text.view import head_view
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability

_LONDON = "London"
# More bars than these no slide can show.
_MOST_BARS = 33


class _Bar(NamedTuple):
    name: str
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    is_chosen: bool = False


def list_bars(listed: pd.DataFrame, view: View, figures: ViewResults) -> ChartNumbers:
    """List as many bars as a slide has room for: first, last, the chosen area's and London's.

    Parameters
    ----------
    listed : DataFrame
        ``area_name``, ``value``, ``lci_95`` and ``uci_95`` by area code, from the highest value.
    view : View
        Names the chosen area.
    figures : ShownFigures
        Gives London's value and the unit.
    """
    places = figures.indicator.decimal_places
    bars = _keep(listed, view.area.area_code if view.area else "", places)
    bars = _lay_london(bars, figures, places)
    line = ChartLine(figures.indicator.label, tuple(bar.value for bar in bars))
    if figures.has_intervals:
        lower, upper = (tuple(bar.lower for bar in bars), tuple(bar.upper for bar in bars))
        line = line._replace(lower=lower, upper=upper)
    return ChartNumbers(
        ChartKind.BAR,
        tuple(bar.name for bar in bars),
        (line,),
        figures.indicator.unit,
        places,
        london=next((place for place, bar in enumerate(bars) if bar.name == _LONDON), None),
        chosen=next((place for place, bar in enumerate(bars) if bar.is_chosen), None),
    )


def _keep(listed: pd.DataFrame, chosen: str, places: int) -> list[_Bar]:
    """Keep the bars there is room for, and say between them how many are left out."""
    if len(listed) <= _MOST_BARS:
        return [_make_bar(row, chosen, places) for row in listed.itertuples()]
    valued = listed.dropna(subset="value")
    half = _MOST_BARS // 2
    ends = {*valued.index[:half], *valued.index[-half:], chosen}
    bars, left_out = [], 0
    for row in valued.itertuples():
        if row.Index not in ends:
            left_out += 1
            continue
        if left_out:
            bars.append(_Bar(f"… {left_out:,} between …"))
            left_out = 0
        bars.append(_make_bar(row, chosen, places))
    return bars


def _make_bar(row, chosen: str, places: int) -> _Bar:  # noqa: ANN001 - a row of itertuples has no name to give
    numbers = (row.value, row.lci_95, row.uci_95)
    value, lower, upper = (_read(one, places) for one in numbers)
    return _Bar(row.area_name, value, lower, upper, row.Index == chosen)


def _read(number: float | None, places: int) -> float | None:
    return None if number is None or pd.isna(number) else round(float(number), places)


def _lay_london(bars: list[_Bar], figures: ViewResults, places: int) -> list[_Bar]:
    """Lay London's bar where its value stands among the others."""
    if figures.benchmark is None:
        return bars
    estimate = figures.benchmark.estimate
    value = round(float(estimate.value), places)
    london = _Bar(_LONDON, value, _read(estimate.lci_95, places), _read(estimate.uci_95, places))
    positions = [
        (place, bar.value) for place, bar in enumerate(bars, start=1) if bar.value is not None
    ]
    place = max((place for place, other in positions if other >= value), default=0)
    return [*bars[:place], london, *bars[place:]]


_LISTED = "in the table of this view"


def make_ranking(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a ranking: dots with their intervals, from the highest value."""
    figures = build_results(view, repository)
    ordered = list_areas(view, figures, repository).sort_values(
        "value", ascending=False, kind="stable", na_position="last"
    )
    listed, untold = split_matching(ordered)
    ranking = describe_ranking(view, figures, repository)
    alt = _say(listed, view, figures)
    heading = head_view(view, keep_matching(view, figures, repository), repository)
    reading = (ranking["key"], ranking["places"], ranking["missing"])
    rows = tuple(_make_row(row, view, figures) for row in listed.itertuples())
    draw = partial(_draw_rows, rows, _make_axis(figures), alt)
    if listed.empty:
        # An axis without a row would say nothing.
        draw = partial(draw_table, TextTable(["Areas that match"], [[alt]], alt))
    return start_figure(saved, view, figures, heading, repository)(
        kind=FigureKind.CHART,
        alt=alt,
        draw=draw,
        is_fluid=True,
        reading=(*list_filters(view, repository), *(text for text in reading if text)),
        table=_order(tabulate_view(view, figures, repository), listed, untold),
        numbers=None if listed.empty else list_bars(listed, view, figures),
    )


def make_table(saved: SavedView, view: View, repository: Repository) -> Figure:
    """Make the figure of a table: each area's value, interval and comparison in words."""
    figures = build_results(view, repository)
    ordered = list_areas(view, figures, repository).sort_values("area_name", kind="stable")
    matching, untold = split_matching(ordered)
    listed = pd.concat([matching, untold])
    columns = _list_columns(listed, view, figures, repository)
    area_code = view.area.area_code if view.area else ""
    chosen = next((place for place, code in enumerate(listed.index) if code == area_code), None)
    alt = _say(matching, view, figures)
    cells = list(zip(*columns.values(), strict=True))
    table = TextTable(list(columns), cells, alt, "in the CSV of this view", chosen)
    heading = head_view(view, keep_matching(view, figures, repository), repository)
    return start_figure(saved, view, figures, heading, repository)(
        kind=FigureKind.TABLE,
        alt=alt,
        draw=partial(draw_table, table),
        texts=table,
        is_fluid=True,
        reading=list_filters(view, repository),
        table=_order(tabulate_view(view, figures, repository), matching, untold),
    )


def _list_columns(
    listed: pd.DataFrame, view: View, figures: ViewResults, repository: Repository
) -> dict[str, list[str]]:
    """List the columns of the table on screen by their names; those without a word are left out."""
    boroughs = repository.areas(Geography(Level.BOROUGH)).set_index("area_code")["area_name"]
    is_part = view.geography.level in (Level.WARD, Level.LSOA)
    columns = {
        "Area": listed["area_name"],
        "Borough": listed["parent"].map(boroughs).fillna("") if is_part else None,
        "Value": listed["shown"],
        "95 % interval": listed["interval"],
        "Compared with London": listed["outcome_words"] if figures.is_compared else None,
        "Note": listed["note"],
        "Matches the filters": listed["matches"] if len(split_matching(listed)[1]) else None,
    }
    texts_by_name = {
        name: column.astype(str).to_list() for name, column in columns.items() if column is not None
    }
    return {name: texts for name, texts in texts_by_name.items() if any(texts)}


def list_areas(view: View, figures: ViewResults, repository: Repository) -> pd.DataFrame:
    """Give the areas that the page lists: within a wider area, then those that cannot be told."""
    table = figures.table.join(rank_areas(figures)[["first", "last"]])
    wider = find_choice(view.within, view.geography, repository)
    if wider is not None:
        table = table[table.index.isin(wider.members)]
    return add_matches(table, view, repository)


def _order(table: pd.DataFrame, *listed: pd.DataFrame) -> pd.DataFrame:
    codes = [code for rows in listed for code in rows.index]
    return table.set_index("area_code", drop=False).loc[codes].reset_index(drop=True)


def _make_row(row, view: View, figures: ViewResults) -> ChartRow:  # noqa: ANN001 - a row of itertuples has no name to give
    is_chosen = view.area is not None and row.Index == view.area.area_code
    if pd.isna(row.value):
        return ChartRow(row.area_name, None, None, None, row.shown, is_chosen)
    interval = f" ({row.interval})" if row.interval else ""
    places = "" if pd.isna(row.first) else f", {_say_places(int(row.first), int(row.last))}"
    low, high = (None if pd.isna(limit) else float(limit) for limit in (row.lci_95, row.uci_95))
    return ChartRow(
        row.area_name,
        float(row.value),
        low,
        high,
        f"{row.shown}{interval}",
        is_chosen,
        row.reliability == Reliability.LOW,
        places if figures.has_intervals or is_chosen else "",
    )


def _say_places(first: int, last: int) -> str:
    return f"place {first}" if first == last else f"places {first} to {last}"


def _make_axis(figures: ViewResults) -> RowAxis:
    low, high = find_domain(figures)
    indicator, benchmark = figures.indicator, figures.benchmark
    ticks = write_ticks(find_ticks(low, high, indicator.decimal_places))
    if benchmark is None:
        return RowAxis(low, high, ticks, indicator.unit)
    estimate = benchmark.estimate
    has_band = estimate.lci_95 is not None and estimate.uci_95 is not None
    band = (estimate.lci_95 or 0.0, estimate.uci_95 or 0.0) if has_band else None
    text = f"London {show_value(estimate.value, indicator)}"
    return RowAxis(low, high, ticks, indicator.unit, estimate.value, text, band)


def _draw_rows(rows: tuple[ChartRow, ...], axis: RowAxis, alt: str, size: Size) -> Chart:
    return draw_rows(rows, axis, size, alt, listed=_LISTED)


def _say(listed: pd.DataFrame, view: View, figures: ViewResults) -> str:
    """Say the rows in words: how many, the highest and the lowest, London."""
    valued = listed.dropna(subset="value").sort_values("value", ascending=False, kind="stable")
    what = f"{view.indicator.label}, {count_areas(len(listed), view.geography)}"
    if listed.empty:
        return f"No {name_geography(view.geography)} match. Remove a filter."
    if valued.empty:
        return f"{what}: no area has a value."
    ends = [
        f"{which} {row['area_name']} {row['shown']}"
        for which, row in zip(("highest", "lowest"), (valued.iloc[0], valued.iloc[-1]), strict=True)
    ]
    london = (
        ""
        if figures.benchmark is None
        else (f"; London {show_value(figures.benchmark.estimate.value, view.indicator)}")
    )
    return f"{what}: {', '.join(ends)}{london}."
