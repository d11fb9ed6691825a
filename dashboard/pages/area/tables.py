"""Every figure of a profile as a table, and the parts of its area as another."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.range_strip import RANGE, SPINE_KEY
from dashboard.components.attributes import attributes
from dashboard.format.numbers import name_in_sentence
from dashboard.results.choices import THEME_NAMES
from dashboard.results.profile import AreaProfile, PartRow, Parts, ProfileFigure
from dashboard.state.addresses import profile_address
from dashboard.text.compare import say_against_london, show_london
from geodata.model import Area

_HEADS = ("Indicator", "Value", RANGE, "London", "Compared with London", "Details")
# Roles are said because on narrow screens a row is no longer laid out as a table's.
_COLUMNS = ("indicator", "value", "range", "london", "outcome", "source")
Draw = Callable[[ProfileFigure], Markup]
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
    own = [figure for figure in profile.figures if not figure.is_borrowed]
    borrowed = [figure for figure in profile.figures if figure.is_borrowed]
    return html.Section(
        [
            html.H2("All figures, against London", id="figures"),
            html.P(_say_count(name, own), className="soft not-printed"),
            *_build_paper_notes(profile.figures),
            html.P(SPINE_KEY, className="spine-key"),
            _build_table(f"Figures for {name}", own, draw, explain) if own else None,
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


def _say_count(name: str, own: Sequence[ProfileFigure]) -> str:
    if not own:
        return f"No figure in the atlas is published for {name} itself."
    figures = "1 figure" if len(own) == 1 else f"{len(own)} figures"
    return f"{figures} for {name}, each at its newest date. Open a row's source for the rest."


def _build_table(
    caption: str, figures: Sequence[ProfileFigure], draw: Draw, explain: Explain
) -> Component:
    heads = [
        html.Th(title, scope="col", className=f"spine-{column}", role="columnheader")
        for title, column in zip(_HEADS, _COLUMNS, strict=True)
    ]
    bodies = [
        _build_theme(THEME_NAMES[theme], list(group), draw, explain)
        for theme, group in groupby(figures, key=lambda figure: figure.indicator.theme)
    ]
    table = html.Table(
        [
            html.Caption(caption, className="aside"),
            html.Colgroup([html.Col(className=f"spine-{column}") for column in _COLUMNS]),
            html.Thead(html.Tr(heads, role="row"), role="rowgroup"),
            *bodies,
        ],
        className="spine",
        role="table",
    )
    return html.Div(table, className="spine-box")


def _build_theme(
    name: str, figures: Sequence[ProfileFigure], draw: Draw, explain: Explain
) -> Component:
    in_print = "" if any(figure.is_in_print for figure in figures) else " not-printed"
    head = html.Tr(
        html.Th(name, colSpan=str(len(_COLUMNS)), scope="rowgroup", role="rowheader"),
        className="spine-theme",
        role="row",
    )
    rows = [_build_row(figure, draw, explain) for figure in figures]
    return html.Tbody([head, *rows], className=in_print.strip() or None, role="rowgroup")


def _build_row(figure: ProfileFigure, draw: Draw, explain: Explain) -> Component:
    name = figure.indicator.label
    cells = [
        html.Th(
            _build_name(figure),
            scope="row",
            className="spine-indicator",
            role="rowheader",
        ),
        *_build_value(figure, draw),
        _build_cell("london", _build_london(figure)),
        _build_cell("outcome", say_against_london(figure)),
        _build_cell(
            "source",
            html.Details(
                [
                    html.Summary(["Source", html.Span(f" of {name}", className="aside")]),
                    explain(figure),
                ]
            ),
        ),
    ]
    printed = None if figure.is_in_print else "not-printed"
    return html.Tr(cells, className=printed, role="row", id=_name_row(figure))


def _build_name(figure: ProfileFigure) -> list[Component | str]:
    name, when = figure.indicator.label, figure.period.label
    # Some names hold the date already.
    return [name] if name.endswith(when) else [name, " ", html.Span(when, className="soft")]


def _build_value(figure: ProfileFigure, draw: Draw) -> Iterable[Component]:
    if figure.value is None:
        words = " ".join(part for part in (figure.shown, figure.note) if part)
        yield html.Td(words, colSpan="2", className="spine-missing", role="cell")
        return
    # The first clause names the reliability; the rest stands with the source.
    first = figure.note.split("; ")[0]
    note = [html.Span(first, className="spine-note")] if first else []
    yield _build_cell("value", [html.B(figure.shown), *_build_under(figure.interval)])
    yield _build_cell("range", [draw(figure), *note])


def _build_london(figure: ProfileFigure) -> list[Component | str]:
    shown, interval, derived = show_london(figure)
    return [shown, *_build_under(interval), *_build_under(derived, "soft")]


def _build_under(words: str, kind: str = "soft interval") -> list[Component | str]:
    return [" ", html.Span(words, className=kind)] if words else []


def _build_cell(column: str, content: str | Component | list[Component | str]) -> Component:
    return html.Td(content, className=f"spine-{column}", role="cell")


def _name_row(figure: ProfileFigure) -> str:
    return f"figure-{figure.indicator.id}"


_READING = (
    "Bars run from zero to the highest of these areas; 95 % intervals stand in brackets where they"
    " are published."
)
_BY_NUMBER = {"data-sortable": "number"}


def build_parts(profile: AreaProfile) -> list[Component]:
    """Build the table; nothing where an area has no parts or siblings."""
    parts = profile.parts
    if parts is None or not parts.rows:
        return []
    largest = [_find_largest(parts, place) for place in range(len(parts.indicators))]
    heads = [
        html.Th("Area", scope="col", **attributes({"data-sortable": "text"})),
        *[
            html.Th(
                indicator.label,
                scope="col",
                className="number",
                **attributes(_BY_NUMBER),
            )
            for indicator in parts.indicators
        ],
        html.Th("Programme records", scope="col", className="number", **attributes(_BY_NUMBER)),
    ]
    table = html.Table(
        [
            html.Caption(parts.title, className="aside"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_build_part_row(row, profile, largest) for row in parts.rows]),
        ],
        className="parts",
        **attributes({"data-sortable-table": "1"}),
    )
    box = html.Div(
        table,
        className="scroll",
        tabIndex="0",
        role="region",
        **attributes({"aria-label": parts.title}),
    )
    return [
        html.Section(
            [
                html.H2(parts.title, id="parts"),
                html.P(" ".join(part for part in (_READING, parts.note) if part), className="soft"),
                box,
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


def _build_part_row(row: PartRow, profile: AreaProfile, largest: list[float]) -> Component:
    is_own = row.area == profile.area
    name: Component | str = row.area.area_name
    if not is_own:
        name = html.A(name, href=profile_address(row.area))
    cells = [
        _build_part_cell(figure, most) for figure, most in zip(row.figures, largest, strict=True)
    ]
    return html.Tr(
        [
            html.Th([name, " (this one)" if is_own else ""], scope="row"),
            *cells,
            _build_records(row),
        ],
        **attributes({"aria-current": "true"} if is_own else {}),
    )


def _build_part_cell(figure: ProfileFigure, largest: float) -> Component:
    if figure.value is None:
        return html.Td(figure.shown, className="number soft", **attributes({"data-value": ""}))
    share = f"{100 * figure.value / largest:.1f}%" if largest else "0%"
    said = f" ({figure.interval})" if figure.interval else ""
    return html.Td(
        [
            html.Span(figure.shown),
            html.Span(said, className="soft") if said else None,
            html.Span(
                className="part-bar",
                style={"--share": share},
                **attributes({"aria-hidden": "true"}),
            ),
        ],
        className="number",
        **attributes({"data-value": repr(figure.value)}),
    )


def _build_records(row: PartRow) -> Component:
    said = {0: "no record", 1: "1 record"}.get(row.records, f"{row.records} records")
    return html.Td(
        said,
        className="number" if row.records else "number soft",
        **attributes({"data-value": str(row.records)}),
    )
