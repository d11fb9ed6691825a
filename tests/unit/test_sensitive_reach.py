"""Records of resettled families: nothing below a borough passes the gate."""

import re

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.columns import REACH
from geodata.reach.sensitive import (
    SAFE_ACTIVITIES,
    SAFE_SOURCES,
    UNSPECIFIED_ACTIVITY,
    WITHHELD_NOTE,
    WITHHELD_ORGANISATION,
    WITHHELD_SOURCE,
    guard_sensitive,
)
from tests.place_registry import SENSITIVE_PROGRAMME, make_registry

BOROUGH, WARD = "E09999001", "E05999001"
FIXED_WORDS = {
    *SAFE_ACTIVITIES,
    *SAFE_SOURCES,
    UNSPECIFIED_ACTIVITY,
    WITHHELD_NOTE,
    WITHHELD_ORGANISATION,
    WITHHELD_SOURCE,
}
HOME_ADDRESS = "14 Secret Street"

# Anything that a careless table could hold: the secret itself, or part of a longer text.
texts = st.one_of(
    st.none(),
    st.just(HOME_ADDRESS),
    st.sampled_from(sorted(SAFE_SOURCES | SAFE_ACTIVITIES)),
    st.sampled_from(
        [f"https://example.org/{HOME_ADDRESS}", f"Church Times {HOME_ADDRESS}", "2019-05-01"]
    ),
    st.text(max_size=12),
)
degrees = st.one_of(st.none(), st.floats(50, 53))
codes = st.lists(
    st.sampled_from([BOROUGH, WARD, "E01999001", "E09999001 " + HOME_ADDRESS]), max_size=3
)


@st.composite
def records_of_families(draw):
    return {
        **{column: draw(texts) for column in REACH},
        "record": "families_01",
        "programme": "families",
        "role": draw(st.sampled_from(["reach", "workplace", "unnamed_remainder"])),
        "precision": draw(st.sampled_from(["point", "approximate", "ward", "borough", "multi"])),
        "area_codes": draw(st.one_of(st.none(), codes)),
        "latitude": draw(degrees),
        "longitude": draw(degrees),
        "amount_gbp": draw(degrees),
        "units": 1,
        "unit_kind": "group",
        "confidence": "press",
        "date": draw(st.sampled_from([None, "2019", "2019-05-01", "May 2019", HOME_ADDRESS])),
        "is_paraphrase": draw(st.booleans()),
        "sensitive": True,
    }


def make_table(*records):
    return pd.DataFrame(records, columns=list(REACH)).astype({"units": "Int64"})


def read_cell(table, column, row=0):
    return list(table[column])[row]


def make_open_record(**changes):
    open_record = {
        "record": "gardens_01",
        "programme": "gardens",
        "role": "reach",
        "precision": "point",
        "area_codes": [BOROUGH],
        "ward_code": WARD,
        "latitude": 51.5,
        "longitude": -0.1,
        "place": "A garden",
        "date": "2019-05-01",
        "sensitive": False,
    }
    return {**open_record, **changes}


def is_safe(value):
    return (
        isinstance(value, bool | int)
        or pd.isna(value)
        or value in FIXED_WORDS
        or re.fullmatch(r"\d{4}(-01-01|-12-31)?", str(value)) is not None
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(records_of_families(), min_size=1, max_size=3))
def test_nothing_below_borough_level_comes_out_whatever_goes_in(records):
    free = ["record", "programme", "role", "precision", "area_codes", "unit_kind", "confidence"]
    guarded = guard_sensitive(make_table(*records))
    for row in guarded.to_dict("records"):
        assert set(row["area_codes"]) <= {BOROUGH}
        assert row["precision"] in ("borough", "multi", "unlocated")
        rest = {column: value for column, value in row.items() if column not in free}
        assert [column for column, value in rest.items() if not is_safe(value)] == []
    assert list(guarded.columns) == list(REACH)
    assert len(guarded) == len(records)


@settings(max_examples=20, deadline=None)
@given(records_of_families())
def test_the_gate_changes_nothing_the_second_time(record):
    once = guard_sensitive(make_table(record))
    pd.testing.assert_frame_equal(guard_sensitive(once), once)


def test_records_that_are_not_sensitive_pass_unchanged_beside_one_that_is():
    table = make_table(make_open_record(), make_open_record(sensitive=True))
    guarded = guard_sensitive(table)
    pd.testing.assert_frame_equal(guarded.head(1), table.head(1), check_dtype=False)
    assert pd.isna(read_cell(guarded, "place", 1))


def test_a_record_without_a_flag_is_taken_as_sensitive():
    guarded = guard_sensitive(make_table(make_open_record(sensitive=None)))
    assert pd.isna(read_cell(guarded, "latitude"))
    assert read_cell(guarded, "precision") == "borough"


def test_a_sensitive_programme_is_guarded_against_a_careless_flag():
    table = make_table(make_open_record(programme=SENSITIVE_PROGRAMME))
    guarded = guard_sensitive(table, make_registry().programmes)
    assert pd.isna(read_cell(guarded, "ward_code"))
    assert read_cell(guarded, "sensitive")


def test_a_column_nobody_thought_of_is_emptied():
    table = make_table(make_open_record(sensitive=True)).assign(photograph="a door.jpg")
    assert pd.isna(read_cell(guard_sensitive(table), "photograph"))


def test_the_given_table_is_not_changed():
    table = make_table(make_open_record(sensitive=True))
    guard_sensitive(table)
    assert read_cell(table, "place") == "A garden"
