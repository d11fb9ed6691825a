"""Explore's choices in the bar and the panel: what may be chosen next, and what is."""

from typing import Any, TypedDict

from dash import Output, html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.figures.colourings import COLOURINGS, DEFAULT_CLASSES
from dashboard.pages.explore import controls
from dashboard.pages.explore.bar import build_programme_chips
from dashboard.pages.explore.controls import (
    COUNTED_SCHEMES,
    LEVEL_BUTTONS,
    build_class_options,
    build_scheme_options,
)
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.editions import find_origins
from dashboard.state.selection import Selection
from dashboard.state.view import View, drawn_coverage, list_since_dates, resolve_view
from dashboard.state.view_modes import CHANGE_MODES, TWO_INDICATOR_MODES
from dashboard.text.change_view import join_dates
from dashboard.text.reach_page import (
    count_chosen_records,
    list_programme_choices,
)
from dashboard.text.view import describe_indicator, describe_method
from geodata.closed_lists import Level
from geodata.model import WARD_VINTAGES
from geodata.repository import Repository
from geodata.statistics.classification import Scheme


class Select(TypedDict):
    """One native select: its options, what is chosen, and whether there is a choice at all."""

    options: list[dict]
    value: str
    hidden: bool


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


class Choices(TypedDict):
    """What may be chosen next, and what is."""

    about: list[Component]
    topic: str
    date: str
    areas: str
    chips: list[Component]
    levels: list[Component]
    edition: Select
    period: Select
    since: Select
    group: Select
    programmes: list[dict]
    chosen_programmes: list[str]
    programme_count: str
    colours: Colours


def present_choices(selection: Selection, repository: Repository) -> Choices:
    """Say what may be chosen in one selection's view."""
    view = resolve_view(selection, repository)
    drawn = drawn_coverage(view.indicator.id, repository)
    offered = [coverage.geography for coverage in drawn]
    chosen_level = None if view.is_london_only else view.geography.level
    vintages = [geography.vintage for geography in offered if geography.vintage]
    coverage = view.coverage
    method = describe_method(build_results(view, repository))
    return Choices(
        about=[html.P(sentence) for sentence in (*describe_indicator(view), method) if sentence],
        topic=view.indicator.label,
        date=_name_dates(view),
        areas=_name_areas(view),
        chips=build_programme_chips(view.programmes),
        levels=controls.build_levels([geography.level for geography in offered], chosen_level),
        edition=_build_select(
            controls.build_edition_options(
                WARD_VINTAGES[::-1],
                vintages,
                moved=find_origins(view.indicator, drawn, repository) if view.moved_from else {},
            ),
            str(view.geography.vintage or ""),
            is_needed=view.geography.level is Level.WARD,
        ),
        period=_build_select(
            controls.build_period_options(coverage.periods if coverage else ()),
            view.period.id if view.period else "",
        ),
        since=_build_select(
            controls.build_since_options(list_since_dates(view, repository)),
            view.since.id if view.since else controls.NO_DATE,
            # Ways of showing that draw no change offer none.
            is_needed=view.mode in CHANGE_MODES and bool(list_since_dates(view, repository)),
        ),
        group=_build_select(controls.build_group_options(view.groups), view.group),
        programmes=controls.build_programme_options(list_programme_choices(repository)),
        chosen_programmes=[programme.id for programme in view.programmes],
        programme_count=count_chosen_records(view, repository),
        colours=present_colours(view, build_results(view, repository)),
    )


def _name_dates(view: View) -> str:
    # What is known for London only is shown as a trend.
    if view.is_london_only and view.is_london_held:
        return "All dates"
    return join_dates(view.since if view.shows_change else None, view.period)


def _name_areas(view: View) -> str:
    if view.is_london_only:
        return "London only"
    name = LEVEL_BUTTONS[view.geography.level]
    return f"{name} ({view.geography.vintage})" if view.geography.vintage else name


def _output_select(identifier: str) -> dict[str, Output]:
    return {
        "options": Output(identifier, "options"),
        "value": Output(identifier, "value"),
        "hidden": Output(f"{identifier}-choice", "hidden"),
    }


def _build_select(options: list[dict], value: str, *, is_needed: bool | None = None) -> Select:
    is_shown = len(options) > 1 if is_needed is None else is_needed
    return Select(options=options, value=value, hidden=not is_shown)


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


def present_colours(view: View, figures: ViewResults) -> Colours:
    """Say how the colours of a view are chosen."""
    selection = view.selection
    scheme = selection.scheme or Scheme.NATURAL
    # A comparison that is tested has three outcomes, whatever number of classes is asked for.
    is_counted = scheme in COUNTED_SCHEMES and not (
        scheme is Scheme.BENCHMARK and figures.is_compared
    )
    return Colours(
        schemes=build_scheme_options(),
        scheme=scheme.value,
        # Ways of showing with colours of their own leave nothing to choose here.
        hidden=view.is_london_only
        or view.shows_change
        or view.mode in COLOURINGS
        or view.mode in TWO_INDICATOR_MODES,
        class_options=build_class_options(),
        classes=str(selection.classes or DEFAULT_CLASSES),
        classes_hidden=not is_counted,
        breaks_hidden=scheme is not Scheme.CUSTOM,
        sure=["1"] if selection.sure else [],
        layer=[selection.layer.value] if selection.layer else [],
    )


CHOICES: dict[str, Any] = {
    "about": Output(ids.INDICATOR_ABOUT, "children"),
    "topic": Output(ids.TOPIC_NAME, "children"),
    "date": Output(ids.DATE_NAME, "children"),
    "areas": Output(ids.AREAS_NAME, "children"),
    "chips": Output(ids.PROGRAMME_CHIPS, "children"),
    "levels": Output(ids.LEVELS, "children"),
    "edition": _output_select(ids.EDITION),
    "period": _output_select(ids.PERIOD),
    "since": _output_select(ids.SINCE),
    "group": _output_select(ids.GROUP),
    "programmes": Output(ids.PROGRAMMES, "options"),
    "chosen_programmes": Output(ids.PROGRAMMES, "value"),
    "programme_count": Output(ids.PROGRAMME_COUNT, "children"),
    "colours": output_colours(),
}
