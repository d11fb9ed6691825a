"""What the reader can choose on Explore: one view of the data, and the map's colours."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes, build_select
from dashboard.format.names import LEVEL_NAMES
from dashboard.state.selection import FEWEST_CLASSES, MOST_CLASSES, Layer, Mode
from dashboard.state.view_modes import MODES
from dashboard.text.reach_page import ProgrammeChoice
from geodata.closed_lists import Level
from geodata.model import Period
from geodata.statistics.classification import Scheme

LEVEL_BUTTONS = {
    Level.BOROUGH: "Boroughs",
    Level.WARD: "Wards",
    Level.ASSEMBLY_CONSTITUENCY: "Assembly",
    Level.LSOA: "LSOAs",
}


def build_levels(available: Sequence[Level], chosen: Level | None) -> list[Component]:
    """Build a button a level; one with nothing to draw is there, disabled, and says why.

    Wards always have programme reach to draw, on the edition of 2018.
    """
    return [
        _build_segment(
            name,
            # A new level starts at its newest edition and newest date with figures.
            sets={
                "level": level.value,
                "vintage": "2018" if level is Level.WARD and level not in available else "",
                "period": "",
            },
            is_chosen=level is chosen,
            why_not=""
            if level in (*available, Level.WARD)
            else f"No figures for {LEVEL_NAMES[level][1]}",
        )
        for level, name in LEVEL_BUTTONS.items()
    ]


def build_modes(chosen: Mode, why_not: Mapping[Mode, str]) -> list[Component]:
    """Build the switch between the map, the table and the charts.

    Parameters
    ----------
    chosen : Mode
    why_not : mapping of Mode to sentence
        Why a way cannot be had for this view; such a way is there, disabled,
        with the reason under its name.
    """
    charts = [mode for mode in MODES if mode not in _IN_SIGHT]
    is_chart = chosen in charts
    name = MODES[chosen].name if is_chart else "Charts"
    return [
        *[
            _build_segment(
                label,
                sets={"view": mode.value},
                is_chosen=mode is chosen,
                why_not=why_not.get(mode, ""),
            )
            for mode, label in _IN_SIGHT.items()
        ],
        _build_menu(name, charts, chosen, why_not, is_chosen=is_chart),
    ]


def build_mode_menu(chosen: Mode, why_not: Mapping[Mode, str]) -> list[Component]:
    """Build the same switch as one list, for a window without room for the other."""
    name = _IN_SIGHT.get(chosen, MODES[chosen].name)
    return [_build_menu(name, list(MODES), chosen, why_not)]


def _build_menu(
    name: str,
    modes: Sequence[Mode],
    chosen: Mode,
    why_not: Mapping[Mode, str],
    *,
    is_chosen: bool = False,
) -> Component:
    listed = [_build_chart(mode, chosen, why_not.get(mode, "")) for mode in modes]
    return html.Details(
        [
            html.Summary(
                name, className="segment", **attributes({"data-chosen": str(is_chosen).lower()})
            ),
            html.Ul([html.Li(one) for one in listed], className="drop-list"),
        ],
        className="drop",
    )


# The two that are always in sight; the other ways of showing are a list.
_IN_SIGHT: Mapping[Mode, str] = MappingProxyType({Mode.MAP: "Map", Mode.TABLE: "Table"})


def _build_chart(mode: Mode, chosen: Mode, reason: str) -> Component:
    facts = MODES[mode]
    return html.Button(
        [
            _IN_SIGHT.get(mode, facts.name),
            html.Span(f" {reason}", className="why-not") if reason else None,
        ],
        type="button",
        className="drop-choice",
        disabled=bool(reason),
        **attributes(
            {
                "data-set": urlencode({"view": mode.value}),
                "aria-pressed": str(mode is chosen).lower(),
            }
        ),
    )


def build_edition_options(
    vintages: Sequence[int], with_figures: Sequence[int], *, moved: Mapping[int, int]
) -> list[dict]:
    """Build the options of the ward editions, saying what is drawn on those without figures.

    Parameters
    ----------
    vintages, with_figures : sequence of int
        Every edition, and those on which the figures were published.
    moved : mapping of int to int
        By each edition that shows moved figures, the edition from which they come.
    """

    def tell(year: int) -> str:
        if year in with_figures:
            return ""
        return f", derived from {moved[year]}" if year in moved else ", reach only"

    return [{"label": f"{year}{tell(year)}", "value": str(year)} for year in vintages]


def build_period_options(periods: Sequence[Period]) -> list[dict]:
    """Build the options of the dates, newest first."""
    return [{"label": period.label, "value": period.id} for period in periods]


# The select of Dash has an empty option of its own, which cannot be chosen.
NO_DATE = " "


def build_since_options(periods: Sequence[Period]) -> list[dict]:
    """Build the options of the earlier date of a change, newest first; none for no date."""
    if not periods:
        return []
    return [{"label": "No change shown", "value": NO_DATE}, *build_period_options(periods)]


def build_group_options(groups: Sequence[str]) -> list[dict]:
    """Build the options of the populations, everyone first."""
    ordered = sorted(groups, key=lambda group: (group != "all", group))
    return [{"label": "Everyone" if group == "all" else group, "value": group} for group in ordered]


def build_programme_options(choices: Sequence[ProgrammeChoice]) -> list[dict]:
    """Build a tick box a programme, with what is located of it beside its name."""
    return [
        {
            "label": [
                html.Span(choice.label),
                html.Span(choice.located, className="programme-located"),
            ],
            "value": choice.identifier,
        }
        for choice in choices
    ]


def _build_segment(name: str, *, sets: dict[str, str], is_chosen: bool, why_not: str) -> Component:
    return html.Button(
        name,
        className="segment",
        disabled=bool(why_not),
        title=why_not or None,
        **attributes({"data-set": urlencode(sets), "aria-pressed": str(is_chosen).lower()}),
    )


SCHEME_NAMES = {
    Scheme.NATURAL: "Natural breaks",
    Scheme.QUANTILE: "Quantiles",
    Scheme.EQUAL: "Equal intervals",
    Scheme.STD: "Standard deviations",
    Scheme.BENCHMARK: "Compared with London",
    Scheme.CUSTOM: "Custom class limits",
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
                html.Label("Custom class limits", htmlFor=ids.BREAKS, className="choice-name"),
                dbc.Input(id=ids.BREAKS, type="text", autocomplete="off", value=""),
                html.P(
                    f"Enter 1 to {MOST_CLASSES - 1} numbers separated by commas. Each number starts"
                    " a new class.",
                    className="about-choice",
                ),
            ],
            id=f"{ids.BREAKS}-choice",
            className="choice",
            hidden=True,
            **attributes({"data-param": "breaks", "data-typed": ""}),
        ),
        _build_tick("Show only clear differences from London", ids.SURE, "sure", "1"),
        _build_tick("Show uncertainty", ids.LAYER, "layer", Layer.WIDTH.value),
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
