"""The legend beside the page's map: a row a class, which shows that class alone when pressed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.components.attributes import attributes
from dashboard.format.numbers import count_things
from dashboard.theme.palettes import CHANGE

_WIDEST_BAR = 2.25


def build_map_legend(legend: Mapping[str, Any]) -> list[Component]:
    """Build the legend that `dashboard.figures.map_values.describe_legend` describes."""
    most = max((one["count"] for one in legend["classes"]), default=0)
    build = partial(_build_row, legend["areas"], most)
    rows = [
        html.Li(
            [build(f"k{place}", one, place), _mark_london(legend["london"], place)],
            className="legend-row",
        )
        for place, one in enumerate(legend["classes"])
    ]
    # What went up stands before what went down, as in the list of a change.
    rows = rows[::-1] if legend["palette"] == CHANGE else rows
    rows += [html.Li(build(one["mark"], one), className="legend-row") for one in legend["marks"]]
    return [
        html.P(legend["title"], className="legend-title"),
        html.Ul(rows, className="legend-classes"),
        *([html.P(legend["note"], className="legend-note")] if legend["note"] else []),
    ]


def _mark_london(london: float | None, place: int) -> Component | None:
    """Mark London at its class; between two it stands on the line over the higher one."""
    if london is None or london not in (place, place - 0.5):
        return None
    between = "" if london == place else " is-between"
    return html.Span("London", className=f"legend-london{between}")


def _build_row(
    names: Sequence[str],
    most: int,
    fill: str,
    one: Mapping[str, Any],
    place: int | None = None,
) -> Component:
    count = one["count"]
    width = _WIDEST_BAR * count / most if most else 0
    parts = [
        html.Span(className=f"swatch {fill}"),
        html.Span(one["label"], className="legend-range"),
        html.Span(f"{count:,}", className="legend-count"),
        html.Span(className="legend-bar", style={"width": f"{width:.2f}rem"}) if count else None,
        html.Span(one["detail"], className="legend-detail") if one.get("detail") else None,
    ]
    # What is no class of the topic's values can be no filter of it.
    if place is None or one["is_pressed"] is None:
        return html.Div(parts, className="legend-class")
    facts = {
        "data-class": str(place),
        "aria-pressed": str(one["is_pressed"]).lower(),
        "aria-label": f"{one['label']}: {count_things(count, *names)}",
    }
    return html.Button(parts, type="button", className="legend-class", **attributes(facts))
