"""Entries of the registry as they are read from TOML: checked, frozen, and named in any fault."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from geodata.errors import RegistryError
from geodata.model import Record

FOLDER = Path(__file__).parent
Entry = TypeVar("Entry", bound=Record)
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


def read_toml(file: Path) -> dict[str, Any]:
    """Read a file of the registry; `RegistryError` where it is missing or is not TOML."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise RegistryError(
            file=str(file), field="-", problem="the file is missing.", mend="Restore it."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise RegistryError(
            file=str(file), field="-", problem=f"not TOML: {error}.", mend="Correct the file."
        ) from error


def read_folder(folder: Path, kind: type[Entry]) -> Mapping[str, Entry]:
    """Read a folder with one entry a file, whose name is the identifier."""
    entries = {}
    for file in sorted(folder.glob("*.toml")):
        if not IDENTIFIER.fullmatch(file.stem):
            raise RegistryError(
                file=f"{folder.name}/{file.name}",
                field="id",
                problem=f"'{file.stem}' is not lower_snake.",
                mend="Rename the file: its name is the identifier.",
            )
        entries[file.stem] = validate(
            kind, {"id": file.stem, **read_toml(file)}, _name_entry(file, file.stem)
        )
    return MappingProxyType(entries)


def read_file(file: Path, kind: type[Entry]) -> Mapping[str, Entry]:
    """Read a file with one entry a table, whose name is the identifier."""
    entries = {}
    for identifier, table in read_toml(file).items():
        where = _name_entry(file, identifier)
        if not isinstance(table, dict):
            raise RegistryError(
                file=where,
                field=identifier,
                problem="a value stands outside a table.",
                mend=_list_fields(kind),
            )
        entries[identifier] = validate(kind, {"id": identifier, **table}, where)
    return MappingProxyType(entries)


def validate(kind: type[Entry], table: Mapping[str, Any], where: str) -> Entry:
    """Make an entry of a table; `RegistryError` with the field where it cannot be one."""
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        raise RegistryError(
            file=where,
            field=".".join(str(part) for part in first["loc"]),
            problem=f"{first['msg']} (found {first['input']!r:.80}).",
            mend=_list_fields(kind),
        ) from error


def _name_entry(file: Path, identifier: str) -> str:
    return f"{file.parent.name}/{file.name} [{identifier}]"


def _list_fields(kind: type[Record]) -> str:
    return f"Known fields: {', '.join(kind.model_fields)}."
