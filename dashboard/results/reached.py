"""What the records say of each area: records, units by kind, money, and people in their words."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from dashboard.results.classes import Shade
from dashboard.state.view import View
from geodata.closed_lists import Confidence, Level, Precision, Role, Split
from geodata.model import Geography, Programme
from geodata.reach.counts import place_units
from geodata.repository import Repository


def select_placed(view: View, repository: Repository) -> pd.DataFrame:
    """Give the chosen programmes' records of reach that sources place."""
    chosen = [programme.id for programme in view.programmes]
    records = repository.reach()
    is_reach = records["role"].isin([Role.REACH, Role.AREA_DETAIL])
    is_placed = records["precision"] != Precision.UNLOCATED
    return pd.DataFrame(records[records["programme"].isin(chosen) & is_reach & is_placed])


class ShadeClass(NamedTuple):
    """A class of the map: its range in words, and how many areas are in it."""

    label: str
    areas: int


class ReachShading(NamedTuple):
    """Every area's shade, and the classes from the lowest; ``unshaded`` counts the rest."""

    shades: tuple[Shade, ...]
    classes: tuple[ShadeClass, ...]
    unshaded: int


_LAID = ("area_code", "record", "shared_by")


class Sum(NamedTuple):
    """A sum that a source gives for a record, in pounds, and how many boroughs share it."""

    programme: str
    amount: float
    boroughs: int


class AreaFacts(NamedTuple):
    """What the records that are asked for say of one area; all empty where none names it.

    ``units`` are by the label of their kind; a unit that areas share counts
    in each of them. ``unshared`` are sums for this area alone, ``shared`` whole
    sums that several areas share: they are never split, and never added.
    ``people`` are the words of the sources, each with its programme.
    """

    area_code: str
    area_name: str
    borough: str
    records: int
    confidences: tuple[tuple[Confidence, int], ...]
    units: tuple[tuple[str, int], ...]
    programmes: tuple[str, ...]
    unshared: tuple[Sum, ...]
    shared: tuple[Sum, ...]
    people: tuple[tuple[str, str], ...]


class LaidRecords(NamedTuple):
    """Every area of an edition in the order of names, and the records laid on any of them."""

    areas: tuple[AreaFacts, ...]
    records: frozenset[str]

    @property
    def named(self) -> tuple[AreaFacts, ...]:
        """Give the areas that some record names."""
        return tuple(area for area in self.areas if area.records)

    @property
    def unnamed(self) -> tuple[AreaFacts, ...]:
        """Give the areas of which the records say nothing."""
        return tuple(area for area in self.areas if not area.records)


def row_identifier(area: AreaFacts) -> str:
    """Give the identifier of an area's row in the table under the map."""
    return f"row-{area.area_code}"


def lay_records(placed: pd.DataFrame, geography: Geography, repository: Repository) -> LaidRecords:
    """Lay records on the areas that they name; one known by borough only lies on no ward.

    Parameters
    ----------
    placed : DataFrame
        Columns ``columns.REACH``: records of reach that some source places,
        guarded as `Repository.reach` gives them.
    geography : Geography
        Boroughs, wards of an edition, or constituencies.
    repository : Repository
    """
    # Each record weighs one here, as one that counts no unit also says something of its area.
    weighed = placed.assign(role="reach", units=1)
    placements = place_units(weighed, geography, repository.areas(), Split.EACH)
    rows = {row["record"]: row for row in placed.to_dict("records")}
    by_area: dict[str, list[tuple[str, int]]] = {}
    for code, record, many in zip(*(placements[name] for name in _LAID), strict=True):
        by_area.setdefault(str(code), []).append((str(record), int(many)))
    describe = _make_describer(rows, repository.registry.programmes)
    table = repository.areas(geography).sort_values("area_name", kind="stable")
    boroughs = _name_boroughs(geography, repository)
    facts = [
        describe(
            (str(area["area_code"]), str(area["area_name"]), _find_borough(area, boroughs)),
            by_area.get(str(area["area_code"]), ()),
        )
        for area in table[["area_code", "area_name", "parent_codes"]].to_dict("records")
    ]
    return LaidRecords(tuple(facts), frozenset(map(str, placements["record"])))


