"""Corrections, gaps and remarks: what the registry says of single values."""

from datetime import date

import pandas as pd
import pytest

from geodata.errors import InputError
from geodata.model import Correction
from geodata.pipeline.corrections import apply_corrections
from geodata.pipeline.remarks import add_remarks, fill_gaps
from tests.place_registry import SURVEY
from tests.value_rows import BARKING, CITY, PERIOD, SOURCE, make_rows


def make_correction(**fields):
    common = {
        "id": "a_slip",
        "source": SOURCE,
        "indicator": SURVEY,
        "area_code": CITY,
        "period": PERIOD,
        "field": "value",
        "expected": "10",
        "corrected": "12.5",
        "reason": "The publisher said so.",
        "reported_on": date(2026, 1, 1),
    }
    return Correction.model_validate(common | fields)


def test_a_correction_changes_the_value_and_leaves_a_trace():
    row = apply_corrections(make_rows({}), [make_correction()]).iloc[0]
    assert (row["value"], row["status"]) == (12.5, "r")
    assert row["note"] == "Corrected from 10 to 12.5: The publisher said so."


def test_a_correction_may_fill_a_cell_that_was_empty():
    correction = make_correction(field="status", expected="", corrected="u")
    assert apply_corrections(make_rows({}), [correction])["status"].to_list() == ["u"]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"expected": "11"}, r"the source now says '10\.0'"),
        ({"area_code": BARKING}, "0 rows match"),
        ({"field": "area_name"}, "cannot be corrected"),
        ({"field": "lci_95", "expected": "9"}, "the source now says ''"),
    ],
)
def test_a_correction_fails_once_the_source_says_something_else(fields, problem):
    with pytest.raises(InputError, match=rf"made_up_source\.toml: \[a_slip\].*{problem}"):
        apply_corrections(make_rows({}), [make_correction(**fields)])


def write_gap(tmp_path, **fields):
    given = {
        "indicator": SURVEY,
        "source": SOURCE,
        "level": "borough",
        "area_code": BARKING,
        "status": "z",
        "note": "No such thing there.",
    } | fields
    file = tmp_path / "gaps.toml"
    file.write_text("[a_gap]\n" + "\n".join(f'{key} = "{value}"' for key, value in given.items()))
    return file


def test_a_declared_gap_becomes_a_row_in_words_for_every_period(tmp_path):
    rows = make_rows({}, {"period": "2022-01-01/P1Y", "period_label": "2022"})
    filled = fill_gaps(rows, write_gap(tmp_path))
    added = filled[filled["area_code"] == BARKING]
    assert added["period_label"].to_list() == ["2021", "2022"]
    assert added["value"].isna().all()
    assert set(added["status"] + added["note"]) == {"zNo such thing there."}


def test_a_gap_that_a_source_has_filled_is_an_error(tmp_path):
    with pytest.raises(InputError, match=f"'{SURVEY}' has a value for {CITY}"):
        fill_gaps(make_rows({}), write_gap(tmp_path, area_code=CITY))


REMARK = """
    [a_remark]
    indicator = "{indicator}"
    source = "made_up_source"
    level = "borough"
    area_code = "E09000001"
    set_aside = true
    note = "Counted in another way."
"""


def test_a_value_set_aside_stays_with_its_reason(tmp_path):
    file = tmp_path / "remarks.toml"
    file.write_text(REMARK.format(indicator=SURVEY))
    remarked = add_remarks(make_rows({"note": "As read."}, {"area_code": BARKING}), file)
    assert remarked["is_used"].to_list() == [False, True]
    assert remarked["note"].iloc[0] == "Counted in another way. As read."
    assert pd.isna(remarked["note"].iloc[1])


def test_a_remark_about_no_value_is_an_error(tmp_path):
    file = tmp_path / "remarks.toml"
    file.write_text(REMARK.format(indicator="another"))
    with pytest.raises(InputError, match="'a_remark' is about a value that no source gives"):
        add_remarks(make_rows({}), file)
