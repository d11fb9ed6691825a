"""The parts or siblings of an area in a table that a script makes sortable."""

from dash import html
from dash.development.base_component import Component

from dashboard.area_addresses import profile_address
from dashboard.layout.attributes import attributes
from dashboard.profile.area_profile import AreaProfile, PartRow, Parts, ProfileFigure

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
            html.Tbody([_build_row(row, profile, largest) for row in parts.rows]),
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


def _build_row(row: PartRow, profile: AreaProfile, largest: list[float]) -> Component:
    is_own = row.area == profile.area
    name: Component | str = row.area.area_name
    if not is_own:
        name = html.A(name, href=profile_address(row.area))
    cells = [_build_cell(figure, most) for figure, most in zip(row.figures, largest, strict=True)]
    return html.Tr(
        [
            html.Th([name, " (this one)" if is_own else ""], scope="row"),
            *cells,
            _build_records(row),
        ],
        **attributes({"aria-current": "true"} if is_own else {}),
    )


def _build_cell(figure: ProfileFigure, largest: float) -> Component:
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
