"""How the map's colours are made: the reader's choices."""

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.layout.attributes import attributes
from dashboard.layout.selects import build_select
from dashboard.selection import FEWEST_CLASSES, MOST_CLASSES, Layer
from geodata.classification import Scheme

SCHEME_NAMES = {
    Scheme.NATURAL: "Natural breaks",
    Scheme.QUANTILE: "Quantiles",
    Scheme.EQUAL: "Equal intervals",
    Scheme.STD: "Standard deviations",
    Scheme.BENCHMARK: "Compared with London",
    Scheme.CUSTOM: "Own breaks",
}
# Schemes whose classes are as many as the reader says.
COUNTED_SCHEMES = frozenset(SCHEME_NAMES) - {Scheme.CUSTOM}


def build_colour_choices() -> Component:
    """Build the choices of scheme, classes, own breaks, clear differences and interval widths."""
    choices = [
        html.Div(
            [
                build_select("Colour by", ids.SCHEME, "scheme", is_always=True),
                build_select("Classes", ids.CLASSES, "classes"),
            ],
            className="selects selects-colour",
        ),
        html.Div(
            [
                html.Label("Own breaks", htmlFor=ids.BREAKS, className="choice-name"),
                dbc.Input(id=ids.BREAKS, type="text", autocomplete="off", value=""),
                html.P(
                    f"1 to {MOST_CLASSES - 1} numbers with commas between them; each is the"
                    " lowest value of the class above it.",
                    className="about-choice",
                ),
            ],
            id=f"{ids.BREAKS}-choice",
            className="choice",
            hidden=True,
            **attributes({"data-param": "breaks", "data-typed": ""}),
        ),
        _build_tick("Only differences that are clear", ids.SURE, "sure", "1"),
        _build_tick("Show how wide the intervals are", ids.LAYER, "layer", Layer.WIDTH.value),
    ]
    return html.Div(choices, id=ids.COLOURS)


def build_scheme_options() -> list[dict]:
    """Build the options of the class schemes."""
    return [{"label": name, "value": scheme.value} for scheme, name in SCHEME_NAMES.items()]


def build_class_options() -> list[dict]:
    """Build the options of the number of classes."""
    return [
        {"label": str(count), "value": str(count)}
        for count in range(FEWEST_CLASSES, MOST_CLASSES + 1)
    ]


def _build_tick(name: str, identifier: str, param: str, value: str) -> Component:
    return html.Div(
        dbc.Checklist(id=identifier, options=[{"label": name, "value": value}], value=[]),
        className="choice-tick",
        **attributes({"data-param": param}),
    )
