"""Programmes on a line of time: a list of strips, each with the words that it shows."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.layout.attributes import attributes
from dashboard.layout.reach_programmes import programme_address


class TimelineLine(NamedTuple):
    """One programme: its strip, and the same in words."""

    identifier: str
    label: str
    picture: Markup
    words: str


_KEY = (
    ("time-sure", "the programme, by its own dates"),
    ("time-about", "only the month or year is known"),
    ("time-open", "no source gives an end"),
    ("time-record", "a dated record, as wide as its date is vague"),
    ("time-report", "the GLA's report, February 2020"),
)


def build_timeline(
    lines: Sequence[TimelineLine],
    years: Sequence[int],
    undated: str,
    draw_key: Callable[[str], Markup],
) -> Component | None:
    """Build the line of time; nothing where neither a programme nor a remark is there."""
    if not lines and not undated:
        return None
    return html.Section(
        [
            html.H2(f"When: {years[0]} to {years[-1]}", id="timeline"),
            *([_build_key(draw_key), _build_years(years), _build_lines(lines)] if lines else []),
            html.P(undated, className="soft") if undated else None,
        ],
        className="reach-section reach-timeline",
    )


def _build_key(draw_key: Callable[[str], Markup]) -> Component:
    return html.Ul(
        [html.Li([draw_key(kind), said]) for kind, said in _KEY],
        className="time-keys",
        **attributes({"aria-label": "What the strips mean"}),
    )


def _build_years(years: Sequence[int]) -> Component:
    """Build the years over the strips; the words beside each strip name them for a listener."""
    return html.Div(
        html.Div([html.Span(str(year)) for year in years], className="time-years"),
        className="time-head",
        **attributes({"aria-hidden": "true"}),
    )


def _build_lines(lines: Sequence[TimelineLine]) -> Component:
    return html.Ol(
        [
            html.Li(
                [
                    html.A(line.label, href=programme_address(line.identifier)),
                    line.picture,
                    html.P(line.words, className="soft"),
                ]
            )
            for line in lines
        ],
        className="time-lines",
    )
