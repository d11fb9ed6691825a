"""The trend of what the address asks for."""

from dash.development.base_component import Component

from dashboard.figures.trend import draw_trend
from dashboard.layout.trend_panel import TrendRow, build_no_trend, build_trend_panel
from dashboard.trend_data import collect_series, list_rows
from dashboard.view import View
from geodata.repository import Repository


def present_trend(view: View, repository: Repository) -> list[Component]:
    """Build the chart and table of a view's figures over time."""
    series = collect_series(view, repository)
    if not series:
        return build_no_trend(
            f"No figures over time are held for “{view.indicator.label}” in this population."
        )
    rows = [TrendRow(period, cells) for period, cells in list_rows(series, view.indicator)]
    title = f"{view.indicator.label} ({view.indicator.unit}), by date"
    return build_trend_panel(draw_trend(series, view.indicator), tuple(series), rows, title)
