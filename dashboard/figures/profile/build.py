"""An area's profile, built once a process: its facts, what stands out, what reached it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from dashboard.figures.profile.parts import (
    describe_edition,
    find_parts,
    find_replaced,
    find_replacements,
    list_parts,
)
from dashboard.figures.profile.rows import list_figures
from dashboard.figures.profile.similar import find_similar
from dashboard.format.names import LEVEL_NAMES, name_geography
from dashboard.format.numbers import agree, name_in_sentence, show_number
from dashboard.results.area_lines import ReachedLine
from dashboard.results.profile import AreaProfile, HeadlineFact, ProfileFigure, StandOut
from dashboard.text.profile import (
    describe_clear_change,
    describe_difference,
    explain_choice,
    is_clear,
)
from dashboard.text.reach import describe_records
from geodata.closed_lists import Level, Precision, Theme
from geodata.model import BOROUGHS, LONDON, Area, Geography, Programme, list_words
from geodata.reach.records import NO_RECORD, WARD_COLUMNS, find_boroughs, programmes_reaching
from geodata.registry.profile_choice import Fact, load_profile_choice
from geodata.repository import Repository
from geodata.statistics.change import Change, Verdict
from geodata.statistics.reliability import Reliability

_KEPT_PROFILES = 256


@lru_cache(maxsize=_KEPT_PROFILES)
def build_profile(area: Area, repository: Repository) -> AreaProfile:
    """Build everything that a profile says of an area."""
    borough = _find_borough(area, repository)
    figures = list_figures(area, borough, repository)
    stand_outs = choose_stand_outs(figures)
    reached = tell_reached(area, borough, repository)
    return AreaProfile(
        area=area,
        borough=borough,
        figures=figures,
        data_version=repository.data_version,
        headline=list_headline(area, repository),
        stand_outs=stand_outs,
        stand_outs_note=explain_choice(figures, len(stand_outs), MOST_TOLD),
        replaced_by=find_replacements(area, repository),
        replaces=find_replaced(area, repository),
        edition_note=describe_edition(area, repository),
        parts=find_parts(area, borough, repository),
        reached=reached.lines,
        reached_note=reached.note,
        unrecorded=reached.unrecorded,
        similar=find_similar(area, repository),
    )


def _find_borough(area: Area, repository: Repository) -> Area | None:
    """Give the borough that a ward lies in; None for other areas."""
    if area.geography.level is not Level.WARD:
        return None
    code = next(iter(find_boroughs(area, repository.areas(BOROUGHS))), None)
    return repository.area(code, BOROUGHS) if code else None


MOST_TOLD = 5
MOST_OF_A_THEME = 2


def choose_stand_outs(figures: Sequence[ProfileFigure]) -> tuple[StandOut, ...]:
    """Choose what stands out: clear differences from London first, then clear changes.

    The area's own figures come before its borough's; within each, the farthest
    first, in units of the spread between areas. An indicator is told once, a
    theme at most twice. A change of money is left out, as prices change too.
    """
    trusted = [figure for figure in figures if figure.reliability is not Reliability.LOW]
    different = [figure for figure in trusted if is_clear(figure)]
    changed = [
        (figure, change)
        for figure in trusted
        if (change := _find_largest_change(figure)) is not None
    ]
    different.sort(key=lambda figure: (figure.is_borrowed, -_scale(figure, figure.difference)))
    changed.sort(key=lambda pair: (pair[0].is_borrowed, -_scale(pair[0], pair[1].difference)))
    candidates = [StandOut(describe_difference(figure), figure.indicator) for figure in different]
    candidates += [
        StandOut(describe_clear_change(figure, change), figure.indicator)
        for figure, change in changed
    ]
    return tuple(_take(candidates))


def _find_largest_change(figure: ProfileFigure) -> Change | None:
    """Give the clear change that is the larger one; None for money, whose worth changes."""
    if figure.indicator.unit.startswith("£"):
        return None
    clear = [change for change in figure.changes if change.verdict is Verdict.CLEAR]
    return max(clear, key=lambda change: abs(change.difference), default=None)


def _scale(figure: ProfileFigure, difference: float | None) -> float:
    """Count a difference in the spread of the middle half of areas; 0 where there is none."""
    spread = figure.spread
    width = spread.upper_quartile - spread.lower_quartile if spread else 0.0
    return abs(difference or 0.0) / width if width > 0 else 0.0


def _take(candidates: Iterable[StandOut]) -> Iterable[StandOut]:
    of_theme: Counter[Theme] = Counter()
    seen: set[str] = set()
    for one in candidates:
        theme = one.indicator.theme
        is_full = of_theme[theme] >= MOST_OF_A_THEME or len(seen) >= MOST_TOLD
        if is_full or one.indicator.id in seen:
            continue
        of_theme[theme] += 1
        seen.add(one.indicator.id)
        yield one


_WIDER = (Level.BOROUGH, Level.ASSEMBLY_CONSTITUENCY, Level.INNER_OUTER)
# Listed by name up to here, then counted only.
_MOST_NAMED = 4
_KEPT_NAMES = 16


def list_headline(area: Area, repository: Repository) -> tuple[HeadlineFact, ...]:
    """List the facts of geodata/registry/profile.toml that can be told of an area."""
    facts = (_TOLD[fact](area, repository) for fact in load_profile_choice().headline)
    return tuple(fact for fact in facts if fact is not None)


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
    codes = repository.areas(LONDON)["area_code"]
    london = _measure_density(repository.area(str(codes.iloc[0]), LONDON)) if len(codes) else None
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
    noun = agree(len(parts), *LEVEL_NAMES[kind.level])
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
_KEPT_TABLES = 4
_LISTED = (
    *("record", "programme", "activity", "role", "area_codes", "place", "precision"),
    *("unit_kind", "date", "amount_gbp", "confidence", "source"),
)
_NOT_NONE = "That is not evidence that nothing happened here."
_OTHERS = "Other programmes have no record here in the sources read."


class Reached(NamedTuple):
    """Lines of what is recorded, a note on them, and the programmes without any record."""

    lines: tuple[ReachedLine, ...]
    note: str
    unrecorded: tuple[Programme, ...]


def tell_reached(area: Area, borough: Area | None, repository: Repository) -> Reached:
    """Tell of the records that reached an area; of a ward, those known to be in it."""
    boroughs = repository.areas(BOROUGHS)
    codes = (borough.area_code,) if borough else find_boroughs(area, boroughs)
    records = programmes_reaching(_read_records(repository), area, codes)
    is_ward = area.geography.level is Level.WARD
    area_records = records[records["known_at"] == "ward"] if is_ward else records
    programmes = repository.registry.programmes
    lines = (
        describe_records(_keep_unshared_money(area_records), dict(programmes))
        if len(area_records)
        else ()
    )
    if area.geography.level is Level.ASSEMBLY_CONSTITUENCY:
        names = dict(zip(boroughs["area_code"], boroughs["area_name"], strict=True))
        lines = tuple(
            _name_boroughs(line, [names[code] for code in named if code in codes])
            for line, named in zip(lines, area_records["area_codes"], strict=True)
        )
    named = set(records["programme"])
    return Reached(
        lines=lines,
        note=_note(len(area_records), len(records) - len(area_records)),
        unrecorded=tuple(
            programme for identifier, programme in programmes.items() if identifier not in named
        ),
    )


# Columns that are not told of would double the time that each choice of rows takes.
@lru_cache(maxsize=_KEPT_TABLES)
def _read_records(repository: Repository) -> pd.DataFrame:
    return repository.reach()[[*_LISTED, *WARD_COLUMNS.values()]]


def _keep_unshared_money(records: pd.DataFrame) -> pd.DataFrame:
    """Leave out what boroughs share: how much of it each had is not known."""
    is_unshared = [
        precision != Precision.MULTI and len(codes) == 1
        for precision, codes in zip(records["precision"], records["area_codes"], strict=True)
    ]
    unshared = pd.Series(is_unshared, index=records.index, dtype=bool)
    return records.assign(amount_gbp=records["amount_gbp"].where(unshared))


def _name_boroughs(line: ReachedLine, names: list[str]) -> ReachedLine:
    """Name the boroughs of a wider area that a record is of, as it is not that area itself."""
    named = list_words(name_in_sentence(name) for name in names)
    return line._replace(detail=f"{named}: {line.detail}")


def _note(listed_records: int, known_by_borough: int) -> str:
    """Say what is not in the list; ``known_by_borough`` counts a ward's records known no closer."""
    first = "" if listed_records else NO_RECORD
    closer = ""
    if known_by_borough:
        first = "" if listed_records else "No record in the sources read is placed in this ward."
        records = agree(known_by_borough, "record is", "records are")
        more = " more" if listed_records else ""
        closer = (
            f"{known_by_borough}{more} {records} known for the borough only, not for its wards."
        )
    last = _OTHERS if listed_records else _NOT_NONE
    return " ".join(part for part in (first, closer, last) if part)
