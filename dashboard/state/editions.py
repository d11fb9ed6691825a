"""Which ward edition an indicator's figures are moved to, where a reader asks for that."""

from functools import lru_cache

from dashboard.state.selection import Selection
from geodata.closed_lists import Level
from geodata.model import WARD_VINTAGES, Coverage, Geography, Indicator
from geodata.repository import Repository
from geodata.shapes.moved_observations import explain_no_move

Move = tuple[Geography, Coverage]


def list_moves(
    indicator: Indicator, offered: tuple[Coverage, ...], repository: Repository
) -> tuple[Move, ...]:
    """Give each ward edition that figures can be moved to, newest first, and what is moved.

    Only to editions on which the indicator has no figures of its own.
    """
    if explain_no_move(indicator):
        return ()
    linked = _list_linked(repository)
    coverages = {c.geography.vintage: c for c in offered if c.geography.level is Level.WARD}
    return tuple(
        (Geography(Level.WARD, vintage), coverage)
        for vintage in sorted(set(WARD_VINTAGES) - set(coverages), reverse=True)
        for old, coverage in coverages.items()
        if (old, vintage) in linked or (vintage, old) in linked
    )


def find_move(
    selection: Selection,
    indicator: Indicator,
    offered: tuple[Coverage, ...],
    repository: Repository,
) -> Move | None:
    """Give the edition that is drawn and what is moved to it; None where nothing can be."""
    if selection.level not in (None, Level.WARD):
        return None
    moves = list_moves(indicator, offered, repository)
    fitting = [move for move in moves if move[0].vintage == selection.vintage]
    return next(iter([*fitting, *moves]), None)


def find_origins(
    indicator: Indicator, offered: tuple[Coverage, ...], repository: Repository
) -> dict[int, int]:
    """Give the edition whose figures are moved, by each edition that they can be moved to."""
    moves = list_moves(indicator, offered, repository)
    # What `find_move` draws is the first that fits.
    return {
        drawn.vintage: coverage.geography.vintage
        for drawn, coverage in reversed(moves)
        if drawn.vintage and coverage.geography.vintage
    }


@lru_cache(maxsize=4)
def _list_linked(repository: Repository) -> frozenset[tuple[int, int]]:
    links = repository.ward_links()[["from_vintage", "to_vintage"]].drop_duplicates()
    return frozenset(links.itertuples(index=False, name=None))
