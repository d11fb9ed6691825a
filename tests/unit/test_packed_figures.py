"""Figures on their way to the browser: shorter, and the same lists once they are spread again."""

import json

import pytest

from dashboard.figures.map_values import describe_figures, pack_figures
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from tests.place_registry import FULL_COUNT
from tests.places import make_repository

QUERIES = ("", f"indicator={FULL_COUNT}", f"indicator={FULL_COUNT}&level=ward", "view=clusters")
# What the sources give for three areas, the second and the last of them alike.
ALIKE = {
    "areas": ["a", "b", "c"],
    "values": [7.5, None, 7.5],
    "lci": None,
    "uci": None,
    "shown": ["7.5", "Withheld", "7.5"],
    "intervals": ["", "", ""],
    "classes": [3, -1, 3],
    "low": [0, 0, 0],
    "outcomes": [0, 0, 0],
    "note_of": [0, 0, 0],
    "ranking": {"first": [1, None, 1], "last": [2, None, 2], "unit": "%"},
    "label": "Made up",
}


def describe(query):
    repository = make_repository()
    return describe_figures(resolve_view(Selection.from_query(query), repository), repository)


def spread(sent):
    """As assets/scripts/data/figures.js reads what it is sent."""
    lists = {name: [column[row] for row in sent["row_of"]] for name, column in sent["rows"].items()}
    ranks = {name: lists.pop(name) for name in ("first", "last") if name in lists}
    kept = {name: said for name, said in sent.items() if name not in {"rows", "row_of"}}
    return {**kept, **lists, "ranking": {**sent["ranking"], **ranks}}


@pytest.mark.parametrize("query", QUERIES)
def test_what_is_spread_again_is_what_was_packed(query):
    figures = describe(query)
    sent = json.loads(json.dumps(pack_figures(figures), allow_nan=False))
    assert {"areas": figures["areas"], **spread(sent)} == figures


def test_areas_alike_share_a_row_and_what_has_no_value_stands_last():
    sent = pack_figures(ALIKE)
    assert sent["row_of"] == [0, 1, 0]
    assert sent["rows"]["values"] == [7.5, None]
    assert sent["rows"]["shown"] == ["7.5", "Withheld"]
    assert sent["rows"]["first"] == [1, None]


def test_rows_stand_by_value_and_areas_of_one_value_in_their_own_order():
    values, shown = [2.0, -1.0, 2.0], ["two", "minus one", "also two"]
    sent = pack_figures({**ALIKE, "values": values, "shown": shown})
    assert sent["rows"]["shown"] == ["minus one", "two", "also two"]
    assert sent["row_of"] == [1, 0, 2]


def test_the_codes_stay_behind_and_a_list_that_nobody_has_stays_where_it_was():
    sent = pack_figures({**ALIKE, "ranking": {"first": None, "last": None, "unit": "%"}})
    assert "areas" not in sent
    assert sent["lci"] is sent["uci"] is None
    assert sent["ranking"] == {"first": None, "last": None, "unit": "%"}
    assert set(sent["rows"]) == {
        *("values", "shown", "intervals", "classes", "low", "outcomes", "note_of")
    }


def test_no_area_at_all_is_no_fault():
    none = {name: [] if isinstance(said, list) else said for name, said in ALIKE.items()}
    sent = pack_figures({**none, "ranking": {"first": None, "last": None}})
    assert sent["row_of"] == []
    assert sent["rows"]["values"] == []
