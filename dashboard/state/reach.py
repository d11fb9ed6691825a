"""What the pages about reach are asked for, made whole against the data."""

from dataclasses import dataclass, replace

from dashboard.state.named_choices import find_area, find_programmes
from dashboard.state.selection import Selection
from geodata.closed_lists import Level, ReachMeasure, Split
from geodata.errors import UnknownIdentifierError
from geodata.model import BOROUGHS, NEWEST_WARDS, REACHED_WARDS, Area, Geography, Programme
from geodata.reach.needs import NeedMeasure, load_needs
from geodata.reach.records import ReachFilter
from geodata.repository import Repository


def find_closer(
    selection: Selection, geography: Geography, repository: Repository
) -> tuple[Area | None, tuple[str, ...]]:
    """Find the area that a map is laid around, of whatever edition, and say if there is none."""
    for edition in (geography, None):
        try:
            return (repository.area(selection.area, edition) if selection.area else None), ()
        except UnknownIdentifierError:
            continue
    return None, (f"There is no area with the code '{(selection.area or '')[:20]}' in the atlas.",)


REACH_ROUTE = "/reach"


@dataclass(frozen=True, slots=True)
class ReachChoice:
    """What is shown of reach.

    ``programmes`` are those that the choices of programme and theme leave,
    all of them where nothing is chosen; ``is_chosen`` says that some were.
    ``reach_filter`` keeps their records only. ``notices`` are sentences on what was
    asked for and cannot be shown.
    """

    selection: Selection
    programmes: tuple[Programme, ...]
    is_chosen: bool
    reach_filter: ReachFilter
    geography: Geography
    measure: ReachMeasure
    split: Split
    need: NeedMeasure
    area: Area | None
    notices: tuple[str, ...]


def resolve_need(selection: Selection, repository: Repository) -> ReachChoice:
    """Decide what is set against what; wards are those of 2022, for which need is counted."""
    need_selection = replace(selection, area=None)
    if selection.level is Level.WARD and selection.vintage != NEWEST_WARDS.vintage:
        notice = "Need is counted for wards of 2022 only: these are shown."
        need_selection = replace(need_selection, vintage=NEWEST_WARDS.vintage)
        if selection.vintage:
            need_selection = replace(need_selection, problems=(*need_selection.problems, notice))
    return resolve_reach(need_selection, repository, wards=NEWEST_WARDS)


FIRST_NEED = "income_deprived"
# The edition in which sources name wards, and the one for which need is counted.


def resolve_reach(
    selection: Selection, repository: Repository, *, wards: Geography = REACHED_WARDS
) -> ReachChoice:
    """Decide what a page of reach shows; never raises for what an address can hold.

    ``wards`` is the edition meant where the address says ward and no edition.
    """
    notices = list(selection.problems)
    geography = _find_geography(selection, wards, notices)
    named = find_programmes(selection, repository, notices)
    programmes = tuple(
        programme
        for programme in (named or tuple(repository.registry.programmes.values()))
        if selection.theme in (None, programme.theme)
    )
    if not programmes:
        notices.append("None of the chosen programmes is of this theme, so none is shown.")
    return ReachChoice(
        selection=selection,
        programmes=programmes,
        is_chosen=bool(named or selection.theme),
        reach_filter=ReachFilter(
            programmes=frozenset(programme.id for programme in programmes),
            year=selection.year,
            precisions=frozenset(selection.precision),
            confidences=frozenset(selection.confidence),
            money=selection.money,
        ),
        geography=geography,
        measure=selection.measure or ReachMeasure.RECORDS,
        split=selection.split or Split.EQUAL,
        need=_find_need(selection, notices),
        area=find_area(selection, geography, repository, notices),
        notices=tuple(notices),
    )


def _find_geography(selection: Selection, wards: Geography, notices: list[str]) -> Geography:
    if selection.level is Level.WARD:
        return Geography(Level.WARD, selection.vintage) if selection.vintage else wards
    if selection.level is Level.LSOA:
        notices.append(
            "No source ties a record to an area as small as an LSOA: boroughs are shown."
        )
    if selection.level is Level.ASSEMBLY_CONSTITUENCY:
        return Geography(Level.ASSEMBLY_CONSTITUENCY)
    return BOROUGHS


def _find_need(selection: Selection, notices: list[str]) -> NeedMeasure:
    needs = load_needs()
    if selection.need is not None and selection.need not in needs:
        notices.append(
            f"There is no measure of need '{selection.need[:60]}';"
            f" '{needs[FIRST_NEED].label}' is shown."
        )
    return needs.get(selection.need or FIRST_NEED, needs[FIRST_NEED])
