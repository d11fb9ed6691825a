"""What one chosen area's figures and records mean, as a panel of words."""

from collections.abc import Sequence
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes
from dashboard.results.area_lines import AreaLink, AreaText, ReachedLine


def build_area_panel(texts: AreaText) -> list[Component]:
    """Build the panel of a chosen area."""
    return [
        html.Nav(
            _build_crumbs(texts.parents),
            className="crumbs",
            **attributes({"aria-label": "Wider areas"}),
        ),
        html.H2(texts.name, className="area-name"),
        html.P(
            [
                html.Span(texts.figure, className="area-value" if texts.figure else ""),
                html.Span(texts.interval, className="area-interval"),
            ]
        ),
        *[html.P(sentence) for sentence in texts.sentences],
        html.P(
            [
                build_area_link(AreaLink("Show in the table", {"view": "table"})),
                *[html.A(name, href=address) for name, address in texts.links],
            ],
            className="links",
        ),
        html.H2(f"Programme records for {texts.name}"),
        html.Ul([build_reached_line(line) for line in texts.reached], className="reached"),
        html.P(texts.reached_note, className="soft"),
        *_build_children(texts),
    ]


def build_empty_panel(sentence: str) -> list[Component]:
    """Build the panel before an area is chosen."""
    return [
        html.H2("No area chosen", className="area-name"),
        html.P(sentence),
    ]


def build_mark_sign(kind: str) -> Component:
    """Build the small sign of a precision, as the map draws it."""
    return html.Span(className=f"mark mark-{kind} mark-sign", **attributes({"aria-hidden": "true"}))


def build_area_link(link: AreaLink) -> Component:
    """Build a link that chooses an area and keeps the reader's other choices."""
    query = urlencode(link.sets)
    return html.A(link.name, href=f"/?{query}", **attributes({"data-set": query}))


def _build_crumbs(parents: Sequence[AreaLink]) -> list[Component | str]:
    crumbs: list[Component | str] = []
    for parent in parents:
        crumbs += [build_area_link(parent) if parent.sets else html.Span(parent.name), " › "]
    return crumbs[:-1]


def build_reached_line(line: ReachedLine, *, is_printed: bool = True) -> Component:
    """Build one record: its mark, what it is, how precisely it is known, and its source."""
    source: Component | str = line.source
    if line.source_url:
        source = html.A(line.source, href=line.source_url, rel="noreferrer")
    return html.Li(
        [
            build_mark_sign(line.mark),
            html.Span(
                [
                    html.A(line.title, href=line.address) if line.address else line.title,
                    html.Span([f" {line.detail}. Source: ", source], className="soft"),
                ]
            ),
        ],
        className=None if is_printed else "not-printed",
    )


def _build_children(texts: AreaText) -> list[Component]:
    if not texts.children:
        return []
    return [
        html.Details(
            [
                html.Summary(texts.children_title),
                html.Ul([html.Li(build_area_link(child)) for child in texts.children]),
            ],
            className="children",
            id=f"{ids.AREA_PANEL}-children",
        )
    ]
