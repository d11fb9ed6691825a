"""From a saved view to its plate: who makes which."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from dashboard.data_versions import tell_other_version
from dashboard.exports.written_text import keep_writable
from dashboard.plates.area_plates import make_area, make_comparison
from dashboard.plates.explore_dates import make_dates
from dashboard.plates.explore_map import make_explore_map
from dashboard.plates.explore_ranking import make_ranking, make_table
from dashboard.plates.explore_scatter import make_scatter
from dashboard.plates.explore_trend import make_trend
from dashboard.plates.plate import Plate
from dashboard.plates.programme_plate import make_programme
from dashboard.plates.reach_plates import make_need, make_reach
from dashboard.saved_view import Page, SavedView
from dashboard.selection import Mode
from dashboard.view import View, resolve_view
from geodata.repository import Repository

PlateMaker = Callable[[SavedView, Repository], Plate]
ModeMaker = Callable[[SavedView, View, Repository], Plate]
_KEPT_PLATES = 64

# The ways of showing of the Explore page.
MODE_MAKERS: Mapping[Mode, ModeMaker] = MappingProxyType(
    {
        Mode.MAP: make_explore_map,
        Mode.TILES: make_explore_map,
        Mode.BIVARIATE: make_explore_map,
        Mode.CLUSTERS: make_explore_map,
        Mode.EDITIONS: make_explore_map,
        Mode.DATES: make_dates,
        Mode.RANKING: make_ranking,
        Mode.TABLE: make_table,
        Mode.TREND: make_trend,
        Mode.SCATTER: make_scatter,
    }
)


def _make_explore(saved: SavedView, repository: Repository) -> Plate:
    view = resolve_view(saved.selection, repository)
    return MODE_MAKERS[view.mode](saved, view, repository)


PAGE_MAKERS: Mapping[Page, PlateMaker] = MappingProxyType(
    {
        Page.EXPLORE: _make_explore,
        Page.AREA: make_area,
        Page.COMPARE: make_comparison,
        Page.REACH: make_reach,
        Page.NEED: make_need,
        Page.PROGRAMME: make_programme,
    }
)


def make_plate(saved: SavedView, repository: Repository) -> Plate:
    """Make the plate of a saved view; every view that an address can name has one.

    Plates hang on the view and the data version alone, so they are kept.
    """
    return _make(saved, saved.selection.problems, repository)


# Problems do not count when selections are compared, and yet a plate tells them.
@lru_cache(maxsize=_KEPT_PLATES)
def _make(saved: SavedView, _problems: tuple[str, ...], repository: Repository) -> Plate:
    plate = PAGE_MAKERS[saved.page](saved, repository)
    told = tell_other_version(saved.selection.data or "", repository.data_version)
    notices = [*plate.notices, told] if told else plate.notices
    # They quote the address, and stand in pictures and files.
    return replace(plate, notices=tuple(keep_writable(notice) for notice in notices))
