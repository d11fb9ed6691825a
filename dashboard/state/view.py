"""From what the reader asked for to what can be shown, and what to say where they differ."""

from dataclasses import dataclass

from dashboard.format.names import LEVEL_NAMES, name_geography
from dashboard.state.change_dates import Drawn, find_since, list_since
from dashboard.state.editions import find_move
from dashboard.state.gathered_areas import find_gathered, name_gathered
from dashboard.state.named_choices import (
    find_area,
    find_conditions,
    find_programmes,
    find_second,
    find_within,
)
from dashboard.state.selection import Mode, Selection
from dashboard.state.view_modes import (
    CHANGE_MODES,
    RECOLOURING_MODES,
    TWO_INDICATOR_MODES,
    explain_no_shapes,
)
from geodata.closed_lists import Level
from geodata.model import Area, Coverage, Geography, Indicator, Period, Programme
from geodata.reach.conditions import Condition, write_conditions
from geodata.repository import Repository

# What the bare page opens with: the atlas's own question.
_FIRST_INDICATOR = "lonely_often"
# What an address shows that chooses something, and no indicator: its meaning stays.
_USUAL_INDICATOR = "arts_engaged"
ALL_PEOPLE = "all"


@dataclass(frozen=True, slots=True)
class View:
    """What is shown: the reader's choices, made whole against the data.

    ``coverage`` is None where the indicator has no figures on this edition
    (2018 wards carry programme reach only) and ``period`` is then None.
    ``since`` is the earlier date of a change that can be shown, None for one date.
    ``groups`` are the populations to choose from. ``gathered`` are the areas of
    the reader's own group, of the drawn edition, and ``gathered_name`` its name.
    ``is_london_only`` says that the indicator has no figures for areas that can
    be drawn, and ``is_london_held`` then that it has them for London and not for
    parts of it only.
    """

    selection: Selection
    indicator: Indicator
    geography: Geography
    coverage: Coverage | None
    period: Period | None
    since: Period | None
    group: str
    groups: tuple[str, ...]
    area: Area | None
    gathered: tuple[Area, ...]
    gathered_name: str
    programmes: tuple[Programme, ...]
    mode: Mode
    second: Indicator | None
    within: Area | None
    conditions: tuple[Condition, ...]
    is_london_only: bool
    is_london_held: bool
    notices: tuple[str, ...]

    @property
    def moved_from(self) -> Geography | None:
        """The ward edition whose figures are drawn on another; None for figures as published."""
        is_moved = self.coverage is not None and self.coverage.geography != self.geography
        return self.coverage.geography if self.coverage and is_moved else None

    @property
    def shows_change(self) -> bool:
        """Whether a change between two dates is shown, in place of one date's values."""
        return self.since is not None and self.mode in CHANGE_MODES

    def choose_figures(self) -> Selection:
        """Give the choices on which the map's figures depend, made whole, and nothing else."""
        selection = self.selection
        return Selection(
            scheme=selection.scheme,
            classes=selection.classes,
            breaks=selection.breaks,
            sure=selection.sure,
            layer=selection.layer,
            second=self.second.id if self.second and self.mode in TWO_INDICATOR_MODES else None,
            view=self.mode if self.mode in RECOLOURING_MODES else None,
            indicator=self.indicator.id,
            level=self.geography.level,
            vintage=self.geography.vintage,
            period=self.period.id if self.period else None,
            since=self.since.id if self.since and self.shows_change else None,
            group=self.group,
            where=write_conditions(self.conditions) or None,
        )

    def choose_matches(self) -> Selection:
        """Give the choices on which it depends which areas meet the conditions.

        A class is one of the legend's, so how classes are made is among them.
        """
        selection = self.selection
        return Selection(
            scheme=selection.scheme,
            classes=selection.classes,
            breaks=selection.breaks,
            indicator=self.indicator.id,
            level=self.geography.level,
            vintage=self.geography.vintage,
            period=self.period.id if self.period else None,
            group=self.group,
            where=write_conditions(self.conditions),
        )


def resolve_view(selection: Selection, repository: Repository) -> View:
    """Decide what is shown for a selection, with a sentence for each thing that differs.

    Never raises for anything a reader can put into an address.
    """
    notices = list(selection.problems)
    indicator = _find_indicator(selection, repository, notices)
    offered = drawn_coverage(indicator.id, repository)
    is_moving = selection.view is Mode.EDITIONS
    move = find_move(selection, indicator, offered, repository) if is_moving else None
    geography, coverage = move or _find_geography(selection, indicator, offered, notices)
    # An indicator known only for London opens as a trend, not as an empty map or table.
    is_london_only = not offered
    # What is known for London only still has dates and populations: its trend's.
    known_coverage = _find_widest(indicator, repository) if is_london_only else coverage
    period = _find_period(selection, known_coverage, notices)
    groups = known_coverage.groups if known_coverage else (ALL_PEOPLE,)
    group = _find_group(selection, groups, notices)
    drawn = Drawn(indicator, coverage, period, group) if coverage and period else None
    return View(
        selection=selection,
        indicator=indicator,
        geography=geography,
        coverage=coverage,
        period=period if coverage else None,
        since=_find_since(selection, drawn, repository, notices),
        group=group,
        groups=groups,
        area=find_area(selection, geography, repository, notices),
        gathered=find_gathered(selection, geography, repository, notices),
        gathered_name=name_gathered(selection, notices),
        programmes=find_programmes(selection, repository, notices),
        mode=Mode.TREND
        if is_london_only
        else _find_mode(selection, geography, repository, notices),
        second=find_second(selection, repository, notices),
        within=find_within(selection, geography, repository, notices),
        conditions=find_conditions(selection, repository, notices),
        is_london_only=is_london_only,
        is_london_held=known_coverage is not None
        and known_coverage.geography.level is Level.LONDON,
        notices=tuple(notices),
    )


