"""Figures of the pages about reach: records on a map, and records against need."""

from dataclasses import replace
from functools import partial

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.explore import ALL_LONDON
from dashboard.figures.figure import (
    Figure,
    FigureKind,
    Legend,
    LegendItem,
    Size,
    list_figure_sources,
)
from dashboard.figures.need_map import shade_need
from dashboard.figures.reach_map import list_marks, shade_areas
from dashboard.figures.reach_text import list_record_sources, say_unlocated, tabulate_areas
from dashboard.format.names import name_geography
from dashboard.results.need import NeedAnswer, ReachState, answer_need, ask_need
from dashboard.results.need_columns import tabulate_need
from dashboard.results.outlines import read_outlines
from dashboard.results.reach import ReachRows, collect_rows
from dashboard.results.reached import lay_records, list_people_of_records
from dashboard.state.reach import find_closer, resolve_need, resolve_reach
from dashboard.state.saved_view import SavedView
from dashboard.text.need import describe_coverage, describe_obstacle, describe_question, title_need
from dashboard.text.reach_areas import describe_map, list_remarks, name_measure, name_unshaded
from dashboard.text.reach_page import describe_matching, title_reach
from dashboard.theme.palettes import BIVARIATE, SEQUENTIAL
from geodata.closed_lists import ReachMeasure
from geodata.repository import Repository

_STEPS = 3
_LISTED = "in the table of this view"


def make_reach(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of the map of reach, or of what sources say of people in a table."""
    selection = saved.selection
    choice = resolve_reach(replace(selection, area=None), repository)
    closer, missing = find_closer(selection, choice.geography, repository)
    rows = collect_rows(choice, repository)
    laid = lay_records(rows.placed, choice.geography, repository)
    programmes = repository.registry.programmes
    measure = choice.measure
    start = partial(
        Figure,
        view=saved,
        title=title_reach(rows, laid, choice.geography, choice.measure),
        subtitle=describe_matching(rows),
        reading=tuple(list_remarks(measure, laid)),
        unlocated=say_unlocated([one.programme for one in rows.programmes], repository),
        table=tabulate_areas(laid, choice.geography),
        shapes=choice.geography,
        sources=list_record_sources([one.programme for one in rows.programmes], repository),
        data_version=repository.data_version,
        named=(closer.area_name if closer else ALL_LONDON, "Reach", name_measure(measure)),
        notices=(*choice.notices, *missing),
    )
    if measure is ReachMeasure.PEOPLE or not len(rows.matching):
        table = _list_people(rows, repository)
        return start(
            kind=FigureKind.TABLE,
            words=table.words,
            draw=partial(draw_table, table),
            texts=table,
            is_fluid=True,
        )
    shading = shade_areas(laid, measure)
    marks = list_marks(rows.placed.to_dict("records"), programmes, repository)
    words = describe_map(shading, measure, choice.geography)
    style = MapStyle(
        geography=choice.geography,
        alt=words,
        palette=SEQUENTIAL,
        classes=len(shading.classes),
        selected=closer.area_code if closer else "",
    )
    entries = [
        LegendItem(f"k{place}", one.label, count=one.areas)
        for place, one in enumerate(shading.classes)
    ]
    if shading.unshaded:
        entries.append(LegendItem(UNKNOWN, name_unshaded(measure), count=shading.unshaded))
    legend = Legend(
        f"{name_measure(measure)}, {name_geography(choice.geography)}",
        SEQUENTIAL,
        len(shading.classes),
        tuple(entries),
        marks=tuple(dict.fromkeys(mark.kind for mark in marks)),
    )

    outlines = read_outlines(choice.geography, closer, repository)

    def draw(_size: Size) -> Chart:
        return draw_choropleth(shading.shades, marks, style, outlines)

    return start(kind=FigureKind.MAP, words=words, draw=draw, legend=legend)


def _list_people(rows: ReachRows, repository: Repository) -> TextTable:
    """List what sources say of people; of nothing that matches, that there is nothing."""
    if not len(rows.matching):
        # As on the page: a map of no record at all would look like no activity.
        words = "Nothing is drawn, because no record of reach matches."
        return TextTable(("What is held",), ((words,),), words)
    programmes = repository.registry.programmes
    people = list_people_of_records(rows.matching.to_dict("records"), programmes)
    words = "People, in the words of the sources."
    return TextTable(("Programme", "Activity", "People, as worded"), people, words, _LISTED)


def make_need(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of records against need: its map, and first why nothing can be told."""
    choice = resolve_need(saved.selection, repository)
    answer = answer_need(ask_need(choice), repository)
    programmes = repository.registry.programmes
    obstacles = tuple(
        describe_obstacle(one, answer, programmes) for one in answer.comparison.obstacles
    )
    start = partial(
        Figure,
        view=saved,
        title=title_need(answer),
        subtitle=describe_question(answer),
        reading=(describe_coverage(answer), *obstacles),
        unlocated=say_unlocated(list(choice.programmes), repository),
        table=pd.DataFrame(tabulate_need(answer, repository)),
        sources=(
            *list_figure_sources(_list_need_sources(answer, repository), repository),
            *list_record_sources(list(choice.programmes), repository),
        ),
        data_version=repository.data_version,
        named=(ALL_LONDON, "Reach against need", answer.need.label),
        notices=choice.notices,
    )
    found = shade_need(answer)
    if found is None:
        words = "No figures of this measure of need are held for these areas."
        table = TextTable(("What is held",), ((words,),), words)
        return start(
            kind=FigureKind.TABLE, words=words, draw=partial(draw_table, table), texts=table
        )
    legend = _make_need_legend(answer, found.counts, found.most_of_few)

    outlines = read_outlines(answer.ask.geography, None, repository)

    def draw(_size: Size) -> Chart:
        return draw_choropleth(found.shades, (), found.style, outlines)

    return start(kind=FigureKind.MAP, words=found.style.alt, draw=draw, legend=legend)


def _list_need_sources(answer: NeedAnswer, repository: Repository) -> tuple[str, ...]:
    indicator = repository.registry.indicators.get(answer.need.indicator or "")
    return indicator.sources if indicator else ()


def _make_need_legend(answer: NeedAnswer, counts: object, most_of_few: int) -> Legend:
    few = "1 record" if most_of_few == 1 else f"1 to {most_of_few:,} records"
    steps = ("no record", few, f"more than {most_of_few:,} records")
    thirds = ("lowest third", "middle third", "highest third")
    entries = [
        LegendItem(
            f"k{_STEPS * row + column}" + (" unknown-over" if column == 0 else ""),
            f"{thirds[row]} of need, {steps[column]}",
            count=counts[row][column],  # pyright: ignore[reportIndexIssue] - rows by columns
        )
        for row in range(_STEPS)
        for column in range(_STEPS)
    ]
    vague = sum(line.state is ReachState.BOROUGH_ONLY for line in answer.lines)
    if vague:
        entries.append(LegendItem(UNKNOWN, ReachState.BOROUGH_ONLY.value, count=vague))
    title = f"Need and records, {name_geography(answer.ask.geography)}"
    across = f"records ({steps[0]}; {steps[1]}; {steps[2]})"
    return Legend(title, BIVARIATE, _STEPS**2, tuple(entries), grid=(across, "need, by thirds"))
