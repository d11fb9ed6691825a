"""Where one figure of a profile comes from, for those who open its row."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.area_addresses import map_address
from dashboard.layout.attributes import attributes
from dashboard.profile.area_profile import ProfileFigure
from dashboard.words.provenance_words import ProvenanceLine


def build_explanation(
    figure: ProfileFigure, lines: Sequence[ProvenanceLine], citation: str
) -> Component:
    """Build how a figure compares, where it comes from line by line, and its citation."""
    told = " ".join(part for part in (figure.comparison, figure.place_words) if part)
    cited = f"cited-{figure.indicator.id}"
    name = html.Span(f" of {figure.indicator.label}", className="aside")
    return html.Div(
        [
            html.P(told) if told else None,
            html.Dl([part for line in lines for part in _build_line(line)]),
            html.P(citation, id=cited, className="cited"),
            html.P(
                [
                    html.Button(
                        ["Copy citation", name],
                        className="plain-button needs-script",
                        **attributes({"data-copies": cited}),
                    ),
                    html.A(
                        ["Show on the map", name], href=map_address(figure.area, figure.indicator)
                    ),
                ],
                className="links",
            ),
        ],
        className="explanation",
    )


def _build_line(line: ProvenanceLine) -> tuple[Component, Component]:
    told = html.A(line.text, href=line.url, rel="noreferrer") if line.url else line.text
    return html.Dt(line.term), html.Dd(told)
