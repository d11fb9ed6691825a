"""A profile as files to keep: their addresses, names and formats."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urljoin

from flask import Flask, Response, request
from werkzeug.exceptions import NotFound

from dashboard.exports.profile_pdf import write_pdf
from dashboard.exports.profile_workbook import write_profile_workbook
from dashboard.figures.profile.build import build_profile
from dashboard.figures.profile.tables import tabulate_profile
from dashboard.results.profile import AreaProfile
from dashboard.results.profiled_areas import find_profiled_area
from dashboard.state.addresses import profile_address
from dashboard.state.selection import Selection
from dashboard.web.csv_tables import write_csv
from dashboard.web.responses import (
    HEADED_CSV_TYPE,
    PDF_TYPE,
    XLSX_TYPE,
    read_query,
    send_file,
    set_caching,
)
from geodata.areas.places import fold_name
from geodata.repository import Repository


class ProfileFormat(NamedTuple):
    """A format of a profile: its media type, whether a browser shows it, and what writes it."""

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


FORMATS: Mapping[str, ProfileFormat] = MappingProxyType(
    {
        "pdf": ProfileFormat(PDF_TYPE, is_shown=True, write=write_sheets),
        "csv": ProfileFormat(HEADED_CSV_TYPE, is_shown=False, write=write_figures),
        "xlsx": ProfileFormat(
            XLSX_TYPE,
            is_shown=False,
            write=write_profile_workbook,
        ),
    }
)


def register_profile_files(server: Flask, repository: Repository) -> None:
    """Serve each format at ``/area/<GSS>.<suffix>``, with the names that its page takes."""
    for suffix in FORMATS:
        server.add_url_rule(
            f"/area/<area_code>.{suffix}", f"profile_{suffix}", partial(_send, repository, suffix)
        )


def name_profile_file(profile: AreaProfile, suffix: str) -> str:
    """Name a file by its area, edition and data version: "hackney-E09000012-2026.csv"."""
    area = profile.area
    edition = [str(area.geography.vintage)] if area.geography.vintage else []
    spoken = fold_name(area.area_name).replace(" ", "-")
    return f"{'-'.join([spoken, area.area_code, *edition, profile.data_version])}.{suffix}"


def _send(repository: Repository, suffix: str, area_code: str) -> Response:
    area = find_profiled_area(area_code, Selection.from_query(read_query()), repository, [])
    if area is None:
        raise NotFound(area_code)
    profile = build_profile(area, repository)
    one = FORMATS[suffix]
    response = send_file(
        one.write(profile, repository),
        one.media_type,
        name_profile_file(profile, suffix),
        is_shown=one.is_shown,
    )
    return set_caching(response, repository.data_version)
