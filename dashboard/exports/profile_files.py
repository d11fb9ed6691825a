"""A profile as files to keep: their addresses, names and kinds."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urljoin

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from dashboard.exports.profile_pdf import write_pdf
from dashboard.exports.profile_workbook import write_book
from dashboard.figures.profile.build import build_profile
from dashboard.figures.profile.tables import tabulate_profile
from dashboard.results.profile import AreaProfile
from dashboard.results.profiled_areas import find_profiled_area
from dashboard.state.addresses import profile_address
from dashboard.state.selection import Selection
from dashboard.web.csv_tables import write_csv
from dashboard.web.responses import CSV_TYPE, set_caching
from geodata.areas.places import fold_name
from geodata.repository import Repository


class FileKind(NamedTuple):
    """A kind of file: its media type, whether a browser shows it, and what writes it."""

    media_type: str
    is_shown: bool
    write: Callable[[AreaProfile, Repository], bytes]


def write_figures(profile: AreaProfile, repository: Repository) -> bytes:
    """Write a profile's figures as CSV, one row an indicator."""
    return write_csv(tabulate_profile(profile, repository)["figures"]).encode()


def write_sheets(profile: AreaProfile, repository: Repository) -> bytes:
    """Write a profile's two sheets of paper, with the address at which this request asked."""
    address = urljoin(request.host_url, profile_address(profile.area))
    return write_pdf(profile, repository, address)


KINDS: Mapping[str, FileKind] = MappingProxyType(
    {
        "pdf": FileKind("application/pdf", is_shown=True, write=write_sheets),
        "csv": FileKind(CSV_TYPE, is_shown=False, write=write_figures),
        "xlsx": FileKind(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            is_shown=False,
            write=write_book,
        ),
    }
)


def register_profile_files(server: Flask, repository: Repository) -> None:
    """Serve each kind of file at ``/area/<GSS>.<kind>``, with the names that its page takes."""
    for kind in KINDS:
        server.add_url_rule(
            f"/area/<area_code>.{kind}", f"profile_{kind}", partial(_send, repository, kind)
        )


def name_profile_file(profile: AreaProfile, kind: str) -> str:
    """Name a file by its area, edition and data version: "hackney-E09000012-2026.csv"."""
    area = profile.area
    edition = [str(area.geography.vintage)] if area.geography.vintage else []
    spoken = fold_name(area.area_name).replace(" ", "-")
    return f"{'-'.join([spoken, area.area_code, *edition, profile.data_version])}.{kind}"


def _send(repository: Repository, kind: str, area_code: str) -> Response:
    query = request.query_string.decode("utf-8", errors="replace")
    area = find_profiled_area(area_code, Selection.from_query(query), repository, [])
    if area is None:
        raise NotFound(area_code)
    profile = build_profile(area, repository)
    file = KINDS[kind]
    response = Response(file.write(profile, repository), content_type=file.media_type)
    how = "inline" if file.is_shown else "attachment"
    name = name_profile_file(profile, kind)
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return set_caching(response, repository.data_version)
