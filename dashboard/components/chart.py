"""Charts as HTML."""

from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.charts.svg import write_element


def show_chart(chart: Chart | None) -> Markup:
    """Give a chart's drawing, to stand in a page; nothing where there is no chart."""
    return Markup() if chart is None else chart.svg


def show_map(chart: Chart) -> Markup:
    """Put a map into the frame whose line of words a script fills."""
    line = write_element("p", class_name="map-told", aria_hidden="true")
    return write_element("div", chart.svg, line, class_name="london-map")
