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
    once, ``kept`` what the address already says, by name. ``can_have_similar``
    says that the first can be put beside those most like it.
    """

    kind: str
    boxes: int
    can_have_similar: bool
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
    several = form.boxes > 1
    kind = f"{form.kind[:1].upper()}{form.kind[1:]}"
    boxes = [
        _build_box(f"{kind} {number}" if several else f"Add {_with_article(form.kind)}", form)
        for number in range(1, form.boxes + 1)
    ]
    return html.Form(
        [
            *_keep(form.kept),
            *boxes,
            html.Button("Compare" if several else "Add", type="submit", className="action"),
            _build_similar_tick(form.kind) if form.can_have_similar else None,
        ],
        action="/compare",
        method="get",
        className="compare-form",
    )


def _with_article(kind: str) -> str:
    return f"{'an' if kind[:1] in 'AEIOUaeiou' else 'a'} {kind}"


def _build_box(label: str, form: AddForm) -> Component:
    groups: list[Component] = [html.Option("Choose…", value="")]
    for part in form.options:
        options = [html.Option(name, value=code) for code, name in part.areas.items()]
        groups += [html.Optgroup(options, label=part.group)] if part.group else options
    box = html.Select(groups, className="form-select", **attributes({"name": "compare"}))
    return html.Label([label, box], className="compare-box")


def _build_similar_tick(kind: str) -> Component:
    tick = Markup('<input type="checkbox" name="similar" value="1">')
    return html.Label([tick, f"Put one {kind} beside those most like it"], className="compare-tick")


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
                    _build_tick_all("Tick all", "all"),
                    _build_tick_all("Untick all", "none"),
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


def _build_tick_all(name: str, which: str) -> Component:
    """Build a button of assets/76-forms.js; without a script it is not shown."""
    return html.Button(
        name,
        type="button",
        className="plain-button needs-script",
        **attributes({"data-ticks": which}),
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
