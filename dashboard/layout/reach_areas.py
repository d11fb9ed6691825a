"""The map of reach with its legend, what no map can show beside it, and the table under it."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.layout.attributes import attributes
from dashboard.layout.named_cells import build_named_table


class AreaLine(NamedTuple):
    """A row of the table: an area that some record names, in the words of each column."""

    identifier: str
    name: str
    address: str
    records: str
    units: str
    programmes: str
    own: str
    shared: str
    people: str


class UnnamedAreas(NamedTuple):
    """Areas that no record names, by borough where they are wards."""

    within: str
    names: str


class BesideMap(NamedTuple):
    """What of the chosen records is not on the map: sentences, and records by programme."""

    sentences: tuple[str, ...]
    unlocated: tuple[tuple[str, tuple[str, ...]], ...]


class MapPart(NamedTuple):
    """The map: the drawing, empty where the measure is words, and what is said with it."""

    heading: str
    picture: Markup | None
    legend: Sequence[Component]
    remarks: tuple[str, ...]
    people: tuple[tuple[str, str, str], ...]


_NOT_SAID = "not in the sources read"
_HEADS = (
    "Area",
    "Records",
    "Units located",
    "Programmes",
    "Money of its own",
    "Money it shares",
    "People, as sources say",
)


def build_map_part(part: MapPart, beside: BesideMap, open_address: str) -> Component:
    """Build the map and, beside it, what it cannot show."""
    return html.Section(
        [
            html.H2(part.heading, id="map"),
            html.Div(
                [
                    html.Div(
                        [
                            part.picture,
                            *part.legend,
                            _build_people(part.people) if part.people else None,
                            *[html.P(remark, className="soft") for remark in part.remarks],
                            html.P(
                                [
                                    html.A("Open these programmes on the map", href=open_address),
                                    " · ",
                                    html.A("The same as a table", href="#areas"),
                                ],
                                className="reach-ways",
                            ),
                        ],
                        className="reach-map",
                    ),
                    _build_beside(beside),
                ],
                className="reach-split",
            ),
        ],
        className="reach-section",
    )


def _build_people(people: Sequence[tuple[str, str, str]]) -> Component:
    rows = [
        html.Tr([html.Th(name, scope="row"), html.Td(activity), html.Td(f"“{said}”")])
        for name, activity, said in people
    ]
    return build_named_table(
        "People, as the sources word it", ("Programme", "What", "In the words of its source"), rows
    )


def _build_beside(beside: BesideMap) -> Component:
    return html.Aside(
        [
            html.H3("On the map, and beside it"),
            *[html.P(sentence) for sentence in beside.sentences],
            *[
                html.Details(
                    [
                        html.Summary(f"{programme} ({len(told)})"),
                        html.Ul([html.Li(one) for one in told]),
                    ]
                )
                for programme, told in beside.unlocated
            ],
        ],
        className="reach-beside",
        **attributes({"aria-label": "On the map, and beside it"}),
    )


def build_area_table(
    lines: Sequence[AreaLine], unnamed: Sequence[UnnamedAreas], heading: str, none_said: str
) -> Component:
    """Build every area: those that a record names in a table, the others by name."""
    return html.Section(
        [
            html.H2(heading, id="areas"),
            html.P(
                "Of what has no entry here, the sources read say nothing: it is unknown.",
                className="soft",
            )
            if lines
            else None,
            build_named_table(heading, _HEADS, [_build_row(line) for line in lines])
            if lines
            else None,
            _build_unnamed(unnamed, none_said) if unnamed else None,
        ],
        className="reach-section reach-areas",
    )


def _build_row(line: AreaLine) -> Component:
    cells = (line.records, line.units, line.programmes, line.own, line.shared, line.people)
    return html.Tr(
        [
            html.Th(html.A(line.name, href=line.address), scope="row"),
            *[_build_cell(cell) for cell in cells],
        ],
        id=line.identifier,
    )


def _build_cell(said: str) -> Component:
    return html.Td(said) if said else html.Td(_NOT_SAID, className="is-unsaid")


def _build_unnamed(unnamed: Sequence[UnnamedAreas], said: str) -> Component:
    named = [
        html.P([html.B(f"{part.within}: ") if part.within else None, f"{part.names}."])
        for part in unnamed
    ]
    if len(unnamed) == 1:
        return html.Div([html.P(said), *named], className="unnamed-areas")
    return html.Details([html.Summary(said), *named], className="unnamed-areas")
