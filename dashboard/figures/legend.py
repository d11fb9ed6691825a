"""The legend of an Explore map, and what the marks of any map of records mean."""

from collections.abc import Sequence

from dashboard.charts.choropleth import OUT as OUT_FILL
from dashboard.charts.choropleth import PLAIN as PLAIN_FILL
from dashboard.charts.choropleth import UNKNOWN, dot_over, line_over
from dashboard.charts.choropleth import UNTOLD as UNTOLD_FILL
from dashboard.charts.legend import Legend, LegendAxis, LegendGrid, LegendItem, LegendMark
from dashboard.charts.marks import MIXED, PlacedMark
from dashboard.figures.condition_words import describe_count
from dashboard.figures.conditions import find_matches
from dashboard.figures.map_values import list_pressed, title_legend
from dashboard.figures.reach_map import AT_A_PLACE
from dashboard.results.bivariate import build_bivariate
from dashboard.results.classes import NO_VALUE, OUT, PLAIN, UNTOLD, Colouring
from dashboard.results.view_change import DOWN
from dashboard.results.view_results import ViewResults
from dashboard.state.view import View
from dashboard.text.bivariate import THIRD_WORDS
from dashboard.text.conditions import UNTOLD_LABEL
from dashboard.text.reach import name_mark
from dashboard.theme.palettes import BIVARIATE, CHANGE
from geodata.closed_lists import Precision
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability

LOW_FILL = "low"


def list_fills(figures: ViewResults, colouring: Colouring) -> dict[str, str]:
    """Give each area's fill by its code, as `dashboard.charts.choropleth` names fills."""
    others = {NO_VALUE: UNKNOWN, PLAIN: PLAIN_FILL, OUT: OUT_FILL, UNTOLD: UNTOLD_FILL}
    low = (figures.table["reliability"] == Reliability.LOW).to_list()
    codes, places = figures.table.index.to_list(), colouring.places.to_list()
    fills = {}
    for code, place, is_low in zip(codes, places, low, strict=True):
        fill = others.get(place) or _fill_class(place, colouring)
        # What has no colour of its own has no colour that dots could lie over.
        fills[code] = dot_over(fill) if is_low and place >= 0 else fill
    return fills


def _fill_class(place: int, colouring: Colouring) -> str:
    """Name the fill of a class: what went down is told from what went up without its colour."""
    is_down = colouring.palette == CHANGE and place == DOWN
    return line_over(f"k{place}") if is_down else f"k{place}"


def make_legend(
    view: View,
    figures: ViewResults,
    colouring: Colouring,
    repository: Repository,
    *,
    marks: tuple[LegendMark, ...] = (),
) -> Legend:
    """Make the legend of a view's map, with the number of areas of each fill."""
    counts = colouring.places.value_counts()
    items = [
        LegendItem(
            *(_fill_class(place, colouring), one.label, one.detail),
            int(counts.get(place, 0)),
            is_pressed,
        )
        for (place, one), is_pressed in zip(
            enumerate(colouring.entries), list_pressed(view, colouring), strict=True
        )
    ]
    is_shown = ~colouring.places.isin([OUT, UNTOLD])
    low = int((is_shown & figures.table["reliability"].eq(Reliability.LOW)).sum())
    others = (
        LegendItem(UNTOLD_FILL, UNTOLD_LABEL, count=int(counts.get(UNTOLD, 0))),
        LegendItem(UNKNOWN, colouring.missing, count=int(counts.get(NO_VALUE, 0))),
        LegendItem(PLAIN_FILL, colouring.plain, count=int(counts.get(PLAIN, 0))),
        LegendItem(LOW_FILL, "low reliability", count=low),
    )
    filtered = describe_count(find_matches(view, repository), view) if view.conditions else ""
    return Legend(
        title=colouring.title or title_legend(view),
        items=(*_order(items, colouring), *(item for item in others if item.count)),
        palette=colouring.palette,
        grid=_find_grid(view, colouring, repository),
        marks=marks,
        # Wherever the map is, its legend is, and says how many areas are left on it.
        note=" ".join(filter(None, (filtered, colouring.note))),
    )


def _order(items: list[LegendItem], colouring: Colouring) -> list[LegendItem]:
    """Put what went up before what went down, as the list of a change has it."""
    return items[::-1] if colouring.palette == CHANGE else items


def _find_grid(view: View, colouring: Colouring, repository: Repository) -> LegendGrid | None:
    results = build_bivariate(view, repository) if colouring.palette == BIVARIATE else None
    if results is None:
        return None
    first, second = (
        LegendAxis(side.figures.indicator.label, THIRD_WORDS) for side in results.sides
    )
    return LegendGrid(across=first, up=second)


def list_legend_marks(marks: Sequence[PlacedMark]) -> tuple[LegendMark, ...]:
    """List what the marks of a map mean, the reader's own last, each kind once."""
    return tuple(
        LegendMark(kind, name_mark(kind, is_uploaded=is_uploaded), is_uploaded)
        for is_uploaded in (False, True)
        for kind in _order_kinds({mark.kind for mark in marks if mark.is_uploaded == is_uploaded})
    )


def _order_kinds(kinds: set[str]) -> list[str]:
    """Put kinds from the most exact; those of places that can lie close together have one more."""
    ordered = [one.value for one in Precision if one.value in kinds]
    return [*ordered, MIXED] if len(kinds.intersection(AT_A_PLACE)) > 1 else ordered


def say_legend(legend: Legend) -> str:
    """Say a legend in words: "83–85: 3 areas; 86–88: 9 areas"."""
    return "; ".join(
        f"{item.label}: {item.counted}" for item in legend.items if item.count is not None
    )


def say_whole_legend(legend: Legend) -> str:
    """Say all that a legend shows, for those who do not see it: fills, marks and its note."""
    marks = "; ".join(mark.label for mark in legend.marks)
    sentences = (
        f"{legend.title}.",
        f"{fills}." if (fills := say_legend(legend)) else "",
        f"Marks: {marks}." if marks else "",
        legend.note,
    )
    return " ".join(sentence for sentence in sentences if sentence)
