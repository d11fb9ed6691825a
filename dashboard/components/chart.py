"""A chart as HTML."""

from markupsafe import Markup

from dashboard.charts.chart import Chart


def show_chart(chart: Chart | None) -> Markup:
    """Give a chart's drawing, to stand in a page; nothing where there is no chart."""
    return Markup() if chart is None else chart.svg
