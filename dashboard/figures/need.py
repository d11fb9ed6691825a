"""The figure of records against need: a map of thirds of need by how many records, or why none."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth, hatch_over
from dashboard.charts.legend import Legend, LegendAxis, LegendGrid, LegendItem
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.explore import ALL_LONDON
from dashboard.figures.figure import Figure, FigureKind, Size, list_figure_sources
from dashboard.figures.reach_text import list_record_sources, say_unlocated
from dashboard.format.names import name_geography
from dashboard.results.classes import Shade
from dashboard.results.need import (
    NeedAnswer,
    NeedLine,
    ReachState,
    answer_need,
    ask_need,
    split_thirds,
)
from dashboard.results.need_columns import tabulate_need
from dashboard.results.outlines import read_outlines
from dashboard.state.reach import ReachChoice, resolve_need
from dashboard.state.saved_view import SavedView
from dashboard.text.need import (
    MAP_NOTE,
    NEED_THIRDS,
    NOT_DRAWN,
    NOT_REACHED,
    describe_area,
    describe_coverage,
    describe_map,
    describe_obstacle,
    describe_question,
    name_record_steps,
    title_need,
)
from dashboard.theme.palettes import BIVARIATE
from geodata.closed_lists import Level
from geodata.repository import Repository

_STEPS = 3


def make_need(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of records against need that a view asks for."""
    choice = resolve_need(saved.selection, repository)
    return build_need(saved, choice, answer_need(ask_need(choice), repository), repository)


def build_need(
    saved: SavedView, choice: ReachChoice, answer: NeedAnswer, repository: Repository
) -> Figure:
    """Build the figure of an answer: its map, and first why nothing can be told."""
    programmes = repository.registry.programmes
    start = partial(
        Figure,
        view=saved,
        title=title_need(answer),
        subtitle=describe_question(answer),
        reading=(
            describe_coverage(answer),
            *(describe_obstacle(one, answer, programmes) for one in answer.comparison.obstacles),
        ),
        unlocated=say_unlocated(list(choice.programmes), repository),
        table=tabulate_with_caution(answer, repository),
        sources=(
            *list_figure_sources(_list_need_sources(answer, repository), repository),
            *list_record_sources(list(choice.programmes), repository),
        ),
        data_version=repository.data_version,
        named=(ALL_LONDON, "Reach against need", answer.need.label),
        notices=choice.notices,
    )
    shading = shade_need(answer)
    if shading is None:
        table = TextTable(("What is held",), ((NOT_DRAWN,),), NOT_DRAWN)
        return start(
            kind=FigureKind.TABLE, alt=NOT_DRAWN, draw=partial(draw_table, table), texts=table
        )
    style = MapStyle(
        geography=answer.ask.geography,
        alt=describe_map(shading.counts, answer),
        palette=BIVARIATE,
        classes=_STEPS**2,
    )

    outlines = read_outlines(answer.ask.geography, None, repository)

    def draw(_size: Size) -> Chart:
        return draw_choropleth(shading.shades, (), style, outlines)

    legend = _make_legend(shading, answer)
    return start(kind=FigureKind.MAP, alt=style.alt, draw=draw, legend=legend)


def tabulate_with_caution(answer: NeedAnswer, repository: Repository) -> pd.DataFrame:
    """Tabulate every area and group, each row with what no record does not say.

    Returns
    -------
    DataFrame
        ``need_columns.NEED_COLUMNS``, then ``caution``.
    """
    return tabulate_need(answer, repository).assign(caution=NOT_REACHED)


def _list_need_sources(answer: NeedAnswer, repository: Repository) -> tuple[str, ...]:
    indicator = repository.registry.indicators.get(answer.need.indicator or "")
    return indicator.sources if indicator else ()


class NeedShading(NamedTuple):
    """Every area's shade; areas by third and step; the most records that count as few."""

    shades: Sequence[Shade]
    counts: Sequence[Sequence[int]]
    most_of_few: int


def shade_need(answer: NeedAnswer) -> NeedShading | None:
    """Shade each area by its third of need and its records; None where need is not held.

    Thirds are of equal number of areas by rate, those that tie together in
    one. Areas with records are parted at the median of their number.
    """
    if answer.usual_rate is None:
        return None
    thirds = find_thirds(answer.lines)
    most_of_few = find_parting(answer.lines)
    shades, counts = [], [[0] * _STEPS for _ in range(_STEPS)]
    for line in answer.lines:
        third, step = thirds[line.area_code], _find_step(line, most_of_few)
        fill = UNKNOWN if step is None else name_fill(third, step)
        if step is not None:
            counts[third][step] += 1
        sentence = describe_area(line, third, answer)
        shades.append(Shade(line.area_code, fill, sentence, link_area(line, answer)))
    return NeedShading(shades, counts, most_of_few)


def name_fill(third: int, step: int) -> str:
    """Name the fill of an area by its third of need and its step of records, each from 0 to 2.

    The lowest step is no record: it is a hatch over the colour of the need,
    and no colour of its own.

    Examples
    --------
    >>> name_fill(2, 0), name_fill(2, 1)
    ('k6 unknown-over', 'k7')
    """
    fill = f"k{_STEPS * third + step}"
    return fill if step else hatch_over(fill)


def find_thirds(lines: Sequence[NeedLine]) -> Mapping[str, int]:
    """Put areas into thirds of equal number by rate, 0 the lowest; ties are of one third."""
    return split_thirds({line.area_code: line.rate or 0 for line in lines})


def find_parting(lines: Sequence[NeedLine]) -> int:
    """Find the median number of records of the areas that have one; 1 where none has."""
    counts = sorted(line.records for line in lines if line.state is ReachState.RECORD)
    return counts[(len(counts) - 1) // 2] if counts else 1


def _find_step(line: NeedLine, most_of_few: int) -> int | None:
    if line.state is ReachState.BOROUGH_ONLY:
        return None
    if line.state is ReachState.NO_RECORD:
        return 0
    return 1 if line.records <= most_of_few else 2


def link_area(line: NeedLine, answer: NeedAnswer) -> str:
    """Give the address of an area's own page, of the edition that is shown."""
    level, vintage = answer.ask.geography
    edition = f"?level={level.value}" + (f"&vintage={vintage}" if vintage else "")
    return f"/area/{line.area_code}{edition if level is Level.WARD else ''}"


def _make_legend(shading: NeedShading, answer: NeedAnswer) -> Legend:
    steps = name_record_steps(shading.most_of_few)
    items = [
        LegendItem(
            name_fill(third, step),
            f"{NEED_THIRDS[third]} of need, {steps[step]}",
            count=shading.counts[third][step],
        )
        for third in range(_STEPS)
        for step in range(_STEPS)
    ]
    vague = sum(line.state is ReachState.BOROUGH_ONLY for line in answer.lines)
    if vague:
        items.append(LegendItem(UNKNOWN, ReachState.BOROUGH_ONLY.value, count=vague))
    return Legend(
        title=f"Need and records, {name_geography(answer.ask.geography)}",
        items=tuple(items),
        palette=BIVARIATE,
        grid=LegendGrid(across=LegendAxis("Records", steps), up=LegendAxis("Need", NEED_THIRDS)),
        note=MAP_NOTE,
    )
