"""A profile as two sheets of A4 in PDF/UA-1: tagged, titled, and without a browser."""

import json
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
import typst

from dashboard.exports.profile_sheet import Sheet, describe_sheet
from dashboard.profile.area_profile import AreaProfile
from geodata.repository import Repository

_TEMPLATE = Path(__file__).with_name("profile.typ")
_STANDARD = "ua-1"
_NO_BREAK = "\u00a0"
# Some 60 kB each.
_KEPT_FILES = 64


@lru_cache(maxsize=_KEPT_FILES)
def write_pdf(profile: AreaProfile, repository: Repository, address: str) -> bytes:
    """Write a profile as a PDF; the same profile and address give the same bytes.

    ``address`` is where the profile is on the web, as the sheets print it. The
    file holds no date of its making: the data's version is what it is of.
    """
    sheet = describe_sheet(profile, repository, address)
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=_read_fonts(),
        sys_inputs={"sheet": _write_sheet(sheet)},
        pdf_standards=[_STANDARD],
        format="pdf",
    )


def _write_sheet(sheet: Sheet) -> str:
    # A number stays on the line of its sign: "95 %" is not broken.
    return json.dumps(sheet, ensure_ascii=False).replace(" %", f"{_NO_BREAK}%")


@cache
def _read_fonts() -> typst.Fonts:
    # Only fonts that come with the packages: a bare server prints what every other does.
    return typst.Fonts(include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory])
