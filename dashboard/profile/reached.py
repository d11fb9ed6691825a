"""What programmes reached an area, and of which programmes the sources name nothing here."""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.layout.area_panel import ReachedLine
from dashboard.numbers_shown import name_in_sentence
from dashboard.words.reach_words import describe_records
from geodata.closed_lists import Level, Precision
from geodata.model import Area, Geography, Programme, list_words
from geodata.reach import NO_RECORD, WARD_COLUMNS, find_boroughs, programmes_reaching
from geodata.repository import Repository

_BOROUGH = Geography(Level.BOROUGH)
_KEPT_TABLES = 4
_TOLD = (
    *("record", "programme", "activity", "role", "area_codes", "place", "precision"),
    *("unit_kind", "date", "amount_gbp", "confidence", "source"),
)
_NOT_NONE = "That is not evidence that nothing happened here."
_OTHERS = "Other programmes have no record here in the sources read."


class Reached(NamedTuple):
    """Lines of what is recorded, a note on them, and the programmes without any record."""

    lines: tuple[ReachedLine, ...]
    note: str
    unrecorded: tuple[Programme, ...]


def tell_reached(area: Area, borough: Area | None, repository: Repository) -> Reached:
    """Tell of the records that reached an area; of a ward, those known to be in it."""
    boroughs = repository.areas(_BOROUGH)
    codes = (borough.area_code,) if borough else find_boroughs(area, boroughs)
    records = programmes_reaching(_read_records(repository), area, codes)
    is_ward = area.geography.level is Level.WARD
    own = records[records["known_at"] == "ward"] if is_ward else records
    programmes = repository.registry.programmes
    lines = describe_records(_keep_own_money(own), dict(programmes)) if len(own) else ()
    if area.geography.level is Level.ASSEMBLY_CONSTITUENCY:
        names = dict(zip(boroughs["area_code"], boroughs["area_name"], strict=True))
        lines = tuple(
            _name_boroughs(line, [names[code] for code in named if code in codes])
            for line, named in zip(lines, own["area_codes"], strict=True)
        )
    named = set(records["programme"])
    return Reached(
        lines=lines,
        note=_note(len(own), len(records) - len(own)),
        unrecorded=tuple(
            programme for identifier, programme in programmes.items() if identifier not in named
        ),
    )


# Columns that are not told of would double the time that each choice of rows takes.
@lru_cache(maxsize=_KEPT_TABLES)
def _read_records(repository: Repository) -> pd.DataFrame:
    return repository.reach()[[*_TOLD, *WARD_COLUMNS.values()]]


def _keep_own_money(records: pd.DataFrame) -> pd.DataFrame:
    """Leave out what boroughs share: how much of it each had is not known."""
    is_own = [
        precision != Precision.MULTI and len(codes) == 1
        for precision, codes in zip(records["precision"], records["area_codes"], strict=True)
    ]
    own = pd.Series(is_own, index=records.index, dtype=bool)
    return records.assign(amount_gbp=records["amount_gbp"].where(own))


def _name_boroughs(line: ReachedLine, names: list[str]) -> ReachedLine:
    """Name the boroughs of a wider area that a record is of, as it is not that area itself."""
    named = list_words(name_in_sentence(name) for name in names)
    return line._replace(detail=f"{named}: {line.detail}")


def _note(own: int, known_by_borough: int) -> str:
    """Say what is not in the list; ``known_by_borough`` counts a ward's records known no closer."""
    first = "" if own else NO_RECORD
    closer = ""
    if known_by_borough:
        first = "" if own else "No record in the sources read is placed in this ward."
        records = "record is" if known_by_borough == 1 else "records are"
        more = " more" if own else ""
        closer = (
            f"{known_by_borough}{more} {records} known for the borough only, not for its wards."
        )
    last = _OTHERS if own else _NOT_NONE
    return " ".join(part for part in (first, closer, last) if part)
