"""The packs that this deployment has made: all boroughs' files in one, listed and sent."""

import re
from pathlib import Path
from typing import NamedTuple

from flask import Flask, Response, send_from_directory
from werkzeug.exceptions import NotFound

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
