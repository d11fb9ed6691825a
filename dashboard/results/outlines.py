"""Outlines that maps are drawn from: areas, the boroughs around them, and the Thames."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

from geodata.closed_lists import Level
from geodata.model import BOROUGHS, NEWEST_WARDS, Area, Geography
from geodata.reach.records import find_boroughs
from geodata.repository import Repository


# Compared by identity, here and below: shapes are large, and none of them changes.
@dataclass(frozen=True, slots=True, eq=False)
class MapOutlines:
    """What one map of London shows; shapes are EPSG:27700, each by its area's code.

    ``borough_codes`` gives the boroughs that each ward or neighbourhood lies
    in, and nothing at other levels. ``closer`` holds the one area that the map
    is laid around, and nothing where it shows all of London.
    """

    areas: Mapping[str, BaseGeometry]
    names: Mapping[str, str]
    boroughs: Mapping[str, BaseGeometry]
    borough_names: Mapping[str, str]
    river: BaseGeometry
    borough_codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    closer: Mapping[str, BaseGeometry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class AreaOutlines:
    """Where one area lies; shapes are EPSG:27700.

    ``closer`` is what its closer map is laid around, the area itself or the
    borough of a ward, and ``closer_name`` that borough's name, else empty.
    ``within`` is what that is divided into, of the edition ``divided_by``.
    """

    area: Area
    shape: BaseGeometry
    boroughs: tuple[BaseGeometry, ...]
    river: BaseGeometry
    closer: BaseGeometry
    closer_name: str
    within: tuple[BaseGeometry, ...]
    divided_by: Geography


@lru_cache(maxsize=64)
def read_outlines(geography: Geography, closer: Area | None, repository: Repository) -> MapOutlines:
    """Read what a map of an edition shows, of all London or around an area of any edition."""
    borough_names = _read_names(BOROUGHS, repository)
    borough_codes = {}
    if geography.level in (Level.WARD, Level.LSOA):
        table = repository.areas(geography)
        borough_codes = {
            code: tuple(parent for parent in parents if parent in borough_names)
            for code, parents in zip(table["area_code"], table["parent_codes"], strict=True)
        }
    around = {}
    if closer is not None:
        shape = _read_shapes(closer.geography, repository)[closer.area_code]
        around = {closer.area_code: shape}
    return MapOutlines(
        areas=_read_shapes(geography, repository),
        names=_read_names(geography, repository),
        boroughs=_read_shapes(BOROUGHS, repository),
        borough_names=borough_names,
        river=repository.river(),
        borough_codes=borough_codes,
        closer=around,
    )


@lru_cache(maxsize=256)
def read_area_outlines(area: Area, repository: Repository) -> AreaOutlines:
    """Read where an area lies, and what is around it and in it."""
    boroughs = _read_shapes(BOROUGHS, repository)
    area_shape = _read_shapes(area.geography, repository)[area.area_code]
    level, codes = area.geography.level, find_boroughs(area, repository.areas())
    closer, closer_name = area_shape, ""
    if level is Level.WARD:
        closer, divided_by = boroughs[codes[0]], area.geography
        closer_name = repository.area(codes[0], BOROUGHS).area_name
    else:
        divided_by = NEWEST_WARDS if level is Level.BOROUGH else BOROUGHS
    within = (
        [boroughs[code] for code in codes]
        if divided_by == BOROUGHS
        else _read_wards(codes[0], divided_by, repository)
    )
    return AreaOutlines(
        area=area,
        shape=area_shape,
        boroughs=tuple(boroughs.values()),
        river=repository.river(),
        closer=closer,
        closer_name=closer_name,
        within=tuple(within),
        divided_by=divided_by,
    )


@lru_cache(maxsize=16)
def project_outlines(outlines: MapOutlines, crs: int) -> MapOutlines:
    """Give the same outlines in another projection of metres, by its EPSG code."""
    to_metres = Transformer.from_crs(_NATIONAL_GRID, crs, always_xy=True)

    def move(points: np.ndarray) -> np.ndarray:
        return np.column_stack(to_metres.transform(points[:, 0], points[:, 1]))

    def project(shapes: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
        moved = shapely.transform(np.array(list(shapes.values()), dtype=object), move)
        return dict(zip(shapes, moved, strict=True))

    return replace(
        outlines,
        areas=project(outlines.areas),
        boroughs=project(outlines.boroughs),
        river=shapely.transform(outlines.river, move),
        closer=project(outlines.closer),
    )


_NATIONAL_GRID = 27700


def _read_shapes(geography: Geography, repository: Repository) -> dict[str, BaseGeometry]:
    outlines = repository.outlines(geography)
    return dict(zip(outlines["area_code"], outlines.geometry, strict=True))


def _read_names(geography: Geography, repository: Repository) -> dict[str, str]:
    areas = repository.areas(geography)
    return dict(zip(areas["area_code"], areas["area_name"], strict=True))


def _read_wards(borough: str, geography: Geography, repository: Repository) -> list[BaseGeometry]:
    areas = repository.areas(geography)
    shapes = _read_shapes(geography, repository)
    pairs = zip(areas["area_code"], areas["parent_codes"], strict=True)
    return [shapes[code] for code, parents in pairs if borough in parents]
