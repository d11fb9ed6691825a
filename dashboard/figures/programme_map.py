"""The map of one programme: the boroughs that its records name, and marks no more exact."""

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth, frame_map
from dashboard.components.legend import LegendEntry, build_marks_key, build_picture_legend
from dashboard.figures.reach_map import list_marks
from dashboard.results.classes import Shade
from dashboard.results.outlines import read_outlines
from dashboard.results.programmes import ProgrammeFacts
from dashboard.results.reached import AreaFacts
from dashboard.state.addresses import record_anchor
from dashboard.text.programme import describe_map
from dashboard.text.reach_areas import describe_area, name_missing
from dashboard.theme.palettes import SEQUENTIAL
from geodata.closed_lists import ReachMeasure
from geodata.model import BOROUGHS, Area
from geodata.reach.records import NO_RECORD
from geodata.repository import Repository


def find_closer(facts: ProgrammeFacts, repository: Repository) -> Area | None:
    """Give the one borough in which everything lies; None where there are several."""
    named = facts.laid.named
    return repository.area(named[0].area_code, BOROUGHS) if len(named) == 1 else None


def draw_programme(facts: ProgrammeFacts, repository: Repository) -> Markup:
    """Draw the boroughs that records name, and a mark each place, in a page's frame."""
    return frame_map(draw_programme_chart(facts, repository))


def draw_programme_chart(facts: ProgrammeFacts, repository: Repository) -> Chart:
    """Draw the boroughs that records name, and a mark each place.

    Records of sensitive programmes come from the repository without a place,
    so that their marks are squares of boroughs.
    """
    closer = find_closer(facts, repository)
    shades = [_shade(area, facts) for area in facts.laid.areas]
    marks = list_marks(facts.placed.to_dict("records"), repository.registry.programmes, repository)
    style = MapStyle(
        geography=BOROUGHS,
        alt=describe_map(facts, closer),
        palette=SEQUENTIAL,
        classes=1,
        selected=closer.area_code if closer else "",
    )
    outlines = read_outlines(BOROUGHS, closer, repository)
    return draw_choropleth(shades, marks, style, outlines)


def build_legend(facts: ProgrammeFacts) -> tuple[Component, Component]:
    """Build the keys of fills and of marks."""
    named = LegendEntry("k0", "named by a record of reach", len(facts.laid.named))
    unnamed = LegendEntry(UNKNOWN, NO_RECORD.rstrip(".").lower(), len(facts.laid.unnamed))
    entries = [entry for entry in (named, unnamed) if entry.count]
    fills = build_picture_legend("Boroughs", entries, palette=SEQUENTIAL, classes=1)
    return fills, build_marks_key()


def _shade(area: AreaFacts, facts: ProgrammeFacts) -> Shade:
    if not area.records:
        return Shade(area.area_code, UNKNOWN, name_missing(area, ReachMeasure.RECORDS))
    own = [
        str(row["record"])
        for row in facts.placed.to_dict("records")
        if area.area_code in row["area_codes"]
    ]
    link = f"#{record_anchor(own[0])}" if own else "#records"
    return Shade(area.area_code, "k0", describe_area(area, ReachMeasure.RECORDS), link)
