"""A CSV holds what the table held, and nothing that a spreadsheet would run."""

import csv
import io

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.web.csv_tables import write_csv

texts = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
formulas = st.builds(str.__add__, st.sampled_from("=+-@\t\r\n"), texts)
cells = st.one_of(texts, formulas)


def read(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@settings(max_examples=50, deadline=None)
@given(st.lists(cells, min_size=1, max_size=5))
def test_no_text_begins_like_a_formula_and_all_else_is_unchanged(texts):
    header, *rows = read(write_csv(pd.DataFrame({"text": texts, "other": 1})))
    assert header == ["text", "other"]
    for written, (shown, _) in zip(texts, rows, strict=True):
        assert not shown.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
        assert shown.removeprefix("'") == written.removeprefix("'")


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=5))
def test_numbers_are_never_changed(numbers):
    _, *rows = read(write_csv(pd.DataFrame({"value": numbers, "other": "x"})))
    assert [float(value) for value, _ in rows] == numbers


def test_whole_numbers_stay_whole_where_some_are_missing():
    table = pd.DataFrame({"base": pd.array([-5, None], dtype="Int64"), "area": ["a", "b"]})
    assert read(write_csv(table))[1:] == [["-5", "a"], ["", "b"]]


def test_a_list_of_coordinates_is_numbers_and_a_list_of_texts_is_text():
    table = pd.DataFrame({"centroid": [(-0.1, 51.5)], "codes": [("=a", "b")], "none": [()]})
    assert read(write_csv(table))[1] == ["-0.1;51.5", "'=a;b", ""]
