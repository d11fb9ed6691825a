"""The programmes of the page of reach, each with its bars, and the key of the bars."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.choices import THEME_NAMES
from dashboard.layout.attributes import attributes
from dashboard.layout.reach_programmes import CoverageLine, ProgrammeLine, ThemeProgrammes
from dashboard.pictures.coverage_bar import draw_cover_key, draw_coverage
from dashboard.reach.reach_rows import ListedProgramme, ReachRows, group_by_theme
from dashboard.words.reach_page_words import (
    PRECISION_NAMES,
    describe_coverage,
    describe_records_of,
)
from dashboard.words.timeline_words import describe_dates


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
        years=describe_dates(programme),
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
        [html.Li([draw_cover_key(one), name]) for one, name in PRECISION_NAMES.items()],
        className="cover-keys",
        **attributes({"aria-label": "What the parts of the bars mean"}),
    )
