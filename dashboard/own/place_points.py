"""The points that a reader's rows bring, each with the borough and the ward it lies in."""

from collections.abc import Mapping

from dashboard.loaded.loaded_table import LoadedPoint
from dashboard.own.locate_records import OwnPoint
from dashboard.own.own_places import BOROUGH, WARDS, OwnPlaces

# Degrees within which London lies; what is beyond is not worth projecting.
_WEST, _EAST, _SOUTH, _NORTH = -1.0, 1.0, 51.0, 52.0
_OUTSIDE = "a point in London: longitude first, then latitude, in degrees"


def place_points(
    points: Mapping[int, LoadedPoint], places: OwnPlaces
) -> tuple[dict[int, OwnPoint], dict[int, str]]:
    """Place points by row; where one cannot be placed, say what was expected instead.

    Parameters
    ----------
    points : mapping of LoadedPoint, by the number of the row
    places : OwnPlaces
    """
    faults = {
        row: point.fault or _OUTSIDE
        for row, point in points.items()
        if point.fault or not _is_near_london(point)
    }
    if any(points[row].fault for row in faults):
        faults = {
            row: "a Point with longitude and latitude, or no geometry"
            if points[row].fault
            else said
            for row, said in faults.items()
        }
    good = {row: point for row, point in points.items() if row not in faults}
    if not good:
        return {}, faults
    longitudes = [point.longitude for point in good.values()]
    latitudes = [point.latitude for point in good.values()]
    boroughs = places.locate_points(longitudes, latitudes, BOROUGH)
    wards = places.locate_points(longitudes, latitudes, WARDS[0])
    placed = {}
    for (row, point), borough, ward in zip(good.items(), boroughs, wards, strict=True):
        if borough:
            placed[row] = OwnPoint(point.longitude, point.latitude, borough, ward)
        else:
            faults[row] = _OUTSIDE
    return placed, faults


def _is_near_london(point: LoadedPoint) -> bool:
    return _WEST < point.longitude < _EAST and _SOUTH < point.latitude < _NORTH
