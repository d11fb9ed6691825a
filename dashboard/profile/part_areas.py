"""The areas that an area is made of, and those that lie beside it in its borough."""

from collections import Counter
from functools import lru_cache

from dashboard.geography_names import LEVEL_NAMES, count_areas
from dashboard.numbers_shown import name_in_sentence
from dashboard.profile.area_profile import PartRow, Parts
from dashboard.profile.edition_figures import read_edition
from dashboard.profile.profile_figures import build_figure
from geodata.closed_lists import Level
from geodata.model import Area, Geography, Indicator
from geodata.profile_choice import load_profile_choice
from geodata.reach import WARD_COLUMNS, programmes_reaching
from geodata.repository import Repository

NEWEST_WARDS = Geography(Level.WARD, 2022)
_KEPT_TABLES = 128
_BOROUGH = Geography(Level.BOROUGH)
_ONE_WARD = (
    "The City of London is one merged ward in every edition, which carries its borough's code."
)


def list_parts(area: Area, repository: Repository) -> tuple[Area, ...]:
    """List the newest wards of a borough or the boroughs of a constituency, by name."""
    kinds = {Level.BOROUGH: NEWEST_WARDS, Level.ASSEMBLY_CONSTITUENCY: _BOROUGH}
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
    held = read_edition(kind, repository)
    chosen = load_profile_choice().parts.get(kind.key, ())
    return tuple(held[identifier].indicator for identifier in chosen if identifier in held)


def _count_records(whole: Area, listed: tuple[Area, ...], repository: Repository) -> Counter[str]:
    """Count the records of reach that the sources place in each area: a ward's are its own."""
    kind = listed[0].geography
    boroughs = [part.area_code for part in listed] if kind == _BOROUGH else [whole.area_code]
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
