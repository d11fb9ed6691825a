"""What the About and Data pages say that comes from the registry, the pack and the changelog."""

import re
from pathlib import Path

from dashboard.answers.choices import THEME_NAMES, describe_coverage
from dashboard.layout.about import AboutFacts, Release
from dashboard.layout.data_catalogue import IndicatorRow, ProgrammeRow
from dashboard.settings import Settings
from dashboard.words.reach_words import describe_located
from geodata.closed_lists import Theme
from geodata.model import list_words
from geodata.repository import Repository

CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"

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
