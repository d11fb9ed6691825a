"""What can be chosen to stand side by side: plain links and forms, which need no script."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.compare.comparison import ThemeIndicators
from dashboard.layout.attributes import attributes


class AreaOptions(NamedTuple):
    """Areas of a select box, under a heading of their own where ``group`` is said.

    ``areas`` are names by code.
    """

    group: str
    areas: Mapping[str, str]


class AddForm(NamedTuple):
    """A form that adds areas.

    ``kind`` is what one area is called, ``boxes`` how many can be added at
    once, ``kept`` what the address already says, by name.
    """

    kind: str
    boxes: int
    options: Sequence[AreaOptions]
    kept: Mapping[str, str]


class KindLink(NamedTuple):
    """A kind of area that can be compared: its name, its address, and whether it is shown."""

    name: str
    address: str
    is_current: bool


def build_kinds(kinds: Sequence[KindLink]) -> Component:
    """Build the links to the kinds of areas."""
    return html.Nav(
        [
            html.Span("Compare: "),
            *[
                html.A(
                    kind.name,
                    href=kind.address,
                    **attributes({"aria-current": "true"} if kind.is_current else {}),
                )
                for kind in kinds
            ],
        ],
        className="compare-kinds",
        **attributes({"aria-label": "Kind of areas"}),
    )


def build_own_choice(address: str) -> Component:
    """Build the link from similar areas to a choice of the reader's own."""
    return html.P(
        html.A("Choose the areas yourself, starting from these", href=address),
        className="compare-own",
    )


def build_add_form(form: AddForm) -> Component:
    """Build the form that adds areas."""
    is_first = form.boxes > 1
    boxes = [
        html.Label(
            [
                f"{form.kind[:1].upper()}{form.kind[1:]} {number}"
                if is_first
                else f"Add a {form.kind}",
                _build_box(form),
            ],
            className="compare-box",
        )
        for number in range(1, form.boxes + 1)
    ]
    return html.Form(
        [
            *_keep(form.kept),
            *boxes,
            html.Button("Compare" if is_first else "Add", type="submit", className="action"),
        ],
        action="/compare",
        method="get",
        className="compare-form",
    )


def _build_box(form: AddForm) -> Component:
    groups: list[Component] = [html.Option(f"Choose a {form.kind}", value="")]
    for part in form.options:
        options = [html.Option(name, value=code) for code, name in part.areas.items()]
        groups += [html.Optgroup(options, label=part.group)] if part.group else options
    return html.Select(groups, className="form-select", **attributes({"name": "compare"}))


def build_indicator_form(
    offered: Sequence[ThemeIndicators],
    shown: frozenset[str],
    kept: Mapping[str, str],
    standard_address: str,
) -> Component:
    """Build the ticks that say which indicators are compared.

    Parameters
    ----------
    offered : sequence of ThemeIndicators
    shown : set of str
        Identifiers that are shown now.
    kept : mapping
        What the address already says, by name.
    standard_address : str
        Leads to the standard list; empty where it is shown.
    """
    return html.Details(
        [
            html.Summary("Choose indicators"),
            html.Form(
                [
                    *_keep(kept),
                    html.Div(
                        [_build_ticks(theme, shown) for theme in offered], className="compare-ticks"
                    ),
                    html.Button("Show these", type="submit", className="action"),
                    html.A("The standard list", href=standard_address)
                    if standard_address
                    else None,
                ],
                action="/compare",
                method="get",
            ),
        ],
        className="compare-indicators",
    )


def _build_ticks(theme: ThemeIndicators, shown: frozenset[str]) -> Component:
    # Dash's components of HTML have no input.
    ticks = [
        html.Label(
            [
                Markup('<input type="checkbox" name="indicators" value="{}"{}>').format(
                    one.id, Markup(" checked") if one.id in shown else ""
                ),
                one.label,
            ]
        )
        for one in theme.indicators
    ]
    return html.Fieldset([html.Legend(theme.name), *ticks])


def _keep(kept: Mapping[str, str]) -> list[Markup]:
    return [
        Markup('<input type="hidden" name="{}" value="{}">').format(name, said)
        for name, said in kept.items()
    ]
