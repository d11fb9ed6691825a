"""Build every edition's shapes from the inputs (clipped, simplified, on a grid); link wards."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.closed_lists import Level
from geodata.errors import InputError
from geodata.model import Geography
from geodata.pipeline.geographies import EditionSettings, Geographies
from geodata.shapes.boundaries import (
    BoundaryError,
    check_coverage,
    clip_to_outline,
    join_parts,
    measure_area_error,
    simplify_coverage,
    unite_areas,
)
from geodata.shapes.editions import LINK_COLUMNS
from geodata.shapes.topology import Grid

BOROUGH = Geography(Level.BOROUGH)
CONSTITUENCY = Geography(Level.ASSEMBLY_CONSTITUENCY)
LSOA = Geography(Level.LSOA)
WARDS = tuple(Geography(Level.WARD, vintage) for vintage in (2022, 2018, 2012))
THAMES = "thames"
# The limit for wards; small areas and a generalised source make more of the same metres.
_LARGEST_ERROR = 0.01


@dataclass(frozen=True)
class Edition:
    """One edition's areas.

    ``areas`` has one row an area, by code: ``area_name``, ``borough`` (code),
    and for boroughs ``constituency``. ``detailed`` are the shapes measured
    (EPSG:27700), ``placed`` the simplified ones on ``grid``; ``area_error`` is
    the worst difference of area between the two, as a share.
    """

    geography: Geography
    areas: pd.DataFrame
    detailed: gpd.GeoSeries
    placed: gpd.GeoSeries
    grid: Grid
    area_error: float

    def outlines(self) -> gpd.GeoSeries:
        """Simplified shapes in EPSG:27700."""
        return self.grid.to_metres(self.placed)


@dataclass(frozen=True)
class Boundaries:
    """Every edition, and the tidal Thames (EPSG:27700, as detailed as it is held)."""

    editions: Mapping[Geography, Edition]
    thames: BaseGeometry

    def detailed_outlines(self) -> dict[Geography, gpd.GeoDataFrame]:
        """Shapes before simplification, EPSG:27700, columns ``area_code`` and geometry."""
        return {
            geography: gpd.GeoDataFrame(geometry=edition.detailed)
            .rename_axis("area_code")
            .reset_index()
            for geography, edition in self.editions.items()
        }


def build_boundaries(inputs: Path, geographies: Geographies) -> Boundaries:
    """Build every edition's shapes.

    Parameters
    ----------
    inputs : Path
        Folder of inputs; shapes are in its ``boundaries``.
    geographies : Geographies
        Files, tolerances and grids.

    Raises
    ------
    InputError
        A file lacks a column or names no borough for an area.
    BoundaryError
        Shapes do not form a coverage, or simplifying moved a ward's area by over 1 %.
    """
    folder = inputs / "boundaries"
    thames = gpd.read_file(folder / "thames_tidal.gpkg").geometry.union_all()
    boroughs = _read_edition(folder, geographies.editions[BOROUGH.key])
    constituencies = pd.read_csv(folder / "assembly_constituency_boroughs.csv", dtype=str)
    outline = shapely.union_all(boroughs.geometry.to_numpy())
    editions = {}
    for geography in (BOROUGH, *WARDS, LSOA):
        settings = geographies.editions[geography.key]
        areas = boroughs if geography == BOROUGH else _read_edition(folder, settings)
        _check_boroughs(areas, boroughs, settings.file)
        clip_to = outline if settings.clipped else None
        editions[geography] = _build_edition(geography, areas, settings, clip_to)
    joined = join_constituencies(editions[BOROUGH], constituencies)
    return Boundaries(editions | {BOROUGH: joined[0], CONSTITUENCY: joined[1]}, thames)


def _read_edition(folder: Path, settings: EditionSettings) -> gpd.GeoDataFrame:
    table = gpd.read_file(folder / settings.file)
    wanted = [settings.code, settings.name, settings.borough]
    missing = [column for column in wanted if column not in table.columns]
    if missing:
        raise InputError(
            file=settings.file,
            problem=f"column '{missing[0]}' is missing.",
            expected=f"the columns {wanted}",
            mend="Name the publisher's columns in geodata/registry/geographies.toml.",
        )
    parts = {
        "area_code": table[settings.code].astype(str),
        "area_name": table[settings.name].astype(str),
        "borough": table[settings.borough].astype(str),
    }
    areas = gpd.GeoDataFrame(parts, geometry=_take_single(table.geometry), crs=table.crs)
    return areas.set_index("area_code").sort_index()


def _take_single(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Unpack multipolygons of one part, so that shapes of all files are alike."""
    single = [join_parts(shapely.get_parts(shape)) for shape in shapes]
    return gpd.GeoSeries(single, index=shapes.index, crs=shapes.crs)


