"""What of the chosen programmes is on the map, and what no map can show."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.area_panel import build_mark_sign
from dashboard.components.attributes import attributes
from dashboard.results.area_lines import ReachedLine
from dashboard.text.reach_page import ProgrammeReach

PRECISION_KEY = {
    "point": "exact place",
    "approximate": "approximate place",
    "ward": "somewhere in a ward or locality",
    "borough": "somewhere in a borough",
    "multi": "shared by several boroughs",
}


def build_reach_box(programmes: Sequence[ProgrammeReach]) -> list[Component]:
    """Build the box beside the map; nothing where no programme is chosen."""
    if not programmes:
        return []
    key = html.Ul(
        [html.Li([build_mark_sign(kind), text]) for kind, text in PRECISION_KEY.items()],
        className="reach-key",
        **attributes({"aria-label": "What the marks mean"}),
    )
    all_of_them = html.P(html.A("Every programme: what is located, where and when", href="/reach"))
    return [key, *[_build_programme(programme) for programme in programmes], all_of_them]


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
