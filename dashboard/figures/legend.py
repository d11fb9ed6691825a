"""The key of an Explore map: its classes, and what else its areas are filled with."""

from dashboard.charts.choropleth import PLAIN as PLAIN_FILL
from dashboard.charts.choropleth import UNKNOWN, dot_over
from dashboard.figures.figure import Key, KeyEntry
from dashboard.figures.map_values import title_legend
from dashboard.results.bivariate import build_pair
from dashboard.results.classes import NO_VALUE, PLAIN, Colouring
from dashboard.results.figures_of_view import ShownFigures
from dashboard.state.view import View
from dashboard.theme.palettes import BIVARIATE
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability

LOW_KEY = "low"


def list_fills(figures: ShownFigures, colouring: Colouring) -> dict[str, str]:
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


def make_key(
    view: View,
    figures: ShownFigures,
    colouring: Colouring,
    repository: Repository,
    *,
    marks: tuple[str, ...] = (),
) -> Key:
    """Make the key of a view's map, with the number of areas of each fill."""
    counts = colouring.places.value_counts()
    entries = [
        KeyEntry(f"k{place}", one.label, one.detail, int(counts.get(place, 0)))
        for place, one in enumerate(colouring.entries)
    ]
    low = int((figures.table["reliability"] == Reliability.LOW).sum())
    others = (
        KeyEntry(UNKNOWN, "no value", count=int(counts.get(NO_VALUE, 0))),
        KeyEntry(PLAIN_FILL, colouring.plain, count=int(counts.get(PLAIN, 0))),
        KeyEntry(LOW_KEY, "low reliability", count=low),
    )
    return Key(
        title=colouring.title or title_legend(view),
        palette=colouring.palette,
        classes=len(colouring.entries),
        entries=(*entries, *(entry for entry in others if entry.count)),
        marks=marks,
        square=_name_square(view, colouring, repository),
    )


def _name_square(
    view: View, colouring: Colouring, repository: Repository
) -> tuple[str, str] | None:
    pair = build_pair(view, repository) if colouring.palette == BIVARIATE else None
    if pair is None:
        return None
    first, second = (side.figures.indicator.label for side in pair.sides)
    return first, second


def say_key(key: Key) -> str:
    """Say a key in words: "83–85: 3 areas; 86–88: 9 areas"."""
    return "; ".join(
        f"{entry.label}: {entry.counted}" for entry in key.entries if entry.count is not None
    )