def _make_describer(
    rows: Mapping[Hashable, Mapping[Hashable, Any]], programmes: Mapping[str, Programme]
) -> Callable[[tuple[str, str, str], Sequence[tuple[str, int]]], AreaFacts]:
    def describe(names: tuple[str, str, str], placements: Sequence[tuple[str, int]]) -> AreaFacts:
        records = [rows[record] for record, _ in placements]
        # What an organisation had and whom it met says nothing of where it is based.
        here = [r for r in records if not programmes[r["programme"]].is_at_base(r["unit_kind"])]
        alone = [rows[record] for record, many in placements if many == 1 and rows[record] in here]
        shared = [rows[record] for record, many in placements if many > 1]
        return AreaFacts(
            *names,
            records=len(records),
            confidences=count_confidences(records),
            units=_count_units(records, programmes),
            programmes=tuple(sorted({programmes[row["programme"]].label for row in records})),
            unshared=_list_sums(alone, programmes),
            shared=_list_sums(shared, programmes),
            people=_list_people(here, programmes),
        )

    return describe


def count_confidences(
    rows: Sequence[Mapping[Hashable, Any]],
) -> tuple[tuple[Confidence, int], ...]:
    """Count records by how sure they are, the surest first."""
    confidences = [row["confidence"] for row in rows]
    return tuple(
        (one, confidences.count(one.value)) for one in Confidence if one.value in confidences
    )


def list_people_of_records(
    rows: Iterable[Mapping[Hashable, Any]], programmes: Mapping[str, Programme]
) -> tuple[tuple[str, str, str], ...]:
    """List what sources say of the people each record reached, with its programme and activity."""
    return tuple(
        (programmes[row["programme"]].label, str(row["activity"]), str(row["participants"]))
        for row in rows
        if not pd.isna(row["participants"])
    )


def _list_people(
    rows: Iterable[Mapping[Hashable, Any]], programmes: Mapping[str, Programme]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (programmes[row["programme"]].label, str(row["participants"]))
        for row in rows
        if not pd.isna(row["participants"])
    )


def _count_units(
    rows: Sequence[Mapping[Hashable, Any]], programmes: Mapping[str, Programme]
) -> tuple[tuple[str, int], ...]:
    counts: dict[str, int] = {}
    for row in rows:
        if row["role"] == "reach" and not pd.isna(row["units"]):
            label = name_kind(programmes[row["programme"]], str(row["unit_kind"]))
            counts[label] = counts.get(label, 0) + int(row["units"])
    return tuple(sorted(counts.items()))


def name_kind(programme: Programme, kind: str) -> str:
    """Name what a programme counts, in the plural."""
    labels = {unit.kind: unit.label for unit in programme.units}
    return labels.get(kind, kind.replace("_", " "))


def _list_sums(
    rows: Iterable[Mapping[Hashable, Any]], programmes: Mapping[str, Programme]
) -> tuple[Sum, ...]:
    return tuple(
        Sum(programmes[row["programme"]].label, float(row["amount_gbp"]), len(row["area_codes"]))
        for row in rows
        if not pd.isna(row["amount_gbp"])
    )


def _name_boroughs(geography: Geography, repository: Repository) -> Mapping[str, str]:
    if geography.level is not Level.WARD:
        return {}
    boroughs = repository.areas(Geography(Level.BOROUGH))
    return dict(zip(boroughs["area_code"], boroughs["area_name"], strict=True))


def _find_borough(area: Mapping[Hashable, Any], boroughs: Mapping[str, str]) -> str:
    # The City of London is one merged ward, which carries its borough's code.
    codes = (*area["parent_codes"], area["area_code"])
    return next((boroughs[code] for code in codes if code in boroughs), "")
