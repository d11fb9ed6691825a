"""A trend is the same trend on the page, in a frame, in files and on slides."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from dash import dcc
from dash.development.base_component import Component
from pptx import Presentation

from dashboard.charts.lines import BREAK, Line, draw_lines
from dashboard.charts.plotly import USUAL_WIDTH
from dashboard.charts.style import write_style
from dashboard.exports.embed.page import write_embed
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pptx.deck import write_pptx
from dashboard.exports.tables import write_csv
from dashboard.figures.build import make_figure
from dashboard.figures.explore_trend import describe_trend
from dashboard.figures.figure import WIDE
from dashboard.pages.explore.panel_callbacks import present_trend
from dashboard.results.trends import collect_series
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.theme.colours import Appearance
from geodata.registry.registry import load_registry
from tests.drawn_pictures import read_picture, texts_of
from tests.project_files import ROOT

HAPPINESS = "indicator=wb_happiness&view=trend&area=E09000012"
TRENDS = (
    HAPPINESS,
    "indicator=claimant_count&view=trend&area=E09000012",
    "indicator=gcse_english_maths&view=trend&area=E09000012",
    "indicator=sol_belongs_to_london&view=trend",
    "indicator=mopac_get_on_well&view=trend",
)
OPTIONS = ExportOptions("https://atlas.example.org", date(2026, 11, 30))
INDICATORS = sorted(load_registry(ROOT / "geodata" / "registry").indicators)


def draw_page(query, repository) -> dict[str, Any]:
    """The chart that Plotly draws on the page."""
    view = resolve_view(Selection.from_query(query), repository)
    chart = present_trend(view, repository)[0]
    graphs = [part for part in walk(chart) if isinstance(part, dcc.Graph)]
    return graphs[0].figure.to_dict()  # pyright: ignore[reportAttributeAccessIssue] - Dash makes its properties at run time


def walk(part):
    if isinstance(part, Component):
        yield part
        yield from walk(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for one in part:
            yield from walk(one)


def draw_file(query, repository):
    figure = make_figure(SavedView.from_query(query), repository)
    return figure, read_picture(figure.draw(WIDE).svg)


def parts_of(drawn, name):
    return [part for part in drawn.iter() if name in (part.get("class") or "").split()]


def read_chart(figure) -> Any:
    """The chart of PowerPoint's own that a slide has."""
    deck = Presentation(io.BytesIO(write_pptx([Slide(figure)], OPTIONS)))
    slide: Any = deck.slides[0]
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


@pytest.mark.parametrize("query", TRENDS)
def test_dates_are_named_as_they_were_published_wherever_the_trend_is_shown(query, repository):
    axis = draw_page(query, repository)["layout"]["xaxis"]
    figure, drawn = draw_file(query, repository)
    rows = list(csv.DictReader(io.StringIO(write_csv(Slide(figure), OPTIONS).decode("utf-8-sig"))))
    published = {row["period"].split("/")[0]: row["period_label"] for row in rows}
    named = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    assert len(named) >= min(len(published), 3)
    assert named.items() <= published.items()
    on_slide = [
        name.removesuffix(" (after a break)") for name in read_chart(figure).plots[0].categories
    ]
    assert on_slide == [published[day] for day in sorted(published)]
    frame = write_embed(query, "https://atlas.example.org/", repository)
    in_frame = re.findall(r'class="rows-end rows-middle">([^<]+)<', frame)
    in_file = [part.text for part in parts_of(drawn, "rows-middle")]
    # How many have room hangs on the width; the first always has.
    for labels in (in_file, in_frame):
        assert next(iter(named.values())) == labels[0]
        assert {*labels} - {BREAK} <= {*published.values()}


