"""The areas that an area is made of, those beside it, and the same ground in other editions."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from dashboard.figures.profile.rows import build_figure
from dashboard.format.names import LEVEL_NAMES, count_areas, name_one
from dashboard.format.numbers import THIN_SPACE, end_sentence, name_in_sentence
from dashboard.results.edition_figures import read_edition
from dashboard.results.profile import EditionLink, PartRow, Parts
from dashboard.results.profiled_areas import holds_area
from geodata.closed_lists import Level
from geodata.model import (
    BOROUGHS,
    DRAWN_GEOGRAPHIES,
    NEWEST_WARDS,
    Area,
    Geography,
    Indicator,
    list_words,
)
from geodata.reach.records import WARD_COLUMNS, programmes_reaching
from geodata.registry.profile_choice import load_profile_choice
from geodata.repository import Repository
from geodata.shapes.editions import LINK_COLUMNS, SAME_PLACE
from geodata.shapes.moved_observations import SLIVER

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


_KEPT_TABLES = 128
_ONE_WARD = (
    "The City of London is one merged ward in every edition, which carries its borough's code."
)


def list_parts(area: Area, repository: Repository) -> tuple[Area, ...]:
    """List the newest wards of a borough or the boroughs of a constituency, by name."""
    kinds = {Level.BOROUGH: NEWEST_WARDS, Level.ASSEMBLY_CONSTITUENCY: BOROUGHS}
    kind = kinds.get(area.geography.level)
    return _list_within(area.area_code, kind, repository) if kind else ()


def find_parts(area: Area, borough: Area | None, repository: Repository) -> Parts | None:
    """Find the parts of an area, or the wards of its edition in its borough.

    None where it has neither.
    """
    if borough is None:
        whole, listed = area, list_parts(area, repository)
    else:
        whole, listed = borough, _list_within(borough.area_code, area.geography, repository)
    if not listed:
        return None
    kind = listed[0].geography
    indicators = _choose_indicators(kind, repository)
    return Parts(
        title=f"{count_areas(len(listed), kind)} in {name_in_sentence(whole.area_name)}",
        indicators=indicators,
        rows=_list_rows(whole, listed, repository),
        is_siblings=borough is not None,
        note=_note(listed, indicators),
    )


# The same for every ward of a borough.
@lru_cache(maxsize=_KEPT_TABLES)
def _list_rows(
    whole: Area, listed: tuple[Area, ...], repository: Repository
) -> tuple[PartRow, ...]:
    indicators = _choose_indicators(listed[0].geography, repository)
    counted = _count_records(whole, listed, repository)
    return tuple(
        PartRow(
            area=part,
            figures=tuple(build_figure(one, part, repository) for one in indicators),
            records=counted[part.area_code],
        )
        for part in listed
    )


@lru_cache(maxsize=_KEPT_TABLES)
def _list_within(area_code: str, kind: Geography, repository: Repository) -> tuple[Area, ...]:
    areas = repository.areas(kind)
    within = [
        repository.area(str(code), kind)
        for code, parents in zip(areas["area_code"], areas["parent_codes"], strict=True)
        if area_code in parents
    ]
    return tuple(sorted(within, key=lambda area: area.area_name))


def _choose_indicators(kind: Geography, repository: Repository) -> tuple[Indicator, ...]:
    figures = read_edition(kind, repository)
    chosen = load_profile_choice().parts.get(kind.key, ())
    return tuple(figures[identifier].indicator for identifier in chosen if identifier in figures)


def _count_records(whole: Area, listed: tuple[Area, ...], repository: Repository) -> Counter[str]:
    """Count the records of reach that the sources place in each area: a ward's are its own."""
    kind = listed[0].geography
    boroughs = [part.area_code for part in listed] if kind == BOROUGHS else [whole.area_code]
    records = programmes_reaching(repository.reach(), whole, boroughs)
    if kind.level is Level.WARD and kind.vintage:
        return Counter(records[WARD_COLUMNS[kind.vintage]].dropna())
    return Counter(code for codes in records["area_codes"] for code in codes)


def _note(listed: tuple[Area, ...], indicators: tuple[Indicator, ...]) -> str:
    kind = listed[0].geography
    notes = []
    if len(listed) == 1 and kind.level is Level.WARD:
        notes.append(_ONE_WARD)
    if not indicators:
        plural = LEVEL_NAMES[kind.level][1]
        edition = f" of {kind.vintage}" if kind.vintage else ""
        notes.append(
            f"No figures are published for {plural}{edition}: their names and the records of"
            " programmes placed in them are listed."
        )
    return " ".join(notes)
