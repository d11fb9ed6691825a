"""The figure of one programme: its boroughs and places on a map, or why there is none."""

from dataclasses import replace
from functools import partial

from dashboard.charts.choropleth import UNKNOWN
from dashboard.charts.table import TextTable, draw_table
from dashboard.figures.explore import ALL_LONDON
from dashboard.figures.figure import Figure, FigureKind, Legend, LegendItem
from dashboard.figures.programme_map import draw_programme_chart, find_closer
from dashboard.figures.reach import make_reach
from dashboard.figures.reach_map import list_marks
from dashboard.figures.reach_text import list_record_sources, say_unlocated, tabulate_areas
from dashboard.results.programmes import ProgrammeFacts, collect_programme
from dashboard.state.saved_view import SavedView
from dashboard.text.programme import describe_lead, describe_map, describe_undrawn
from dashboard.text.reach import show_located
from dashboard.theme.palettes import SEQUENTIAL
from geodata.model import BOROUGHS
from geodata.reach.records import NO_RECORD
from geodata.repository import Repository


def make_programme(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of one programme; of a name that there is not, one that says so."""
    name = next(iter(saved.selection.programme), "")
    if name not in repository.registry.programmes:
        told = f"There is no programme '{name[:40]}' in the atlas; all of them are shown."
        figure = make_reach(
            SavedView(saved.page, replace(saved.selection, programme=())), repository
        )
        return replace(figure, view=saved, notices=(*figure.notices, told))
    facts = collect_programme(name, repository)
    programme = facts.programme
    lead = describe_lead(facts)
    start = partial(
        Figure,
        view=saved,
        title=f"{programme.label}: {lead[0].lower()}{lead[1:].rstrip('.')}",
        subtitle=programme.description,
        notes=programme.caveats,
        unlocated=say_unlocated([programme], repository),
        table=tabulate_areas(facts.laid, BOROUGHS),
        shapes=BOROUGHS,
        sources=list_record_sources([programme], repository),
        data_version=repository.data_version,
        named=(ALL_LONDON, programme.label),
        notices=saved.selection.problems,
    )
    if not facts.laid.named:
        # An empty map would look like no activity.
        words = describe_undrawn(facts)
        rows = [*_count(facts), ("Map", words)]
        table = TextTable(("What is counted", "Placed by the sources read"), rows, words)
        return start(
            kind=FigureKind.TABLE,
            words=words,
            reading=(words,),
            draw=partial(draw_table, table),
            texts=table,
            is_fluid=True,
        )
    return start(
        kind=FigureKind.MAP,
        words=describe_map(facts, find_closer(facts, repository)),
        draw=lambda _room: draw_programme_chart(facts, repository),
        legend=_make_programme_legend(facts, repository),
    )


def _count(facts: ProgrammeFacts) -> list[tuple[str, str]]:
    counts = [one.count for one in facts.coverage]
    told = [(one.label, show_located(one).removeprefix(f"{one.label}: ")) for one in counts]
    return told or [("Nothing", describe_lead(facts))]


def _make_programme_legend(facts: ProgrammeFacts, repository: Repository) -> Legend:
    named = LegendItem("k0", "named by a record of reach", count=len(facts.laid.named))
    unnamed = LegendItem(UNKNOWN, NO_RECORD.rstrip(".").lower(), count=len(facts.laid.unnamed))
    marks = list_marks(facts.placed.to_dict("records"), repository.registry.programmes, repository)
    return Legend(
        "Boroughs",
        SEQUENTIAL,
        1,
        tuple(entry for entry in (named, unnamed) if entry.count),
        marks=tuple(dict.fromkeys(mark.kind for mark in marks)),
    )
