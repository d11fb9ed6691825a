"""The legend beside the page's map: a row a class, with its areas, and London's place."""

import re

import pytest

from dashboard.components.map_legend import build_map_legend
from dashboard.components.static_html import write_html
from dashboard.theme.palettes import CHANGE

LEGEND = {
    "title": "Went to something made up",
    "palette": "sequential",
    "areas": ["borough", "boroughs"],
    "classes": [
        {"label": "1 to 2", "detail": "", "count": 1, "is_pressed": False},
        {"label": "3 to 4", "detail": "clearly above", "count": 1200, "is_pressed": True},
        {"label": "5 to 6", "detail": "", "count": 0, "is_pressed": False},
    ],
    "marks": [{"mark": "none", "label": "no value", "count": 2}],
    "london": 1.0,
    "note": "",
}


def write(**changes):
    return write_html(build_map_legend({**LEGEND, **changes}))


def test_each_class_is_a_button_that_says_its_range_and_its_areas():
    text = write()
    assert re.findall(r'data-class="(\d)"', text) == ["0", "1", "2"]
    assert re.findall(r'aria-label="([^"]*)"', text) == [
        "1 to 2: 1 borough",
        "3 to 4: 1,200 boroughs",
        "5 to 6: 0 boroughs",
    ]
    assert re.findall(r'aria-pressed="(\w+)"', text) == ["false", "true", "false"]


def test_what_went_up_stands_first_and_what_must_be_known_last():
    text = write(palette=CHANGE, note="We test 2 made-up boroughs together.")
    assert re.findall(r'data-class="(\d)"', text) == ["2", "1", "0"]
    assert text.index("We test 2 made-up boroughs together.") > text.index("no value")
    assert "legend-note" not in write()


def test_what_has_no_class_is_listed_and_is_no_button():
    text = write()
    assert text.count("<button") == 3
    assert "no value" in text


def test_bars_are_as_long_as_their_areas_are_many_and_none_stands_for_nought():
    text = write(
        classes=[
            {"label": str(n), "detail": "", "count": n, "is_pressed": False} for n in (4, 2, 0)
        ]
    )
    assert re.findall(r"width: ([\d.]+)rem", text) == ["2.25", "1.12", "1.12"]


@pytest.mark.parametrize(
    ("london", "row", "is_between"),
    [(1.0, 1, False), (0.5, 1, True), (-0.5, 0, True), (None, None, False)],
)
def test_london_stands_at_its_class_or_on_the_line_over_the_higher_one(london, row, is_between):
    rows = write(london=london).split('class="legend-row"')[1:]
    marked = [place for place, text in enumerate(rows) if "legend-london" in text]
    assert marked == ([] if row is None else [row])
    assert ("is-between" in "".join(rows)) == is_between


def test_a_class_by_which_nothing_can_be_filtered_is_no_button():
    classes = [{"label": "low, high", "detail": "", "count": 2, "is_pressed": None}]
    assert "<button" not in write(classes=classes)
