"""What of the chosen programmes is on the map, and what no map can show."""

from collections.abc import Sequence
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.components.area_panel import build_mark_sign
from dashboard.components.attributes import attributes
from dashboard.figures.reach_marks import LETTERS
from dashboard.results.area_lines import ReachedLine
from dashboard.text.reach import name_mark
from dashboard.text.reach_page import ProgrammeReach
from geodata.closed_lists import Precision

# The signs of exact places; what is known no closer than a borough is counted in its badge.
_AT_A_PLACE = (Precision.POINT.value, Precision.APPROXIMATE.value, Precision.WARD.value)
_BY_BOROUGH = (Precision.BOROUGH.value, Precision.MULTI.value)


def build_reach_box(programmes: Sequence[ProgrammeReach]) -> list[Component]:
    """Build the box beside the map; nothing where no programme is chosen."""
    if not programmes:
        return []
    legend = html.Ul(
        [
            _build_sign("badge", "records in an area, by number"),
            *[_build_sign(kind, name_mark(kind)) for kind in _AT_A_PLACE],
        ],
        className="reach-key",
        **attributes({"aria-label": "What the marks mean"}),
    )
    all_of_them = html.P(html.A("Every programme: what is located, where and when", href="/reach"))
    return [legend, *[_build_programme(programme) for programme in programmes], all_of_them]


def _build_sign(kind: str, words: str) -> Component:
    return html.Li([build_mark_sign(kind), html.Span(words)])


def build_reach_strip(
    programmes: Sequence[ProgrammeReach], *, is_exact: bool, is_ward: bool
) -> list[Component]:
    """Build the corner of the map that says how much of each chosen programme is on it.

    Parameters
    ----------
    programmes : sequence of ProgrammeReach
    is_exact : bool
        Whether records are marked at their places, and not counted by area.
    is_ward : bool
        Whether the map's areas are wards.
    """
    if not programmes:
        return []
    return [
        html.H2("Programme reach"),
        _build_switch(is_exact=is_exact, is_ward=is_ward),
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
        *_build_key(programmes, is_exact=is_exact, is_ward=is_ward),
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


def _build_switch(*, is_exact: bool, is_ward: bool) -> Component:
    ways = (
        ("By area" if is_ward else "By borough", "", not is_exact),
        ("Exact places", "exact", is_exact),
    )
    return html.Div(
        [
            html.Button(
                name,
                type="button",
                className="segment",
                **attributes(
                    {
                        "data-set": urlencode({"marks": value}),
                        "aria-pressed": str(is_chosen).lower(),
                    }
                ),
            )
            for name, value, is_chosen in ways
        ],
        className="segments",
        role="group",
        **attributes({"aria-label": "How records are marked"}),
    )


def _build_key(
    programmes: Sequence[ProgrammeReach], *, is_exact: bool, is_ward: bool
) -> list[Component]:
    """Build the key of the marks, where they are of more than one kind."""
    if is_exact:
        kinds = [line.mark for programme in programmes for line in programme.records]
        signs = [
            _build_sign(kind, f"{name_mark(kind)}: {kinds.count(kind):,}")
            for kind in _AT_A_PLACE
            if kind in kinds
        ]
        wide = sum(kind in _BY_BOROUGH for kind in kinds)
        signs += [html.Li(html.Span(f"borough only, not shown: {wide:,}"))] if wide else []
    elif is_ward:
        signs = [
            _build_sign("badge", "in a ward"),
            _build_sign("wide", "in a borough: ward too small, or not known"),
        ]
    else:
        return []
    key = attributes({"aria-label": "What the marks on the map mean"})
    return [html.Ul(signs, className="strip-key", **key)]


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
