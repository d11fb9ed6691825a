"""The areas and the records of the page of reach as tables to download, by the same choices."""

from collections.abc import Iterable

import pandas as pd

from dashboard.results.reach import collect_rows
from dashboard.results.reached import AreaFacts, lay_records
from dashboard.state.reach import ReachChoice
from dashboard.state.selection import Selection
from dashboard.text.reach import NO_RECORD_NOTE
from dashboard.text.reach_areas import say_how_sure, show_people, show_shared, show_units
from dashboard.web.csv_tables import TableFile, write_csv
from geodata.repository import Repository

_API_NAMES = {"latitude": "lat", "longitude": "lon"}
# What of the address chooses records; the rest says how they are shown.
_CHOOSING = ("theme", "programme", "year", "precision", "confidence", "money")
# As the interface names them (`dashboard.api.schemas.ReachRow`).
RECORD_COLUMNS = (
    *("programme", "activity", "organisation", "role", "area_codes", "place", "precision"),
    *("lat", "lon", "units", "date", "amount_gbp", "participants", "confidence"),
    *("source", "quote", "note"),
)
_AREA_COLUMNS = (
    *("area_code", "area_name", "borough", "level", "vintage", "records", "how_sure", "units"),
    *("programmes", "amount_gbp_of_its_own", "amounts_shared_not_split", "people_as_worded"),
    *("note", "filters", "data_version"),
)


def write_areas(choice: ReachChoice, repository: Repository) -> TableFile:
    """Write a row each area of the edition; one that no record names says so, without a count."""
    rows = collect_rows(choice, repository)
    placement = lay_records(rows.placed, choice.geography, repository)
    level, vintage = choice.geography
    table = pd.DataFrame(list(describe_areas(placement.areas))).assign(
        level=level.value,
        vintage=str(vintage or ""),
        filters=say_filters(choice.selection),
        data_version=repository.data_version,
    )
    return TableFile(
        f"reach_by_{choice.geography.key}.csv", write_csv(table.reindex(columns=_AREA_COLUMNS))
    )


def write_records(choice: ReachChoice, repository: Repository) -> TableFile:
    """Write the matching records and the remainders beside them, in the columns of the API."""
    rows = collect_rows(choice, repository)
    beside = rows.unlocated[~rows.unlocated["record"].isin(rows.matching["record"])]
    table = pd.concat([rows.matching, beside]).rename(columns=_API_NAMES)
    records = table.reindex(columns=["record", *RECORD_COLUMNS]).assign(
        filters=say_filters(choice.selection), data_version=repository.data_version
    )
    return TableFile("reach_records.csv", write_csv(records))


def say_filters(selection: Selection) -> str:
    """Say which records were chosen, by the names of the address; "none" where all are."""
    values = {name: getattr(selection, name) for name in _CHOOSING}
    filters = [f"{name}: {_list(value)}" for name, value in values.items() if value]
    return "; ".join(filters) or "none"


def _list(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def describe_areas(areas: Iterable[AreaFacts]) -> Iterable[dict[str, object]]:
    """Describe areas by the columns of their file; what is not recorded is empty, and no 0."""
    for area in areas:
        yield {
            "area_code": area.area_code,
            "area_name": area.area_name,
            "borough": area.borough,
            # Of an area without a record nothing is counted: it is not none.
            "records": str(area.records) if area.records else "",
            "how_sure": say_how_sure(area.confidences) if area.records else "",
            "units": show_units(area),
            "programmes": "; ".join(area.programmes),
            "amount_gbp_of_its_own": f"{sum(one.amount for one in area.unshared):.0f}"
            if area.unshared
            else "",
            "amounts_shared_not_split": show_shared(area.shared),
            "people_as_worded": show_people(area.people),
            "note": "" if area.records else NO_RECORD_NOTE,
        }