def _check_boroughs(areas: gpd.GeoDataFrame, boroughs: gpd.GeoDataFrame, file: str) -> None:
    unknown = sorted(set(areas["borough"]) - set(boroughs.index))
    if unknown:
        raise InputError(
            file=file,
            problem=f"borough code '{unknown[0]}' is not known.",
            expected="codes of boroughs.gpkg",
            mend="Correct the file, or the column named in geographies.toml.",
        )


def _build_edition(
    geography: Geography,
    areas: gpd.GeoDataFrame,
    settings: EditionSettings,
    clip_to: BaseGeometry | None,
) -> Edition:
    detailed = areas.geometry
    if clip_to is not None:
        detailed = clip_to_outline(detailed, clip_to)
    check_coverage(detailed, f"{geography.key}, as published")
    grid = Grid(settings.cell_degrees)
    placed = grid.place(simplify_coverage(detailed, settings.tolerance_m))
    check_coverage(placed, f"{geography.key}, simplified")
    errors = measure_area_error(grid.to_metres(placed), detailed)
    if geography.level is not Level.LSOA and errors.max() > _LARGEST_ERROR:
        worst = [str(code) for code in errors.index[errors > _LARGEST_ERROR]]
        raise BoundaryError(
            edition=geography.key, problem="simplifying moved the area by over 1 %", codes=worst
        )
    names = pd.DataFrame(areas.loc[:, ["area_name", "borough"]])
    return Edition(geography, names, detailed, placed, grid, float(errors.max()))


def join_constituencies(boroughs: Edition, lookup: pd.DataFrame) -> tuple[Edition, Edition]:
    """Join boroughs into Assembly constituencies.

    Parameters
    ----------
    boroughs : Edition
    lookup : DataFrame, one row a borough
        Columns ``LAC_CD``, ``LAC_NM``, ``LAD_CD``.

    Returns
    -------
    tuple of Edition
        The boroughs with their constituency's code, and the constituencies.
    """
    members = lookup.set_index("LAD_CD")["LAC_CD"].rename("constituency")
    if set(members.index) != set(boroughs.areas.index):
        raise InputError(
            file="assembly_constituency_boroughs.csv",
            problem="the boroughs are not those of boroughs.gpkg.",
            expected="each borough once",
            mend="Correct the file.",
        )
    names = lookup.drop_duplicates("LAC_CD").set_index("LAC_CD")["LAC_NM"].sort_index()
    detailed = unite_areas(boroughs.detailed, members)
    placed = unite_areas(boroughs.placed, members)
    check_coverage(placed, "assembly_constituency")
    areas = pd.DataFrame({"area_name": names.rename_axis("area_code"), "borough": None})
    errors = measure_area_error(boroughs.grid.to_metres(placed), detailed)
    wider = Edition(CONSTITUENCY, areas, detailed, placed, boroughs.grid, float(errors.max()))
    named = boroughs.areas.join(members)
    return (
        Edition(
            BOROUGH, named, boroughs.detailed, boroughs.placed, boroughs.grid, boroughs.area_error
        ),
        wider,
    )


_NEWEST_WARDS = 2022
_OLDER_WARDS = (2012, 2018)


def build_ward_links(inputs: Path, editions: Mapping[Geography, Edition]) -> pd.DataFrame:
    """Read the published shares of area between ward editions.

    Returns
    -------
    DataFrame, one row a pair of wards that overlap
        Columns ``shapes.editions.LINK_COLUMNS``, sorted. Shares are of area, not of people.

    Raises
    ------
    InputError
        A ward of a pair is in no edition.
    """
    tables = []
    for vintage in _OLDER_WARDS:
        file = f"boundaries/ward_{vintage}_to_{_NEWEST_WARDS}_area_weights.csv"
        table = pd.read_csv(inputs / file).rename(
            columns={f"WARD_{vintage}": "from_code", f"WARD_{_NEWEST_WARDS}": "to_code"}
        )
        for column, edition in (("from_code", vintage), ("to_code", _NEWEST_WARDS)):
            known = editions[Geography(Level.WARD, edition)].areas.index
            _check_codes(file, table[column], set(known))
        tables.append(table.assign(from_vintage=vintage, to_vintage=_NEWEST_WARDS))
    links = pd.concat(tables).loc[:, list(LINK_COLUMNS)]
    return links.sort_values(list(LINK_COLUMNS[:4]), ignore_index=True)


def _check_codes(file: str, codes: pd.Series, known: set[str]) -> None:
    unknown, missing = sorted(set(codes) - known), sorted(known - set(codes))
    if unknown or missing:
        raise InputError(
            file=file,
            problem=f"column '{codes.name}' does not hold the wards of the edition "
            f"({len(unknown)} unknown, {len(missing)} missing, such as "
            f"'{[*unknown, *missing][0]}').",
            expected="each ward at least once",
            mend="Correct the file, or the edition's shapes.",
        )
