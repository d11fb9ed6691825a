"""Small multiples of what has been measured more than once, each with its sentence of change."""

from collections.abc import Callable, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.components.chart import show_chart
from dashboard.components.table import Narrow, Row, Table, build_table
from dashboard.format.numbers import show_interval, show_value
from dashboard.results.profile import AreaProfile, Point, ProfileFigure
from dashboard.text.profile import describe_dates
from geodata.model import Indicator

# What the second sheet of paper has room for. A ward's sheets also say what is its borough's.
_PRINTED = 6
_PRINTED_BORROWED = 3
Draw = Callable[[ProfileFigure], Chart | None]


def build_trends(profile: AreaProfile, draw: Draw) -> list[Component]:
    """Build a small chart of every figure with two dates or more; nothing where none has."""
    dated = [figure for figure in profile.figures if len(figure.trend) > 1]
    if not dated:
        return []
    area_figures = [figure for figure in dated if not figure.is_borrowed]
    borrowed = [figure for figure in dated if figure.is_borrowed]
    most = _PRINTED if area_figures else _PRINTED_BORROWED
    printed = [figure for figure in (*area_figures, *borrowed) if figure.is_in_print][:most]
    groups = [_build_group(area_figures, draw, printed)] if area_figures else []
    if borrowed:
        name = borrowed[0].area.area_name
        hidden = "" if any(figure in printed for figure in borrowed) else " not-printed"
        groups += [
            html.H3(f"Borough estimates: {name}", className=f"borrowed-head{hidden}"),
            _build_group(borrowed, draw, printed),
        ]
    return [
        html.Section(
            [
                html.H2("Change over time", id="trends"),
                html.P(
                    "Solid line: this area, with its 95 % interval as a band where one is"
                    " published. Dashed line: London. Each chart has a scale of its own. A change"
                    " of an estimate is called clear only where a test of the difference, over all"
                    " areas of its kind, says so.",
                    className="soft",
                ),
                *groups,
            ],
            className="profile-part trends-part",
        )
    ]


def _build_group(
    figures: Sequence[ProfileFigure], draw: Draw, printed: Sequence[ProfileFigure]
) -> Component:
    charts = [_build_trend(figure, draw, is_printed=figure in printed) for figure in figures]
    is_printed = any(figure in printed for figure in figures)
    return html.Div(charts, className="trends" if is_printed else "trends not-printed")


def _build_trend(figure: ProfileFigure, draw: Draw, *, is_printed: bool) -> Component:
    sentences = describe_dates(figure)
    whose = html.Span(f" of {figure.indicator.label}", className="aside")
    return html.Figure(
        [
            html.Figcaption(
                [
                    html.B(figure.indicator.label),
                    html.Span(f" {figure.indicator.unit}", className="soft"),
                ]
            ),
            show_chart(draw(figure)),
            *[html.P(sentence) for sentence in sentences[:1]],
            html.Details(
                [
                    html.Summary(["Every date", whose]),
                    *[html.P(sentence) for sentence in sentences[1:]],
                    _tabulate_dates(figure),
                ]
            ),
        ],
        className="trend" if is_printed else "trend not-printed",
    )


def _tabulate_dates(figure: ProfileFigure) -> Component:
    london = {point.period.id: point for point in figure.london_trend}
    rows = [
        Row(
            (
                point.period.label,
                _show_point(point, figure.indicator),
                _show_point(london.get(point.period.id), figure.indicator),
            )
        )
        for point in reversed(figure.trend)
    ]
    return build_table(
        Table(
            name=f"{figure.indicator.label}, every date",
            columns=("Date", figure.area.area_name, "London"),
            rows=rows,
            class_name="dates",
            box="",
            narrow=Narrow.SCROLLS,
        )
    )


def _show_point(point: Point | None, indicator: Indicator) -> str:
    if point is None:
        return "not published"
    shown = show_value(point.value, indicator)
    if point.lci_95 is None or point.uci_95 is None:
        text = shown
    else:
        text = f"{shown} ({show_interval(point.lci_95, point.uci_95, indicator)})"
    return f"{text}; the series breaks before" if point.is_break else text
