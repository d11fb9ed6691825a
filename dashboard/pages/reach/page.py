"""The page of reach: what its address asks for, and the parts that answer it."""

from dataclasses import replace
from functools import lru_cache

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.timeline import draw_time_legend, draw_timeline
from dashboard.components.page import build_notices
from dashboard.components.reach import (
    build_bars_legend,
    build_programmes,
    build_totals,
    list_themes,
)
from dashboard.components.reach_choices import list_choices
from dashboard.components.reach_filters import build_filters
from dashboard.components.static_html import write_html
from dashboard.components.static_page import StaticPage
from dashboard.figures.figure import Figure
from dashboard.figures.reach import build_reach
from dashboard.format.names import name_geography
from dashboard.pages.reach.areas import count_unnamed, list_area_lines, list_unnamed, tell_beside
from dashboard.pages.reach.layout import (
    ReachAddresses,
    ReachText,
    TimelineLine,
    build_area_table,
    build_empty,
    build_map_part,
    build_reach_page,
    build_timeline,
)
from dashboard.results.programmes import (
    FIRST_YEAR,
    LAST_YEAR,
    list_timeline,
    list_totals,
    list_undated,
)
from dashboard.results.reach import ReachAnswer, ReachRows, answer_reach
from dashboard.results.reached import LaidRecords
from dashboard.state.addresses import REACH_AREAS_FILE, REACH_RECORDS_FILE
from dashboard.state.reach import REACH_ROUTE, ReachChoice
from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import Selection
from dashboard.text.programme import describe_timeline, describe_totals, describe_undated
from dashboard.text.reach_areas import head_map
from dashboard.text.reach_page import describe_loosened
from geodata.model import Geography
from geodata.repository import Repository

# Of so few programmes everything that sources count is open at once.
_FEW = 3


def present_reach(selection: Selection, repository: Repository) -> StaticPage:
    """Build the page of reach; every address has one."""
    answer = answer_reach(selection, repository)
    figure = build_reach(SavedView(Page.REACH, selection), answer, repository)
    choice, rows, layout = answer.choice, answer.rows, answer.placement
    main = build_reach_page(
        ReachText(figure.title, figure.subtitle),
        _list_addresses(selection),
        build_notices(figure.notices),
        build_filters(list_choices(choice, answer.closer, repository), REACH_ROUTE),
        {
            **(
                {"map": _build_map(figure, answer, repository)}
                if len(rows.matching)
                else {"nothing": build_empty(_list_looser(selection, rows))}
            ),
            "programmes": build_programmes(list_themes(rows), build_bars_legend)
            if rows.programmes
            else None,
            "timeline": _build_timeline(rows),
            "areas": _build_areas(layout, choice.geography) if len(rows.matching) else None,
            "totals": _write_totals(tuple(one.id for one in choice.programmes), repository),
        },
    )
    return StaticPage(
        title=figure.title,
        description="Where the Mayor's social integration programmes reached, how precisely each"
        " record is located, and what no source says.",
        route=REACH_ROUTE,
        main=main,
    )


def _list_addresses(selection: Selection) -> ReachAddresses:
    query = replace(selection, appearance=None, data=None).to_query()
    return ReachAddresses(
        areas=_join(REACH_AREAS_FILE, query),
        records=_join(REACH_RECORDS_FILE, query),
    )


def _join(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path


def _list_looser(selection: Selection, rows: ReachRows) -> list[tuple[str, str]]:
    """Lead to what is found without each choice that stands in the way."""
    without = {
        "programme": replace(selection, programme=(), theme=None),
        "year": replace(selection, year=None),
        "precision": replace(selection, precision=()),
        "confidence": replace(selection, confidence=()),
        "money": replace(selection, money=None),
    }
    return [
        (_join(REACH_ROUTE, without[name].to_query()), label)
        for name, label in describe_loosened(rows)
    ]


def _build_map(figure: Figure, answer: ReachAnswer, repository: Repository) -> Component:
    choice = answer.choice
    return build_map_part(
        figure,
        head_map(choice.measure, choice.geography),
        tell_beside(answer.rows, answer.placement, choice.geography, repository),
        _map_address(choice),
    )


def _build_areas(layout: LaidRecords, geography: Geography) -> Component:
    return build_area_table(
        list_area_lines(layout),
        list_unnamed(layout),
        f"What the records say of each of the {name_geography(geography)}",
        count_unnamed(layout, geography),
    )


def _map_address(choice: ReachChoice) -> str:
    chosen = tuple(programme.id for programme in choice.programmes)
    level, vintage = choice.geography
    return f"/?{Selection(programme=chosen, level=level, vintage=vintage).to_query()}"


# Depends on the registry alone, and is a third of the page.
@lru_cache(maxsize=64)
def _write_totals(chosen: tuple[str, ...], repository: Repository) -> Markup:
    programmes = repository.registry.programmes
    kinds = list_totals([programmes[name] for name in chosen], repository)
    described = [describe_totals(kind) for kind in kinds]
    # What is written is escaped by its writer.
    return Markup(write_html(build_totals(described, is_open=len(chosen) <= _FEW)))  # noqa: S704


def _build_timeline(rows: ReachRows) -> Component | None:
    timeline = list_timeline(rows)
    lines = [
        TimelineLine(
            row.programme.id, row.programme.label, draw_timeline(row), describe_timeline(row)
        )
        for row in timeline
    ]
    undated = describe_undated(list_undated(rows, timeline))
    return build_timeline(lines, range(FIRST_YEAR, LAST_YEAR + 1), undated, draw_time_legend)
