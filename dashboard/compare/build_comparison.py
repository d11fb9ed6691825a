"""Areas side by side: which indicators, and the figure of each for each area."""

from collections.abc import Sequence

from dashboard.answers.choices import THEME_NAMES
from dashboard.compare.compared_areas import resolve_areas
from dashboard.compare.comparison import (
    ComparedAreas,
    ComparedRow,
    Comparison,
    ThemeIndicators,
    ThemeRows,
)
from dashboard.geography_names import name_geography
from dashboard.profile.edition_figures import read_edition
from dashboard.profile.profile_figures import build_figure
from dashboard.selection import Selection
from geodata.closed_lists import Theme
from geodata.model import Geography, Indicator, list_words
from geodata.profile_choice import load_profile_choice
from geodata.repository import Repository

_QUOTED = 3


def build_comparison(selection: Selection, repository: Repository) -> Comparison:
    """Build the comparison that an address asks for; raises for nothing that it can hold."""
    notices = list(selection.problems)
    compared = resolve_areas(selection, repository, notices)
    edition = read_edition(compared.geography, repository)
    held = [figures.indicator for figures in edition.values()]
    chosen = _find_chosen(selection, held, compared.geography, repository, notices)
    shown = chosen or _list_standard(held)
    return Comparison(
        compared=compared,
        themes=_build_rows(shown, compared, repository) if compared.areas else (),
        offered=tuple(
            ThemeIndicators(THEME_NAMES[theme], tuple(one for one in held if one.theme is theme))
            for theme in Theme
            if any(one.theme is theme for one in held)
        ),
        chosen=tuple(indicator.id for indicator in chosen),
        data_version=repository.data_version,
        notices=tuple(notices),
    )


def _find_chosen(
    selection: Selection,
    held: Sequence[Indicator],
    geography: Geography,
    repository: Repository,
    notices: list[str],
) -> list[Indicator]:
    """Give the indicators that the address names, by theme and name as they are shown."""
    indicators = repository.registry.indicators
    unknown = [name[:60] for name in selection.indicators if name not in indicators]
    ids = {one.id for one in held}
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
    chosen = [one for one in held if one.id in selection.indicators]
    if selection.indicators and not chosen:
        notices.append("The standard list of indicators is shown.")
    return chosen


def _count_rest(told: Sequence[object]) -> str:
    rest = len(told) - _QUOTED
    return f" (and {rest} more)" if rest > 0 else ""


def _list_standard(held: Sequence[Indicator]) -> list[Indicator]:
    """List what is compared where the reader names nothing: what a profile prints.

    Where that has no figures on the edition, the first of each theme.
    """
    named = set(load_profile_choice().in_print)
    return [one for one in held if one.id in named] or [
        next(one for one in held if one.theme is theme)
        for theme in dict.fromkeys(one.theme for one in held)
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
