"""The figure of one programme: its boroughs and places on a map, or why there is none."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth
from dashboard.charts.legend import Legend, LegendItem
from dashboard.charts.marks import PlacedMark
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.explore import ALL_LONDON
from dashboard.figures.figure import Figure, FigureKind, Size
from dashboard.figures.legend import list_legend_marks
from dashboard.figures.reach import make_reach
from dashboard.figures.reach_map import list_marks
from dashboard.figures.reach_text import list_record_sources, say_unlocated, tabulate_areas
from dashboard.results.classes import Shade
from dashboard.results.outlines import read_outlines
from dashboard.results.programmes import ProgrammeFacts, collect_programme
from dashboard.results.reached import AreaFacts
from dashboard.state.addresses import record_anchor
from dashboard.state.saved_view import SavedView
from dashboard.text.programme import describe_lead, describe_map, describe_undrawn
from dashboard.text.reach import NOT_REACHED, show_located
from dashboard.text.reach_areas import describe_area, name_missing
from dashboard.theme.palettes import SEQUENTIAL
from geodata.closed_lists import ReachMeasure
from geodata.model import BOROUGHS, Area
from geodata.reach.records import NO_RECORD
from geodata.repository import Repository


def make_programme(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of one programme; of a name that there is not, one that says so."""
    name = next(iter(saved.selection.programme), "")
    if name not in repository.registry.programmes:
        notice = f"There is no programme '{name[:40]}' in the atlas; all of them are shown."
        figure = make_reach(
            SavedView(saved.page, replace(saved.selection, programme=())), repository
        )
        return replace(figure, view=saved, notices=(*figure.notices, notice))
    return build_programme(saved, collect_programme(name, repository), repository)


def build_programme(saved: SavedView, facts: ProgrammeFacts, repository: Repository) -> Figure:
    """Build the figure of a programme from what is known of it."""
    programme = facts.programme
    lead = describe_lead(facts)
    start = partial(
        Figure,
        view=saved,
        title=f"{programme.label}: {lead[0].lower()}{lead[1:].rstrip('.')}",
        subtitle=programme.description,
        notes=programme.caveats,
        unlocated=say_unlocated([programme], repository),
        table=tabulate_areas(facts.placement, BOROUGHS),
        shapes=BOROUGHS,
        sources=list_record_sources([programme], repository),
        data_version=repository.data_version,
        named=(ALL_LONDON, programme.label),
        notices=saved.selection.problems,
    )
    if not facts.placement.named:
        # An empty map would look like no activity.
        sentence = describe_undrawn(facts)
        rows = [*_count(facts), ("Map", sentence)]
        table = TextTable(("What is counted", "Placed by the sources read"), rows, sentence)
        return start(
            kind=FigureKind.TABLE,
            alt=sentence,
            reading=(sentence,),
            draw=partial(draw_table, table),
            texts=table,
            is_fluid=True,
        )
    # Records of sensitive programmes come without a place: their marks are squares of boroughs.
    marks = list_marks(facts.placed.to_dict("records"), repository.registry.programmes, repository)
    shades = [_shade(area, facts) for area in facts.placement.areas]
    closer = _find_closer(facts, repository)
    style = _make_style(facts, closer)
    outlines = read_outlines(BOROUGHS, closer, repository)

    def draw(_size: Size) -> Chart:
        return draw_choropleth(shades, marks, style, outlines)

    return start(kind=FigureKind.MAP, alt=style.alt, draw=draw, legend=_make_legend(facts, marks))


def _count(facts: ProgrammeFacts) -> list[tuple[str, str]]:
    counts = [one.count for one in facts.coverage]
    rows = [(one.label, show_located(one).removeprefix(f"{one.label}: ")) for one in counts]
    return rows or [("Nothing", describe_lead(facts))]


def _make_style(facts: ProgrammeFacts, closer: Area | None) -> MapStyle:
    return MapStyle(
        geography=BOROUGHS,
        alt=describe_map(facts, closer),
        palette=SEQUENTIAL,
        classes=1,
        selected=closer.area_code if closer else "",
    )


def _find_closer(facts: ProgrammeFacts, repository: Repository) -> Area | None:
    """Give the one borough in which everything lies; None where there are several."""
    named = facts.placement.named
    return repository.area(named[0].area_code, BOROUGHS) if len(named) == 1 else None


def _shade(area: AreaFacts, facts: ProgrammeFacts) -> Shade:
    if not area.records:
        return Shade(area.area_code, UNKNOWN, name_missing(area, ReachMeasure.RECORDS))
    area_records = [
        str(row["record"])
        for row in facts.placed.to_dict("records")
        if area.area_code in row["area_codes"]
    ]
    link = f"#{record_anchor(area_records[0])}" if area_records else "#records"
    return Shade(area.area_code, "k0", describe_area(area, ReachMeasure.RECORDS), link)


def _make_legend(facts: ProgrammeFacts, marks: Sequence[PlacedMark]) -> Legend:
    named = LegendItem("k0", "named by a record of reach", count=len(facts.placement.named))
    unnamed = LegendItem(UNKNOWN, NO_RECORD.rstrip(".").lower(), count=len(facts.placement.unnamed))
    return Legend(
        "Boroughs",
        tuple(item for item in (named, unnamed) if item.count),
        SEQUENTIAL,
        marks=list_legend_marks(marks),
        note=NOT_REACHED if unnamed.count else "",
    )
