"""Explore's panel of a group: the areas that a reader has gathered, beside London."""

from collections.abc import Sequence
from typing import TypedDict
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import Output, html
from dash.development.base_component import Component

from dashboard.components import ids
from dashboard.components.attributes import attributes
from dashboard.components.table import Caption, Column, ColumnKind, Narrow, Row, Table, build_table
from dashboard.figures.gathered_list import GatheredList, GatheredRow, describe_gathered
from dashboard.state.gathered_areas import LONGEST_NAME
from dashboard.state.view import View
from dashboard.text.gathered import (
    HOW_TO_GATHER,
    NO_AREA_YET,
    SELECT_ON_MAP,
    SELECT_SEVERAL,
    name_tab,
)
from geodata.repository import Repository


class Group(TypedDict):
    """What a group of areas fills in: the name of its tab, its list, and its name's field."""

    tab: str
    listed: Sequence[Component]
    name_hidden: bool


GROUP = {
    "tab": Output(ids.GROUP_TAB, "children"),
    "listed": Output(ids.GATHERED, "children"),
    "name_hidden": Output(f"{ids.GROUP_NAME}-choice", "hidden"),
}
_SWITCH = {"data-gathers": "1", "aria-pressed": "false"}


def build_map_switch() -> Component:
    """Build the map's button that turns the selection of several areas on and off."""
    return html.Button(
        "",
        type="button",
        className="gather",
        **attributes({**_SWITCH, "aria-label": SELECT_SEVERAL, "title": SELECT_SEVERAL}),
    )


def build_group_page() -> list[Component]:
    """Build the page: the list comes with each answer, the field of the name stays."""
    return [
        html.Div(id=ids.GATHERED, className="gathered"),
        html.Div(
            [
                html.Label("Name of the group", htmlFor=ids.GROUP_NAME, className="choice-name"),
                dbc.Input(
                    id=ids.GROUP_NAME,
                    type="text",
                    autocomplete="off",
                    maxlength=LONGEST_NAME,
                    value="",
                ),
            ],
            id=f"{ids.GROUP_NAME}-choice",
            className="choice",
            hidden=True,
            **attributes({"data-param": "areas_name", "data-typed": ""}),
        ),
        _build_act(SELECT_ON_MAP, _SWITCH),
        html.P(HOW_TO_GATHER, className="about-choice"),
    ]


def present_group(view: View, repository: Repository) -> Group:
    """List a view's group of areas; where it has none, say so."""
    described = describe_gathered(view, repository)
    if described is None:
        listed = [html.H2(NO_AREA_YET, className="group-heading")]
        return Group(tab=name_tab(view), listed=listed, name_hidden=True)
    return Group(tab=name_tab(view), listed=_build_group(described, view), name_hidden=False)


def _build_group(described: GatheredList, view: View) -> list[Component]:
    file = f"/view/areas.csv?{view.selection.to_query()}"
    return [
        html.H2(described.heading, className="group-heading"),
        html.P(described.what, className="soft"),
        build_table(
            Table(
                name=f"{described.heading}. {described.what}",
                columns=(
                    "Area",
                    Column("Value", ColumnKind.NUMBER),
                    Column(html.Span("Remove", className="aside")),
                ),
                rows=[*map(_build_row, described.rows), *_build_london(described.london)],
                class_name="group-list",
                box="table-box",
                caption=Caption.HIDDEN,
                narrow=Narrow.SCROLLS,
            )
        ),
        *[html.P(sentence, className="group-total") for sentence in described.sentences],
        html.Div(
            [
                _build_act(
                    "Show every area again" if described.is_filter else "Show only these",
                    {"data-set": urlencode({"where": described.where}, safe=",")},
                ),
                _build_act("Copy link", {"data-act": "copy"}),
                html.A("Download the group (CSV)", href=file, className="panel-act"),
                _build_act("Remove the group", {"data-set": "areas=&areas_name="}),
            ],
            className="panel-acts",
            role="group",
            **attributes({"aria-label": "Work with this group"}),
        ),
    ]


def _build_row(row: GatheredRow) -> Row:
    said = [text for text in (row.outcome, *row.notes) if text]
    area = html.Button(
        row.name, className="choose-row", **attributes({"data-set": f"area={row.area_code}"})
    )
    remove = html.Button(
        type="button",
        className="chip-remove",
        **attributes(
            {
                "data-set": _write_without(row.without),
                "aria-label": f"Remove {row.name}",
                "title": f"Remove {row.name}",
            }
        ),
    )
    under = html.Span("; ".join(said), className="group-said") if said else None
    return Row(([area, under], _build_value(row.shown, row.interval), remove))


def _write_without(codes: str) -> str:
    return f"areas={codes}" if codes else "areas=&areas_name="


def _build_value(shown: str, interval: str) -> Sequence[Component | str | None]:
    return [html.B(shown), html.Span(interval, className="group-said") if interval else None]


def _build_london(london: tuple[str, str]) -> list[Row]:
    shown, interval = london
    return (
        [Row(("London", _build_value(shown, interval), ""), class_name="of-london")]
        if shown
        else []
    )


def _build_act(name: str, given: dict[str, str]) -> Component:
    return html.Button(name, type="button", className="panel-act", **attributes(given))
