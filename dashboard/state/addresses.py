"""Addresses of pages and files, and anchors in them."""

from collections.abc import Sequence
from urllib.parse import urlencode

from geodata.closed_lists import Level
from geodata.model import Area, Indicator


def programme_address(identifier: str) -> str:
    """Give the address of a programme's own page."""
    return f"/programme/{identifier}"


def record_anchor(record: str) -> str:
    """Give the anchor of a record on its programme's page."""
    return f"record-{record}"


COMPARE_ROUTE, COMPARE_FILE_ROUTE = "/compare", "/compare.csv"
REACH_AREAS_FILE, REACH_RECORDS_FILE = "/reach/areas.csv", "/reach/records.csv"
NEED_FILE = "/reach/need.csv"
HIGH_NEED_FILE = "/reach/need/high-need-no-record.csv"
LOWER_NEED_FILE = "/reach/need/reached-lower-need.csv"
UNKNOWN_FILE = "/unknown.csv"


def profile_address(area: Area, *, ending: str = "") -> str:
    """Give the address of an area's profile, or of a file of it such as ``.csv``.

    Wards name their edition: a code can be in two of them.
    """
    edition = _name_edition(area) if area.geography.level is Level.WARD else {}
    return _write(f"/area/{area.area_code}{ending}", edition)


def profile_answer_address(area: Area) -> str:
    """Give the address of an area's profile as JSON."""
    edition = _name_edition(area) if area.geography.level is Level.WARD else {}
    return _write(f"/api/v1/profile/{area.area_code}", edition)


def map_address(area: Area, indicator: Indicator | None = None) -> str:
    """Give the address of the map with an area chosen, and an indicator if one is meant."""
    shown = {"indicator": indicator.id} if indicator else {}
    return _write("/", {**shown, "area": area.area_code, **_name_edition(area)})


def compare_address(areas: Sequence[Area]) -> str:
    """Give the address of areas of one edition side by side, in their order."""
    codes = ",".join(area.area_code for area in areas)
    return _write("/compare", {"compare": codes, **_name_edition(areas[0])})


def similar_address(area: Area) -> str:
    """Give the address of an area beside those most like it."""
    choices = {"compare": area.area_code, "similar": "1", **_name_edition(area)}
    return _write("/compare", choices)


def _name_edition(area: Area) -> dict[str, str]:
    level, vintage = area.geography
    return {"level": level.value, **({"vintage": str(vintage)} if vintage else {})}


def _write(path: str, choices: dict[str, str]) -> str:
    return f"{path}?{urlencode(choices, safe=',')}" if choices else path
