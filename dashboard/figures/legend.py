"""The key of an Explore map: its classes, and what else its areas are filled with."""

from dashboard.charts.choropleth import PLAIN as PLAIN_FILL
from dashboard.charts.choropleth import UNKNOWN, dot_over
from dashboard.figures.figure import Legend, LegendItem
from dashboard.figures.map_values import title_legend
from dashboard.results.bivariate import build_pair
from dashboard.results.classes import NO_VALUE, PLAIN, Colouring
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from dashboard.theme.palettes import BIVARIATE
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability

LOW_KEY = "low"


def list_fills(figures: ViewResults, colouring: Colouring) -> dict[str, str]:
    """Give each area's fill by its code, as `dashboard.charts.choropleth` names fills."""
    others = {NO_VALUE: UNKNOWN, PLAIN: PLAIN_FILL}
    low = (figures.table["reliability"] == Reliability.LOW).to_list()
    codes, places = figures.table.index.to_list(), colouring.places.to_list()
    fills = {}
    for code, place, is_low in zip(codes, places, low, strict=True):
        fill = others.get(place, f"k{place}")
        # What has no colour of its own has no colour that dots could lie over.
        fills[code] = dot_over(fill) if is_low and place >= 0 else fill
    return fills


def make_legend(
    view: View,
    figures: ViewResults,
    colouring: Colouring,
    repository: Repository,
    *,
    marks: tuple[str, ...] = (),
) -> Legend:
    """Make the key of a view's map, with the number of areas of each fill."""
    counts = colouring.places.value_counts()
    entries = [
        LegendItem(f"k{place}", one.label, one.detail, int(counts.get(place, 0)))
        for place, one in enumerate(colouring.entries)
    ]
    low = int((figures.table["reliability"] == Reliability.LOW).sum())
    others = (
        LegendItem(UNKNOWN, "no value", count=int(counts.get(NO_VALUE, 0))),
        LegendItem(PLAIN_FILL, colouring.plain, count=int(counts.get(PLAIN, 0))),
        LegendItem(LOW_KEY, "low reliability", count=low),
    )
    return Legend(
        title=colouring.title or title_legend(view),
        palette=colouring.palette,
        classes=len(colouring.entries),
        entries=(*entries, *(entry for entry in others if entry.count)),
        marks=marks,
        grid=_name_square(view, colouring, repository),
    )


def _name_square(
    view: View, colouring: Colouring, repository: Repository
) -> tuple[str, str] | None:
    pair = build_pair(view, repository) if colouring.palette == BIVARIATE else None
    if pair is None:
        return None
    first, second = (side.figures.indicator.label for side in pair.sides)
    return first, second


def say_legend(legend: Legend) -> str:
    """Say a key in words: "83–85: 3 areas; 86–88: 9 areas"."""
    return "; ".join(
        f"{entry.label}: {entry.counted}" for entry in legend.entries if entry.count is not None
    )
