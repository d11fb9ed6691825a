"""The words under the map of equal areas, and the way back to the true shapes."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes


def build_equal_area_panel(
    first: Sequence[str], more: Sequence[str], parted: Sequence[str], joined: Sequence[str]
) -> list[Component]:
    """Build the panel: what must be read, the way back, and behind a line what may be read."""
    return [
        html.P(" ".join(first)),
        html.Button(
            "Show true shapes", className="equal-back", **attributes({"data-set": "view=map"})
        ),
        html.Details(
            [
                html.Summary("What this map keeps, and what it changes"),
                *[html.P(sentence) for sentence in more],
                *_build_pairs("Neighbours that stand apart here", parted),
                *_build_pairs("Side by side here, but not neighbours", joined),
            ]
        ),
    ]


def _build_pairs(title: str, pairs: Sequence[str]) -> list[Component]:
    if not pairs:
        return []
    return [html.H2(f"{title} ({len(pairs)})"), html.Ul([html.Li(pair) for pair in pairs])]
