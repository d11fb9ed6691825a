"""The few facts that introduce an area: a stated list, each with what it is and how it is known."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from dashboard.geography_names import LEVEL_NAMES, name_geography
from dashboard.numbers_shown import show_number
from dashboard.profile.area_profile import HeadlineFact
from dashboard.profile.part_areas import list_parts
from geodata.closed_lists import Level
from geodata.model import Area, Geography, list_words
from geodata.profile_choice import Fact, load_profile_choice
from geodata.repository import Repository

_WIDER = (Level.BOROUGH, Level.ASSEMBLY_CONSTITUENCY, Level.INNER_OUTER)
_LONDON = Geography(Level.LONDON)
# Listed by name up to here, then counted only.
_MOST_NAMED = 4
_KEPT_NAMES = 16


def list_headline(area: Area, repository: Repository) -> tuple[HeadlineFact, ...]:
    """List the facts of geodata/registry/profile.toml that can be told of an area."""
    told = (_TOLD[fact](area, repository) for fact in load_profile_choice().headline)
    return tuple(fact for fact in told if fact is not None)


def _tell_population(area: Area, _: Repository) -> HeadlineFact:
    if area.population is None:
        kind = name_geography(area.geography)
        return HeadlineFact("Population", "Not held", f"No census count is held for {kind}")
    return HeadlineFact(
        "Population", f"{area.population:,}", "Usual residents, Census 2021; a full count"
    )


def _tell_area(area: Area, _: Repository) -> HeadlineFact:
    return HeadlineFact("Area", f"{show_number(area.area_km2, 1)} km²", "Measured on its boundary")


def _tell_density(area: Area, repository: Repository) -> HeadlineFact | None:
    density = _measure_density(area)
    if density is None:
        return None
    codes = repository.areas(_LONDON)["area_code"]
    london = _measure_density(repository.area(str(codes.iloc[0]), _LONDON)) if len(codes) else None
    beside = f"; London {london}" if london else ""
    return HeadlineFact("People per km²", density, f"Population divided by area{beside}")


def _measure_density(area: Area) -> str | None:
    if area.population is None or not area.area_km2 > 0:
        return None
    return show_number(area.population / area.area_km2, 0)


def _tell_parts(area: Area, repository: Repository) -> HeadlineFact | None:
    parts = list_parts(area, repository)
    if not parts:
        return None
    kind = parts[0].geography
    noun = LEVEL_NAMES[kind.level][len(parts) != 1]
    names = list_words([part.area_name for part in parts])
    edition = f"As drawn in {kind.vintage}" if kind.vintage else names
    detail = names if len(parts) <= _MOST_NAMED else edition
    return HeadlineFact(noun.capitalize(), f"{len(parts):,}", detail)


def _tell_within(area: Area, repository: Repository) -> HeadlineFact | None:
    """Tell the nearest wider area that has a name, and the ones around it."""
    found = {
        level: name
        for level in _WIDER
        for code, name in _name_areas(level, repository).items()
        # The City of London's ward carries its borough's code, and a borough is not within itself.
        if code in area.parent_codes and level is not area.geography.level
    }
    named = [(level, found[level]) for level in _WIDER if level in found]
    if not named or named[0][0] is Level.INNER_OUTER:
        return None
    (level, name), *rest = named
    noun = LEVEL_NAMES[level][0]
    return HeadlineFact(
        noun[:1].upper() + noun[1:], name, f"In {', '.join(_name_wider(*part) for part in rest)}"
    )


@lru_cache(maxsize=_KEPT_NAMES)
def _name_areas(level: Level, repository: Repository) -> dict[str, str]:
    areas = repository.areas(Geography(level))
    return dict(zip(areas["area_code"].tolist(), areas["area_name"].tolist(), strict=True))


def _name_wider(level: Level, name: str) -> str:
    return name if level is Level.INNER_OUTER else f"the {LEVEL_NAMES[level][0]} {name}"


_TOLD: Mapping[Fact, Callable[[Area, Repository], HeadlineFact | None]] = MappingProxyType(
    {
        Fact.POPULATION: _tell_population,
        Fact.AREA: _tell_area,
        Fact.PEOPLE_PER_KM2: _tell_density,
        Fact.PARTS: _tell_parts,
        Fact.WITHIN: _tell_within,
    }
)
