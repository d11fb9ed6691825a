"""The page of areas side by side: what its address asks for, and the parts that answer it."""

from dashboard.compare.build_comparison import build_comparison
from dashboard.compare.compare_addresses import (
    ROUTE,
    file_address,
    first_address,
    remove_address,
    similar_address,
)
from dashboard.compare.comparison import Comparison
from dashboard.compare.further_choices import build_choices, build_kind_links
from dashboard.compare.row_picture import draw_row
from dashboard.geography_names import name_one
from dashboard.layout.compare_page import (
    AreaActions,
    CompareParts,
    CompareWords,
    build_compare_page,
)
from dashboard.layout.compare_table import Marking
from dashboard.layout.page import build_notices
from dashboard.profile.similar_areas import find_similar
from dashboard.selection import Selection
from dashboard.still_pages import StillPage
from dashboard.words.compare_words import (
    describe_comparison,
    describe_standing,
    list_marks,
    mark_figure,
    say_how_to_choose,
    title_comparison,
)
from geodata.closed_lists import Level
from geodata.model import Area, Source
from geodata.reach import find_boroughs
from geodata.repository import Repository


def present_comparison(selection: Selection, repository: Repository) -> StillPage:
    """Build the page of areas side by side; every address has one."""
    comparison = build_comparison(selection, repository)
    title = title_comparison(comparison)
    parts = CompareParts(
        words=CompareWords(
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
        marking=Marking(list_marks(comparison), mark_figure, draw_row),
    )
    return StillPage(
        title=title,
        description="Boroughs, wards or Assembly constituencies beside each other and London, each"
        " figure with its interval and the outcome of the one test.",
        route=ROUTE,
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
