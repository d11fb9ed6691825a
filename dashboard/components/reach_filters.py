"""What of reach is shown, as one plain form: each choice is in the address, script or none."""

from collections.abc import Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes


class Option(NamedTuple):
    """A value of the address and what it is called; ``group`` is its heading in a list."""

    value: str
    name: str
    group: str = ""


class Choices(NamedTuple):
    """One choice: its name in the address, its label, what can be chosen, and what is."""

    name: str
    label: str
    options: Sequence[Option]
    chosen: frozenset[str]
    note: str = ""


class FiltersForm(NamedTuple):
    """The form.

    ``lists`` take one value each, ``ticks`` several; ``hidden_fields`` are what the
    address says besides, by name. ``is_chosen`` says that something is chosen
    that can be cleared.
    """

    lists: Sequence[Choices]
    ticks: Sequence[Choices]
    hidden_fields: Sequence[tuple[str, str]]
    is_chosen: bool


def build_filters(form: FiltersForm, action: str) -> Component:
    """Build the form; with scripts it is asked again at each choice."""
    return html.Form(
        [
            *[
                Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
                for name, value in form.hidden_fields
            ],
            html.Div([_build_list(one) for one in form.lists], className="filter-lists"),
            html.Div([_build_ticks(one) for one in form.ticks], className="filter-ticks"),
            html.P(
                [
                    html.Button("Show", type="submit", className="action without-script"),
                    html.A("Clear all", href=action, id="clear-filters")
                    if form.is_chosen
                    else None,
                ],
                className="filter-buttons",
                **attributes({"data-live-links": "1"}),
            ),
        ],
        action=action,
        method="get",
        id="reach-filters",
        className="reach-filters",
        **attributes({"data-live": "1", "aria-label": "What of reach is shown"}),
    )


def _build_list(choices: Choices) -> Component:
    identifier = f"filter-{choices.name}"
    groups: dict[str, list[Component]] = {}
    for option in choices.options:
        groups.setdefault(option.group, []).append(
            html.Option(option.name, value=option.value, selected=option.value in choices.chosen)
        )
    listed = [
        part
        for group, options in groups.items()
        for part in ([html.Optgroup(options, label=group)] if group else options)
    ]
    return html.Div(
        [
            html.Label(choices.label, htmlFor=identifier),
            html.Select(
                listed,
                id=identifier,
                className="form-select",
                **attributes({"name": choices.name}),
            ),
        ]
    )


def _build_ticks(choices: Choices) -> Component:
    chosen = [one.name for one in choices.options if one.value in choices.chosen]
    summary = f"{len(chosen)} chosen" if chosen else "all"
    groups: dict[str, list[Component]] = {}
    for option in choices.options:
        groups.setdefault(option.group, []).append(_build_tick(choices, option))
    boxes = [
        part
        for group, ticks in groups.items()
        for part in ([html.Fieldset([html.Legend(group), *ticks])] if group else ticks)
    ]
    return html.Details(
        [
            html.Summary([f"{choices.label}: ", html.B(summary)]),
            html.P(choices.note, className="soft") if choices.note else None,
            html.Div(
                boxes,
                className="filter-boxes",
                role="group",
                **attributes({"aria-label": choices.label}),
            ),
        ],
        id=f"filter-{choices.name}",
        className=f"filter-of-{choices.name}",
    )


def _build_tick(choices: Choices, option: Option) -> Component:
    checked = Markup(" checked") if option.value in choices.chosen else ""
    identifier = f"filter-{choices.name}-{option.value}"
    tick = Markup('<input type="checkbox" id="{}" name="{}" value="{}"{}>').format(
        identifier, choices.name, option.value, checked
    )
    return html.Label([tick, option.name], htmlFor=identifier)
