"""Areas side by side: which areas, which indicators, and the figure of each for each."""

from collections.abc import Sequence

from dashboard.figures.profile.rows import build_figure
from dashboard.figures.profile.similar import find_recipe, list_similar
from dashboard.format.names import LEVEL_NAMES, name_geography, name_one
from dashboard.format.numbers import agree, name_in_sentence
from dashboard.results.choices import THEME_NAMES
from dashboard.results.comparison import (
    MOST_AREAS,
    ComparedAreas,
    ComparedRow,
    Comparison,
    ThemeIndicators,
    ThemeRows,
)
from dashboard.results.edition_figures import read_edition
from dashboard.state.selection import Selection
from dashboard.text.figures import count_in_words
from geodata.closed_lists import Level, Theme
from geodata.errors import UnknownIdentifierError
from geodata.model import (
    BOROUGHS,
    DRAWN_GEOGRAPHIES,
    NEWEST_WARDS,
    Area,
    Geography,
    Indicator,
    list_words,
)
from geodata.registry.profile_choice import load_profile_choice
from geodata.repository import Repository

# The editions whose areas can be compared; neighbourhoods (LSOA) have too few figures.
COMPARED_GEOGRAPHIES = tuple(g for g in DRAWN_GEOGRAPHIES if g.level is not Level.LSOA)
# So many unknown codes are quoted, cut to so many letters; the rest are counted.
_QUOTED_CODES, _LONGEST = 3, 12


def resolve_areas(
    selection: Selection, repository: Repository, notices: list[str]
) -> ComparedAreas:
    """Decide which areas stand side by side; adds to ``notices`` what differs from the address."""
    codes = selection.compare or tuple(code.upper() for code in (selection.area or "",) if code)
    editions = {code: _find_editions(code, repository) for code in codes}
    geography = _find_geography(selection, editions, notices)
    areas = _list_areas(codes, editions, geography, notices)
    can_have_similar = find_recipe(geography, repository) is not None
    distances: tuple[float, ...] = ()
    if selection.similar and areas:
        similar = list_similar(areas[0], repository)
        notices += _explain_similar(areas, geography, is_held=can_have_similar, found=len(similar))
        distances = tuple(one.distance for one in similar)
        areas = [areas[0], *(one.area for one in similar)] if similar else areas
    return ComparedAreas(geography, tuple(areas), distances, can_have_similar)


def _find_editions(area_code: str, repository: Repository) -> dict[Geography, Area]:
    found = {}
    for geography in COMPARED_GEOGRAPHIES:
        try:
            found[geography] = repository.area(area_code, geography)
        except UnknownIdentifierError:
            continue
    return found


def _find_geography(
    selection: Selection, editions: dict[str, dict[Geography, Area]], notices: list[str]
) -> Geography:
    """Give the edition asked for where it has any of the areas, else that of the first area."""
    known = [geography for versions in editions.values() for geography in versions]
    level, vintage = selection.level, selection.vintage
    if level is Level.LSOA:
        plural = LEVEL_NAMES[Level.LSOA][1]
        notices.append(f"There is no comparison of {plural}: few figures are held for them.")
        level = None
    fitting = [
        geography
        for geography in known
        if level in (None, geography.level) and vintage in (None, geography.vintage)
    ]
    if known:
        return (fitting or known)[0]
    if level is None and vintage is None:
        return BOROUGHS
    if level in (None, Level.WARD):
        return Geography(Level.WARD, vintage or NEWEST_WARDS.vintage)
    return Geography(level)


def _list_areas(
    codes: Sequence[str],
    editions: dict[str, dict[Geography, Area]],
    geography: Geography,
    notices: list[str],
) -> list[Area]:
    """List the areas of one edition in the order given, each once and no more than have room."""
    fitting = {
        code: versions[geography] for code, versions in editions.items() if geography in versions
    }
    unknown = [code for code, versions in editions.items() if not versions]
    others = [
        next(iter(versions.values()))
        for versions in editions.values()
        if versions and geography not in versions
    ]
    twice = [area.area_name for code, area in fitting.items() if codes.count(code) > 1]
    areas = list(fitting.values())
    if unknown:
        notices.append(
            f"{_quote(unknown)} {agree(len(unknown), 'is', 'are')} not known as the code of a"
            " borough, a ward or an Assembly constituency."
        )
    if others:
        left_out = [
            f"{name_in_sentence(one.area_name)} ({name_one(one.geography)})" for one in others
        ]
        notices.append(
            f"Areas of one kind are compared, here {name_geography(geography)}. Left out:"
            f" {list_words(left_out[:_QUOTED_CODES])}{_count_rest(left_out)}."
        )
    if twice:
        was = agree(len(twice), "was", "were")
        names = list_words(name_in_sentence(name) for name in twice)
        notices.append(f"Named twice and shown once {was} {names}.")
    if len(areas) > MOST_AREAS:
        rest = [name_in_sentence(area.area_name) for area in areas[MOST_AREAS:]]
        notices.append(
            f"The first {count_in_words(MOST_AREAS)} areas are shown. Left out:"
            f" {list_words(rest[:_QUOTED_CODES])}{_count_rest(rest)}."
        )
    return areas[:MOST_AREAS]


