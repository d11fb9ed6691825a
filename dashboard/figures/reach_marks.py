"""Records of reach as marks on the map: each drawn no more precisely than it is known."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from dashboard.format.numbers import count_things
from dashboard.results.area_lines import ReachedLine
from dashboard.results.reached import select_placed
from dashboard.state.view import View
from dashboard.text.reach import describe_records
from geodata.closed_lists import Level, Precision
from geodata.model import Geography
from geodata.reach.records import NO_RECORD, WARD_COLUMNS
from geodata.repository import Repository

_POINTS = (Precision.POINT, Precision.APPROXIMATE)


class _Spot(NamedTuple):
    kind: str
    longitude: float
    latitude: float
    place: str


def describe_marks(view: View, repository: Repository) -> dict[str, Any]:
    """Describe the chosen programmes' marks, and how many records each area has.

    Returns
    -------
    dict
        ``points`` and ``areas`` are GeoJSON collections of points (EPSG:4326);
        ``by_area`` counts records by the code of the drawn edition, ``words``
        says each count, and ``none`` is said where there is no record.
    """
    records = select_placed(view, repository)
    counts = count_by_area(records, view.geography, repository)
    return {
        "points": _collect(_draw_points(records, view)),
        "areas": _collect(_draw_areas(records, view, repository)),
        "by_area": counts,
        "words": {code: count_things(count, "record") for code, count in counts.items()},
        "none": NO_RECORD.rstrip(".").lower(),
    }


def _draw_points(records: pd.DataFrame, view: View) -> Iterable[dict[str, Any]]:
    exact = records[records["precision"].isin(_POINTS) & records["latitude"].notna()]
    for place, row in enumerate(exact.to_dict("records")):
        spot = _Spot(row["precision"], row["longitude"], row["latitude"], row["activity"])
        yield _draw(spot, exact.iloc[[place]], view)


def _draw_areas(
    records: pd.DataFrame, view: View, repository: Repository
) -> Iterable[dict[str, Any]]:
    boroughs = repository.areas(Geography(Level.BOROUGH)).set_index("area_code").to_dict("index")
    in_ward = records[(records["precision"] == Precision.WARD) & records["latitude"].notna()]
    for _, rows in in_ward.groupby(["latitude", "longitude"], sort=True):
        first = rows.to_dict("records")[0]
        spot = _Spot(Precision.WARD, first["longitude"], first["latitude"], first["place"])
        yield _draw(spot, rows, view)
    for kind in (Precision.BOROUGH, Precision.MULTI):
        named = records[records["precision"] == kind].explode("area_codes")
        for code, rows in named.groupby("area_codes", sort=True):
            borough = boroughs[code]
            spot = _Spot(kind, borough["longitude"], borough["latitude"], borough["area_name"])
            yield _draw(spot, records.loc[rows.index], view)


def _draw(spot: _Spot, rows: pd.DataFrame, view: View) -> dict[str, Any]:
    programmes = {programme.id: programme for programme in view.programmes}
    lines = describe_records(rows, programmes)
    count = len(lines)
    is_one = count == 1
    title = lines[0].title if is_one else f"{spot.place}: {count} records"
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [spot.longitude, spot.latitude]},
        "properties": {
            "kind": str(spot.kind),
            "count": count,
            "title": title,
            "lines": [_write_line(line, is_titled=not is_one) for line in lines],
            # The record's own place on its programme's page, or where that page begins.
            "pages": [
                {
                    "name": programmes[name].label,
                    "address": lines[0].address if is_one else f"/programme/{name}",
                }
                for name in dict.fromkeys(rows["programme"])
            ],
        },
    }


def _write_line(line: ReachedLine, *, is_titled: bool) -> str:
    detail = f"{line.detail[:1].upper()}{line.detail[1:]}. Source: {line.source}."
    return f"{line.title}. {detail}" if is_titled else detail


def count_by_area(
    records: pd.DataFrame, geography: Geography, repository: Repository
) -> dict[str, int]:
    """Count records by the drawn area's code, at the level that each is known for.

    A record known by borough is not counted for the borough's wards.
    """
    codes = _name_areas(records, geography, repository)
    return {str(code): int(count) for code, count in codes.value_counts().items()}


def count_in_areas(
    records: pd.DataFrame, codes: Iterable[str], geography: Geography, repository: Repository
) -> int:
    """Count the records of several areas together; one that areas share counts once."""
    named = _name_areas(records, geography, repository)
    return int(named[named.isin(list(codes))].index.nunique())


def _name_areas(records: pd.DataFrame, geography: Geography, repository: Repository) -> pd.Series:
    """Give the code of each area that a record names, by the record's own label."""
    if geography.level is Level.LSOA:
        return pd.Series(dtype="str")
    if geography.level is Level.WARD:
        return records[WARD_COLUMNS[geography.vintage or 0]].dropna()
    named = records["area_codes"].explode()
    if geography.level is Level.ASSEMBLY_CONSTITUENCY:
        boroughs = repository.areas(Geography(Level.BOROUGH))
        parents = dict(zip(boroughs["area_code"], boroughs["parent_codes"].str[0], strict=True))
        named = named.map(parents)
    # A record that names two boroughs of one constituency is one record of it.
    once = named.dropna().reset_index().drop_duplicates()
    return once.set_index(once.columns[0])["area_codes"]


def _collect(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
