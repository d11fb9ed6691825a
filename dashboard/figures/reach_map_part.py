"""The map of reach made ready: what is drawn, what its legend says, and what stands beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.choropleth import MapStyle, draw_choropleth, frame_map
from dashboard.components.legend import LegendEntry, build_marks_key, build_picture_legend
from dashboard.figures.reach_map import UNKNOWN, list_marks, shade_areas
from dashboard.format.names import name_geography
from dashboard.results.outlines import read_outlines
from dashboard.results.reach import ReachRows
from dashboard.results.reached import LaidRecords, ReachShading, list_people_of_records
from dashboard.state.reach import ReachChoice
from dashboard.text.reach_areas import describe_map, list_remarks, name_measure, name_unshaded
from dashboard.theme.palettes import SEQUENTIAL
from geodata.closed_lists import ReachMeasure
from geodata.model import Area, Geography
from geodata.repository import Repository


class MapPart(NamedTuple):
    """The map: the drawing, empty where the measure is words, and what is said with it."""

    heading: str
    picture: Markup | None
    legend: Sequence[Component]
    remarks: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]


_NAMED_BELOW = "The table below names each area."


def make_map_part(
    choice: ReachChoice,
    rows: ReachRows,
    laid: LaidRecords,
    closer: Area | None,
    repository: Repository,
) -> MapPart:
    """Draw the map, or where the measure is words list them instead."""
    measure, programmes = choice.measure, repository.registry.programmes
    heading = f"{name_measure(measure)}, by {name_geography(choice.geography)}"
    remarks = list_remarks(measure, laid)
    if measure is ReachMeasure.PEOPLE:
        people = list_people_of_records(rows.matching.to_dict("records"), programmes)
        return MapPart("People, in the words of the sources", None, (), remarks, people)
    shading = shade_areas(laid, measure)
    chart = draw_choropleth(
        shading.shades,
        list_marks(rows.placed.to_dict("records"), programmes, repository),
        MapStyle(
            geography=choice.geography,
            alt=f"{describe_map(shading, measure, choice.geography)} {_NAMED_BELOW}",
            palette=SEQUENTIAL,
            classes=len(shading.classes),
            selected=closer.area_code if closer else "",
        ),
        read_outlines(choice.geography, closer, repository),
    )
    legend = (_build_legend(shading, measure, choice.geography), build_marks_key())
    return MapPart(heading, frame_map(chart), legend, remarks, ())


def _build_legend(shading: ReachShading, measure: ReachMeasure, geography: Geography) -> Component:
    entries = [
        LegendEntry(f"k{place}", one.label, one.areas) for place, one in enumerate(shading.classes)
    ]
    if shading.unshaded:
        entries.append(LegendEntry(UNKNOWN, name_unshaded(measure), shading.unshaded))
    return build_picture_legend(
        f"{name_measure(measure)}, {name_geography(geography)}",
        entries,
        palette=SEQUENTIAL,
        classes=len(shading.classes),
    )
