"""A made-up place of three squares, small enough to check by eye.

Nothing here is a real area or a real figure. Square A, Square B and Square C
lie side by side from west to east, each 1 km wide, and stand in for boroughs.
Square A has two wards in each edition: in 2018 they were its west and east
halves, in 2022 its south and north halves, and one ward code is in both
editions with two shapes.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

import geopandas as gpd
import pandas as pd
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

from geodata.closed_lists import Level
from geodata.columns import AREAS, OBSERVATIONS, REACH
from geodata.model import Geography
from geodata.pipeline.hexagons import build_hexagons
from geodata.repository import BoundaryFile
from geodata.tables.in_memory import PackTables, TableRepository
from tests.computed_tables import make_clusters, make_ward_links
from tests.made_up_postcodes import make_postcodes
from tests.place_registry import (
    FULL_COUNT,
    PROGRAMME,
    SENSITIVE_PROGRAMME,
    SURVEY,
    make_registry,
)

BOROUGH, WARD_2018, WARD_2022 = (
    Geography(Level.BOROUGH),
    Geography(Level.WARD, 2018),
    Geography(Level.WARD, 2022),
)
LONDON = "E12000007"
SQUARE_A, SQUARE_B, SQUARE_C = "E09999001", "E09999002", "E09999003"
WARD_IN_BOTH_EDITIONS, SECOND_WARD = "E05999001", "E05999002"
DATA_VERSION = "made-up-1"

_WEST, _SOUTH, _SIDE = 530_000, 180_000, 1_000


def _square(place: int) -> BaseGeometry:
    west = _WEST + place * _SIDE
    return box(west, _SOUTH, west + _SIDE, _SOUTH + _SIDE)


_MIDDLE = (_WEST + _SIDE / 2, _SOUTH + _SIDE / 2)
_EAST, _NORTH = _WEST + _SIDE, _SOUTH + _SIDE
SHAPES = MappingProxyType(
    {
        BOROUGH: {SQUARE_A: _square(0), SQUARE_B: _square(1), SQUARE_C: _square(2)},
        WARD_2018: {
            WARD_IN_BOTH_EDITIONS: box(_WEST, _SOUTH, _MIDDLE[0], _NORTH),
            SECOND_WARD: box(_MIDDLE[0], _SOUTH, _EAST, _NORTH),
        },
        WARD_2022: {
            WARD_IN_BOTH_EDITIONS: box(_WEST, _SOUTH, _EAST, _MIDDLE[1]),
            "E05999003": box(_WEST, _MIDDLE[1], _EAST, _NORTH),
        },
    }
)
_NAMES = {
    SQUARE_A: "Square A (made up)",
    SQUARE_B: "Square B (made up)",
    SQUARE_C: "Square C (made up)",
    WARD_IN_BOTH_EDITIONS: "St Made-up's (made up)",
    SECOND_WARD: "East Half (made up)",
    "E05999003": "North Half (made up)",
    LONDON: "All squares (made up)",
}
_NEIGHBOURS = {
    SQUARE_A: [SQUARE_B],
    SQUARE_B: [SQUARE_A, SQUARE_C],
    SQUARE_C: [SQUARE_B],
}


def read_squares(geography: Geography) -> gpd.GeoDataFrame:
    """Give the squares of one edition, EPSG:27700."""
    shapes = SHAPES[geography]
    return gpd.GeoDataFrame(
        {"area_code": list(shapes)}, geometry=list(shapes.values()), crs="EPSG:27700"
    )


def make_areas() -> pd.DataFrame:
    """Make the table of areas: three squares, two ward editions and the whole."""
    rows = [_describe_areas(geography) for geography in SHAPES]
    whole = pd.DataFrame(
        {"area_code": [LONDON], "area_name": [_NAMES[LONDON]], "level": ["london"]}
    ).assign(parent_codes=pd.Series([[]]), neighbours=pd.Series([[]]), population=60, households=30)
    table = pd.concat([*rows, whole], ignore_index=True).reindex(columns=list(AREAS))
    whole_numbers = dict.fromkeys(("vintage", "population", "households"), "Int64")
    return table.astype({**whole_numbers, "area_code": "str", "level": "str"})


def _describe_areas(geography: Geography) -> pd.DataFrame:
    squares = read_squares(geography)
    drawn = squares.to_crs(4326)
    centres = squares.geometry.centroid.to_crs(4326)
    is_borough = geography == BOROUGH
    bounds = drawn.bounds.set_axis(["west", "south", "east", "north"], axis="columns")
    return pd.DataFrame(
        {
            "area_code": squares["area_code"],
            "area_name": squares["area_code"].map(_NAMES.get),
            "level": geography.level.value,
            "vintage": geography.vintage,
            "parent_codes": [[LONDON] if is_borough else [SQUARE_A, LONDON]] * len(squares),
            "longitude": centres.x,
            "latitude": centres.y,
            "area_km2": squares.area / 1e6,
            "neighbours": [_NEIGHBOURS.get(code, []) for code in squares["area_code"]],
            "population": [10, 20, 30] if is_borough else None,
            "households": [5, 10, 15] if is_borough else None,
        }
    ).join(bounds)


# indicator, area, level, edition, period, group, value, limits, base, status, in use
_FIGURES = (
    (SURVEY, SQUARE_A, "borough", None, "2023-04-01/P1Y", "all", 40.0, 35.0, 45.0, 200, None, True),
    (SURVEY, SQUARE_A, "borough", None, "2024-04-01/P1Y", "all", 42.0, 37.0, 47.0, 210, None, True),
    (SURVEY, SQUARE_B, "borough", None, "2023-04-01/P1Y", "all", 60.0, 55.0, 65.0, 190, None, True),
    (SURVEY, SQUARE_B, "borough", None, "2024-04-01/P1Y", "all", 61.5, 56.0, 67.0, 180, "u", True),
    (SURVEY, SQUARE_C, "borough", None, "2023-04-01/P1Y", "all", 50.0, 44.0, 56.0, 170, None, True),
    (SURVEY, SQUARE_C, "borough", None, "2024-04-01/P1Y", "all", None, None, None, None, "c", True),
    (SURVEY, LONDON, "london", None, "2024-04-01/P1Y", "all", 51.0, 48.0, 54.0, 560, None, True),
    (SURVEY, LONDON, "london", None, "2024-04-01/P1Y", "all", 53.0, None, None, None, None, False),
    (SURVEY, LONDON, "london", None, "2024-04-01/P1Y", "women", 55.0, 50.0, 60.0, 90, None, True),
    (FULL_COUNT, SQUARE_A, "borough", None, "2011-03-27", "all", 10, None, None, 10, None, True),
    (FULL_COUNT, SQUARE_A, "borough", None, "2021-03-21", "all", 20.5, None, None, 10, None, True),
    (FULL_COUNT, SQUARE_B, "borough", None, "2021-03-21", "all", 30, None, None, 20, None, True),
    (FULL_COUNT, SQUARE_C, "borough", None, "2021-03-21", "all", 0, None, None, 30, None, True),
    (FULL_COUNT, LONDON, "london", None, "2021-03-21", "all", 13.4, None, None, 60, None, True),
    (FULL_COUNT, "E05999001", "ward", 2022, "2021-03-21", "all", 19, None, None, 5, None, True),
    (FULL_COUNT, "E05999003", "ward", 2022, "2021-03-21", "all", 22, None, None, 5, None, True),
)
_FIGURE_COLUMNS = (
    *("indicator", "area_code", "level", "vintage", "period", "group"),
    *("value", "lci_95", "uci_95", "base", "status", "is_used"),
)


def make_observations() -> pd.DataFrame:
    """Make the figures: a survey with intervals and a full count, two dates each."""
    table = pd.DataFrame(_FIGURES, columns=list(_FIGURE_COLUMNS))
    table = table.assign(
        area_name=table["area_code"].map(_NAMES.get),
        period_label=table["period"].str[:4],
        unit="%",
        method="published",
        source="made_up_source",
        note=table["status"].map({"c": "Withheld to protect people (made up)"}.get),
    ).reindex(columns=list(OBSERVATIONS))
    whole_numbers = dict.fromkeys(("vintage", "base"), "Int64")
    return table.astype(
        {**whole_numbers, "value": "float", "lci_95": "float", "uci_95": "float", "status": "str"}
    )


# programme, role, boroughs, 2018 ward, place, precision, longitude, units
_RECORDS = (
    (PROGRAMME, "reach", [SQUARE_A], WARD_IN_BOTH_EDITIONS, "Garden One", "point", -0.128, 1),
    (PROGRAMME, "reach", [SQUARE_A], SECOND_WARD, "Garden Two", "approximate", -0.121, 1),
    (PROGRAMME, "reach", [SQUARE_A], SECOND_WARD, "East Half", "ward", None, 1),
    (PROGRAMME, "reach", [SQUARE_B], None, None, "borough", None, 2),
    (PROGRAMME, "reach", [SQUARE_B, SQUARE_C], None, None, "multi", None, 1),
    (PROGRAMME, "reach", [], None, None, "unlocated", None, 3),
    (PROGRAMME, "unnamed_remainder", [], None, None, "unlocated", None, 4),
    # Written as no source may be: the repository must not let the place out.
    (SENSITIVE_PROGRAMME, "reach", [SQUARE_C], "E05999099", "A house", "point", -0.1, 1),
)


def make_reach() -> pd.DataFrame:
    """Make the records of reach: one of each precision, and one that is sensitive."""
    columns = ["programme", "role", "area_codes", "ward_code", "place", "precision"]
    table = pd.DataFrame(_RECORDS, columns=[*columns, "longitude", "units"])
    is_sensitive = table["programme"] == SENSITIVE_PROGRAMME
    table = table.assign(
        record=[f"{name}_{number:02}" for number, name in enumerate(table["programme"], start=1)],
        activity="A garden (made up)",
        organisation="Square Gardeners (made up)",
        latitude=table["longitude"].where(table["longitude"].isna(), 51.5),
        unit_kind=["families" if sensitive else "gardens" for sensitive in is_sensitive],
        confidence="report",
        source="Made-up report, section 1",
        quote="A garden was made.",
        is_paraphrase=False,
        sensitive=is_sensitive,
    ).reindex(columns=list(REACH))
    text = {name: "str" for name in REACH if name.startswith(("ward", "date", "note"))}
    return table.astype({**text, "units": "Int64", "participants": "Int64", "amount_gbp": "float"})


@cache
def make_hexagons() -> pd.DataFrame:
    """Lay out the three squares, once, as the pipeline does London."""
    return build_hexagons(make_areas())


def make_tables(web_folder: Path = Path("no-web-folder")) -> PackTables:
    """Make what a repository answers from; ``web_folder`` may hold files a test wrote."""
    return PackTables(
        data_version=DATA_VERSION,
        areas=make_areas(),
        observations=make_observations(),
        reach=make_reach(),
        clusters=make_clusters((SQUARE_A, SQUARE_B, SQUARE_C)),
        ward_links=make_ward_links(SHAPES[WARD_2018], SHAPES[WARD_2022]),
        hexagons=make_hexagons(),
        postcodes=make_postcodes(),
        boundaries=MappingProxyType(
            {
                edition: BoundaryFile(f"{edition.key}.json", edition, "areas", None)
                for edition in SHAPES
            }
        ),
        hexagon_files=MappingProxyType(
            {BOROUGH: BoundaryFile("borough_tiles.json", BOROUGH, "areas", None)}
        ),
        web_folder=web_folder,
        read_outlines=read_squares,
    )


def make_repository(**changes: object) -> TableRepository:
    """Make a repository of the made-up place, with some of its `PackTables` changed."""
    tables = replace(make_tables(), **changes)  # pyright: ignore[reportArgumentType] - names are checked by replace
    return TableRepository(tables, make_registry())


def make_sub_region() -> TableRepository:
    """Make the place with the survey known for one part of the whole only, which no map draws."""
    table = make_observations()
    part = table[(table["indicator"] == SURVEY) & (table["area_code"] == SQUARE_A)]
    renamed = part.assign(area_code="SR9999001", area_name="West part (made up)")
    others = table[table["indicator"] != SURVEY]
    areas = make_areas()
    sub_region = areas[areas["area_code"] == LONDON].assign(
        area_code="SR9999001", area_name="West part (made up)", level="sub_region"
    )
    return make_repository(
        areas=pd.concat([areas, sub_region], ignore_index=True),
        observations=pd.concat([others, renamed.assign(level="sub_region")], ignore_index=True),
    )
