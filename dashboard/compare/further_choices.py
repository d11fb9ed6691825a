"""What else can be put side by side: more areas, other indicators, other kinds of areas."""

from collections.abc import Iterable

from dash.development.base_component import Component

from dashboard.compare.compare_addresses import standard_address, start_address, write_address
from dashboard.compare.compared_areas import COMPARED_GEOGRAPHIES
from dashboard.compare.comparison import MOST_AREAS, Comparison
from dashboard.geography_names import name_geography, name_one
from dashboard.layout.compare_forms import (
    AddForm,
    AreaOptions,
    KindLink,
    build_add_form,
    build_indicator_form,
    build_kinds,
    build_own_choice,
)
from dashboard.selection import Selection
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
        own = comparison.select(comparison.areas[:MOST_AREAS], is_similar=False)
        choices.append(build_own_choice(write_address(own)))
    elif form is not None:
        choices.append(build_add_form(form))
    if comparison.rows:
        standard = standard_address(comparison) if comparison.chosen else ""
        kept = _keep(comparison.select(indicators=()))
        ids = frozenset(row.indicator.id for row in comparison.rows)
        choices.append(build_indicator_form(comparison.offered, ids, kept, standard))
    return choices


def build_kind_links(comparison: Comparison, repository: Repository) -> Component:
    """Build the links to other kinds of areas."""
    return build_kinds(_list_kinds(comparison.geography, repository))


def _keep(selection: Selection) -> dict[str, str]:
    """Give what an address says, by name, for a form that only adds to it."""
    said = {
        "level": selection.level.value if selection.level else "",
        "vintage": str(selection.vintage or ""),
        "compare": ",".join(selection.compare),
        "similar": "1" if selection.similar else "",
        "indicators": ",".join(selection.indicators),
    }
    return {name: value for name, value in said.items() if value}


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
        kept=_keep(comparison.select()),
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