def list_since_dates(view: View, repository: Repository) -> tuple[Period, ...]:
    """List the dates from which a change until the view's date can be shown, newest first."""
    if view.coverage is None or view.period is None:
        return ()
    offered = list_since(
        view.indicator.id, view.coverage.geography, view.period.id, view.group, repository
    )
    return tuple(period for period in view.coverage.periods if period.id in offered)


def drawn_coverage(indicator_id: str, repository: Repository) -> tuple[Coverage, ...]:
    """Give an indicator's coverage of the editions that can be drawn."""
    return tuple(
        coverage
        for coverage in repository.coverage(indicator_id)
        if coverage.geography in repository.boundary_files()
    )


def find_first_indicator(repository: Repository) -> Indicator:
    """Find what the bare page opens with: the atlas's own question, where the data hold it."""
    return _find_usual(_FIRST_INDICATOR, repository)


def _find_usual(identifier: str, repository: Repository) -> Indicator:
    indicators = repository.registry.indicators
    return indicators.get(identifier) or next(iter(indicators.values()))


def _find_indicator(selection: Selection, repository: Repository, notices: list[str]) -> Indicator:
    indicators = repository.registry.indicators
    usual = _FIRST_INDICATOR if selection.is_bare else _USUAL_INDICATOR
    default = _find_usual(usual, repository)
    if selection.indicator is None:
        return default
    if selection.indicator not in indicators:
        notices.append(
            f"There is no indicator '{selection.indicator[:60]}'. “{default.label}” is shown."
        )
    return indicators.get(selection.indicator, default)


def _find_geography(
    selection: Selection,
    indicator: Indicator,
    offered: tuple[Coverage, ...],
    notices: list[str],
) -> tuple[Geography, Coverage | None]:
    """Give the edition to draw: the one asked for, else the widest that has figures."""
    level, vintage = selection.level, selection.vintage
    if level is Level.WARD and vintage is not None and not _has(offered, Geography(level, vintage)):
        # A ward edition without figures is still worth drawing: reach was recorded on it.
        edition = Geography(level, vintage)
        notices.append(
            f"No figures for {name_geography(edition)} in “{indicator.label}”;"
            " programme reach is shown."
        )
        return edition, None
    if not offered:
        return Geography(Level.BOROUGH), None
    fitting = [
        coverage
        for coverage in offered
        if level in (None, coverage.geography.level)
        and vintage in (None, coverage.geography.vintage)
    ]
    if not fitting and level is not None:
        fitting = [coverage for coverage in offered if coverage.geography.level is level]
    chosen = (fitting or list(offered))[0]
    if level is not None and chosen.geography.level is not level:
        notices.append(
            f"“{indicator.label}” has no figures for {LEVEL_NAMES[level][1]};"
            f" {name_geography(chosen.geography)} are shown."
        )
    return chosen.geography, chosen


def _has(offered: tuple[Coverage, ...], geography: Geography) -> bool:
    return any(coverage.geography == geography for coverage in offered)


def _find_period(
    selection: Selection, coverage: Coverage | None, notices: list[str]
) -> Period | None:
    if coverage is None:
        return None
    newest = coverage.periods[0]
    for period in coverage.periods:
        if selection.period == period.id:
            return period
    if selection.period is not None:
        shown = newest.label if coverage.geography.level in LEVEL_NAMES else "Every date held"
        notices.append(f"There are no figures for '{selection.period[:40]}'. {shown} is shown.")
    return newest


def _find_since(
    selection: Selection, drawn: Drawn | None, repository: Repository, notices: list[str]
) -> Period | None:
    """Give the date that a change is shown from; where none can be, a sentence says why."""
    if selection.since is None or drawn is None:
        return None
    since = find_since(selection.since, drawn, repository)
    if isinstance(since, str):
        notices.append(since)
        return None
    return since


def _find_widest(indicator: Indicator, repository: Repository) -> Coverage | None:
    """Give the coverage of London where it is held, else of any wider or other area."""
    coverages = repository.coverage(indicator.id)
    return next(
        (part for part in coverages if part.geography.level is Level.LONDON),
        next(iter(coverages), None),
    )


def _find_group(selection: Selection, groups: tuple[str, ...], notices: list[str]) -> str:
    default = ALL_PEOPLE if ALL_PEOPLE in groups else groups[0]
    if selection.group is None or selection.group in groups:
        return selection.group or default
    notices.append(f"There are no figures for the group '{selection.group[:60]}'.")
    return default


def _find_mode(
    selection: Selection, geography: Geography, repository: Repository, notices: list[str]
) -> Mode:
    """Give the way of showing asked for, or the map where that cannot be drawn."""
    mode = selection.view or Mode.MAP
    why_not = explain_no_shapes(mode, geography, repository)
    if not why_not:
        return mode
    notices.append(f"{why_not}; true shapes are shown.")
    return Mode.MAP
