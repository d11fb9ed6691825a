"""Two indicators in words: what goes together, the lists by line, the legend of the map of both."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes

# The cell at the legend's top left: low on the first, high on the second.
_FIRST_STOP = 6


class AreaList(NamedTuple):
    """Areas that belong together: their place among such, a sentence, a file, how many."""

    place: int
    sentence: str
    address: str
    count: int


class ThirdsAxis(NamedTuple):
    """One side of the legend: the indicator's label, and the range of its thirds from the low."""

    label: str
    ranges: tuple[str, ...]


def build_no_bivariate(sentence: str, suggested: Sequence[tuple[str, str]]) -> list[Component]:
    """Build what stands where there is no second indicator to show: why, and three to try."""
    buttons = [
        html.Button(
            label,
            className="pair-suggested",
            **attributes({"data-set": urlencode({"with": identifier})}),
        )
        for identifier, label in suggested
    ]
    tried = [html.P("Some that have figures here:"), html.Div(buttons, className="pair-tries")]
    return [html.P(sentence, className="pair-found"), *(tried if buttons else [])]


def build_findings(found: str, sentences: Sequence[str]) -> list[Component]:
    """Build the correlation's sentence and what must be known to read it."""
    return [
        html.P(found, className="pair-found"),
        html.P(" ".join(sentences), className="pair-said"),
    ]


def build_quadrants(
    lists: Sequence[AreaList], sentences: Sequence[str], everything: str
) -> Component:
    """Build the four lists by side of the lines; the browser names the areas of an open one."""
    return html.Section(
        [
            html.H2("On each side of the lines"),
            html.P(" ".join(sentences), className="pair-said"),
            *[_build_list(one) for one in lists],
            html.P(html.A("Download all areas (CSV)", href=everything)),
        ],
        className="pair-quadrants",
        **attributes({"aria-label": "Areas on each side of the lines"}),
    )


def _build_list(one: AreaList) -> Component:
    return html.Details(
        [
            html.Summary(one.sentence),
            html.Div(className="pair-areas"),
            html.A("Download this list (CSV)", href=one.address),
        ],
        className="pair-list",
        **attributes({"data-pair-list": "quadrants", "data-place": str(one.place)}),
    )


def build_legend(
    axes: tuple[ThirdsAxis, ThirdsAxis], lists: Sequence[AreaList], everything: str
) -> Component:
    """Build the legend of nine cells, one stop of the Tab key, and the place for a cell's areas."""
    first, second = axes
    rows = [
        html.Div(
            [
                html.Span([html.B(word), html.Span(text)], className="pair-third"),
                *[_build_cell(lists[3 * row + column]) for column in range(3)],
            ],
            className="pair-row",
        )
        for row, word, text in (
            (2, "High", second.ranges[2]),
            (1, "Middle", second.ranges[1]),
            (0, "Low", second.ranges[0]),
        )
    ]
    foot = [html.Span(className="pair-third")] + [
        html.Span([html.B(word), html.Span(text)], className="pair-third")
        for word, text in zip(("Low", "Middle", "High"), first.ranges, strict=True)
    ]
    cells = html.Div(
        [*rows, html.Div(foot, className="pair-row")],
        className="pair-cells",
        role="group",
        **attributes({"aria-label": f"Key: {first.label} across, {second.label} upwards"}),
    )
    return html.Div(
        [
            html.Div(
                [
                    html.P(["↑ ", second.label], className="pair-axis"),
                    cells,
                    html.P([first.label, " →"], className="pair-axis pair-across"),
                ],
                className="pair-key",
                **attributes({"data-palette": "bivariate", "data-classes": "9"}),
            ),
            html.Div(
                [
                    html.Div(
                        "Press a cell of the key to read which areas it holds and to see them"
                        " alone on the map. Arrow keys move between cells.",
                        className="pair-cell-words",
                        **attributes({"aria-live": "polite"}),
                    ),
                    html.P(html.A("Download all areas (CSV)", href=everything)),
                ],
                className="pair-cell-side",
            ),
        ],
        className="pair-map-key",
    )


def _build_cell(one: AreaList) -> Component:
    return html.Button(
        # On paper of its own: no one ink can be read on all nine colours.
        html.Span(f"{one.count:,}"),
        className=f"pair-cell k{one.place}",
        tabIndex="0" if one.place == _FIRST_STOP else "-1",
        **attributes(
            {
                "data-pair-cell": str(one.place),
                "data-file": one.address,
                "aria-label": one.sentence,
                "aria-pressed": "false",
            }
        ),
    )
