"""What the reader can choose, drawn for one view of the data."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.geography_names import LEVEL_NAMES
from dashboard.layout.attributes import attributes
from dashboard.selection import Mode
from dashboard.view_modes import MODES
from geodata.closed_lists import Level
from geodata.model import Period

LEVEL_BUTTONS = {
    Level.BOROUGH: "Boroughs",
    Level.WARD: "Wards",
    Level.ASSEMBLY_CONSTITUENCY: "Assembly",
    Level.LSOA: "LSOAs",
}


class ProgrammeChoice(NamedTuple):
    """One programme as a reader may tick it: identifier, label, what of it is located."""

    identifier: str
    label: str
    located: str


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
    """Build the buttons between ways of showing a view, and those within the chosen family.

    Parameters
    ----------
    chosen : Mode
    why_not : mapping of Mode to sentence
        Why a way cannot be had for this view; such a way is there, disabled.
    """
    families: dict[str, list[Mode]] = {}
    for mode, facts in MODES.items():
        families.setdefault(facts.family, []).append(mode)
    within = families[MODES[chosen].family]
    rows = [_build_mode_row(families, chosen, why_not)]
    if len(within) > 1:
        rows.append(_build_mode_row({MODES[mode].name: [mode] for mode in within}, chosen, why_not))
    return rows


def _build_mode_row(
    choices: Mapping[str, Sequence[Mode]], chosen: Mode, why_not: Mapping[Mode, str]
) -> Component:
    buttons = []
    for name, modes in choices.items():
        first = next((mode for mode in modes if not why_not.get(mode)), modes[0])
        buttons.append(
            _build_segment(
                name,
                sets={"view": first.value},
                is_chosen=chosen in modes,
                why_not=why_not.get(first, ""),
            )
        )
    return html.Div(buttons, className="segments")


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