def _quote(codes: Sequence[str]) -> str:
    cut = [code if len(code) <= _LONGEST else f"{code[:_LONGEST]}…" for code in codes]
    return f"{list_words(f'“{code}”' for code in cut[:_QUOTED_CODES])}{_count_rest(codes)}"


def _count_rest(items: Sequence[object]) -> str:
    rest = len(items) - _QUOTED_CODES
    return f" (and {rest} more)" if rest > 0 else ""


def _explain_similar(
    areas: Sequence[Area], geography: Geography, *, is_held: bool, found: int
) -> list[str]:
    first = name_in_sentence(areas[0].area_name)
    if not is_held:
        return [f"No recipe stands for areas similar to {name_geography(geography)}."]
    if not found:
        return [f"No area is called similar to {first}: it lacks a figure that the recipe needs."]
    if len(areas) > 1:
        return [f"The areas most like {first} are shown in place of the others named."]
    return []


_QUOTED = 3


def build_comparison(selection: Selection, repository: Repository) -> Comparison:
    """Build the comparison that an address asks for; raises for nothing that it can hold."""
    notices = list(selection.problems)
    compared = resolve_areas(selection, repository, notices)
    edition = read_edition(compared.geography, repository)
    indicators = [figures.indicator for figures in edition.values()]
    chosen = _find_chosen(selection, indicators, compared.geography, repository, notices)
    shown = chosen or _list_standard(indicators)
    return Comparison(
        compared=compared,
        themes=_build_rows(shown, compared, repository) if compared.areas else (),
        offered=tuple(
            ThemeIndicators(
                THEME_NAMES[theme], tuple(one for one in indicators if one.theme is theme)
            )
            for theme in Theme
            if any(one.theme is theme for one in indicators)
        ),
        chosen=tuple(indicator.id for indicator in chosen),
        data_version=repository.data_version,
        notices=tuple(notices),
    )


def _find_chosen(
    selection: Selection,
    available: Sequence[Indicator],
    geography: Geography,
    repository: Repository,
    notices: list[str],
) -> list[Indicator]:
    """Give the indicators that the address names, by theme and name as they are shown."""
    indicators = repository.registry.indicators
    unknown = [name[:60] for name in selection.indicators if name not in indicators]
    ids = {one.id for one in available}
    without = [
        indicators[name].label
        for name in selection.indicators
        if name in indicators and name not in ids
    ]
    if unknown:
        some = list_words(f"'{name}'" for name in unknown[:_QUOTED])
        notices.append(f"There is no indicator {some}{_count_rest(unknown)}.")
    if without:
        some = list_words(f"“{label}”" for label in without[:_QUOTED])
        notices.append(
            f"No figures for {name_geography(geography)} in {some}{_count_rest(without)}."
        )
    chosen = [one for one in available if one.id in selection.indicators]
    if selection.indicators and not chosen:
        notices.append("The standard list of indicators is shown.")
    return chosen


def _list_standard(indicators: Sequence[Indicator]) -> list[Indicator]:
    """List what is compared where the reader names nothing: what a profile prints.

    Where that has no figures on the edition, the first of each theme.
    """
    named = set(load_profile_choice().in_print)
    return [one for one in indicators if one.id in named] or [
        next(one for one in indicators if one.theme is theme)
        for theme in dict.fromkeys(one.theme for one in indicators)
    ]


def _build_rows(
    shown: Sequence[Indicator], compared: ComparedAreas, repository: Repository
) -> tuple[ThemeRows, ...]:
    rows = [
        ComparedRow(
            indicator,
            tuple(build_figure(indicator, area, repository) for area in compared.areas),
        )
        for indicator in shown
    ]
    return tuple(
        ThemeRows(THEME_NAMES[theme], tuple(row for row in rows if row.indicator.theme is theme))
        for theme in Theme
        if any(row.indicator.theme is theme for row in rows)
    )
