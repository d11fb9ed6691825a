"""From a saved view to its figure."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from dashboard.figures.areas import make_area, make_comparison
from dashboard.figures.change_list import make_change_list, make_change_table
from dashboard.figures.explore_map import make_dates, make_explore_map
from dashboard.figures.explore_ranking import make_ranking, make_table
from dashboard.figures.explore_scatter import make_scatter
from dashboard.figures.explore_trend import make_trend
from dashboard.figures.figure import Figure
from dashboard.figures.need import make_need
from dashboard.figures.programme import make_programme
from dashboard.figures.reach import make_reach
from dashboard.format.text import keep_writable
from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import Mode
from dashboard.state.view import View, resolve_view
from dashboard.text.site import tell_other_version
from geodata.repository import Repository

FigureMaker = Callable[[SavedView, Repository], Figure]
ModeMaker = Callable[[SavedView, View, Repository], Figure]
_MOST_FIGURES = 64
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
# Those of a change between two dates; a map has other colours alone.
CHANGE_MAKERS: Mapping[Mode, ModeMaker] = MappingProxyType(
    {**MODE_MAKERS, Mode.RANKING: make_change_list, Mode.TABLE: make_change_table}
)


def _make_explore(saved: SavedView, repository: Repository) -> Figure:
    view = resolve_view(saved.selection, repository)
    makers = CHANGE_MAKERS if view.shows_change else MODE_MAKERS
    return makers[view.mode](saved, view, repository)


PAGE_MAKERS: Mapping[Page, FigureMaker] = MappingProxyType(
    {
        Page.EXPLORE: _make_explore,
        Page.AREA: make_area,
        Page.COMPARE: make_comparison,
        Page.REACH: make_reach,
        Page.NEED: make_need,
        Page.PROGRAMME: make_programme,
    }
)


def make_figure(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of a saved view; every view that an address can name has one.

    Figures depend on the view and the data version alone, so they are kept.
    """
    return _make(saved, saved.selection.problems, repository)


# Problems do not count when selections are compared, and yet a figure tells them.
@lru_cache(maxsize=_MOST_FIGURES)
def _make(saved: SavedView, _problems: tuple[str, ...], repository: Repository) -> Figure:
    figure = PAGE_MAKERS[saved.page](saved, repository)
    version_note = tell_other_version(saved.selection.data or "", repository.data_version)
    notices = [*figure.notices, version_note] if version_note else figure.notices
    # They quote the address, and stand in pictures and files.
    return replace(figure, notices=tuple(keep_writable(notice) for notice in notices))
