"""Every figure of a profile as a table, and the parts of its area as another."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart
from dashboard.charts.range_strip import RANGE, RANGE_STRIP_LEGEND
from dashboard.components.attributes import attributes
from dashboard.components.chart import show_chart
from dashboard.components.table import (
    Caption,
    Cell,
    Column,
    ColumnKind,
    Content,
    Narrow,
    Row,
    RowGroup,
    Table,
    build_table,
)
from dashboard.format.numbers import count_things, name_in_sentence
from dashboard.results.choices import THEME_NAMES
from dashboard.results.profile import AreaProfile, PartRow, Parts, ProfileFigure
from dashboard.state.addresses import profile_address
from dashboard.text.compare import say_against_london, show_london
from geodata.model import Area

_COLUMNS = (
    Column("Indicator", class_name="range-strip-indicator"),
    Column("Value", class_name="range-strip-value"),
    Column(RANGE, ColumnKind.CHART, "range-strip-range"),
    Column("London", class_name="range-strip-london"),
    Column("Compared with London", class_name="range-strip-outcome"),
    Column("Details", class_name="range-strip-source"),
)
_NOT_PRINTED = "not-printed"
Draw = Callable[[ProfileFigure], Chart | None]
Explain = Callable[[ProfileFigure], Component]


def build_figures_part(profile: AreaProfile, draw: Draw, explain: Explain) -> Component:
    """Build a table of the area's own figures, and one of those of its borough.

    Parameters
    ----------
    profile : AreaProfile
    draw : callable
        Draws a figure's place in the range of all areas.
    explain : callable
        Builds where a figure comes from, for those who open its row.
    """
    name = name_in_sentence(profile.area.area_name)
    area_figures = [figure for figure in profile.figures if not figure.is_borrowed]
    borrowed = [figure for figure in profile.figures if figure.is_borrowed]
    return html.Section(
        [
            html.H2("All figures, against London", id="figures"),
            html.P(_say_count(name, area_figures), className="soft not-printed"),
            *_build_paper_notes(profile.figures),
            html.P(RANGE_STRIP_LEGEND, className="range-strip-key"),
            _build_table(f"Figures for {name}", area_figures, draw, explain)
            if area_figures
            else None,
            *(_build_borrowed(profile.area, borrowed, draw, explain) if borrowed else []),
        ],
        className="profile-part figures-part",
    )


def _build_borrowed(
    area: Area, borrowed: Sequence[ProfileFigure], draw: Draw, explain: Explain
) -> list[Component]:
    borough = borrowed[0].area
    title = f"Borough estimates: {borough.area_name}"
    hidden = "" if any(figure.is_in_print for figure in borrowed) else " not-printed"
    return [
        html.H3(title, className=f"borrowed-head{hidden}"),
        html.P(_say_whose(area, borough), className=f"borrowed-note{hidden}"),
        _build_table(title, borrowed, draw, explain),
    ]


def _say_whose(area: Area, borough: Area) -> str:
    whole = name_in_sentence(borough.area_name)
    # The merged ward of the City of London carries its borough's code.
    if area.area_code == borough.area_code:
        return f"This ward is the whole of {whole}: the figures published for the borough are here."
    return (
        f"Published for {whole} as a whole: not figures for {name_in_sentence(area.area_name)},"
        f" and silent on how it differs from the rest of {whole}."
    )


def _build_paper_notes(figures: Sequence[ProfileFigure]) -> list[Component]:
    printed = sum(figure.is_in_print for figure in figures)
    if printed == len(figures):
        return []
    return [
        html.P(
            f"{printed} of {len(figures)} figures, each at its newest date; the page has all.",
            className="only-printed",
        )
    ]


def _say_count(name: str, area_figures: Sequence[ProfileFigure]) -> str:
    if not area_figures:
        return f"No figure in the atlas is published for {name} itself."
    figures = count_things(len(area_figures), "figure")
    return f"{figures} for {name}, each at its newest date. Open a row's source for the rest."


def _build_table(
    caption: str, figures: Sequence[ProfileFigure], draw: Draw, explain: Explain
) -> Component:
    by_theme = groupby(figures, key=lambda figure: figure.indicator.theme)
    groups = [
        _group_rows(THEME_NAMES[theme], list(group), draw, explain) for theme, group in by_theme
    ]
    return build_table(
        Table(
            name=caption,
            columns=_COLUMNS,
            groups=groups,
            heading_class="range-strip-theme",
            class_name="range-strip",
            box="range-strip-box",
            caption=Caption.HIDDEN,
            narrow=Narrow.STACKS,
        )
    )


def _group_rows(
    name: str, figures: Sequence[ProfileFigure], draw: Draw, explain: Explain
) -> RowGroup:
    is_in_print = any(figure.is_in_print for figure in figures)
    rows = [_build_row(figure, draw, explain) for figure in figures]
    return RowGroup(name, rows, "" if is_in_print else _NOT_PRINTED)


def _build_row(figure: ProfileFigure, draw: Draw, explain: Explain) -> Row:
    whose = html.Span(f" of {figure.indicator.label}", className="aside")
    return Row(
        (
            _build_name(figure),
            *_build_value(figure, draw),
            _build_london(figure),
            say_against_london(figure),
            html.Details([html.Summary(["Source", whose]), explain(figure)]),
        ),
        identifier=f"figure-{figure.indicator.id}",
        class_name="" if figure.is_in_print else _NOT_PRINTED,
    )


def _build_name(figure: ProfileFigure) -> list[Component | str]:
    name, when = figure.indicator.label, figure.period.label
    # Some names hold the date already.
    return [name] if name.endswith(when) else [name, " ", html.Span(when, className="soft")]


def _build_value(figure: ProfileFigure, draw: Draw) -> Iterable[Content | Cell]:
    if figure.value is None:
        status = " ".join(part for part in (figure.shown, figure.note) if part)
        yield Cell(status, class_name="range-strip-missing", span=2)
        return
    # The first clause names the reliability; the rest stands with the source.
    first = figure.note.split("; ")[0]
    note = [html.Span(first, className="range-strip-note")] if first else []
    yield [html.B(figure.shown), *_build_under(figure.interval)]
    yield [show_chart(draw(figure)), *note]


def _build_london(figure: ProfileFigure) -> list[Component | str]:
    shown, interval, derived = show_london(figure)
    return [shown, *_build_under(interval), *_build_under(derived, "soft")]


def _build_under(text: str, kind: str = "soft interval") -> list[Component | str]:
    return [" ", html.Span(text, className=kind)] if text else []


_READING = (
    "Bars run from zero to the highest of these areas; 95 % intervals stand in brackets where they"
    " are published."
)


def build_parts(profile: AreaProfile) -> list[Component]:
    """Build the table; nothing where an area has no parts or siblings."""
    parts = profile.parts
    if parts is None or not parts.rows:
        return []
    largest = [_find_largest(parts, place) for place in range(len(parts.indicators))]
    columns = (
        "Area",
        *[Column(indicator.label, ColumnKind.NUMBER) for indicator in parts.indicators],
        Column("Programme records", ColumnKind.NUMBER),
    )
    table = Table(
        name=parts.title,
        columns=columns,
        rows=[_build_part_row(row, profile, largest) for row in parts.rows],
        class_name="parts",
        caption=Caption.HIDDEN,
        narrow=Narrow.SCROLLS,
        sorts=True,
    )
    return [
        html.Section(
            [
                html.H2(parts.title, id="parts"),
                html.P(" ".join(part for part in (_READING, parts.note) if part), className="soft"),
                build_table(table),
            ],
            className="profile-part not-printed",
        )
    ]


def _find_largest(parts: Parts, place: int) -> float:
    """Give what the longest bar of a column stands for; 0 where no bar can be drawn."""
    values = [row.figures[place].value for row in parts.rows]
    known = [value for value in values if value is not None]
    # A bar from zero cannot show what is below it.
    return max(known) if known and min(known) >= 0 else 0


def _build_part_row(row: PartRow, profile: AreaProfile, largest: list[float]) -> Row:
    is_profiled = row.area == profile.area
    name: Component | str = row.area.area_name
    if not is_profiled:
        name = html.A(name, href=profile_address(row.area))
    cells = [
        _build_part_cell(figure, most) for figure, most in zip(row.figures, largest, strict=True)
    ]
    header = [name, " (this one)" if is_profiled else ""]
    return Row((header, *cells, _count_records(row)), is_current=is_profiled)


def _build_part_cell(figure: ProfileFigure, largest: float) -> Cell:
    if figure.value is None:
        return Cell(figure.shown, class_name="soft")
    share = f"{100 * figure.value / largest:.1f}%" if largest else "0%"
    interval = html.Span(f" ({figure.interval})", className="soft") if figure.interval else None
    bar = html.Span(
        className="part-bar",
        style={"--share": share},
        **attributes({"aria-hidden": "true"}),
    )
    return Cell([html.Span(figure.shown), interval, bar], key=figure.value)


def _count_records(row: PartRow) -> Cell:
    count = {0: "no record", 1: "1 record"}.get(row.records, f"{row.records} records")
    return Cell(count, class_name="" if row.records else "soft", key=row.records)
