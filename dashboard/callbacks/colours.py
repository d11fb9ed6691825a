"""What the controls of the map's colours show, for whatever the address asks for."""

from typing import Any, TypedDict

from dash import Output

from dashboard import ids
from dashboard.colourings import COLOURINGS, DEFAULT_CLASSES
from dashboard.layout.colour_choices import (
    COUNTED_SCHEMES,
    build_class_options,
    build_scheme_options,
)
from dashboard.shown_figures import ShownFigures
from dashboard.view import View
from dashboard.view_modes import TWO_INDICATOR_MODES
from geodata.classification import Scheme


class Colours(TypedDict):
    """The chosen scheme, classes and ticks; what cannot be chosen is hidden, also own breaks."""

    schemes: list[dict]
    scheme: str
    hidden: bool
    class_options: list[dict]
    classes: str
    classes_hidden: bool
    breaks_hidden: bool
    sure: list[str]
    layer: list[str]


def output_colours() -> dict[str, Any]:
    """Name the outputs of `present_colours`."""
    return {
        "schemes": Output(ids.SCHEME, "options"),
        "scheme": Output(ids.SCHEME, "value"),
        "hidden": Output(ids.COLOURS, "hidden"),
        "class_options": Output(ids.CLASSES, "options"),
        "classes": Output(ids.CLASSES, "value"),
        "classes_hidden": Output(f"{ids.CLASSES}-choice", "hidden"),
        "breaks_hidden": Output(f"{ids.BREAKS}-choice", "hidden"),
        "sure": Output(ids.SURE, "value"),
        "layer": Output(ids.LAYER, "value"),
    }


def present_colours(view: View, figures: ShownFigures) -> Colours:
    """Say how the colours of a view are chosen."""
    asked = view.selection
    scheme = asked.scheme or Scheme.NATURAL
    # A comparison that is tested has three outcomes, whatever number of classes is asked for.
    is_counted = scheme in COUNTED_SCHEMES and not (
        scheme is Scheme.BENCHMARK and figures.is_compared
    )
    return Colours(
        schemes=build_scheme_options(),
        scheme=scheme.value,
        # Ways of showing with colours of their own leave nothing to choose here.
        hidden=view.is_london_only or view.mode in COLOURINGS or view.mode in TWO_INDICATOR_MODES,
        class_options=build_class_options(),
        classes=str(asked.classes or DEFAULT_CLASSES),
        classes_hidden=not is_counted,
        breaks_hidden=scheme is not Scheme.CUSTOM,
        sure=["1"] if asked.sure else [],
        layer=[asked.layer.value] if asked.layer else [],
    )
