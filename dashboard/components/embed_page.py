"""A view in a frame: title, chart, legend and source, and what may be chosen."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart, show_map
from dashboard.components.figure import build_list, build_shared_patterns, build_texts
from dashboard.components.legend import build_legend
from dashboard.components.page import build_notices
from dashboard.figures.figure import NARROW, WIDE, Figure, FigureKind, say_sources
from dashboard.settings import SITE_NAME

ROUTE = "/embed"
_MOST_NAMED = 3


class FrameChoice(NamedTuple):
    """One thing that can be chosen: its name in the address, options by group, what is chosen."""

    name: str
    label: str
    options: Mapping[str, Mapping[str, str]]
    chosen: str


class FrameForm(NamedTuple):
    """What can be chosen in a frame, and what of its address is kept, by name."""

    choices: Sequence[FrameChoice]
    hidden_fields: Mapping[str, str]


def build_embed(
    figure: Figure, form: FrameForm, address: str, problems: Sequence[str]
) -> Component:
    """Build the page of a view in a frame, readable from 280 units of width."""
    return html.Main(
        [
            build_shared_patterns(),
            html.H1(figure.title),
            html.P(figure.subtitle, className="frame-subtitle"),
            *build_notices([*problems, *figure.notices]),
            build_legend(figure.legend) if figure.legend else None,
            *build_chart(figure),
            _build_form(form) if form.choices else None,
            _build_more(figure),
            html.P(
                [
                    say_sources(figure.sources, _MOST_NAMED, " under “How to read this”"),
                    " ",
                    html.A(
                        f"Open in the {SITE_NAME}",
                        href=address,
                        target="_blank",
                        rel="noopener",
                    ),
                    f". Data version {figure.data_version}.",
                ],
                className="frame-source",
            ),
        ],
        id="main",
        className="frame",
    )


def build_chart(figure: Figure) -> list[Component | Markup]:
    """Build a figure's chart, for a wide and for a narrow page; a table is one of the page's."""
    if figure.texts is not None:
        return [build_texts(figure.texts)]
    if figure.kind is FigureKind.MAP:
        moves = [
            html.Button(text, type="button", **attributes({"data-move": move, "aria-label": label}))
            for text, move, label in (
                ("+", "in", "Zoom in"),
                ("−", "out", "Zoom out"),
                ("All", "all", "All London"),
            )
        ]
        buttons = html.Div(
            moves, className="frame-moves", role="group", **attributes({"aria-label": "Map"})
        )
        return [html.Div([buttons, show_map(figure.draw(WIDE))], className="frame-map")]
    wide = html.Div(
        show_chart(figure.draw(WIDE)), className="frame-wide" if figure.is_fluid else ""
    )
    narrow = (
        [html.Div(show_chart(figure.draw(NARROW)), className="frame-narrow")]
        if figure.is_fluid
        else []
    )
    return [wide, *narrow]


def _build_form(form: FrameForm) -> Component:
    inputs = [
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in form.hidden_fields.items()
    ]
    return html.Form(
        [
            *inputs,
            *[_build_choice(*choice) for choice in form.choices],
            html.Button("Show", type="submit", className="without-script"),
        ],
        action=ROUTE,
        method="get",
        className="frame-form",
        **attributes({"data-frame-form": "1"}),
    )


def _build_choice(
    name: str, label: str, groups: Mapping[str, Mapping[str, str]], chosen: str
) -> Component:
    options: list[Component | Markup] = []
    for group, texts in groups.items():
        listed = [
            Markup('<option value="{}"{}>{}</option>').format(
                value, Markup(" selected") if value == chosen else "", text
            )
            for value, text in texts.items()
        ]
        options += [html.Optgroup(listed, label=group)] if group else listed
    box = html.Select(options, id=f"frame-{name}", **attributes({"name": name}))
    return html.Label([html.Span(label), box])


def _build_more(figure: Figure) -> Component | None:
    parts = [
        *build_list("To be read with it", figure.reading),
        *build_list("What is not located", figure.unlocated),
        *build_list("Method and cautions", figure.notes),
        *build_list("Sources", [f"{one.name}. {one.licence}." for one in figure.sources]),
    ]
    if not parts:
        return None
    return html.Details([html.Summary("How to read this"), *parts])
