"""The registry: what each indicator, programme and source is, as data.

One TOML file an indicator and a programme; sources, licences, conflicts and
corrections in a file each. It is read once, checked, and frozen.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from geodata.errors import RegistryError, UnknownIdentifierError
from geodata.model import (
    AreaNames,
    Conflict,
    Correction,
    Gap,
    Indicator,
    Licence,
    Meaning,
    Programme,
    Record,
    Source,
)
from geodata.registry.entries import FOLDER, Entry, read_file, read_folder, read_toml, validate

_AREA_NAMES, _GAPS = "area_names.toml", "gaps.toml"


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
    meanings: Mapping[str, Meaning] = field(default_factory=lambda: MappingProxyType({}))
    area_names: AreaNames = field(default_factory=AreaNames)
    gaps: Mapping[str, Gap] = field(default_factory=lambda: MappingProxyType({}))

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
        A misspelt or missing field, a value outside a closed list, an
        identifier nobody declared, or a source or licence nobody uses; the
        message names the file and the field.
    """
    registry = Registry(
        release=str(read_toml(folder / "pack.toml")["release"]),
        indicators=read_folder(folder / "indicators", Indicator),
        programmes=read_folder(folder / "programmes", Programme),
        sources=read_file(folder / "sources.toml", Source),
        licences=read_file(folder / "licences.toml", Licence),
        conflicts=read_file(folder / "conflicts.toml", Conflict),
        corrections=_read_corrections(folder / "corrections"),
        meanings=read_file(folder / "synonyms.toml", Meaning),
        area_names=validate(AreaNames, read_toml(folder / _AREA_NAMES), _AREA_NAMES),
        gaps=read_file(folder / _GAPS, Gap),
    )
    named = {
        file: read_toml(folder / file).get("sources", [])
        for file in ("geographies.toml", "postcodes.toml")
    }
    check_references(registry, place_sources=named)
    check_meanings(registry)
    return registry


def _read_corrections(folder: Path) -> Mapping[str, Correction]:
    return MappingProxyType(
        {
            identifier: correction
            for file in sorted(folder.glob("*.toml"))
            for identifier, correction in read_file(file, Correction).items()
        }
    )


class _Mention(NamedTuple):
    """An identifier that one registry file takes from another."""

    identifier: str
    file: str
    field: str


def check_references(registry: Registry, *, place_sources: Mapping[str, Iterable[str]]) -> None:
    """Check that every identifier named is declared, and every source and licence used.

    ``place_sources`` are those of shapes and of postcodes, by the file that names them.

    Raises
    ------
    RegistryError
        An identifier is named and not declared, or declared and not named.
    """
    sources = [
        *_mentions_of_sources(registry),
        *(
            _Mention(source, file, "sources")
            for file, named in place_sources.items()
            for source in named
        ),
    ]
    licences = [
        _Mention(source.licence, f"sources.toml [{source.id}]", "licence")
        for source in registry.sources.values()
    ]
    _check_declared(sources, registry.sources, "sources.toml")
    _check_declared(licences, registry.licences, "licences.toml")
    _check_declared(_mentions_of_indicators(registry), registry.indicators, "indicators")
    _check_declared(_mentions_of_programmes(registry), registry.programmes, "programmes")
    _check_used(sources, registry.sources, "sources.toml")
    _check_used(licences, registry.licences, "licences.toml")


def check_meanings(registry: Registry) -> None:
    """Check that what each word finds is declared, and that no word has two meanings.

    Raises
    ------
    RegistryError
        A meaning finds what nobody declared, or shares a word with another.
    """
    known = {
        *(f"indicators/{identifier}" for identifier in registry.indicators),
        *(f"programmes/{identifier}" for identifier in registry.programmes),
    }
    meant: dict[str, str] = {}
    for meaning in registry.meanings.values():
        file = f"synonyms.toml [{meaning.id}]"
        for reference in meaning.finds:
            if reference not in known:
                raise RegistryError(
                    file=file,
                    field="finds",
                    problem=f"'{reference}' is not declared.",
                    mend="Name indicators/<id> or programmes/<id> as the registry has them.",
                )
        for word in meaning.words:
            if meant.setdefault(word.casefold(), meaning.id) != meaning.id:
                raise RegistryError(
                    file=file,
                    field="words",
                    problem=f"'{word}' is a word of [{meant[word.casefold()]}] too.",
                    mend="Leave a word to the meaning that it has most often.",
                )


def _mentions_of_sources(registry: Registry) -> Iterator[_Mention]:
    for indicator in registry.indicators.values():
        for source in indicator.sources:
            yield _Mention(source, f"indicators/{indicator.id}.toml", "sources")
    for programme in registry.programmes.values():
        file = f"programmes/{programme.id}.toml"
        for source in programme.sources:
            yield _Mention(source, file, "sources")
        for part in (*programme.units, *programme.totals):
            yield _Mention(part.source, file, f"source of '{part.kind}'")
    for conflict in registry.conflicts.values():
        yield _Mention(conflict.used_source, f"conflicts.toml [{conflict.id}]", "used_source")
        yield _Mention(conflict.other_source, f"conflicts.toml [{conflict.id}]", "other_source")
    yield from _mentions_in_values(registry, "source")


def _mentions_of_indicators(registry: Registry) -> Iterator[_Mention]:
    for conflict in registry.conflicts.values():
        if conflict.indicator:
            yield _Mention(conflict.indicator, f"conflicts.toml [{conflict.id}]", "indicator")
    yield from _mentions_in_values(registry, "indicator")


def _mentions_in_values(registry: Registry, field: str) -> Iterator[_Mention]:
    """List what is said of single values, by a field that a correction and a gap both have."""
    for file, entries in (("corrections", registry.corrections), (_GAPS, registry.gaps)):
        for identifier, entry in entries.items():
            yield _Mention(getattr(entry, field), f"{file} [{identifier}]", field)


def _mentions_of_programmes(registry: Registry) -> Iterator[_Mention]:
    for conflict in registry.conflicts.values():
        if conflict.programme:
            yield _Mention(conflict.programme, f"conflicts.toml [{conflict.id}]", "programme")


def _check_declared(
    mentions: Iterable[_Mention], declared: Mapping[str, Record], declared_in: str
) -> None:
    for mention in mentions:
        if mention.identifier not in declared:
            raise RegistryError(
                file=mention.file,
                field=mention.field,
                problem=f"'{mention.identifier}' is not declared.",
                mend=f"Declare it in geodata/registry/{declared_in} or correct the name.",
            )


def _check_used(
    mentions: Iterable[_Mention], declared: Mapping[str, Record], declared_in: str
) -> None:
    used = {mention.identifier for mention in mentions}
    for identifier in declared:
        if identifier not in used:
            raise RegistryError(
                file=declared_in,
                field=identifier,
                problem="nothing uses it.",
                mend="Delete the entry, or name it where it is used.",
            )
