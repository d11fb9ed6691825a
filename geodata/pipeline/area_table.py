"""The table of areas: what each is called, where it is, what it lies in, who lives there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata import columns
from geodata.areas.codes import check_area_code
from geodata.closed_lists import Level
from geodata.errors import InputError
from geodata.model import Geography
from geodata.pipeline.boundaries import BOROUGH, CONSTITUENCY, LSOA, WARDS, Boundaries, Edition
from geodata.pipeline.geographies import Geographies
from geodata.shapes.boundaries import BoundaryError, find_label_points
from geodata.shapes.neighbours import find_neighbours

LONDON, ENGLAND = "E12000007", "E92000001"
# The statistical office's inner and outer London, by its own marking of boroughs.
_INNER_OUTER = {"T": ("E13000001", "Inner London"), "F": ("E13000002", "Outer London")}
_DEGREES = 4326
_PLACES = 5
_NUMBERS = ("longitude", "latitude", "west", "south", "east", "north", "area_km2")
_COUNTS = ("vintage", "population", "households")
_PEOPLE = ["population", "households"]


@dataclass(frozen=True)
class AreaInputs:
    """Tables beside the shapes.

    ``wards`` is by 2022 ward code and ``lsoas`` by LSOA code, with
    ``population`` (and ``households`` of wards); ``lsoas`` has ``ward``, the
    best-fit 2022 ward. ``is_inner`` is by borough code, "T" or "F".
    """

    wards: pd.DataFrame
    lsoas: pd.DataFrame
    is_inner: pd.Series


def read_area_inputs(inputs: Path) -> AreaInputs:
    """Read parents, people and households from the folder of inputs."""
    folder = inputs / "boundaries"
    wards = pd.read_csv(folder / "ward_2022_lookup.csv", dtype={"lad": str, "ward": str})
    lsoas = pd.read_csv(folder / "lsoa_2021_to_ward_2022.csv", dtype=str)
    boroughs = gpd.read_file(folder / "boroughs.gpkg", ignore_geometry=True)
    wards = wards.rename(columns={"pop": "population", "hh": "households"}).set_index("ward")
    lsoas = lsoas.assign(population=lsoas["pop"].astype(float), households=np.nan)
    return AreaInputs(
        wards=wards,
        lsoas=lsoas.set_index("lsoa21cd"),
        is_inner=boroughs.set_index("LAD_CD")["ONS_INNER"],
    )


def build_areas(
    boundaries: Boundaries, tables: AreaInputs, geographies: Geographies
) -> pd.DataFrame:
    """Build the table of areas of every edition, and of the wider areas.

    Parameters
    ----------
    boundaries : Boundaries
    tables : AreaInputs
    geographies : Geographies
        Its ``wider`` areas have names and no shape: their places are missing.

    Returns
    -------
    DataFrame, one row an area of an edition
        Columns ``columns.AREAS``, by level, vintage and code. Area is measured
        before simplification; label point and box are of the drawn shape.

    Raises
    ------
    InputError
        The lookups and the shapes do not hold the same areas.
    AreaCodeError
        A code is not of its level.
    BoundaryError
        An area has no neighbour.
    """
    people = count_people(boundaries.editions, tables)
    parents = find_parents(boundaries.editions, tables)
    drawn = [
        _describe_edition(edition, boundaries)
        .assign(parent_codes=pd.Series(parents[geography], dtype="object"))
        .join(people.get(geography, pd.DataFrame(columns=_PEOPLE, dtype=float)))
        for geography, edition in boundaries.editions.items()
    ]
    wider = describe_wider(boundaries.editions[BOROUGH], people[BOROUGH], tables.is_inner)
    named = _name_wider(geographies)
    table = pd.concat([*drawn, wider, named]).rename_axis("area_code").reset_index()
    for code, level in zip(table["area_code"], table["level"], strict=True):
        check_area_code(str(code), Level(level), "the table of areas")
    return _order(table)


def _order(table: pd.DataFrame) -> pd.DataFrame:
    table = table.reindex(columns=list(columns.AREAS))
    for column in ("parent_codes", "neighbours"):
        table[column] = [list(codes) if isinstance(codes, tuple) else [] for codes in table[column]]
    types = dict.fromkeys(_COUNTS, "Int64") | dict.fromkeys(_NUMBERS, "float64")
    types |= dict.fromkeys(("area_code", "area_name", "level"), "str")
    return table.astype(types).sort_values(["level", "vintage", "area_code"], ignore_index=True)


def count_people(
    editions: Mapping[Geography, Edition], tables: AreaInputs
) -> dict[Geography, pd.DataFrame]:
    """Count people and households of the editions that have counts; wider areas are sums.

    Returns
    -------
    dict of Geography to DataFrame, by area code
        Columns ``population`` and ``households``, of the census of 2021.
    """
    found = {WARDS[0]: tables.wards[_PEOPLE], LSOA: tables.lsoas[_PEOPLE]}
    for geography, counts in found.items():
        if set(counts.index) != set(editions[geography].areas.index):
            raise InputError(
                file="ward_2022_lookup.csv or lsoa_2021_to_ward_2022.csv",
                problem=f"its areas are not those of the shapes of {geography.key}.",
                expected="each area once",
                mend="Correct the file.",
            )
    boroughs = found[WARDS[0]].groupby(editions[WARDS[0]].areas["borough"]).sum()
    constituencies = boroughs.groupby(editions[BOROUGH].areas["constituency"]).sum()
    return found | {BOROUGH: boroughs, CONSTITUENCY: constituencies}


def find_parents(
    editions: Mapping[Geography, Edition], tables: AreaInputs
) -> dict[Geography, dict[str, tuple[str, ...]]]:
    """Give each area's wider areas, from the nearest.

    These are ward, borough, constituency, inner or outer London, and London.
    The City of London is one merged ward under its borough's code, which is
    therefore its own parent; an LSOA in it names that code once.
    """
    constituencies = editions[BOROUGH].areas["constituency"]
    above_borough = {
        str(borough): (
            str(borough),
            str(constituency),
            _INNER_OUTER[tables.is_inner[str(borough)]][0],
            LONDON,
        )
        for borough, constituency in constituencies.items()
    }
    parents: dict[Geography, dict[str, tuple[str, ...]]] = {
        geography: {
            str(code): above_borough[str(borough)]
            for code, borough in editions[geography].areas["borough"].items()
        }
        for geography in (*WARDS, LSOA)
    }
    parents[LSOA] = {
        code: tuple(dict.fromkeys((str(tables.lsoas["ward"][code]), *above)))
        for code, above in parents[LSOA].items()
    }
    parents[BOROUGH] = {code: above[1:] for code, above in above_borough.items()}
    parents[CONSTITUENCY] = {str(code): (LONDON,) for code in editions[CONSTITUENCY].areas.index}
    return parents


def _describe_edition(edition: Edition, boundaries: Boundaries) -> pd.DataFrame:
    near = find_neighbours(edition.detailed, boundaries.thames)
    alone = [code for code, codes in near.items() if not codes]
    if alone:
        raise BoundaryError(
            edition=edition.geography.key, problem="an area has no neighbour", codes=alone
        )
    outlines = edition.outlines()
    return place_areas(outlines, edition.detailed).assign(
        area_name=edition.areas["area_name"],
        level=edition.geography.level.value,
        vintage=edition.geography.vintage,
        neighbours=pd.Series(near, dtype="object"),
    )


def place_areas(outlines: gpd.GeoSeries, detailed: gpd.GeoSeries) -> pd.DataFrame:
    """Give label points, boxes and areas by area code.

    Parameters
    ----------
    outlines, detailed : GeoSeries by area code, EPSG:27700
        Simplified shapes, and those that are measured.

    Returns
    -------
    DataFrame by area code
        ``longitude`` and ``latitude`` of a point inside, ``west``, ``south``, ``east`` and
        ``north`` (degrees, EPSG:4326, five places), ``area_km2`` (km²).
    """
    labels = find_label_points(outlines).to_crs(_DEGREES)
    boxes = outlines.to_crs(_DEGREES).bounds.set_axis(["west", "south", "east", "north"], axis=1)
    places = boxes.assign(longitude=labels.x, latitude=labels.y).round(_PLACES)
    return places.assign(area_km2=(detailed.area / 1e6).round(4))


def describe_wider(boroughs: Edition, people: pd.DataFrame, is_inner: pd.Series) -> pd.DataFrame:
    """Describe London, and inner and outer London, as unions of boroughs: `columns.AREAS`."""
    groups: dict[str, tuple[str, Level, pd.Index, tuple[str, ...]]] = {
        code: (name, Level.INNER_OUTER, is_inner.index[is_inner == mark], (LONDON, ENGLAND))
        for mark, (code, name) in _INNER_OUTER.items()
    }
    groups[LONDON] = ("London", Level.LONDON, boroughs.areas.index, (ENGLAND,))
    rows = [
        _join_boroughs(boroughs, members).assign(
            area_code=code,
            area_name=name,
            level=level.value,
            parent_codes=pd.Series([parents], dtype="object"),
            **{column: people.loc[members, column].sum() for column in _PEOPLE},
        )
        for code, (name, level, members, parents) in groups.items()
    ]
    return pd.concat(rows).set_index("area_code")


def _join_boroughs(boroughs: Edition, members: Iterable[str]) -> pd.DataFrame:
    codes = list(members)
    detailed, drawn = (
        gpd.GeoSeries([shapely.coverage_union_all(shapes.loc[codes].to_numpy())], crs=shapes.crs)
        for shapes in (boroughs.detailed, boroughs.outlines())
    )
    return place_areas(drawn, detailed)


def _name_wider(geographies: Geographies) -> pd.DataFrame:
    rows = {
        code: {"area_name": area.area_name, "level": area.level.value}
        for code, area in sorted(geographies.wider.items())
    }
    return pd.DataFrame.from_dict(rows, orient="index")
