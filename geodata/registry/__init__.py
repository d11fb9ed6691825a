"""The registry: what each indicator, programme and source is, as data.

One TOML file an indicator and a programme; sources, licences, conflicts and
corrections in a file each. It is read once, checked, and frozen.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import ValidationError

from geodata.errors import RegistryError, UnknownIdentifierError
from geodata.model import (
    Conflict,
    Correction,
    Indicator,
    Licence,
    Programme,
    Record,
    Source,
)

FOLDER = Path(__file__).parent
Entry = TypeVar("Entry", bound=Record)


@dataclass(frozen=True, slots=True)
class Registry:
    """Everything the registry holds, by identifier, in the order of the files."""

    release: str
    indicators: Mapping[str, Indicator]
    programmes: Mapping[str, Programme]
    sources: Mapping[str, Source]
    licences: Mapping[str, Licence]
    conflicts: Mapping[str, Conflict]
    corrections: Mapping[str, Correction]

    def indicator(self, indicator_id: str) -> Indicator:
        """Give one indicator; `UnknownIdentifierError` where there is none."""
        return _find("indicator", indicator_id, self.indicators)

    def programme(self, programme_id: str) -> Programme:
        """Give one programme; `UnknownIdentifierError` where there is none."""
        return _find("programme", programme_id, self.programmes)


def _find(kind: str, identifier: str, entries: Mapping[str, Entry]) -> Entry:
    if identifier not in entries:
        raise UnknownIdentifierError(
            kind=kind,
            value=identifier,
            known=entries,
            mend=f"Add geodata/registry/{kind}s/{identifier}.toml or correct the identifier.",
        )
    return entries[identifier]


@cache
def load_registry(folder: Path = FOLDER) -> Registry:
    """Read and check the whole registry.

    Raises
    ------
    RegistryError
        A misspelt or missing field, a value outside a closed list, a source
        or licence nobody declared, or a source nobody uses; the message names
        the file and the field.
    """
    registry = Registry(
        release=str(_read_toml(folder / "pack.toml")["release"]),
        indicators=_read_folder(folder / "indicators", Indicator),
        programmes=_read_folder(folder / "programmes", Programme),
        sources=_read_file(folder / "sources.toml", Source),
        licences=_read_file(folder / "licences.toml", Licence),
        conflicts=_read_file(folder / "conflicts.toml", Conflict),
        corrections=MappingProxyType(
            {
                identifier: correction
                for file in sorted((folder / "corrections").glob("*.toml"))
                for identifier, correction in _read_file(file, Correction).items()
            }
        ),
    )
    _check_references(registry)
    return registry


def _read_toml(file: Path) -> dict[str, Any]:
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


def _read_folder(folder: Path, kind: type[Entry]) -> Mapping[str, Entry]:
    files = sorted(folder.glob("*.toml"))
    return MappingProxyType(
        {file.stem: _validate(kind, _read_toml(file), file.stem, file) for file in files}
    )


def _read_file(file: Path, kind: type[Entry]) -> Mapping[str, Entry]:
    tables = _read_toml(file)
    return MappingProxyType(
        {identifier: _validate(kind, table, identifier, file) for identifier, table in tables.items()}
    )


def _validate(kind: type[Entry], table: dict[str, Any], identifier: str, file: Path) -> Entry:
    try:
        return kind.model_validate({"id": identifier, **table})
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise RegistryError(
            file=f"{file.parent.name}/{file.name} [{identifier}]",
            field=field,
            problem=f"{first['msg']} (found {first['input']!r:.80}).",
            mend=f"Known fields: {', '.join(kind.model_fields)}.",
        ) from error


def _check_references(registry: Registry) -> None:
    """Check that every source and licence named is declared, and that every one is used."""
    named: dict[str, str] = {}
    for folder, entries in (("indicators", registry.indicators), ("programmes", registry.programmes)):
        for entry in entries.values():
            named.update({source: f"{folder}/{entry.id}.toml" for source in _sources_of(entry)})
    for conflict in registry.conflicts.values():
        named.setdefault(conflict.used_source, "conflicts.toml")
        named.setdefault(conflict.other_source, "conflicts.toml")
    _check_declared(named, registry.sources, field="source", declared_in="sources.toml")
    licences = {source.licence: f"sources.toml [{source.id}]" for source in registry.sources.values()}
    _check_declared(licences, registry.licences, field="licence", declared_in="licences.toml")
    _check_used(registry.sources, named, file="sources.toml")
    _check_used(registry.licences, licences, file="licences.toml")


def _sources_of(entry: Indicator | Programme) -> Iterable[str]:
    yield from entry.sources
    if isinstance(entry, Programme):
        yield from (total.source for total in entry.totals)
        yield from (unit.source for unit in entry.units)


def _check_declared(
    named: Mapping[str, str], declared: Mapping[str, Record], *, field: str, declared_in: str
) -> None:
    for identifier, file in named.items():
        if identifier not in declared:
            raise RegistryError(
                file=file,
                field=field,
                problem=f"'{identifier}' is not declared.",
                mend=f"Add [{identifier}] to geodata/registry/{declared_in} or correct the name.",
            )


def _check_used(declared: Mapping[str, Record], named: Mapping[str, str], *, file: str) -> None:
    # Boundary sources are used by every map; they are named in geographies.toml.
    used = set(named) | set(_read_toml(FOLDER / "geographies.toml").get("sources", []))
    for identifier in declared:
        if identifier not in used and file == "sources.toml" or identifier not in used | set(named):
            raise RegistryError(
                file=file,
                field=identifier,
                problem="nothing uses it.",
                mend="Delete the entry, or name it where it is used.",
            )
