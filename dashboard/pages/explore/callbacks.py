"""Explore's text and choices, for whatever the address asks for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, TypedDict

from dash import ClientsideFunction, Dash, Input, Output, html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.area_panel import build_area_panel, build_empty_panel
from dashboard.components.map_legend import build_map_legend
from dashboard.components.settled_parts import find_live_ids, settle
from dashboard.figures.colourings import colour_view
from dashboard.figures.filtered import find_met, keep_matching
from dashboard.figures.map_values import describe_legend
from dashboard.format.names import LEVEL_NAMES
from dashboard.pages.explore import controls
from dashboard.pages.explore.choices import CHOICES, Choices, present_choices
from dashboard.pages.explore.filters import FILTERS, present_filters
from dashboard.pages.explore.group_panel import GROUP, Group, present_group
from dashboard.pages.explore.offers import explain_missing_modes, present_notices
from dashboard.pages.explore.panel_callbacks import present_panel
from dashboard.pages.explore.reach_box import build_reach_box, build_reach_strip
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.selection import Marks, Mode, Selection
from dashboard.state.view import View, resolve_view
from dashboard.state.view_modes import MODES
from dashboard.text.area import describe_chosen_area
from dashboard.text.reach_page import (
    describe_chosen_programmes,
)
from dashboard.text.view import describe_method, head_view, list_sources
from geodata.closed_lists import Level
from geodata.repository import Repository

_CHOOSE = "Select an area on the map or in the list to read its figures and records."


# Two lines of a title have room for about this many letters, and three of what stands below it.
_LONG, _LONG_BELOW = 68, 145


class ViewText(TypedDict):
    """What the view is called and what is said about it."""

    title: str
    title_size: str
    subtitle: str
    subtitle_size: str
    notices: list[Component]
    source: list[Any]
    modes: list[Component]
    mode_menu: list[Component]
    panel: list[Component]
    remarks: list[Component]
    list_name: str


class Meaning(TypedDict):
    """What the chosen area and programmes mean."""

    name: str
    area: list[Component]
    reach: list[Component]
    strip: list[Component]
    group: Group


def present_words(selection: Selection, repository: Repository) -> ViewText:
    """Put one selection's view into words."""
    view = resolve_view(selection, repository)
    figures = build_results(view, repository)
    matching = keep_matching(view, figures, repository)
    heading = head_view(view, matching, repository)
    missing = explain_missing_modes(view, repository)
    return ViewText(
        title=heading.title,
        title_size="view-title" if len(heading.title) <= _LONG else "view-title is-long",
        subtitle=heading.subtitle,
        subtitle_size=f"view-subtitle{' is-long' if len(heading.subtitle) > _LONG_BELOW else ''}",
        notices=present_notices(view, repository),
        source=_build_source_line(view, describe_method(figures), repository),
        modes=controls.build_modes(view.mode, missing),
        mode_menu=controls.build_mode_menu(view.mode, missing),
        panel=present_panel(view, repository, is_beside=False),
        remarks=present_panel(view, repository, is_beside=True),
        list_name=_name_list(view, matching),
    )


def _name_list(view: View, matching: ViewResults) -> str:
    counted = f" ({len(matching.table):,})" if matching.is_filtered else ""
    return f"All {LEVEL_NAMES[view.geography.level][1]}{counted}"


def present_meaning(selection: Selection, repository: Repository) -> Meaning:
    """Tell of the chosen area and the chosen programmes."""
    view = resolve_view(selection, repository)
    if view.area is None:
        area = build_empty_panel(_CHOOSE)
    else:
        figures = build_results(view, repository)
        area = build_area_panel(describe_chosen_area(view, figures, repository))
    programmes = describe_chosen_programmes(view, repository)
    return Meaning(
        name=view.area.area_name if view.area else "",
        area=area,
        reach=build_reach_box(programmes),
        strip=build_reach_strip(
            programmes,
            is_exact=selection.marks is Marks.EXACT,
            is_ward=view.geography.level is Level.WARD,
        ),
        group=present_group(view, repository),
    )


