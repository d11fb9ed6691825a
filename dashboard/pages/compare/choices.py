"""What else can be put side by side: plain links and forms, which need no script."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.figures.comparison import COMPARED_GEOGRAPHIES
from dashboard.format.names import name_geography, name_one
from dashboard.pages.compare.addresses import standard_address, start_address, write_address
from dashboard.results.comparison import MOST_AREAS, Comparison, ThemeIndicators
from dashboard.state.selection import Selection
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository

# Up to so many areas, a first choice has a box for each that can be compared.
_FEW = 50


def build_choices(comparison: Comparison, repository: Repository) -> list[Component]:
    """Build the forms and links that lead from a comparison to others."""
    choices: list[Component] = []
    form = _make_add_form(comparison, repository)
    if comparison.compared.distances:
        named_areas = comparison.select(comparison.areas[:MOST_AREAS], is_similar=False)
        choices.append(build_choice_link(write_address(named_areas)))
    elif form is not None:
        choices.append(build_add_form(form))
    if comparison.rows:
        standard = standard_address(comparison) if comparison.chosen else ""
        kept = _keep_choice(comparison.select(indicators=()))
        ids = frozenset(row.indicator.id for row in comparison.rows)
        choices.append(build_indicator_form(comparison.offered, ids, kept, standard))
    return choices


def build_kind_links(comparison: Comparison, repository: Repository) -> Component:
    """Build the links to other kinds of areas."""
    return build_kinds(_list_kinds(comparison.geography, repository))


def _keep_choice(selection: Selection) -> dict[str, str]:
    """Give what an address says, by name, for a form that only adds to it."""
    said = {
        "level": selection.level.value if selection.level else "",
        "vintage": str(selection.vintage or ""),
        "compare": ",".join(selection.compare),
        "similar": "1" if selection.similar else "",
        "indicators": ",".join(selection.indicators),
    }
    return {name: value for name, value in said.items() if value}


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


def _make_add_form(comparison: Comparison, repository: Repository) -> AddForm | None:
    held = comparison.areas
    if len(held) >= MOST_AREAS:
        return None
    options = _list_options(comparison.geography, {area.area_code for area in held}, repository)
    count = sum(len(part.areas) for part in options)
    return AddForm(
        kind=name_one(comparison.geography),
        boxes=MOST_AREAS if not held and count <= _FEW else 1,
        can_have_similar=not held and comparison.compared.can_have_similar,
        options=options,
        kept=_keep_choice(comparison.select()),
    )


def _list_options(
    geography: Geography, held: Iterable[str], repository: Repository
) -> list[AreaOptions]:
    """List the areas that can be added by name, wards under their boroughs."""
    table = repository.areas(geography)
    areas = [
        repository.area(code, geography)
        for code in table.sort_values("area_name", kind="stable")["area_code"]
        if code not in held
    ]
    if geography.level is not Level.WARD:
        return [AreaOptions("", {area.area_code: area.area_name for area in areas})]
    boroughs = dict(
        repository.areas(Geography(Level.BOROUGH))[["area_code", "area_name"]].to_numpy().tolist()
    )
    by_borough: dict[str, dict[str, str]] = {name: {} for name in sorted(boroughs.values())}
    for area in areas:
        codes = [area.area_code, *area.parent_codes]
        name = next((boroughs[code] for code in codes if code in boroughs), "")
        by_borough.setdefault(name, {})[area.area_code] = area.area_name
    return [AreaOptions(name, wards) for name, wards in by_borough.items() if wards]


class KindLink(NamedTuple):
    """A kind of area that can be compared: its name, its address, and whether it is shown."""

    name: str
    address: str
    is_current: bool


def _list_kinds(shown: Geography, repository: Repository) -> list[KindLink]:
    """List the kinds of areas that have any figures to compare."""
    with_figures = {
        part.geography
        for identifier in repository.registry.indicators
        for part in repository.coverage(identifier)
    }
    held = [one for one in COMPARED_GEOGRAPHIES if one == shown or one in with_figures]
    names = [name_geography(geography) for geography in held]
    return [
        KindLink(name[:1].upper() + name[1:], start_address(geography), geography == shown)
        for name, geography in zip(names, held, strict=True)
    ]


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


def build_choice_link(address: str) -> Component:
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
    """Build a button of assets/scripts/pages/forms.js; without a script it is not shown."""
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
