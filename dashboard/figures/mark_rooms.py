"""Where marks have room on the page's map; the browser chooses by its present scale."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from shapely.geometry.base import BaseGeometry

from dashboard.charts.mark_rooms import (
    BADGES,
    Room,
    Search,
    find_rooms,
    hang_badge,
    hang_named_badge,
)
from dashboard.charts.names_fitted import break_name
from dashboard.charts.paths import Frame
from dashboard.charts.stage_map import lay_stage_ground
from dashboard.format.names import shorten_borough
from dashboard.results.outlines import read_outlines
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository

# A borough's badge on a map of wards finds another place where a ward's lies.
_IN_BOROUGH = Search(most=5)
# Wards are many, and small.
_IN_WARD = Search(cells=40, tried=4)
_HUNDREDTHS = 2


def describe_rooms(
    geography: Geography, repository: Repository, wards: Collection[str] | None = None
) -> dict[str, Any]:
    """Describe where badges, and badges with the name of their area, fit into each area.

    Places are in the units of the edition's drawing (`dashboard.figures.stage`),
    and so is the room there: units that one pixel may take at most.

    Parameters
    ----------
    geography : Geography
    repository : Repository
    wards : collection of str, optional
        Codes of the wards that are asked for: to look into all takes seconds.
        Every ward where none are named; codes of no ward are passed over.

    Returns
    -------
    dict
        ``areas`` by code: boroughs, or constituencies where these are drawn;
        ``wards`` by code, empty at other levels. Of each, ``rooms`` holds a list
        a shape of `BADGES` of x, y and room; ``named`` lines of the name, the
        badge's shape, whether it is above the name, x, y and room.
    """
    codes = read_outlines(geography, None, repository).areas
    is_ward = geography.level is Level.WARD
    return {
        "areas": _list_areas(geography, repository),
        "wards": {
            code: _find_in_ward(code, geography, repository)
            for code in (codes if is_ward else ())
            if wards is None or code in wards
        },
    }


@lru_cache(maxsize=16)
def _list_areas(geography: Geography, repository: Repository) -> dict[str, Any]:
    outlines = read_outlines(geography, None, repository)
    frame, shapes, _ = lay_stage_ground(outlines)
    wide, names = shapes.areas, outlines.names
    if shapes.boroughs:
        wide, names = shapes.boroughs, outlines.borough_names
    return {
        code: _list_rooms(shape, frame, _IN_BOROUGH)
        | {"named": _list_named(names[code], shape, frame)}
        for code, shape in wide.items()
        if code in names
    }


@lru_cache(maxsize=2048)
def _find_in_ward(code: str, geography: Geography, repository: Repository) -> dict[str, Any]:
    frame, shapes, _ = lay_stage_ground(read_outlines(geography, None, repository))
    return _list_rooms(shapes.areas[code], frame, _IN_WARD)


def _list_rooms(shape: BaseGeometry, frame: Frame, search: Search) -> dict[str, Any]:
    return {
        "rooms": [
            [_write(room, frame) for room in find_rooms(shape, hang_badge(*badge), search)]
            for badge in BADGES
        ]
    }


def _list_named(name: str, shape: BaseGeometry, frame: Frame) -> list[list[Any]]:
    """List names with a badge: the fewest lines first, and the badge under the name."""
    ways = [
        (lines, place, is_above)
        for place in range(len(BADGES))
        for lines in break_name(shorten_borough(name))
        for is_above in (False, True)
    ]
    found = (
        (way, find_rooms(shape, hang_named_badge(way[0], BADGES[way[1]], is_above=way[2])))
        for way in ways
    )
    return [[*way, *_write(room, frame)] for way, rooms in found for room in rooms]


def _write(room: Room, frame: Frame) -> Sequence[float]:
    units = np.array([room.x - frame.west, frame.north - room.y, room.metres])
    # Rounded down: what is said to fit must fit.
    x, y, most = (units / frame.metres_a_unit).tolist()
    return [
        round(x, 1),
        round(y, 1),
        float(np.floor(most * 10**_HUNDREDTHS) / 10**_HUNDREDTHS),
    ]
