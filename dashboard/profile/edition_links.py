"""Wards of other editions that share ground with a ward, with the share said in words."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from dashboard.geography_names import name_one
from dashboard.numbers_shown import THIN_SPACE, end_sentence, name_in_sentence
from dashboard.profile.area_profile import EditionLink
from geodata.closed_lists import Level
from geodata.errors import UnknownIdentifierError
from geodata.model import DRAWN_GEOGRAPHIES, Area, Geography, list_words
from geodata.moved_observations import SLIVER
from geodata.repository import Repository
from geodata.vintages import LINK_COLUMNS, SAME_PLACE

_WARDS = tuple(geography for geography in DRAWN_GEOGRAPHIES if geography.level is Level.WARD)
# From here a share would be shown as 100 % without being it.
_NEARLY_ALL = 0.995
_LEAST_SHOWN = 0.01


# An area's code and edition; and of another ward: its edition, its code, how much of the first
# lies in it, and how much of it lies in the first.
_Ward = tuple[int, str]
_Overlap = tuple[int, str, float, float]


def find_replacements(area: Area, repository: Repository) -> tuple[EditionLink, ...]:
    """Find the newest wards that an older ward lies in, the largest share of it first.

    Parts under `SLIVER` of both wards are the width of a redrawn line, and left out.
    """
    return _find_links(area, repository, is_newer=True)


def find_replaced(area: Area, repository: Repository) -> tuple[EditionLink, ...]:
    """Find the older wards that a newest ward was drawn over, newest edition first."""
    return _find_links(area, repository, is_newer=False)


def _find_links(area: Area, repository: Repository, *, is_newer: bool) -> tuple[EditionLink, ...]:
    vintage = area.geography.vintage
    if vintage is None:
        return ()
    return tuple(
        _link(area, repository.area(code, Geography(Level.WARD, other)), share, back)
        for other, code, share, back in _read_overlaps(repository).get(
            (vintage, area.area_code), ()
        )
        if (other > vintage) is is_newer
    )


@lru_cache(maxsize=2)
def _read_overlaps(repository: Repository) -> Mapping[_Ward, Sequence[_Overlap]]:
    """Read every overlap of two wards from both sides, the newest edition and largest first."""
    overlaps: dict[_Ward, list[_Overlap]] = {}
    links = repository.ward_links()
    columns = [links[name].tolist() for name in LINK_COLUMNS]
    for old, old_code, new, new_code, of_old, of_new in zip(*columns, strict=True):
        if max(of_old, of_new) >= SLIVER:
            overlaps.setdefault((old, old_code), []).append((new, new_code, of_old, of_new))
            overlaps.setdefault((new, new_code), []).append((old, old_code, of_new, of_old))
    for found in overlaps.values():
        found.sort(key=lambda overlap: (-overlap[0], -overlap[2], overlap[1]))
    return overlaps


def _link(area: Area, other: Area, share: float, back: float) -> EditionLink:
    is_now = (other.geography.vintage or 0) > (area.geography.vintage or 0)
    name = name_in_sentence(other.area_name)
    kind = f"{name}, {name_one(other.geography)} ({other.area_code})"
    has_code = other.area_code == area.area_code
    if min(share, back) >= SAME_PLACE:
        code = "with the same code" if has_code else "with another code"
        verb = "is" if is_now else "was"
        return EditionLink(
            other, share, end_sentence(f"{kind}, {verb} nearly the same place, {code}")
        )
    lies = "is now in" if is_now else "was in"
    but = ": the same code, but another place" if has_code else ""
    return EditionLink(other, share, f"{_show_share(share)} of its area {lies} {kind}{but}.")


def _show_share(share: float) -> str:
    if share >= _NEARLY_ALL:
        return "Nearly all"
    least = f"Under 1{THIN_SPACE}%"
    return least if share < _LEAST_SHOWN else f"{share * 100:.0f}{THIN_SPACE}%"


def describe_edition(area: Area, repository: Repository) -> str:
    """Say in which other editions a ward's code stands for a ward too; empty where in none.

    The City of London's is its borough's code in every edition, which is no other place.
    """
    if area.geography.level is not Level.WARD or area.area_code in area.parent_codes:
        return ""
    others = [
        str(geography.vintage)
        for geography in _WARDS
        if geography != area.geography and holds_area(repository, area.area_code, geography)
    ]
    if not others:
        return ""
    return (
        f"{area.area_code} is also the code of a ward of {list_words(others)}: figures and records"
        f" of the ward of {area.geography.vintage} are its own, and are not those of another"
        " edition."
    )


def holds_area(repository: Repository, area_code: str, geography: Geography) -> bool:
    """Whether an edition has an area of this code."""
    try:
        repository.area(area_code, geography)
    except UnknownIdentifierError:
        return False
    return True
