"""The figures of a profile and of areas side by side: their values as a card."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from dashboard.charts.range_strip import (
    RANGE,
    RANGE_STRIP_LEGEND,
    SIZE,
    describe_range_strip,
    draw_range_strip_parts,
)
from dashboard.charts.table import Beside, TextTable, draw_table
from dashboard.figures.compare_table import tabulate_comparison
from dashboard.figures.comparison import build_comparison
from dashboard.figures.explore import ALL_LONDON
from dashboard.figures.figure import Figure, FigureKind, list_figure_sources
from dashboard.figures.profile.build import build_profile
from dashboard.figures.profile.tables import tabulate_profile
from dashboard.format.names import name_one
from dashboard.format.numbers import end_sentence, name_at_date
from dashboard.results.profile import AreaProfile, ProfileFigure
from dashboard.results.profiled_areas import find_profiled_area
from dashboard.state.saved_view import SavedView
from dashboard.text.compare import (
    describe_comparison,
    say_against_london,
    say_how_to_choose,
    title_comparison,
)
from dashboard.text.profile import describe_unrecorded
from geodata.model import list_words
from geodata.repository import Repository

_NONE = "No area is chosen"


def make_area(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of a profile: headline facts, what stands out, figures beside London."""
    notices = list(saved.selection.problems)
    code = saved.selection.area or ""
    area = find_profiled_area(code, saved.selection, repository, notices) if code else None
    if area is None:
        return _say_none(saved, code, tuple(notices), repository)
    profile = build_profile(area, repository)
    kind = name_one(area.geography)
    facts = "; ".join(f"{fact.label} {fact.shown}" for fact in profile.headline)
    shown = [figure for figure in profile.figures if figure.is_in_print] or list(profile.figures)
    rows = [_describe(figure) for figure in shown]
    alt = f"{area.area_name}, {kind}: {len(rows)} figures, each at its newest date."
    head = ("Figure, date", "Value (95 % interval)", "Compared with London")
    figures = TextTable(head, rows, alt, "on the profile's page", beside=_draw_range_strips(shown))
    return Figure(
        view=saved,
        kind=FigureKind.CARD,
        title=f"{area.area_name}, {kind}: profile",
        subtitle=end_sentence(facts) if facts else "",
        alt=alt,
        draw=partial(draw_table, figures),
        texts=figures,
        is_fluid=True,
        reading=(
            *(one.sentence for one in profile.stand_outs),
            *([RANGE_STRIP_LEGEND] if figures.beside else []),
        ),
        notes=tuple(text for text in (profile.stand_outs_note, profile.edition_note) if text),
        unlocated=_say_reached(profile),
        table=pd.DataFrame(tabulate_profile(profile, repository)["figures"]),
        sources=list_figure_sources(
            [figure.source.id for figure in shown if figure.source], repository
        ),
        data_version=repository.data_version,
        named=(area.area_name, "Profile"),
        notices=tuple(notices),
    )


def _draw_range_strips(figures: Sequence[ProfileFigure]) -> Beside | None:
    drawn = [draw_range_strip_parts(figure) for figure in figures]
    if not any(drawn):
        return None
    return Beside(
        f"{RANGE} (line: London)", drawn, [describe_range_strip(figure) for figure in figures], SIZE
    )


def _describe(figure: ProfileFigure) -> tuple[str, str, str]:
    borrowed = f" (borough estimate, {figure.area.area_name})" if figure.is_borrowed else ""
    value = f"{figure.shown} ({figure.interval})" if figure.interval else figure.shown
    return (
        f"{name_at_date(figure.indicator.label, figure.period.label)}{borrowed}",
        value,
        say_against_london(figure) if figure.value is not None else "",
    )


def _say_reached(profile: AreaProfile) -> tuple[str, ...]:
    sentences = []
    if profile.reached:
        titles = list_words(dict.fromkeys(line.title for line in profile.reached))
        sentences.append(end_sentence(f"Records of programmes name here: {titles}"))
    sentences += [profile.reached_note] if profile.reached_note else []
    return (*sentences, describe_unrecorded(profile)) if profile.unrecorded else tuple(sentences)


def _say_none(
    saved: SavedView, code: str, notices: tuple[str, ...], repository: Repository
) -> Figure:
    sentence = (
        f"The atlas has no profile of an area with the code '{code[:20]}'."
        if code
        else "A profile is of an area: choose one at /area."
    )
    nothing = TextTable(("What is held",), ((sentence,),), sentence)
    return Figure(
        view=saved,
        kind=FigureKind.CARD,
        title=_NONE,
        subtitle=sentence,
        alt=sentence,
        draw=partial(draw_table, nothing),
        texts=nothing,
        is_fluid=True,
        table=pd.DataFrame(columns=["area_code", "area_name"]),
        sources=(),
        data_version=repository.data_version,
        named=(ALL_LONDON, "No area"),
        notices=notices,
    )


def make_comparison(saved: SavedView, repository: Repository) -> Figure:
    """Make the figure of areas side by side: a row an indicator, a column an area."""
    comparison = build_comparison(saved.selection, repository)
    areas = comparison.areas
    names = [area.area_name for area in areas]
    rows = [
        (
            name_at_date(row.indicator.label, row.figures[0].period.label),
            *(
                f"{figure.shown} ({figure.interval})" if figure.interval else figure.shown
                for figure in row.figures
            ),
        )
        for row in comparison.rows
        if row.figures
    ]
    sentence = describe_comparison(comparison) if areas else say_how_to_choose(comparison.geography)
    head = ("Figure, date", *names) if areas else ("What to do",)
    table = TextTable(
        head, rows if areas else ((sentence,),), sentence, "on the page of the comparison"
    )
    sources = [name for row in comparison.rows for name in row.indicator.sources]
    return Figure(
        view=saved,
        kind=FigureKind.TABLE,
        title=title_comparison(comparison),
        subtitle=sentence,
        alt=sentence,
        draw=partial(draw_table, table),
        texts=table,
        is_fluid=True,
        table=tabulate_comparison(comparison, repository),
        sources=list_figure_sources(sources, repository),
        data_version=repository.data_version,
        named=(*(names or [ALL_LONDON]), "compared"),
        notices=comparison.notices,
    )
