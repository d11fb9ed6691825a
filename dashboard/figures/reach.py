"""The figure of the map of reach: areas by what records count, marks, or people in words."""

from functools import partial

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth
from dashboard.charts.legend import Legend, LegendItem
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.explore import ALL_LONDON
from dashboard.figures.figure import Figure, FigureKind, Size
from dashboard.figures.legend import list_legend_marks
from dashboard.figures.reach_map import list_marks, shade_areas
from dashboard.figures.reach_text import list_record_sources, say_unlocated, tabulate_areas
from dashboard.format.names import name_geography
from dashboard.results.outlines import read_outlines
from dashboard.results.reach import ReachAnswer, ReachRows, answer_reach
from dashboard.results.reached import ReachShading, list_people_of_records
from dashboard.state.reach import ReachChoice
from dashboard.state.saved_view import SavedView
from dashboard.text.reach import NOT_REACHED
from dashboard.text.reach_areas import describe_map, list_remarks, name_measure, name_unshaded
from dashboard.text.reach_page import describe_matching, title_reach
from dashboard.theme.palettes import SEQUENTIAL
from geodata.closed_lists import ReachMeasure
from geodata.repository import Repository

_LISTED = "in the table of this view"


def make_reach(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of the records of reach that a view asks for."""
    return build_reach(saved, answer_reach(saved.selection, repository), repository)


def build_reach(saved: SavedView, answer: ReachAnswer, repository: Repository) -> Figure:
    """Build the figure of an answer: a map, or what sources say of people in a table."""
    choice, rows = answer.choice, answer.rows
    programmes = [one.programme for one in rows.programmes]
    start = partial(
        Figure,
        view=saved,
        title=title_reach(rows, answer.placement, choice.geography, choice.measure),
        subtitle=describe_matching(rows),
        reading=tuple(list_remarks(choice.measure, answer.placement)),
        unlocated=say_unlocated(programmes, repository),
        table=tabulate_areas(answer.placement, choice.geography),
        shapes=choice.geography,
        sources=list_record_sources(programmes, repository),
        data_version=repository.data_version,
        named=(
            answer.closer.area_name if answer.closer else ALL_LONDON,
            "Reach",
            name_measure(choice.measure),
        ),
        notices=choice.notices,
    )
    if choice.measure is ReachMeasure.PEOPLE or not len(rows.matching):
        table = _list_people(rows, repository)
        return start(
            kind=FigureKind.TABLE,
            alt=table.alt,
            draw=partial(draw_table, table),
            texts=table,
            is_fluid=True,
        )
    shading = shade_areas(answer.placement, choice.measure)
    marks = list_marks(rows.placed.to_dict("records"), repository.registry.programmes, repository)
    style = MapStyle(
        geography=choice.geography,
        alt=describe_map(shading, choice.measure, choice.geography),
        palette=SEQUENTIAL,
        classes=len(shading.classes),
        selected=answer.closer.area_code if answer.closer else "",
    )

    outlines = read_outlines(choice.geography, answer.closer, repository)

    def draw(_size: Size) -> Chart:
        return draw_choropleth(shading.shades, marks, style, outlines)

    legend = _make_legend(shading, choice)._replace(marks=list_legend_marks(marks))
    return start(kind=FigureKind.MAP, alt=style.alt, draw=draw, legend=legend)


def _make_legend(shading: ReachShading, choice: ReachChoice) -> Legend:
    items = [
        LegendItem(f"k{place}", one.label, count=one.areas)
        for place, one in enumerate(shading.classes)
    ]
    if shading.unshaded:
        label = name_unshaded(choice.measure)
        items.append(LegendItem(UNKNOWN, label, count=shading.unshaded))
    return Legend(
        f"{name_measure(choice.measure)}, {name_geography(choice.geography)}",
        tuple(items),
        SEQUENTIAL,
        note=NOT_REACHED if shading.unshaded else "",
    )


def _list_people(rows: ReachRows, repository: Repository) -> TextTable:
    """List what sources say of people; of nothing that matches, that there is nothing."""
    if not len(rows.matching):
        # As on the page: a map of no record at all would look like no activity.
        sentence = "Nothing is drawn, because no record of reach matches."
        return TextTable(("What is held",), ((sentence,),), sentence)
    programmes = repository.registry.programmes
    people = list_people_of_records(rows.matching.to_dict("records"), programmes)
    cells = tuple((programme, activity, f"“{quote}”") for programme, activity, quote in people)
    alt = "People, in the words of the sources."
    return TextTable(("Programme", "What", "In the words of its source"), cells, alt, _LISTED)
