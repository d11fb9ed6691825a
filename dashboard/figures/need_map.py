"""The map of need and reach: thirds of need by how many records, and what nobody can tell."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth, frame_map
from dashboard.components.bivariate_legend import LegendAxis, build_bivariate_legend, name_pair_fill
from dashboard.components.legend import LegendEntry
from dashboard.format.names import name_geography
from dashboard.results.classes import Shade
from dashboard.results.need import NeedAnswer, NeedLine, ReachState
from dashboard.results.outlines import read_outlines
from dashboard.text.need import describe_area
from dashboard.theme.palettes import BIVARIATE
from geodata.closed_lists import Level
from geodata.repository import Repository

_STEPS = 3


class NeedShading(NamedTuple):
    """Every area's shade; areas by third and step; most records that count as few; the style."""

    shades: Sequence[Shade]
    counts: Sequence[Sequence[int]]
    most_of_few: int
    style: MapStyle


class NeedMap(NamedTuple):
    """The drawing and its key."""

    picture: Markup
    legend: Component


def draw_need_map(answer: NeedAnswer, repository: Repository) -> NeedMap | None:
    """Draw each area's third of need and its records; None where need is not held.

    Thirds are of equal number of areas by rate, those that tie together in
    one. Areas with records are parted at the median of their number.
    """
    found = shade_need(answer)
    if found is None:
        return None
    outlines = read_outlines(answer.ask.geography, None, repository)
    picture = frame_map(draw_choropleth(found.shades, (), found.style, outlines))
    return NeedMap(picture, _build_legend(found.counts, found.most_of_few, answer))


def shade_need(answer: NeedAnswer) -> NeedShading | None:
    """Shade each area by its third of need and its records; None where need is not held."""
    if answer.usual_rate is None:
        return None
    thirds = find_thirds(answer.lines)
    most_of_few = find_parting(answer.lines)
    shades, counts = [], [[0] * _STEPS for _ in range(_STEPS)]
    for line in answer.lines:
        third, step = thirds[line.area_code], _find_step(line, most_of_few)
        fill = UNKNOWN if step is None else name_pair_fill(third, step)
        if step is not None:
            counts[third][step] += 1
        said = describe_area(line, third, answer)
        shades.append(Shade(line.area_code, fill, said, link_area(line, answer)))
    style = MapStyle(
        geography=answer.ask.geography,
        alt=_describe_map(counts, answer),
        palette=BIVARIATE,
        classes=_STEPS**2,
    )
    return NeedShading(shades, counts, most_of_few, style)


def find_thirds(lines: Sequence[NeedLine]) -> Mapping[str, int]:
    """Put areas into thirds of equal number by rate, 0 the lowest; ties are of one third."""
    rates = sorted(line.rate or 0 for line in lines)
    return {line.area_code: rates.index(line.rate or 0) * _STEPS // len(rates) for line in lines}


def find_parting(lines: Sequence[NeedLine]) -> int:
    """Find the median number of records of the areas that have one; 1 where none has."""
    held = sorted(line.records for line in lines if line.state is ReachState.RECORD)
    return held[(len(held) - 1) // 2] if held else 1


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


def _build_legend(
    counts: Sequence[Sequence[int]], most_of_few: int, answer: NeedAnswer
) -> Component:
    vague = sum(line.state is ReachState.BOROUGH_ONLY for line in answer.lines)
    further = [LegendEntry(UNKNOWN, ReachState.BOROUGH_ONLY.value, vague)] if vague else []
    few = "1 record" if most_of_few == 1 else f"1 to {most_of_few:,} records"
    return build_bivariate_legend(
        f"Need and records, {name_geography(answer.ask.geography)}",
        LegendAxis("Need", ("lowest third", "middle third", "highest third")),
        LegendAxis("Records", ("no record", few, f"more than {most_of_few:,}")),
        counts,
        further=further,
    )


def _describe_map(counts: Sequence[Sequence[int]], answer: NeedAnswer) -> str:
    highest = counts[-1]
    return (
        f"Map of {name_geography(answer.ask.geography)}: {answer.need.label.lower()}, in thirds, by"
        f" records of reach. Of the highest third of need {highest[0]} have no record in the"
        f" sources read and {highest[1] + highest[2]} have one or more. The table says each area."
    )
