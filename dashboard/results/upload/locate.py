"""Where a reader's record lies, and never more exactly than its cells say."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from dashboard.results.upload.faults import CellFaultError, UnmatchedPlaceError, read_word
from dashboard.results.upload.places import WARDS, UploadArea, UploadPlaces
from dashboard.results.upload.table import UploadPoint
from geodata.areas.written_postcodes import (
    BegunPostcode,
    FoundPostcode,
    MalformedPostcode,
    PostcodeAnswer,
    PostcodeOutside,
    UnplacedPostcode,
)
from geodata.closed_lists import Level, Precision
from geodata.model import BOROUGHS, Geography

_BETWEEN = re.compile(r"[;|/\n]")
_LSOA = Geography(Level.LSOA)
_MOST_BOROUGHS = 33
_EXACT = (Precision.POINT, Precision.APPROXIMATE)


class PlacedPoint(NamedTuple):
    """A point (EPSG:4326) that a row brings, with the areas in which it lies."""

    longitude: float
    latitude: float
    borough: str
    ward: str


class Located(NamedTuple):
    """Where a record lies: codes of boroughs, its ward, its point, and how exactly.

    ``is_coarsened`` says that it was given as a point, and only a postcode was given for one.
    """

    area_codes: tuple[str, ...]
    precision: Precision
    ward: UploadArea | None = None
    longitude: float | None = None
    latitude: float | None = None
    is_coarsened: bool = False


def locate_record(
    cells: Mapping[str, str],
    point: PlacedPoint | None,
    places: UploadPlaces,
    chosen: Mapping[str, str],
) -> Located:
    """Locate a record by its point, else its postcode, else its borough.

    Parameters
    ----------
    cells : mapping of str
        By column of the template.
    point : PlacedPoint or None
        The row's own coordinates, where it has them.
    places : UploadPlaces
    chosen : mapping of str
        Codes that the reader chose for names nobody knows, by column.

    Raises
    ------
    CellFaultError
        A cell cannot be used, or two say different things.
    UnmatchedPlaceError
        A name is of no area.
    """
    precision = read_word("precision", cells.get("precision", ""), Precision)
    boroughs = _read_boroughs(cells.get("borough", ""), places, chosen.get("borough", ""))
    if point:
        _check_borough(boroughs, point.borough, places)
        exact = precision or Precision.POINT
        ward = places.editions.get(point.ward, {}).get(WARDS[0])
        where = (point.longitude, point.latitude)
        return _keep_to(exact, Located((point.borough,), exact, ward, *where))
    if cells.get("postcode", ""):
        found = _read_postcode(cells["postcode"], places)
        _check_borough(boroughs, found.area_codes[0], places)
        exact = precision or found.precision
        return _keep_to(exact, found._replace(is_coarsened=exact is Precision.POINT))
    return _locate_by_name(cells, tuple(boroughs), precision, places, chosen.get("place", ""))


def _keep_to(precision: Precision, found: Located) -> Located:
    """Keep of a place no more than its row says is known of it."""
    if precision in (Precision.MULTI, Precision.UNLOCATED):
        raise CellFaultError(
            "precision",
            "point, approximate, ward or borough, as a place is given",
            "Leave it empty, or take out the postcode.",
        )
    if precision is Precision.BOROUGH:
        return Located(found.area_codes, precision)
    if precision is Precision.WARD or found.longitude is None:
        if found.ward is None:
            return Located(found.area_codes, Precision.BOROUGH)
        is_coarsened = found.is_coarsened
        return Located(found.area_codes, Precision.WARD, found.ward, is_coarsened=is_coarsened)
    exact = Precision.APPROXIMATE if found.is_coarsened else precision
    return found._replace(precision=exact)


def _read_boroughs(text: str, places: UploadPlaces, chosen: str) -> list[str]:
    names = [name.strip() for name in _BETWEEN.split(text) if name.strip()][: _MOST_BOROUGHS + 1]
    codes, unknown = [], []
    for name in names:
        area = places.find_borough(name)
        if area:
            codes.append(area.code)
        else:
            unknown.append(name)
    if len(unknown) == 1:
        area = places.find_borough(chosen) if chosen else None
        if area is None:
            raise UnmatchedPlaceError("borough", unknown[0], (BOROUGHS,))
        codes.append(area.code)
    elif unknown:
        raise CellFaultError(
            "borough",
            "names or codes of London's boroughs with semicolons between them",
            "Several of the names in this cell are of no borough: mend them in the file.",
        )
    return list(dict.fromkeys(codes))


def _check_borough(given: list[str], found: str, places: UploadPlaces) -> None:
    if given and given != [found]:
        raise CellFaultError(
            "borough",
            f"{places.name(found)}, in which the place of this row lies",
            "Mend the borough or the place, whichever is wrong.",
        )


def _read_postcode(text: str, places: UploadPlaces) -> Located:
    answer = places.postcodes.look_up(text[:20])
    if not isinstance(answer, FoundPostcode):
        raise _refuse_postcode(answer)
    ward = places.editions.get(answer.areas.get(WARDS[0], ""), {}).get(WARDS[0])
    # The list says in which small area a postcode lies and not where: its middle stands for it.
    around = places.find_lsoa(answer.areas.get(_LSOA, ""))
    where = (around.longitude, around.latitude) if around else (None, None)
    return Located((answer.areas[BOROUGHS],), Precision.APPROXIMATE, ward, *where)


def _refuse_postcode(answer: PostcodeAnswer) -> CellFaultError:
    if isinstance(answer, MalformedPostcode):
        mend = f"Perhaps {answer.perhaps}." if answer.perhaps else "Leave it empty, if unknown."
        return CellFaultError("postcode", "a whole postcode, such as SE1 2AA", mend)
    if isinstance(answer, BegunPostcode):
        mend = "Leave it empty and name the borough, if no more is known."
        return CellFaultError("postcode", "a whole postcode, not its beginning", mend)
    if isinstance(answer, PostcodeOutside):
        mend = "The atlas has London only: take the row out."
        return CellFaultError("postcode", "a postcode in London; this one is outside it", mend)
    if isinstance(answer, UnplacedPostcode):
        mend = "Leave it empty and name the borough."
        return CellFaultError("postcode", "one of which the list says where it is", mend)
    mend = "Look for a misspelling, or leave it empty and name the borough."
    return CellFaultError("postcode", "one that the list of postcodes holds", mend)


def _locate_by_name(
    cells: Mapping[str, str],
    known: tuple[str, ...],
    precision: Precision | None,
    places: UploadPlaces,
    chosen: str,
) -> Located:
    if not known:
        if precision not in (None, Precision.UNLOCATED):
            raise CellFaultError(
                "borough", f"a borough, as precision is {precision}", "Name it, or give a postcode."
            )
        return Located((), Precision.UNLOCATED)
    if precision is Precision.UNLOCATED:
        raise CellFaultError(
            "precision", "borough or multi, as a borough is named", "Leave one of the two empty."
        )
    if precision in _EXACT:
        raise CellFaultError(
            "postcode",
            f"a postcode, as precision is {precision}",
            "Give it, or say ward or borough.",
        )
    if precision is Precision.WARD:
        ward = _read_ward(cells, known, places, chosen)
        return Located((ward.borough,), Precision.WARD, ward)
    whole = Precision.MULTI if len(known) > 1 else Precision.BOROUGH
    if precision not in (None, whole):
        raise CellFaultError(
            "precision",
            f"{whole}, as boroughs are named",
            "Mend one of the two, or leave it empty.",
        )
    return Located(known, whole)


def _read_ward(
    cells: Mapping[str, str], boroughs: tuple[str, ...], places: UploadPlaces, chosen: str
) -> UploadArea:
    place = cells.get("place", "")
    ward = places.find_ward(chosen or place, boroughs)
    if ward is None and place:
        raise UnmatchedPlaceError("place", place, WARDS, boroughs)
    if ward is None:
        raise CellFaultError(
            "place", "the name or code of a ward, as precision is ward", "Name it, or say borough."
        )
    return ward


# Degrees within which London lies; what is beyond is not worth projecting.
_WEST, _EAST, _SOUTH, _NORTH = -1.0, 1.0, 51.0, 52.0
_OUTSIDE = "a point in London: longitude first, then latitude, in degrees"


def place_points(
    points: Mapping[int, UploadPoint], places: UploadPlaces
) -> tuple[dict[int, PlacedPoint], dict[int, str]]:
    """Place points by row; where one cannot be placed, say what was expected instead.

    Parameters
    ----------
    points : mapping of UploadPoint, by the number of the row
    places : UploadPlaces
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
            else fault
            for row, fault in faults.items()
        }
    good = {row: point for row, point in points.items() if row not in faults}
    if not good:
        return {}, faults
    longitudes = [point.longitude for point in good.values()]
    latitudes = [point.latitude for point in good.values()]
    boroughs = places.locate_points(longitudes, latitudes, BOROUGHS)
    wards = places.locate_points(longitudes, latitudes, WARDS[0])
    placed = {}
    for (row, point), borough, ward in zip(good.items(), boroughs, wards, strict=True):
        if borough:
            placed[row] = PlacedPoint(point.longitude, point.latitude, borough, ward)
        else:
            faults[row] = _OUTSIDE
    return placed, faults


def _is_near_london(point: UploadPoint) -> bool:
    return _WEST < point.longitude < _EAST and _SOUTH < point.latitude < _NORTH
