"""The page of reach: what its address asks for, and the parts that answer it."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.choices import THEME_NAMES
from dashboard.layout.attributes import attributes
from dashboard.layout.page import build_notices
from dashboard.layout.reach_page import ROUTE, ReachWords, build_reach_page
from dashboard.layout.reach_programmes import (
    CoverageLine,
    ProgrammeLine,
    ThemeProgrammes,
    build_programmes,
)
from dashboard.pictures.coverage_bar import draw_coverage
from dashboard.reach.reach_choice import resolve_reach
from dashboard.reach.reach_rows import ListedProgramme, ReachRows, collect_rows, group_by_theme
from dashboard.selection import Selection
from dashboard.still_pages import StillPage
from dashboard.words.reach_page_words import (
    PRECISION_NAMES,
    describe_coverage,
    describe_matching,
    describe_records_of,
    describe_years,
)
from geodata.repository import Repository


def present_reach(selection: Selection, repository: Repository) -> StillPage:
    """Build the page of reach; every address has one."""
    choice = resolve_reach(selection, repository)
    rows = collect_rows(choice, repository)
    title = "Where programmes reached"
    words = ReachWords(title, describe_matching(rows))
    return StillPage(
        title=title,
        description="Where the Mayor's social integration programmes reached, how precisely each"
        " record is located, and what no source says.",
        route=ROUTE,
        main=build_reach_page(
            words, build_notices(choice.notices), [build_programmes(list_themes(rows), build_key)]
        ),
    )


def list_themes(rows: ReachRows) -> tuple[ThemeProgrammes, ...]:
    """List the programmes by theme, in words and bars."""
    return tuple(
        ThemeProgrammes(THEME_NAMES[theme], tuple(_describe_listed(one) for one in listed))
        for theme, listed in group_by_theme(rows.programmes)
    )


def _describe_listed(listed: ListedProgramme) -> ProgrammeLine:
    programme = listed.programme
    return ProgrammeLine(
        identifier=programme.id,
        label=programme.label,
        years=describe_years(programme),
        records=describe_records_of(listed),
        coverage=tuple(
            CoverageLine(
                draw_coverage(one, f"cover-{programme.id}-{place}"), describe_coverage(one)
            )
            for place, one in enumerate(listed.coverage)
        ),
    )


def build_key() -> Component:
    """Build the key of the bars: the parts in their order."""
    return html.Ul(
        [
            html.Li([html.Span(className=f"cover-key is-{one.value}"), name])
            for one, name in PRECISION_NAMES.items()
        ],
        className="cover-keys",
        **attributes({"aria-label": "What the parts of the bars mean"}),
    )
