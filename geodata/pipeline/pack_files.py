"""Write the pack's tables, always as the same bytes, and its manifest, with their checksums."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geodata.repository import BoundaryFile
from geodata.tables.manifest import NAME, InputFile, PackFile, hash_file

_KEY = b"pandas"
_HASH_LETTERS = 8
_HEAD = "# Written by 'make data'. Do not edit: the app checks every file against it.\n"


def write_table(table: pd.DataFrame, file: Path) -> None:
    """Write a table as Parquet with its column types, and without what varies by machine.

    Parameters
    ----------
    table : DataFrame
        Already in the order in which it is to lie; its index is not kept.
    file : Path
    """
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    described = json.loads((arrow.schema.metadata or {}).get(_KEY, b"{}"))
    # Readers need the column types of this note; the versions in it say nothing about the data.
    described.update(pandas_version="", creator={"library": "pyarrow", "version": ""})
    note = json.dumps(described, sort_keys=True).encode()
    pq.write_table(
        arrow.replace_schema_metadata({_KEY: note}),
        file,
        compression="zstd",
        compression_level=9,
        version="2.6",
        use_dictionary=True,
        write_statistics=True,
    )


@dataclass(frozen=True)
class PackContents:
    """What a manifest is written from, beside the files themselves.

    ``rows`` is by path within the pack, ``area_errors`` by the key of an edition.
    """

    release: str
    inputs: tuple[InputFile, ...]
    boundaries: tuple[BoundaryFile, ...]
    hexagons: tuple[BoundaryFile, ...]
    area_errors: Mapping[str, float]
    rows: Mapping[str, int]


def list_pack_files(folder: Path, rows: Mapping[str, int]) -> tuple[PackFile, ...]:
    """List every file of a pack but its manifest, by path."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
    names = {path: path.relative_to(folder).as_posix() for path in files}
    return tuple(
        PackFile(names[path], hash_file(path), path.stat().st_size, rows.get(names[path]))
        for path in files
    )


def name_version(release: str, files: Iterable[PackFile]) -> str:
    """Name a pack's version: its release and the start of the hash of what it holds.

    Examples
    --------
    >>> name_version("2026.11.1", [PackFile("areas.parquet", "00ff", 9, 3)])
    '2026.11.1-fe543cad'
    """
    content = "\n".join(f"{entry.path} {entry.sha256}" for entry in files)
    return f"{release}-{hashlib.sha256(content.encode()).hexdigest()[:_HASH_LETTERS]}"


def write_manifest(folder: Path, contents: PackContents) -> str:
    """Write ``manifest.toml`` for the files that lie in a folder; give the data version."""
    files = list_pack_files(folder, contents.rows)
    version = name_version(contents.release, files)
    blocks = [
        _HEAD + _line("data_version", version),
        *(_describe_file("boundaries", file) for file in contents.boundaries),
        *(_describe_file("hexagons", file) for file in contents.hexagons),
        *(
            "[[area_errors]]\n" + _line("geography", key) + _line("share", round(share, 6))
            for key, share in contents.area_errors.items()
        ),
        *("[[files]]\n" + _describe_fields(entry) for entry in files),
        *("[[inputs]]\n" + _describe_fields(entry) for entry in contents.inputs),
    ]
    (folder / NAME).write_text("\n".join(blocks), encoding="utf-8")
    return version


def _describe_file(kind: str, file: BoundaryFile) -> str:
    fields = {
        "level": file.geography.level.value,
        "vintage": file.geography.vintage,
        "file": file.name,
        "object": file.shapes,
        "borders_object": file.borders,
    }
    return f"[[{kind}]]\n" + "".join(_line(*field) for field in fields.items())


def _describe_fields(entry: PackFile | InputFile) -> str:
    return "".join(_line(*field) for field in entry._asdict().items())


def _line(name: str, value: object) -> str:
    # A JSON string or number is a TOML one; what is missing is left out, as TOML has no null.
    return "" if value is None else f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
