"""The trend of what the address asks for, and its groups where a survey gives them."""

from dash.development.base_component import Component

from dashboard.figures.dots import draw_dots
from dashboard.figures.trend import draw_trend
from dashboard.group_data import collect_groups
from dashboard.layout.trend_panel import (
    TrendRow,
    TrendTable,
    build_changes,
    build_chart,
    build_group_heading,
    build_no_trend,
)
from dashboard.trend_data import collect_series, find_single_date, list_rows, make_place_dots
from dashboard.view import View
from dashboard.words.change_words import describe_changes
from geodata.repository import Repository


def present_trend(view: View, repository: Repository) -> list[Component]:
    """Build the charts and tables of a view's figures over time and by group."""
    return [*_present_dates(view, repository), *_present_groups(view, repository)]


def _present_dates(view: View, repository: Repository) -> list[Component]:
    series, indicator = collect_series(view, repository), view.indicator
    if not series:
        return build_no_trend(
            f"No figures over time are held for “{indicator.label}” in this population."
        )
    rows = [TrendRow(period, cells) for period, cells in list_rows(series, indicator)]
    title = f"{indicator.label} ({indicator.unit}), by date"
    table = TrendTable(title, ("Date", *series), rows)
    if find_single_date(series):
        # One date is no line over time: places stand beside each other instead.
        return build_chart(draw_dots(make_place_dots(series, indicator), indicator), table)
    chart, figures = build_chart(draw_trend(series, indicator), table)
    return [chart, *build_changes(describe_changes(series, indicator)), figures]


def _present_groups(view: View, repository: Repository) -> list[Component]:
    groups = collect_groups(view, repository)
    if groups is None:
        return []
    rows = [TrendRow(dot.name, (dot.shown,)) for dot in groups.dots]
    title = f"{view.indicator.label} ({view.indicator.unit}), London by group, {groups.date}"
    return [
        *build_group_heading(f"By group, London, {groups.date}", groups.sentence),
        *build_chart(
            draw_dots(groups.dots, view.indicator), TrendTable(title, ("Group", "Value"), rows)
        ),
    ]
