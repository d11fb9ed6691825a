"""What of the chosen programmes is on the map, and what no map can show."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.area_panel import build_mark_sign
from dashboard.components.attributes import attributes
from dashboard.pages.explore.bar import LETTERS
from dashboard.results.area_lines import ReachedLine
from dashboard.text.reach import name_mark
from dashboard.text.reach_page import ProgrammeReach
from geodata.closed_lists import Precision

_MARKED = tuple(one.value for one in Precision if one is not Precision.UNLOCATED)


def build_reach_box(programmes: Sequence[ProgrammeReach]) -> list[Component]:
    """Build the box beside the map; nothing where no programme is chosen."""
    if not programmes:
        return []
    legend = html.Ul(
        [html.Li([build_mark_sign(kind), name_mark(kind)]) for kind in _MARKED],
        className="reach-key",
        **attributes({"aria-label": "What the marks mean"}),
    )
    all_of_them = html.P(html.A("Every programme: what is located, where and when", href="/reach"))
    return [legend, *[_build_programme(programme) for programme in programmes], all_of_them]


def build_reach_strip(programmes: Sequence[ProgrammeReach]) -> list[Component]:
    """Build the corner of the map that says how much of each chosen programme is on it."""
    if not programmes:
        return []
    return [
        html.H2("Programme reach"),
        html.Ul(
            [
                html.Li(
                    [
                        html.Span(
                            LETTERS[place % len(LETTERS)] if len(programmes) > 1 else "",
                            className=f"letter letter-{min(place, 2)}",
                        ),
                        html.Span(one.label, className="strip-name"),
                        html.Span(one.located, className="strip-located"),
                    ]
                )
                for place, one in enumerate(programmes)
            ]
        ),
        html.Button(
            "Show details",
            type="button",
            className="plain-button",
            **attributes(
                {
                    "data-opens": "programmes",
                    "aria-expanded": "false",
                    "aria-controls": "panel-programmes",
                }
            ),
        ),
    ]


def build_question(question: str, sentences: Sequence[str], address: str) -> Component:
    """Build the question of need and reach beside the map, its answer, and where it is answered."""
    return html.Section(
        [
            html.H2(question),
            html.P(" ".join(sentences)),
            html.P(html.A("Compare reach with need", href=address)),
        ],
        className="reach-question",
        **attributes({"aria-label": question}),
    )


def _build_programme(programme: ProgrammeReach) -> Component:
    return html.Details(
        [
            html.Summary([programme.label, html.Span(f" {programme.located}")]),
            html.P(
                [
                    f"{programme.sentence} ",
                    html.A("All about this programme", href=programme.address),
                ]
            ),
            html.Ul([_build_record(record) for record in programme.records]),
        ]
    )


def _build_record(record: ReachedLine) -> Component:
    return html.Li(
        [
            html.A(record.title, href=record.address) if record.address else record.title,
            html.Span(f" {record.detail}. {record.source}", className="soft"),
        ]
    )
