"""Charts and tables of every indicator: drawn within their room, with the numbers of the pack."""

import pandas as pd
import pytest

from dashboard.figures.build import make_figure
from dashboard.figures.figure import BESIDE_LEGEND, NARROW, SLIDE, WIDE
from dashboard.state.saved_view import SavedView
from geodata.registry.registry import load_registry
from tests.drawn_pictures import list_outside, read_picture, texts_of
from tests.project_files import ROOT

INDICATORS = sorted(load_registry(ROOT / "geodata" / "registry").indicators)
MODES = ("ranking", "table", "trend")


def figure_of(mode, indicator_id, repository):
    return make_figure(SavedView.from_query(f"view={mode}&indicator={indicator_id}"), repository)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_every_chart_lies_within_its_room(mode, indicator_id, repository):
    figure = figure_of(mode, indicator_id, repository)
    for size in (WIDE, NARROW, SLIDE, BESIDE_LEGEND):
        chart = figure.draw(size)
        drawn, (width, height) = read_picture(chart.svg), chart.size
        assert width <= size.width
        assert height <= size.height
        assert not list_outside(drawn)
        assert texts_of(drawn)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_bars_are_the_values_of_the_table(indicator_id, repository):
    figure = figure_of("ranking", indicator_id, repository)
    if figure.numbers is None or figure.numbers.kind != "bar":
        return
    numbers, places = figure.numbers, figure.numbers.decimal_places
    held = dict(zip(figure.table["area_name"], figure.table["value"], strict=True))
    ((_, shown, *_),) = numbers.lines
    assert sum(name in held for name in numbers.categories) <= 33
    for place, (name, value) in enumerate(zip(numbers.categories, shown, strict=True)):
        if place == numbers.london:
            assert name == "London"
        elif value is None:
            assert name.startswith("…") or pd.isna(held[name])
        else:
            assert value == round(float(held[name]), places)
    told = [value for value in shown if value is not None]
    assert told == sorted(told, reverse=True)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_lines_are_the_values_and_the_limits_of_the_table(indicator_id, repository):
    figure = figure_of("trend", indicator_id, repository)
    if figure.numbers is None:
        return
    numbers, places = figure.numbers, figure.numbers.decimal_places
    rows = figure.table.to_dict("records")
    told = {(row["area_name"], row["period_label"]): row for row in rows}
    for name, shown, lower, upper, _ in numbers.lines:
        columns = {"value": shown, "lci_95": lower, "uci_95": upper}
        for column, given in columns.items():
            for label, number in zip(numbers.categories, given, strict=bool(given)):
                if number is not None:
                    assert number == round(float(told[name, label][column]), places)
        assert bool(lower) == any(
            pd.notna(row["lci_95"]) for row in rows if row["area_name"] == name
        )
        if numbers.scale:
            low, high, _ = numbers.scale
            every = [one for given in columns.values() for one in given if one is not None]
            assert low <= min(every)
            assert max(every) <= high
