"""A programme on the line of time, 2017 to 2021: when it ran, and when its records are of."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.svg import Place, make_scale, write_element
from dashboard.results.programmes import (
    FIRST_DAY,
    FIRST_YEAR,
    LAST_DAY,
    LAST_YEAR,
    RecordStretch,
    Stretch,
    TimelineRow,
)

SIZE = (600, 26)
LEGEND_SIZE = (28, 14)
REPORT = Stretch(date(2020, 2, 1), date(2020, 2, 29))
_TOP, _HIGH = 3, 8
_RECORD_TOP, _RECORD_HIGH = 15, 8
# A day would be too narrow to be seen.
_NARROWEST = 3


def draw_timeline(row: TimelineRow) -> Chart:
    """Draw a programme's years over its dated records.

    What is surely within a programme is solid; a start or an end of which
    only the month or the year is known is hatched over that month or year;
    where no source gives an end, a dashed line runs on. The words beside it
    say the same, so the chart itself is not read out.
    """
    x = make_scale(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1, start=0, end=SIZE[0])
    return write_chart(
        SIZE,
        "",
        *_draw_years(x),
        _draw_box(REPORT, x, (0, SIZE[1]), "time-report"),
        *_draw_programme(row.starts, row.ends, x),
        *_draw_records(row.dated, x),
        kind="timeline",
    )


def draw_time_legend(kind: str) -> Chart:
    """Draw a piece of a strip for its legend, by the class of the piece."""
    if kind == "time-open":
        return write_chart(
            LEGEND_SIZE,
            "",
            write_element("path", d="M0 7H26m-4 -4l4 4l-4 4", class_name=kind),
            kind="timeline reach-key-picture",
        )
    size: dict[str, float] = {"x": 1, "y": 3, "width": LEGEND_SIZE[0] - 2, "height": _HIGH}
    piece = write_element("rect", class_name=kind, **size)
    return write_chart(LEGEND_SIZE, "", piece, kind="timeline reach-key-picture")


def _draw_years(x: Place) -> list[Markup]:
    lines = "".join(
        f"M{x(date(year, 1, 1).toordinal()):g} 0V{SIZE[1]}"
        for year in range(FIRST_YEAR + 1, LAST_YEAR + 1)
    )
    return [write_element("path", d=lines, class_name="time-year")]


def _draw_programme(starts: Stretch | None, ends: Stretch | None, x: Place) -> list[Markup]:
    if starts is None:
        return []
    lane = (_TOP, _HIGH)
    if ends is None:
        middle = _TOP + _HIGH / 2
        begun = x(_hold(starts.last))
        line = f"M{begun:g} {middle:g}H{SIZE[0] - 6}m-4 -4l6 4l-6 4"
        return [
            *_draw_edge(starts, x, lane),
            write_element("path", d=line, class_name="time-open"),
        ]
    sure = Stretch(min(starts.last, ends.first), max(starts.last, ends.first))
    return [
        *_draw_edge(starts, x, lane),
        *_draw_edge(ends, x, lane),
        _draw_box(sure, x, lane, "time-sure"),
    ]


def _draw_edge(stretch: Stretch, x: Place, lane: tuple[float, float]) -> list[Markup]:
    """Draw a start or an end; nothing where it lies outside the years drawn."""
    if stretch.last < FIRST_DAY or stretch.first > LAST_DAY:
        return []
    is_day = stretch.first == stretch.last
    return [_draw_box(stretch, x, lane, "time-sure" if is_day else "time-about")]


def _draw_records(dated: Sequence[RecordStretch], x: Place) -> list[Markup]:
    return [_draw_box(one.stretch, x, (_RECORD_TOP, _RECORD_HIGH), "time-record") for one in dated]


def _draw_box(stretch: Stretch, x: Place, lane: tuple[float, float], class_name: str) -> Markup:
    left, right = x(_hold(stretch.first)), x(_hold(stretch.last) + 1)
    size: dict[str, float] = {
        "x": left,
        "y": lane[0],
        "width": max(right - left, _NARROWEST),
        "height": lane[1],
    }
    return write_element("rect", class_name=class_name, **size)


def _hold(day: date) -> int:
    """Keep a day within the years that are drawn, as a number of days."""
    return min(max(day, FIRST_DAY), LAST_DAY).toordinal()
