"""The page of reach against need: what its address asks for, and the parts that answer it."""

from dataclasses import replace
from functools import cache

from markupsafe import Markup

from dashboard.components.reach_filters import build_filters
from dashboard.components.static_html import write_html
from dashboard.components.static_page import StaticPage
from dashboard.figures.need import build_need
from dashboard.figures.need_lists import (
    make_lists,
    table_areas,
    table_groups,
    write_address,
)
from dashboard.pages.need.choices import list_need_choices, list_not_held
from dashboard.pages.need.layout import (
    ROUTE,
    NeedMeasures,
    NeedParts,
    Possible,
    build_method,
    build_need_page,
)
from dashboard.results.need import NeedAnswer, answer_need, ask_need, find_pool
from dashboard.results.need_columns import name_sources
from dashboard.state.addresses import NEED_FILE
from dashboard.state.reach import ReachChoice, resolve_need
from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import Selection
from dashboard.text.need import (
    describe_obstacle,
    describe_pool,
    say_located,
)
from geodata.reach.coverage import NeedObstacle
from geodata.repository import Repository


def present_need(selection: Selection, repository: Repository) -> StaticPage:
    """Build the page of reach against need; every address has one."""
    choice = resolve_need(selection, repository)
    answer = answer_need(ask_need(choice), repository)
    figure = build_need(SavedView(Page.NEED, selection), choice, answer, repository)
    main = build_need_page(
        figure,
        NeedMeasures(answer.need.assumption or "", list_not_held(repository)),
        build_filters(list_need_choices(choice, repository), ROUTE),
        _make_parts(choice, answer, repository),
        write_address(NEED_FILE, choice.selection),
    )
    return StaticPage(
        title=figure.title,
        description="Where located units of the Mayor's social integration programmes lie beside"
        " where need is, and how little of it can be told.",
        route="/reach",
        main=main,
    )


def _make_parts(choice: ReachChoice, answer: NeedAnswer, repository: Repository) -> NeedParts:
    programmes = repository.registry.programmes
    return NeedParts(
        possible=_make_possible(choice, answer, repository),
        areas=table_areas(answer),
        groups=table_groups(answer),
        lists=make_lists(answer, choice.selection),
        kinds=[
            (programmes[kind.programme].label, f"{kind.label}: {say_located(kind)}")
            if kind.kind
            else (programmes[kind.programme].label, "counts nothing that a source gives")
            for kind in answer.comparison.kinds
        ],
        method=_write_method(),
        source=f"Sources: {name_sources(answer, repository)}. Shares, differences and intervals are"
        f" derived by this atlas. Data version {repository.data_version}.",
    )


def _make_possible(
    choice: ReachChoice, answer: NeedAnswer, repository: Repository
) -> Possible | None:
    obstacles = answer.comparison.obstacles
    if not obstacles:
        return None
    programmes = repository.registry.programmes
    reasons = [describe_obstacle(obstacle, answer, programmes) for obstacle in obstacles]
    if NeedObstacle.NEED_NOT_HELD in obstacles:
        return Possible(reasons, "Another measure of need may be held for these areas.", "")
    pool = find_pool(answer.ask, repository)
    if not pool:
        none = "By these choices no programmes can be pooled either: too few units are located."
        return Possible(reasons, none, "")
    pooled = tuple(kind.programme for kind in pool)
    return Possible(
        reasons,
        describe_pool(pool, programmes),
        write_address(ROUTE, replace(choice.selection, theme=None, programme=pooled)),
    )


# The same on every page, and most of its length.
@cache
def _write_method() -> Markup:
    # What is written is escaped by its writer.
    return Markup(write_html(build_method()))  # noqa: S704
