"""Records of reach as marks on the map: each drawn no more precisely than it is known."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.format.numbers import count_things
from dashboard.results.area_lines import ReachedLine
from dashboard.results.reached import select_placed
from dashboard.state.view import View
from dashboard.text.reach import describe_records
from geodata.closed_lists import Level, Precision
from geodata.model import BOROUGHS, Geography
from geodata.reach.records import NO_RECORD, WARD_COLUMNS
from geodata.repository import Repository

_POINTS = (Precision.POINT, Precision.APPROXIMATE)
_AT_A_PLACE = (*_POINTS, Precision.WARD)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def describe_marks(view: View, repository: Repository) -> dict[str, Any]:
    """Describe the chosen programmes' marks, and how many records each area has.

    Returns
    -------
    dict
        ``programmes`` in the order chosen: label, address, and a letter from two
        on. ``records``: place in that list, title, line and address of each;
        the others name records by their places. ``areas`` are those with a
        badge, the map's own or the boroughs of wards and neighbourhoods; ``wards``
        those of the drawn edition with the borough that they lie in; ``places``
        are points (longitude and latitude, EPSG:4326) by precision. ``by_area``
        counts records by the code of the drawn edition, ``words`` says each
        count, and ``none`` is said where there is no record.
    """
    records = select_placed(view, repository).reset_index(drop=True)
    counts = count_by_area(records, view.geography, repository)
    lines = describe_records(records, {one.id: one for one in view.programmes})
    places = [one.id for one in view.programmes]
    has_letters = len(places) > 1
    return {
        "programmes": [
            {
                "label": one.label,
                "address": f"/programme/{one.id}",
                "letter": LETTERS[place % len(LETTERS)] if has_letters else "",
            }
            for place, one in enumerate(view.programmes)
        ],
        "records": [
            [places.index(programme), line.title, _write_line(line), line.address]
            for programme, line in zip(records["programme"], lines, strict=True)
        ],
        "areas": list(_list_areas(records, view.geography, repository)),
        "wards": list(_list_wards(records, view.geography, repository)),
        "places": list(_list_places(records)),
        "by_area": counts,
        "words": {code: count_things(count, "record") for code, count in counts.items()},
        "none": NO_RECORD.rstrip(".").lower(),
    }


def _write_line(line: ReachedLine) -> str:
    return f"{line.detail[:1].upper()}{line.detail[1:]}. Source: {line.source}."


def _list_areas(
    records: pd.DataFrame, geography: Geography, repository: Repository
) -> Iterable[dict[str, Any]]:
    """List the areas that records name, each with all of its records."""
    is_wide = geography.level is Level.ASSEMBLY_CONSTITUENCY
    named = _explode_areas(records, geography if is_wide else BOROUGHS, repository)
    names = _name_areas(geography if is_wide else BOROUGHS, repository)
    for code, rows in named.groupby(named):
        if code in names:
            yield {"code": code, "name": names[code], "records": sorted(set(rows.index))}


def _list_wards(
    records: pd.DataFrame, geography: Geography, repository: Repository
) -> Iterable[dict[str, Any]]:
    if geography.level is not Level.WARD:
        return
    table = repository.areas(geography).set_index("area_code")
    boroughs = _name_areas(BOROUGHS, repository)
    codes = records[WARD_COLUMNS[geography.vintage or 0]].dropna()
    for code, rows in codes.groupby(codes):
        if code in table.index:
            # The City of London is one ward, which carries its borough's code.
            parents = [one for one in (*table.loc[code, "parent_codes"], code) if one in boroughs]
            yield {
                "code": code,
                "name": table.loc[code, "area_name"],
                "parent": parents[0] if parents else "",
                "records": rows.index.to_list(),
            }


def _list_places(records: pd.DataFrame) -> Iterable[dict[str, Any]]:
    placed = records[records["precision"].isin(_AT_A_PLACE) & records["latitude"].notna()]
    spots = placed.groupby(["precision", "longitude", "latitude"], sort=True)
    for (precision, longitude, latitude), rows in spots:
        yield {
            "kind": str(precision),
            "at": [longitude, latitude],
            "name": str(rows["place"].iloc[0]) if rows["place"].notna().any() else "",
            "records": rows.index.to_list(),
        }


def _name_areas(geography: Geography, repository: Repository) -> dict[str, str]:
    table = repository.areas(geography)
    return dict(zip(table["area_code"], table["area_name"], strict=True))


def _explode_areas(
    records: pd.DataFrame, geography: Geography, repository: Repository
) -> pd.Series:
    """Give the codes of areas by record; one that names two of them is there twice."""
    named = records["area_codes"].explode()
    if geography.level is Level.ASSEMBLY_CONSTITUENCY:
        boroughs = repository.areas(BOROUGHS)
        parents = dict(zip(boroughs["area_code"], boroughs["parent_codes"].str[0], strict=True))
        named = named.map(parents)
    return named.dropna()


def count_by_area(
    records: pd.DataFrame, geography: Geography, repository: Repository
) -> dict[str, int]:
    """Count records by the drawn area's code, at the level that each is known for.

    A record known by borough is not counted for the borough's wards.
    """
    codes = _list_codes(records, geography, repository)
    return {str(code): int(count) for code, count in codes.value_counts().items()}


def count_in_areas(
    records: pd.DataFrame, codes: Iterable[str], geography: Geography, repository: Repository
) -> int:
    """Count the records of several areas together; one that areas share counts once."""
    named = _list_codes(records, geography, repository)
    return int(named[named.isin(list(codes))].index.nunique())


def _list_codes(records: pd.DataFrame, geography: Geography, repository: Repository) -> pd.Series:
    """Give the code of each area that a record names, by the record's own label."""
    if geography.level is Level.LSOA:
        return pd.Series(dtype="str")
    if geography.level is Level.WARD:
        return records[WARD_COLUMNS[geography.vintage or 0]].dropna()
    named = _explode_areas(records, geography, repository)
    # A record that names two boroughs of one constituency is one record of it.
    once = named.reset_index().drop_duplicates()
    return once.set_index(once.columns[0])["area_codes"]