def test_a_financial_year_is_named_whole_on_the_page(repository):
    labels = draw_page(HAPPINESS, repository)["layout"]["xaxis"]["ticktext"]
    assert labels[0] == "2011/12"
    assert all(re.fullmatch(r"\d{4}/\d\d", label) for label in labels)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_page_and_file_have_the_same_ticks_breaks_colours_and_values(indicator_id, repository):
    query = f"indicator={indicator_id}&view=trend&area=E09000012"
    view = resolve_view(Selection.from_query(query), repository)
    series = collect_series(view, repository)
    if len({row for points in series.values() for row in points["period"]}) < 2:
        return
    lines, axes = describe_trend(series, view.indicator)
    page = draw_page(query, repository)
    drawn = read_picture(draw_lines(lines, axes, (USUAL_WIDTH, 400), "A trend").svg)
    frame = Frame(drawn, axes)
    across, up = page["layout"]["xaxis"], page["layout"]["yaxis"]
    texts = texts_of(drawn)
    assert list(up["range"]) == [axes.low, axes.high]
    ticks = parts_of(drawn, "rows-tick")
    assert [frame.y(value) for value in up["tickvals"]] == pytest.approx(
        [numbers_of(tick)[1] for tick in ticks], abs=0.1
    )
    assert set(up["ticktext"]) <= set(texts)
    assert set(across["ticktext"]) <= {label for _, label in axes.dates}
    breaks = [shape["x0"] for shape in page["layout"].get("shapes", ())]
    assert [frame.x(day) for day in breaks] == pytest.approx(
        [numbers_of(part)[0] for part in parts_of(drawn, "line-break")], abs=0.3
    )
    traces = [trace for trace in page["data"] if "markers" in trace["mode"]]
    assert len(traces) == len(lines)
    for trace, line, style in zip(traces, lines, styles_of(drawn), strict=True):
        assert trace["line"]["color"] == colour_of(style)
        compare_values(trace, line, frame, parts_of(drawn, f"fill-{style}"))


@pytest.mark.parametrize("query", TRENDS[:4])
def test_a_slide_has_the_colours_of_the_page(query, repository):
    page = draw_page(query, repository)
    traces = [trace for trace in page["data"] if "markers" in trace["mode"]]
    chart = read_chart(make_figure(SavedView.from_query(query), repository))
    lines = {one.name: one.format.line for one in chart.plots[0].series}
    assert len(traces) == len(lines)
    for trace in traces:
        assert f"#{lines[trace['name']].color.rgb}".lower() == trace["line"]["color"].lower()


class Frame:
    """Where the file's axes lie, from its ticks and its named dates."""

    def __init__(self, drawn, axes):
        heights = [numbers_of(tick)[1] for tick in parts_of(drawn, "rows-tick")]
        (low, top), (high, bottom) = ((axes.ticks[end][0], heights[end]) for end in (0, -1))
        self._slope = (bottom - top) / ((high - low) or 1)
        self._low, self._top = low, top
        left, right = numbers_of(parts_of(drawn, "rows-tick")[0])[::2]
        days = [day for day, _ in axes.dates]
        self._left, self._first = left, min(days)
        self._wide = (right - left) / (max(days) - min(days))

    def x(self, day):
        return self._left + (date.fromisoformat(day).toordinal() - self._first) * self._wide

    def y(self, value):
        return self._top + (value - self._low) * self._slope


def numbers_of(part):
    return [float(number) for number in re.findall(r"-?[\d.]+", part.get("d"))]


def styles_of(drawn):
    """The styles of the file's lines, in the order of drawing their markers."""
    found = [re.search(r"fill-(\w+)", part.get("class") or "") for part in drawn.iter()]
    names = [match[1] for match in found if match]
    bands = [part.get("class").split("fill-")[1] for part in parts_of(drawn, "line-band")]
    return list(dict.fromkeys(names[len(bands) :]))


def colour_of(style):
    """The colour that a file's style sheet gives a style, on a light page."""
    found = re.search(rf"\.fill-{style}\{{fill:\s*(#\w+);?\}}", write_style(Appearance.LIGHT))
    assert found, style
    return found[1]


def compare_values(trace, line: Line, frame, markers):
    """Each value of the page is a marker of the file at its place; an empty point is a gap."""
    points = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]
    assert len(trace["y"]) - len(points) == sum(
        point.is_break + (point.value is None) for point in line.points
    )
    circles = [part for part in markers if part.tag.endswith("circle")]
    for (day, value), circle in zip(points, circles, strict=False):
        assert frame.x(day) == pytest.approx(float(circle.get("cx")), abs=0.3)
        assert frame.y(value) == pytest.approx(float(circle.get("cy")), abs=0.3)
