"""The lists that a reader searches: every indicator, and every place."""

from collections.abc import Hashable
from typing import Any, NamedTuple

from dashboard.format.names import LEVEL_NAMES, name_geography
from dashboard.state.view import ALL_PEOPLE, drawn_coverage
from geodata.closed_lists import Level, Theme
from geodata.model import AreaNames, Coverage, Geography, Indicator, list_words
from geodata.repository import Repository

THEME_NAMES = {
    Theme.RELATIONSHIPS: "Relationships",
    Theme.PARTICIPATION: "Participation",
    Theme.EQUALITY: "Equality",
    Theme.CONTEXT: "Context",
}


def list_indicators(repository: Repository) -> list[dict[str, Any]]:
    """List the indicators by theme, each with the areas, dates and intervals it has."""
    ordered = sorted(
        repository.registry.indicators.values(),
        key=lambda indicator: (list(Theme).index(indicator.theme), indicator.label.lower()),
    )
    return [_describe_entry(indicator, repository) for indicator in ordered]


def _describe_entry(indicator: Indicator, repository: Repository) -> dict[str, Any]:
    coverage = repository.coverage(indicator.id)
    return {
        "id": indicator.id,
        "name": indicator.label,
        "about": describe_coverage(indicator, repository),
        "group": THEME_NAMES[indicator.theme],
        "has_intervals": any(part.has_intervals for part in coverage),
        # A new indicator keeps the kind of area where it can and starts at its newest date.
        "sets": {"indicator": indicator.id, "period": "", "group": ""},
    }


def describe_coverage(indicator: Indicator, repository: Repository) -> str:
    """Say which areas, dates and intervals an indicator has, in one line."""
    drawn = drawn_coverage(indicator.id, repository)
    everything = drawn or repository.coverage(indicator.id)
    if not everything:
        return "No figures"
    where = list_words(_name_places(drawn)) or _name_wide(everything)
    return " · ".join([where, _describe_dates(everything), _describe_intervals(everything)])


def _name_places(drawn: tuple[Coverage, ...]) -> list[str]:
    return [name_geography(coverage.geography) for coverage in drawn]


def _name_wide(coverage: tuple[Coverage, ...]) -> str:
    is_london_held = any(part.geography.level is Level.LONDON for part in coverage)
    return f"{'London' if is_london_held else 'Parts of London'} only: opens as a trend"


def _order_dates(coverage: tuple[Coverage, ...]) -> list[str]:
    periods = {period.id: period.label for part in coverage for period in part.periods}
    return [periods[identifier] for identifier in sorted(periods)]


def _describe_dates(coverage: tuple[Coverage, ...]) -> str:
    ordered = _order_dates(coverage)
    return ordered[0] if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"


def _describe_intervals(coverage: tuple[Coverage, ...]) -> str:
    return "has intervals" if any(part.has_intervals for part in coverage) else "no intervals"


class TopicCover(NamedTuple):
    """What there is of a topic: editions that can be drawn, dates, groups, intervals and source.

    ``editions`` is empty for what is known for London, or parts of it, only;
    ``is_london_held`` then tells which. ``dates`` are the labels of the first
    and the last. ``groups`` counts populations beside everyone. ``with_wards``
    is the nearest topic that has wards, None where this one has or none is near.
    """

    editions: tuple[Geography, ...]
    is_london_held: bool
    dates: tuple[str, str]
    groups: int
    has_intervals: bool
    source: str
    with_wards: str | None


def cover_topic(indicator: Indicator, repository: Repository) -> TopicCover | None:
    """Give what there is of a topic; None where there are no figures."""
    everything = repository.coverage(indicator.id)
    if not everything:
        return None
    drawn = drawn_coverage(indicator.id, repository)
    source = repository.registry.sources[indicator.sources[0]]
    dates = _order_dates(drawn or everything)
    return TopicCover(
        editions=tuple(coverage.geography for coverage in drawn),
        is_london_held=any(part.geography.level is Level.LONDON for part in everything),
        dates=(dates[0], dates[-1]),
        groups=len({group for part in everything for group in part.groups} - {ALL_PEOPLE}),
        has_intervals=any(part.has_intervals for part in everything),
        source=source.known_as or source.producer,
        with_wards=_find_with_wards(indicator.id, repository),
    )


def _find_with_wards(indicator_id: str, repository: Repository) -> str | None:
    """Find the nearest topic with wards: the first one that a word for this one finds too."""
    if _has_wards(indicator_id, repository):
        return None
    reference = f"indicators/{indicator_id}"
    near = (
        other.removeprefix("indicators/")
        for meaning in repository.registry.meanings.values()
        if reference in meaning.finds
        for other in meaning.finds
        if other.startswith("indicators/")
    )
    return next((other for other in near if _has_wards(other, repository)), None)


def _has_wards(indicator_id: str, repository: Repository) -> bool:
    drawn = drawn_coverage(indicator_id, repository)
    return any(coverage.geography.level is Level.WARD for coverage in drawn)


def list_places(repository: Repository) -> list[dict[str, Any]]:
    """List every borough, constituency and ward of each edition that a reader can go to."""
    boroughs = repository.areas(Geography(Level.BOROUGH))
    names = dict(zip(boroughs["area_code"], boroughs["area_name"], strict=True))
    others = repository.registry.area_names
    return [
        {
            **_describe_place(row, geography, names),
            # Words by which a borough is found too, and which are not shown.
            "also": _list_other_names(row["area_code"], others)
            if geography.level is Level.BOROUGH
            else "",
        }
        for geography in repository.boundary_files()
        if geography.level is not Level.LSOA
        for row in repository.areas(geography).sort_values("area_name").to_dict("records")
    ]


def _list_other_names(area_code: str, others: AreaNames) -> str:
    styles = (style.replace("{name}", "") for style in others.styles)
    return " ".join((*others.names.get(area_code, ()), *styles))


def _describe_place(
    row: dict[Hashable, Any], geography: Geography, borough_names: dict[str, str]
) -> dict[str, Any]:
    kind, kinds = LEVEL_NAMES[geography.level]
    parent = next((borough_names[c] for c in row["parent_codes"] if c in borough_names), "")
    is_ward = geography.level is Level.WARD
    return {
        "id": row["area_code"],
        "name": row["area_name"],
        "about": ", ".join(part for part in (kind.capitalize(), parent if is_ward else "") if part),
        "group": name_geography(geography) if is_ward else kinds[0].upper() + kinds[1:],
        "sets": {
            "area": row["area_code"],
            "level": geography.level.value,
            "vintage": str(geography.vintage or ""),
        },
    }