_WORDS = {
    "title": Output(ids.TITLE, "children"),
    "title_size": Output(ids.TITLE, "className"),
    "subtitle": Output(ids.SUBTITLE, "children"),
    "subtitle_size": Output(ids.SUBTITLE, "className"),
    "notices": Output(ids.NOTICES, "children"),
    "source": Output(ids.SOURCE_LINE, "children"),
    "modes": Output(ids.VIEWS, "children"),
    "mode_menu": Output(ids.VIEWS_MENU, "children"),
    "panel": Output(ids.VIEW_PANEL, "children"),
    "remarks": Output(ids.VIEW_NOTES, "children"),
    "list_name": Output(ids.LIST_TAB, "children"),
}
_MEANING = {
    "name": Output(ids.AREA_TAB, "children"),
    "area": Output(ids.AREA_PANEL, "children"),
    "strip": Output(ids.REACH_STRIP, "children"),
    "reach": Output(ids.REACH_BOX, "children"),
    "group": GROUP,
}


def fill_page(page: Component, query: str, repository: Repository) -> Component:
    """Fill a page with what its view says, as its callbacks will, so that it comes whole."""
    selection = Selection.from_query(query)
    setattr(page, "data-panel", choose_panel(selection))
    for present, outputs in (
        (present_words, _WORDS),
        (present_filters, FILTERS),
        (present_choices, CHOICES),
        (present_meaning, _MEANING),
    ):
        _fill(page, outputs, present(selection, repository))
    view = resolve_view(selection, repository)
    figures = build_results(view, repository)
    colouring = colour_view(view, figures, repository).leave_out(find_met(view, repository))
    legend = describe_legend(view, figures, colouring)
    place = page[ids.LEGEND]
    place.children = build_map_legend(legend)
    setattr(place, "data-palette", legend["palette"])
    setattr(place, "data-classes", str(len(legend["classes"])))
    page[ids.LEGEND_WORDS].children = " ".join(legend["sentences"])
    page[ids.SKIP_TABLE].href = link_table(view)
    page[ids.DOWNLOAD].href = f"/view/table.csv?{selection.to_query()}"
    setattr(page, "data-view", view.mode.value)
    setattr(page, "data-stage", MODES[view.mode].stage.value)
    return page


def link_table(view: View) -> str:
    """Give the address of a view's figures as a table, on a page that needs no script."""
    shown = replace(view.selection, indicator=view.indicator.id, view=Mode.TABLE)
    return f"/embed?{shown.to_query()}"


def choose_panel(selection: Selection) -> str:
    """Choose what the panel shows first: where to start, the chosen area or group, or the list."""
    if selection.is_bare:
        return "start"
    return "area" if selection.area else "group" if selection.areas else "list"


def _fill(page: Component, outputs: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    for name, output in outputs.items():
        if isinstance(output, Mapping):
            _fill(page, output, values[name])
        else:
            setattr(page[output.component_id], output.component_property, values[name])


def register(app: Dash, repository: Repository) -> None:
    """Attach this module's callbacks to the application."""
    address = {"query": Input(ids.URL, "search")}
    live_ids = partial(find_live_ids, app)

    @app.callback(output=_WORDS, inputs=address)
    def update_words(query: str | None) -> ViewText:
        return settle(present_words(Selection.from_query(query or ""), repository), live_ids())

    @app.callback(output=CHOICES, inputs=address)
    def update_choices(query: str | None) -> Choices:
        return settle(present_choices(Selection.from_query(query or ""), repository), live_ids())

    @app.callback(output=_MEANING, inputs=address)
    def update_meaning(query: str | None) -> Meaning:
        return settle(present_meaning(Selection.from_query(query or ""), repository), live_ids())

    # The map, legend, table and list are drawn in the browser from the same address.
    app.clientside_callback(
        ClientsideFunction("atlas", "follow"),
        Output(ids.MAP_STATUS, "children"),
        Input(ids.URL, "search"),
    )
    app.clientside_callback(
        ClientsideFunction("atlas", "hearWords"),
        Output(ids.AREA_PANEL, "title"),
        Input(ids.AREA_PANEL, "children"),
    )
    app.clientside_callback(
        ClientsideFunction("atlas", "hearPanel"),
        Output(ids.VIEW_PANEL, "title"),
        Input(ids.VIEW_PANEL, "children"),
    )
    app.clientside_callback(
        ClientsideFunction("atlas", "setTitle"),
        Output(ids.TITLE, "title"),
        Input(ids.TITLE, "children"),
    )


def _build_source_line(view: View, method: str, repository: Repository) -> list[Any]:
    links: list[Any] = []
    for source in list_sources(view, repository):
        name = f"{source.producer}, {source.name}"
        links += ["; ", html.A(source.producer, href=source.address, title=name)]
    made = f"{method} " if view.moved_from else ""
    return ["Source: ", *links[1:], f". {made}Data version {repository.data_version}."]
