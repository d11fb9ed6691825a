"""An indicator's newest figures on one edition of areas, as the map would show them."""

from typing import NamedTuple

from dashboard.selection import Selection
from dashboard.shown_figures import ShownFigures, build_figures
from dashboard.view import resolve_view
from geodata.model import Geography, Period
from geodata.repository import Repository


class NewestFigures(NamedTuple):
    """Figures of one date and one population, joined, tested and put into words."""

    figures: ShownFigures
    period: Period
    group: str


def find_newest(
    indicator_id: str, geography: Geography, repository: Repository
) -> NewestFigures | None:
    """Give an indicator's newest figures on an edition, None where it has none there."""
    view = resolve_view(
        Selection(indicator=indicator_id, level=geography.level, vintage=geography.vintage),
        repository,
    )
    if view.geography != geography or view.period is None:
        return None
    return NewestFigures(build_figures(view, repository), view.period, view.group)
