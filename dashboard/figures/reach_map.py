"""The map of reach: areas shaded by what their records count, and marks at true precision."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from dashboard.charts.choropleth import UNKNOWN
from dashboard.charts.marks import PlacedMark
from dashboard.format.numbers import EN_DASH
from dashboard.results.classes import Shade
from dashboard.results.reached import (
    AreaFacts,
    LaidRecords,
    ReachShading,
    ShadeClass,
    row_identifier,
)
from dashboard.text.reach_areas import describe_area, describe_mark, name_missing, show_pounds
from geodata.closed_lists import Level, Precision, ReachMeasure
from geodata.model import Geography, Programme
from geodata.repository import Repository
from geodata.statistics.natural_breaks import find_natural_breaks

_Record = Mapping[Hashable, Any]
_MOST_CLASSES = 5
AT_A_PLACE = (Precision.POINT.value, Precision.APPROXIMATE.value, Precision.WARD.value)
# Squares of what a borough has and of what it shares stand side by side (degrees).
_ASIDE: Mapping[Precision, float] = MappingProxyType(
    {Precision.BOROUGH: -0.008, Precision.MULTI: 0.008}
)
_MEASURES: Mapping[ReachMeasure, Callable[[AreaFacts], float]] = MappingProxyType(
    {
        ReachMeasure.RECORDS: lambda area: area.records,
        ReachMeasure.UNITS: lambda area: sum(count for _, count in area.units),
        ReachMeasure.MONEY: lambda area: sum(one.amount for one in area.unshared),
        # What sources say of people is words, which no colour can show.
        ReachMeasure.PEOPLE: lambda _area: 0,
    }
)


def shade_areas(placement: LaidRecords, measure: ReachMeasure) -> ReachShading:
    """Shade each area by what its records count; one without has no class at all.

    Classes are natural breaks, of whole numbers as long as counts are meant.
    """
    values = {area.area_code: _MEASURES[measure](area) for area in placement.areas}
    amounts = sorted(value for value in values.values() if value > 0)
    uppers = _find_uppers(amounts)
    shades = tuple(
        _shade(area, values[area.area_code], uppers, measure) for area in placement.areas
    )
    labels = _label_classes(amounts, uppers, measure)
    counts = [sum(shade.fill == f"k{place}" for shade in shades) for place in range(len(uppers))]
    return ReachShading(
        shades,
        tuple(ShadeClass(*pair) for pair in zip(labels, counts, strict=True)),
        len(shades) - len(amounts),
    )


def _find_uppers(amounts: Sequence[float]) -> list[float]:
    different = len(set(amounts))
    if not different:
        return []
    return find_natural_breaks(np.array(amounts, dtype=float), min(_MOST_CLASSES, different))


def _label_classes(
    amounts: Sequence[float], uppers: Sequence[float], measure: ReachMeasure
) -> list[str]:
    if measure is ReachMeasure.MONEY:
        members = [
            [one for one in amounts if low < one <= high] for low, high in pairwise((0.0, *uppers))
        ]
        return [_say_range(show_pounds(min(one)), show_pounds(max(one))) for one in members]
    return [
        _say_range(f"{int(low) + 1:,}", f"{int(high):,}") for low, high in pairwise((0, *uppers))
    ]


def _say_range(low: str, high: str) -> str:
    return low if low == high else f"{low}{EN_DASH}{high}"


def _shade(area: AreaFacts, value: float, uppers: Sequence[float], measure: ReachMeasure) -> Shade:
    if value <= 0:
        return Shade(area.area_code, UNKNOWN, name_missing(area, measure), _link(area))
    place = int(np.searchsorted(uppers, value))
    return Shade(area.area_code, f"k{place}", describe_area(area, measure), _link(area))


def _link(area: AreaFacts) -> str:
    """Lead to the area's row of the table, where it has one."""
    return f"#{row_identifier(area)}" if area.records else ""


def list_marks(
    placed: Sequence[_Record], programmes: Mapping[str, Programme], repository: Repository
) -> tuple[PlacedMark, ...]:
    """List the marks of records that some source places, none more exact than its record.

    Records of one place share a mark, which counts them.

    Parameters
    ----------
    placed : sequence of records
        By the columns ``columns.REACH``, guarded as `Repository.reach` gives them.
    programmes : mapping of Programme
    repository : Repository
    """
    exact = [row for row in placed if _is_exact(row)]
    wide = [row for row in placed if not _is_exact(row)]
    spots = sorted({_find_spot(row) for row in exact})
    return (
        *_mark_boroughs(wide, programmes, repository),
        *[
            _mark([row for row in exact if _find_spot(row) == spot], spot, programmes)
            for spot in spots
        ],
    )


def _is_exact(row: _Record) -> bool:
    return row["precision"] in AT_A_PLACE and not pd.isna(row["latitude"])


def _find_spot(row: _Record) -> tuple[str, float, float]:
    return str(row["precision"]), float(row["longitude"]), float(row["latitude"])


def _mark_boroughs(
    wide: Sequence[_Record], programmes: Mapping[str, Programme], repository: Repository
) -> Iterable[PlacedMark]:
    boroughs = repository.areas(Geography(Level.BOROUGH)).set_index("area_code").to_dict("index")
    for kind, aside in _ASIDE.items():
        # Of wards, those that have no place to draw are known by their borough as well.
        shares = kind is Precision.MULTI
        of_kind = [row for row in wide if (row["precision"] == Precision.MULTI.value) == shares]
        for code in sorted({code for row in of_kind for code in row["area_codes"]}):
            area = boroughs.get(code)
            borough_rows = [row for row in of_kind if code in row["area_codes"]]
            if area:
                spot = (kind.value, area["longitude"] + aside, area["latitude"])
                yield _mark(borough_rows, spot, programmes, str(area["area_name"]))


def _mark(
    rows: Sequence[_Record],
    spot: tuple[str, float, float],
    programmes: Mapping[str, Programme],
    name: str = "",
) -> PlacedMark:
    kind, longitude, latitude = spot
    return PlacedMark(
        kind=kind,
        longitude=longitude,
        latitude=latitude,
        title=describe_mark(rows, programmes, name),
        count=len(rows),
    )
