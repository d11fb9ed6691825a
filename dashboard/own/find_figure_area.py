"""Which area of which edition a reader's figure is about."""

from collections.abc import Mapping

from dashboard.geography_names import LEVEL_NAMES
from dashboard.own.own_places import OwnArea, OwnPlaces
from dashboard.own.row_faults import CellFaultError, UnmatchedPlaceError, check_text, read_word
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES, Geography, list_words
from geodata.places import fold_name

_EDITIONS = tuple(one.vintage for one in DRAWN_GEOGRAPHIES if one.vintage)
_LONGEST_NAME = 100


def find_figure_area(cells: Mapping[str, str], places: OwnPlaces, chosen: str) -> OwnArea:
    """Find the area that a row means by its level, its edition, and its code or whole name.

    Parameters
    ----------
    cells : mapping of str
        By column of the template.
    places : OwnPlaces
    chosen : str
        Code that the reader chose for a name nobody knows; else empty.

    Raises
    ------
    CellFaultError
        A cell cannot be used, or the code is of another level or edition.
    UnmatchedPlaceError
        The name is of no area of this level and edition.
    """
    level = read_word("level", cells.get("level", ""), Level)
    if level is None:
        raise CellFaultError(
            "level", list_words(Level, joiner="or"), "Say which kind of area it is."
        )
    year = _read_edition(cells.get("vintage", ""), level)
    written = cells.get("area_code", "")
    check_text("area_code", written)
    text = chosen or written
    if not text:
        raise CellFaultError("area_code", "a GSS code of nine characters", "Fill it in.")
    found = [
        area
        for geography, area in places.editions.get(text.upper(), {}).items()
        if geography.level is level
    ]
    if found:
        return _choose_edition(found, year)
    if text.upper() in places.editions:
        raise _refuse_level(next(iter(places.editions[text.upper()].values())))
    return _find_named(text, level, year, places)


def _read_edition(text: str, level: Level) -> int | None:
    plain = text.strip().removesuffix(".0")
    if not plain:
        return None
    if level is not Level.WARD:
        raise CellFaultError(
            "vintage", f"nothing, as {level.replace('_', ' ')} has one edition", "Empty this cell."
        )
    if plain not in {str(year) for year in _EDITIONS}:
        years = list_words(sorted(str(year) for year in _EDITIONS), joiner="or")
        raise CellFaultError("vintage", years, "Say of which year the wards' borders are.")
    return int(plain)


def _choose_edition(found: list[OwnArea], year: int | None) -> OwnArea:
    if year is None and len(found) == 1:
        return found[0]
    named = list_words(sorted(str(area.geography.vintage) for area in found), joiner="or")
    if year is None:
        raise CellFaultError(
            "vintage",
            f"{named}, as the code is of wards of each",
            "Say of which year the wards' borders are.",
        )
    for area in found:
        if area.geography.vintage == year:
            return area
    raise CellFaultError(
        "area_code",
        f"a code of wards of {year}; this is {found[0].name}, of {named}",
        "Mend the code or the vintage.",
    )


def _refuse_level(area: OwnArea) -> CellFaultError:
    kind = area.geography.level.value
    return CellFaultError(
        "area_code",
        f"a code of the level of this row; this is {area.name}, level {kind}",
        "Mend the code or the level.",
    )


def _find_named(text: str, level: Level, year: int | None, places: OwnPlaces) -> OwnArea:
    editions = (
        tuple(Geography(level, one) for one in _EDITIONS if year in (None, one))
        if level is Level.WARD
        else (Geography(level),)
    )
    wanted = fold_name(text[:_LONGEST_NAME])
    named = [area for edition in editions for area in places.named.get((edition, wanted), [])]
    if len(named) == 1:
        return named[0]
    if level in LEVEL_NAMES:
        raise UnmatchedPlaceError("area_code", text, editions)
    raise CellFaultError("area_code", "a GSS code of this level", "Look it up at /data.")
