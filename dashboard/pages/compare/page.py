"""The page of areas side by side: what its address asks for, and the parts that answer it."""

from dashboard.charts.area_rows import draw_area_rows
from dashboard.components.page import build_notices
from dashboard.components.static_page import StaticPage
from dashboard.figures.comparison import build_comparison
from dashboard.figures.profile.similar import find_similar
from dashboard.format.names import name_one
from dashboard.pages.compare.addresses import (
    file_address,
    first_address,
    remove_address,
    similar_address,
)
from dashboard.pages.compare.choices import build_choices, build_kind_links
from dashboard.pages.compare.layout import (
    AreaActions,
    CompareParts,
    CompareText,
    Marking,
    build_compare_page,
)
from dashboard.results.comparison import Comparison
from dashboard.state.addresses import COMPARE_ROUTE
from dashboard.state.selection import Selection
from dashboard.text.compare import (
    describe_comparison,
    describe_standing,
    list_marks,
    mark_figure,
    say_how_to_choose,
    title_comparison,
)
from geodata.closed_lists import Level
from geodata.model import Area, Source
from geodata.reach.records import find_boroughs
from geodata.repository import Repository


def present_comparison(selection: Selection, repository: Repository) -> StaticPage:
    """Build the page of areas side by side; every address has one."""
    comparison = build_comparison(selection, repository)
    title = title_comparison(comparison)
    parts = CompareParts(
        texts=CompareText(
            title=title,
            subtitle=describe_comparison(comparison)
            if comparison.areas
            else say_how_to_choose(comparison.geography),
            standings=tuple(
                describe_standing([row.figures[place] for row in comparison.rows])
                for place in range(len(comparison.areas))
            ),
        ),
        actions=tuple(_list_actions(area, comparison) for area in comparison.areas),
        places=tuple(_name_place(area, repository) for area in comparison.areas),
        sources=_list_sources(comparison, repository),
        file_address=file_address(comparison),
        choices=build_choices(comparison, repository),
        kinds=build_kind_links(comparison, repository),
        similar=find_similar(comparison.areas[0], repository)
        if comparison.compared.distances
        else None,
        marking=Marking(list_marks(comparison), mark_figure, draw_area_rows),
    )
    return StaticPage(
        title=title,
        description="Boroughs, wards or Assembly constituencies beside each other and London, each"
        " figure with its interval and the outcome of the one test.",
        route=COMPARE_ROUTE,
        main=build_compare_page(comparison, parts, build_notices(comparison.notices)),
    )


def _list_actions(area: Area, comparison: Comparison) -> AreaActions:
    is_similar = bool(comparison.compared.distances)
    is_first = area == comparison.areas[0]
    can_have_similar = comparison.compared.can_have_similar and not (is_similar and is_first)
    return AreaActions(
        remove="" if is_similar else remove_address(comparison, area),
        first="" if is_similar or is_first else first_address(comparison, area),
        similar=similar_address(comparison, area) if can_have_similar else "",
    )


def _name_place(area: Area, repository: Repository) -> str:
    """Say in which borough a ward lies, as wards of several boroughs share a name."""
    if area.geography.level is not Level.WARD:
        return ""
    codes = find_boroughs(area, repository.areas())
    code = next(iter(codes), None)
    kind = name_one(area.geography)
    where = f" in {repository.area(code).area_name}" if code else ""
    return f"{kind[:1].upper()}{kind[1:]}{where}."


def _list_sources(comparison: Comparison, repository: Repository) -> list[Source]:
    named = dict.fromkeys(source for row in comparison.rows for source in row.indicator.sources)
    return [repository.registry.sources[source] for source in named]
