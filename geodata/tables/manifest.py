"""The data pack's own list of what it holds, and the check that it is what it says."""

import hashlib
import tomllib
from pathlib import Path
from typing import NamedTuple

from geodata.closed_lists import Level
from geodata.errors import PackError
from geodata.model import Geography
from geodata.repository import BoundaryFile

NAME = "manifest.toml"
_NO_FILE = "no file"


class PackFile(NamedTuple):
    """One file of the pack: path within it, checksum, and rows where it is a table."""

    path: str
    sha256: str
    bytes: int
    rows: int | None


class InputFile(NamedTuple):
    """One publisher's file that the pack was built from."""

    path: str
    sha256: str


class Manifest(NamedTuple):
    """What a pack holds, what it was built from, and which file draws which edition.

    ``boundaries`` draw true shapes, ``hexagons`` areas as hexagons of one size.
    ``area_errors`` gives, by the key of an edition, how far the simplified
    shapes' area is at worst from the measured one, as a share.
    """

    data_version: str
    files: tuple[PackFile, ...]
    inputs: tuple[InputFile, ...]
    boundaries: tuple[BoundaryFile, ...]
    hexagons: tuple[BoundaryFile, ...]
    area_errors: dict[str, float]


def hash_file(file: Path) -> str:
    """Give a file's SHA-256 checksum in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Read a pack's manifest.

    Raises
    ------
    PackError
        There is none, or it is not one.
    """
    file = folder / NAME
    expected = "a manifest written by 'make data'"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        return Manifest(
            data_version=table["data_version"],
            files=tuple(
                PackFile(entry["path"], entry["sha256"], entry["bytes"], entry.get("rows"))
                for entry in table["files"]
            ),
            inputs=tuple(InputFile(entry["path"], entry["sha256"]) for entry in table["inputs"]),
            boundaries=tuple(_read_boundary(entry) for entry in table["boundaries"]),
            # Packs of before 2026.11.2, which a deployment may have kept, have none.
            hexagons=tuple(_read_boundary(entry) for entry in table.get("hexagons", ())),
            area_errors={entry["geography"]: entry["share"] for entry in table["area_errors"]},
        )
    except FileNotFoundError as error:
        raise PackError(file=NAME, expected=expected, found=_NO_FILE) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError) as error:
        raise PackError(file=NAME, expected=expected, found=f"{error}") from error


def _read_boundary(entry: dict) -> BoundaryFile:
    return BoundaryFile(
        name=entry["file"],
        geography=Geography(Level(entry["level"]), entry.get("vintage")),
        shapes=entry["object"],
        borders=entry.get("borders_object"),
    )


def check_pack(folder: Path, manifest: Manifest) -> None:
    """Check every file of a pack against its manifest.

    Raises
    ------
    PackError
        Names the first file that is missing or differs, with both checksums
        and the command that mends it.
    """
    for entry in manifest.files:
        file = folder / entry.path
        found = hash_file(file) if file.is_file() else _NO_FILE
        if found != entry.sha256:
            raise PackError(file=entry.path, expected=entry.sha256, found=found)
