"""All boroughs' files: made by ``python -m dashboard.exports.packs``, listed and sent."""

import argparse
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from flask import Flask, Response, send_from_directory
from werkzeug.exceptions import NotFound

from dashboard.exports.profile_files import name_profile_file, write_figures
from dashboard.exports.profile_pdf import write_pdf
from dashboard.exports.profile_workbook import list_notes
from dashboard.figures.profile.build import build_profile
from dashboard.results.profile import AreaProfile
from dashboard.settings import read_settings
from dashboard.state.addresses import profile_address
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository
from geodata.tables.parquet import open_pack

# The first day that a zip can hold: the same data make the same bytes.
_NO_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_NOTES = "notes.txt"
Say = Callable[[str], object]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the options and make the packs of the deployment's data."""
    parser = argparse.ArgumentParser(
        prog="python -m dashboard.exports.packs", description="Make a file of all boroughs' files."
    )
    parser.add_argument("--folder", type=Path, default=PACKS_FOLDER, help="where the packs go")
    parser.add_argument(
        "--address", default="", help="address of the atlas, to be printed: https://example.org/"
    )
    options = parser.parse_args(arguments)
    began = time.perf_counter()
    made = make_packs(
        open_pack(read_settings().pack), options.folder, options.address, sys.stdout.write
    )
    for path in made:
        sys.stdout.write(f"{path}: {path.stat().st_size / 1e6:.1f} MB\n")
    sys.stdout.write(f"Made in {time.perf_counter() - began:.0f} s.\n")
    return 0


def make_packs(
    repository: Repository, folder: Path, address: str = "", say: Say = lambda _text: None
) -> list[Path]:
    """Make the packs of all boroughs; those of older data go.

    Parameters
    ----------
    repository : Repository
    folder : Path
        Is made where it is not there. A pack takes its place only once whole.
    address : str
        Where the atlas is, as the sheets print it; without it they print paths.
    say : callable
        Is told of each borough.
    """
    folder.mkdir(parents=True, exist_ok=True)
    boroughs = repository.areas(Geography(Level.BOROUGH))["area_code"].sort_values().tolist()
    sheets: dict[str, bytes] = {}
    tables: dict[str, bytes] = {}
    notes: dict[str, None] = {}
    for place, code in enumerate(boroughs, start=1):
        profile = build_profile(repository.area(code), repository)
        printed = urljoin(address, profile_address(profile.area))
        sheets[name_profile_file(profile, "pdf")] = write_pdf(profile, repository, printed)
        tables[name_profile_file(profile, "csv")] = write_figures(profile, repository)
        notes |= dict.fromkeys(_write_notes(profile, repository))
        say(f"{place} of {len(boroughs)}: {profile.area.area_name}\n")
    tables[_NOTES] = "".join(f"{note}\n" for note in notes).encode()
    contents = dict(zip(PACK_KINDS, (sheets, tables), strict=True))
    return [
        _replace(folder, kind, repository.data_version, files) for kind, files in contents.items()
    ]


def list_entries(files: Mapping[str, bytes]) -> Iterable[tuple[ZipInfo, bytes]]:
    """Give the entries of a pack in the order of their names, without a date of their making."""
    for name in sorted(files):
        entry = ZipInfo(name, _NO_DATE)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 3
        entry.external_attr = _READABLE
        yield entry, files[name]


def _replace(folder: Path, kind: str, data_version: str, files: Mapping[str, bytes]) -> Path:
    path = folder / name_pack(kind, data_version)
    unfinished = path.with_suffix(".part")
    with ZipFile(unfinished, "w") as pack:
        for entry, content in list_entries(files):
            pack.writestr(entry, content)
    for older in folder.glob(f"{kind}-*.zip"):
        older.unlink()
    return unfinished.replace(path)


def _write_notes(profile: AreaProfile, repository: Repository) -> Iterable[str]:
    """Write what is to be known of every borough's table; what is one borough's stays out."""
    for term, text in list_notes(profile, (), repository):
        if term != "What":
            yield f"{term}: {text}"


if __name__ == "__main__":
    sys.exit(main())
PACKS_FOLDER = Path(__file__).parents[2] / "packs"
# What a pack is of, by what its name begins with.
PACK_KINDS = {
    "borough-profiles-pdf": "Profiles of all boroughs, two A4 pages each (PDF)",
    "borough-figures-csv": "Figures of all boroughs, a table each with notes (CSV)",
}
_NAME = re.compile(r"(?P<kind>[a-z-]+)-(?P<version>\d[\w.-]*)\.zip")


class Pack(NamedTuple):
    """One file of all boroughs: its name, what it is, its size, and the data it is of."""

    name: str
    title: str
    size: int
    data_version: str


def name_pack(kind: str, data_version: str) -> str:
    """Name a pack by its kind and the version of the data that it is made from."""
    return f"{kind}-{data_version}.zip"


def list_packs(folder: Path = PACKS_FOLDER) -> list[Pack]:
    """List the packs of a folder by name; none where there is no such folder."""
    found = [(path, _read_name(path.name)) for path in sorted(folder.glob("*.zip"))]
    return [
        Pack(path.name, PACK_KINDS[named[0]], path.stat().st_size, named[1])
        for path, named in found
        if named is not None
    ]


def register_packs(server: Flask, folder: Path = PACKS_FOLDER) -> None:
    """Send the packs of a folder at ``/packs/<name>``, and nothing else that lies there."""

    def send(name: str) -> Response:
        if _read_name(name) is None:
            raise NotFound(name)
        return send_from_directory(folder.resolve(), name, as_attachment=True)

    server.add_url_rule("/packs/<name>", "pack", send)


def _read_name(name: str) -> tuple[str, str] | None:
    match = _NAME.fullmatch(name)
    if match is None or match["kind"] not in PACK_KINDS:
        return None
    return match["kind"], match["version"]
