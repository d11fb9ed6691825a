"""The programmes as choices, and the chosen ones as what is and is not on the map."""

from functools import lru_cache

from dashboard.answers.reach_marks import select_placed
from dashboard.layout.controls import ProgrammeChoice
from dashboard.layout.reach_box import ProgrammeReach
from dashboard.view import View
from dashboard.words.reach_words import (
    describe_located,
    describe_records,
    describe_unlocated,
    show_located,
)
from geodata.closed_lists import Precision, Role, Theme
from geodata.model import Programme
from geodata.reach import count_located
from geodata.repository import Repository

_KEPT_LISTS = 2


# The same for every view: counting anew was most of the work of each choice.
@lru_cache(maxsize=_KEPT_LISTS)
def list_programme_choices(repository: Repository) -> tuple[ProgrammeChoice, ...]:
    """List every programme in the order of the report's themes, with what is located of it."""
    records = repository.reach()
    ordered = sorted(
        repository.registry.programmes.values(),
        key=lambda programme: (list(Theme).index(programme.theme), programme.label),
    )
    return tuple(
        ProgrammeChoice(programme.id, programme.label, describe_located(records, programme))
        for programme in ordered
    )


def count_chosen_records(view: View, repository: Repository) -> str:
    """Say how many records the chosen programmes have, and how many of them are on the map."""
    if not view.programmes:
        return "None chosen. Each says how many of its units the sources place."
    chosen = {programme.id for programme in view.programmes}
    records = repository.reach()
    of_chosen = int(records["programme"].isin(chosen).sum())
    placed = len(select_placed(view, repository))
    match = "record matches" if of_chosen == 1 else "records match"
    return f"{of_chosen:,} {match}; {placed:,} can be placed on the map."


def describe_chosen_programmes(view: View, repository: Repository) -> list[ProgrammeReach]:
    """Tell of each chosen programme: what is located, what is not, and every record of reach."""
    return [_describe_programme(programme, repository) for programme in view.programmes]


def _describe_programme(programme: Programme, repository: Repository) -> ProgrammeReach:
    records = repository.reach(programme_id=programme.id)
    told = records[records["role"].isin([Role.REACH, Role.AREA_DETAIL])]
    order = {precision: place for place, precision in enumerate(Precision)}
    ordered = told.sort_values("precision", key=lambda column: column.map(order), kind="stable")
    counts = count_located(records, programme)
    return ProgrammeReach(
        address=f"/programme/{programme.id}",
        label=programme.label,
        located="; ".join(show_located(count) for count in counts),
        sentence=describe_unlocated(records, programme),
        records=describe_records(ordered, {programme.id: programme}),
    )
