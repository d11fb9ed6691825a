"""The areas and the records of the page of reach as CSV files, by the same choices."""

from collections.abc import Iterable

import pandas as pd
from flask import Flask, Response, request

from dashboard.api.schemas import ReachRow
from dashboard.figures.view_table import TableFile
from dashboard.results.reach import collect_rows
from dashboard.results.reached import AreaFacts, lay_records
from dashboard.state.reach import ReachChoice, resolve_reach
from dashboard.state.selection import Selection
from dashboard.text.reach_areas import say_how_sure, show_people, show_shared, show_units
from dashboard.web.csv_tables import write_csv
from geodata.reach.records import NO_RECORD
from geodata.repository import Repository

AREAS_ROUTE, RECORDS_ROUTE = "/reach/areas.csv", "/reach/records.csv"
_ASK_AGAIN = "public, max-age=0, must-revalidate"
_API_NAMES = {"latitude": "lat", "longitude": "lon"}
# What of the address chooses records; the rest says how they are shown.
_CHOOSING = ("theme", "programme", "year", "precision", "confidence", "money")
_AREA_COLUMNS = (
    *("area_code", "area_name", "borough", "level", "vintage", "records", "how_sure", "units"),
    *("programmes", "amount_gbp_of_its_own", "amounts_shared_not_split", "people_as_worded"),
    *("note", "filters", "data_version"),
)


def register_reach_files(server: Flask, repository: Repository) -> None:
    """Attach the files, which take the names of the page's address."""

    def send_areas() -> Response:
        return _send(write_areas(_read_choice(repository), repository))

    def send_records() -> Response:
        return _send(write_records(_read_choice(repository), repository))

    server.add_url_rule(AREAS_ROUTE, "reach_areas", send_areas)
    server.add_url_rule(RECORDS_ROUTE, "reach_records", send_records)


def write_areas(choice: ReachChoice, repository: Repository) -> TableFile:
    """Write a row each area of the edition; one that no record names says so, without a count."""
    rows = collect_rows(choice, repository)
    laid = lay_records(rows.placed, choice.geography, repository)
    level, vintage = choice.geography
    table = pd.DataFrame(list(describe_areas(laid.areas))).assign(
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
    kept = table.reindex(columns=["record", *ReachRow.model_fields])
    return TableFile(
        "reach_records.csv",
        write_csv(
            kept.assign(filters=say_filters(choice.selection), data_version=repository.data_version)
        ),
    )


def say_filters(selection: Selection) -> str:
    """Say which records were chosen, by the names of the address; "none" where all are."""
    told = [(name, getattr(selection, name)) for name in _CHOOSING]
    said = [f"{name}: {_list(value)}" for name, value in told if value]
    return "; ".join(said) or "none"


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
            "amount_gbp_of_its_own": f"{sum(one.amount for one in area.own):.0f}"
            if area.own
            else "",
            "amounts_shared_not_split": show_shared(area.shared),
            "people_as_worded": show_people(area.people),
            "note": "" if area.records else NO_RECORD.rstrip(".").lower(),
        }


def _read_choice(repository: Repository) -> ReachChoice:
    query = request.query_string.decode("utf-8", errors="replace")
    return resolve_reach(Selection.from_query(query), repository)


def _send(file: TableFile) -> Response:
    response = Response(file.text, mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response.headers["Cache-Control"] = _ASK_AGAIN
    return response
