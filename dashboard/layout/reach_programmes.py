"""Programmes by theme: what of each is located, as a bar and in words, and where to read on."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes


class CoverageLine(NamedTuple):
    """One kind of unit that a programme counts: its bar, empty where no whole is known."""

    picture: Component | str
    words: str


class ProgrammeLine(NamedTuple):
    """One programme of the list: every sentence was made from its records and the registry."""

    identifier: str
    label: str
    years: str
    records: str
    coverage: tuple[CoverageLine, ...]


class ThemeProgrammes(NamedTuple):
    """The programmes of one theme."""

    name: str
    programmes: tuple[ProgrammeLine, ...]


def programme_address(identifier: str) -> str:
    """Give the address of a programme's own page."""
    return f"/programme/{identifier}"


def build_programmes(themes: Sequence[ThemeProgrammes], key: Callable[[], Component]) -> Component:
    """Build the list of programmes with the key of their bars."""
    return html.Section(
        [
            html.H2("Programmes, and how much of each is located", id="programmes"),
            html.P(
                "Each bar is all that the sources count of one kind; what no source places is"
                " striped. Unknown is not none. The bars count every record, whatever is chosen.",
                className="soft",
            ),
            key(),
            *[_build_theme(theme) for theme in themes],
        ],
        className="reach-section",
    )


def _build_theme(theme: ThemeProgrammes) -> Component:
    return html.Div(
        [
            html.H3(theme.name, className="reach-theme"),
            html.Ul(
                [_build_programme(programme) for programme in theme.programmes],
                className="reach-programmes",
            ),
        ]
    )


def _build_programme(programme: ProgrammeLine) -> Component:
    return html.Li(
        [
            html.Div(
                [
                    html.A(programme.label, href=programme_address(programme.identifier)),
                    html.P(f"{programme.years}. {programme.records}.", className="soft"),
                    html.A(
                        "Open on the map",
                        href=f"/?programme={programme.identifier}",
                        className="map-link",
                        **attributes({"aria-label": f"Open on the map: {programme.label}"}),
                    ),
                ],
                className="programme-name",
            ),
            html.Div(
                [_build_coverage(line) for line in programme.coverage]
                or [html.P("No source counts what this programme reached.")],
                className="programme-cover",
            ),
        ]
    )


def _build_coverage(line: CoverageLine) -> Component:
    return html.Div([line.picture, html.P(line.words)], className="cover-line")
