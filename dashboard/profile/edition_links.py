"""Wards of other editions that share ground with a ward, with the share said in words."""

from dashboard.geography_names import name_one
from dashboard.numbers_shown import THIN_SPACE, end_sentence, name_in_sentence
from dashboard.profile.area_profile import EditionLink
from geodata.closed_lists import Level
from geodata.errors import UnknownIdentifierError
from geodata.model import DRAWN_GEOGRAPHIES, Area, Geography, list_words
from geodata.moved_observations import SLIVER
from geodata.repository import Repository
from geodata.vintages import SAME_PLACE

_WARDS = tuple(geography for geography in DRAWN_GEOGRAPHIES if geography.level is Level.WARD)
# From here a share would be shown as 100 % without being it.
_NEARLY_ALL = 0.995
_LEAST_SHOWN = 0.01


def find_replacements(area: Area, repository: Repository) -> tuple[EditionLink, ...]:
    """Find the newest wards that an older ward lies in, the largest share of it first.

    Parts under `SLIVER` of either ward are the width of a redrawn line, and left out.
    """
    return _find_links(area, repository, own="from", other="to")


def find_replaced(area: Area, repository: Repository) -> tuple[EditionLink, ...]:
    """Find the older wards that a newest ward was drawn over, newest edition first."""
    return _find_links(area, repository, own="to", other="from")


def _find_links(
    area: Area, repository: Repository, *, own: str, other: str
) -> tuple[EditionLink, ...]:
    if area.geography.level is not Level.WARD:
        return ()
    links = repository.ward_links()
    is_own = (links[f"{own}_vintage"] == area.geography.vintage) & (
        links[f"{own}_code"] == area.area_code
    )
    shares = ("share_of_old", "share_of_new") if own == "from" else ("share_of_new", "share_of_old")
    names = [f"{other}_vintage", f"{other}_code", *shares]
    found = [
        (int(vintage), str(code), float(share), float(back))
        for vintage, code, share, back in links.loc[is_own, names].to_numpy(dtype=object)
        if max(share, back) >= SLIVER
    ]
    found.sort(key=lambda link: (-link[0], -link[2], link[1]))
    return tuple(
        _link(area, repository.area(code, Geography(Level.WARD, vintage)), share, back)
        for vintage, code, share, back in found
    )


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
        if geography != area.geography and _holds(repository, area.area_code, geography)
    ]
    if not others:
        return ""
    return (
        f"{area.area_code} is also the code of a ward of {list_words(others)}: figures and records"
        f" of the ward of {area.geography.vintage} are its own, and are not those of another"
        " edition."
    )


def _holds(repository: Repository, area_code: str, geography: Geography) -> bool:
    try:
        repository.area(area_code, geography)
    except UnknownIdentifierError:
        return False
    return True
