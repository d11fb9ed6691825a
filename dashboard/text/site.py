"""What the atlas says of itself: its name, its credits, its sources, its data and its releases."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from dashboard.results.choices import THEME_NAMES, describe_coverage
from dashboard.settings import Settings
from dashboard.text.reach import describe_located
from geodata.closed_lists import Theme
from geodata.model import Conflict, Licence, Source, list_words
from geodata.repository import Repository

_LONGEST_SHOWN = 40


class Versions(NamedTuple):
    """The version of the data that is shown, and the newest that this atlas has."""

    shown: str
    newest: str


def tell_other_version(requested_version: str, shown: str) -> str:
    """Say that a link names data that are not those shown; nothing where it names none or these."""
    if requested_version in ("", shown):
        return ""
    return (
        f"This link was made with data version {requested_version[:_LONGEST_SHOWN]}, which this"
        f" atlas does not keep. Version {shown} is shown: figures may differ from those that were"
        " sent."
    )


INDEPENDENT = "An independent project; not a publication of the Greater London Authority."


class IndicatorRow(NamedTuple):
    """One indicator: identifier, name, what it is, unit, what it covers, and its sources."""

    identifier: str
    label: str
    description: str
    unit: str
    covers: str
    sources: str


class ProgrammeRow(NamedTuple):
    """One programme: identifier, name, what it is, and what of it is located."""

    identifier: str
    label: str
    description: str
    located: str


class Release(NamedTuple):
    """One version of the atlas: its heading and its changes by kind."""

    heading: str
    changes: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AboutFacts:
    """What the page says that comes from the registry, the pack and the settings."""

    data_version: str
    sources: Sequence[tuple[Source, Licence]]
    conflicts: Sequence[Conflict]
    attribution: Sequence[str]
    contact: str | None
    releases: Sequence[Release]


CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
# The credits that the licences of the boundaries ask for beside every map.
ATTRIBUTION = (
    "Contains National Statistics data © Crown copyright and database right 2012, 2018, 2022",
    "Contains OS data © Crown copyright and database right 2012, 2018, 2022",
    "Open Government Licence v3.0",
)
_RELEASE = re.compile(r"^## \[?(?P<version>[^\]\s]+)\]?(?: - (?P<date>\S+))?$")
_MARKS = re.compile(r"[`*]|\[([^\]]*)\]\([^)]*\)")


def collect_about(repository: Repository, settings: Settings) -> AboutFacts:
    """Collect what the About page says."""
    registry = repository.registry
    ordered = sorted(registry.sources.values(), key=lambda source: (source.producer, source.title))
    return AboutFacts(
        data_version=repository.data_version,
        sources=[(source, registry.licences[source.licence]) for source in ordered],
        conflicts=list(registry.conflicts.values()),
        attribution=ATTRIBUTION,
        contact=settings.contact,
        releases=read_releases(CHANGELOG.read_text(encoding="utf-8")),
    )


def read_releases(changelog: str) -> list[Release]:
    r"""Read the releases of a changelog in the form of Keep a Changelog, newest first.

    Examples
    --------
    >>> read_releases("## [1.0] - 2026-01-02\n\n### Data\n\n- One\n  thing.\n")
    [Release(heading='1.0, 2026-01-02', changes=(('Data', ('One thing.',)),))]
    """
    releases: list[tuple[str, dict[str, list[str]]]] = []
    kind = ""
    for line in changelog.splitlines():
        release = _RELEASE.match(line)
        if release:
            heading = ", ".join(part for part in release.groups() if part)
            releases.append((heading, {}))
        elif not releases:
            continue
        elif line.startswith("### "):
            kind = line.removeprefix("### ").strip()
        elif line.startswith("- "):
            releases[-1][1].setdefault(kind, []).append(line.removeprefix("- "))
        elif line.startswith("  ") and kind in releases[-1][1]:
            releases[-1][1][kind][-1] += f" {line.strip()}"
    return [
        Release(
            heading,
            tuple(
                (kind, tuple(_MARKS.sub(r"\1", item) for item in items))
                for kind, items in changes.items()
            ),
        )
        for heading, changes in releases
    ]


def list_indicator_rows(repository: Repository) -> dict[str, list[IndicatorRow]]:
    """List every indicator for the catalogue, by the name of its theme."""
    sources = repository.registry.sources
    rows: dict[str, list[IndicatorRow]] = {THEME_NAMES[theme]: [] for theme in Theme}
    for indicator in sorted(repository.registry.indicators.values(), key=lambda i: i.label):
        producers = dict.fromkeys(sources[identifier].producer for identifier in indicator.sources)
        rows[THEME_NAMES[indicator.theme]].append(
            IndicatorRow(
                identifier=indicator.id,
                label=indicator.label,
                description=indicator.description,
                unit=indicator.unit,
                covers=describe_coverage(indicator, repository),
                sources=list_words(producers),
            )
        )
    return rows


def list_programme_rows(repository: Repository) -> list[ProgrammeRow]:
    """List every programme for the catalogue."""
    records = repository.reach()
    return [
        ProgrammeRow(
            identifier=programme.id,
            label=programme.label,
            description=programme.description,
            located=describe_located(records, programme) or "counts nothing that has a place",
        )
        for programme in repository.registry.programmes.values()
    ]
