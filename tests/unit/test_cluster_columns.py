"""The file of a map of clusters has local Moran's I beside each value, and says what it is."""

import csv
import io

from dashboard.figures.view_table import write_table
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from tests.place_registry import FULL_COUNT
from tests.unit.test_cluster_words import COUNT, make_board

CLUSTERS = f"indicator={FULL_COUNT}&view=clusters"
ADDED = ("cluster", "local_moran_i", "cluster_p_value", "cluster_p_adjusted", "cluster_columns")


def read(query, repository):
    view = resolve_view(Selection.from_query(query), repository)
    return list(csv.DictReader(io.StringIO(write_table(view, repository).text, newline="")))


def test_each_area_has_its_kind_in_words_and_its_measure():
    rows = read(CLUSTERS, make_board())
    first, (without,) = rows[0], [row for row in rows if not row["value"]]
    assert first["cluster"] == "High, among high neighbours"
    assert (first["local_moran_i"], first["cluster_p_value"]) == ("0.512", "0.0001")
    assert first["cluster_p_adjusted"] == "0.03"
    assert len(rows) == COUNT
    assert [without[name] for name in ADDED[:4]] == ["", "", "", ""]


def test_every_row_says_what_the_columns_are():
    for row in read(CLUSTERS, make_board()):
        for name in ADDED[:4]:
            assert name in row["cluster_columns"]
        assert "9,999" in row["cluster_columns"]


def test_no_other_view_has_them():
    rows = read(f"indicator={FULL_COUNT}", make_board())
    assert not set(ADDED) & set(rows[0])
