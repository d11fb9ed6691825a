"""Publishers' tables: read by name, and every fault said with file, row and value."""

import pandas as pd
import pytest

from geodata.errors import InputError
from geodata.pipeline.input_tables import (
    RAW,
    choose_known,
    fill_raw,
    read_table,
    to_numbers,
    to_periods,
)


def write(tmp_path, text):
    file = tmp_path / "figures.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_columns_are_read_by_name_in_any_order(tmp_path):
    table = read_table(write(tmp_path, "b,a,c\n2,1,3\n"), ("a", "b"))
    assert table.to_dict("records") == [{"a": "1", "b": "2"}]


def test_a_repeated_column_is_read_as_one(tmp_path):
    table = read_table(
        write(tmp_path, "a,notes,notes\n1,,late\n2,early,\n3,same,same\n"), ("notes",)
    )
    assert table["notes"].to_list() == ["late", "early", "same"]


def test_a_repeated_column_that_disagrees_is_an_error(tmp_path):
    with pytest.raises(InputError, match=r"row 2: two columns 'notes'"):
        read_table(write(tmp_path, "notes,notes\nearly,late\n"), ("notes",))


def test_a_missing_column_is_named(tmp_path):
    with pytest.raises(InputError, match=r"figures\.csv: no column 'value'"):
        read_table(write(tmp_path, "a\n1\n"), ("a", "value"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"absent\.csv: the file is missing"):
        read_table(tmp_path / "absent.csv", ("a",))


def test_an_empty_cell_is_missing_and_not_zero():
    numbers = to_numbers(pd.Series(["1.5", "", " ", "0"]), file="f", column="value")
    assert numbers.isna().to_list() == [False, True, True, False]
    assert numbers[3] == 0


def test_noise_of_binary_sums_is_taken_off():
    assert to_numbers(pd.Series(["80.10000000000001"]), file="f", column="value")[0] == 80.1


def test_what_is_no_number_is_an_error_with_its_row():
    with pytest.raises(InputError, match=r"f: row 3, column 'value': 'n/a' is no number"):
        to_numbers(pd.Series(["1", "n/a"]), file="f", column="value")


def test_a_word_off_the_list_is_an_error_with_its_row():
    with pytest.raises(InputError, match=r"row 2, column 'level': 'parish' is not known"):
        choose_known(pd.Series(["parish"]), {"ward": "ward"}, file="f", column="level")


def test_a_spelling_of_period_nobody_knows_is_an_error():
    with pytest.raises(InputError, match="'last year' is not a period"):
        to_periods(pd.Series(["2021", "last year"]), file="f")


def test_a_row_is_filled_up_to_the_raw_columns():
    raw = fill_raw(pd.DataFrame({"indicator": ["a"], "value": [1]}), file="f")
    assert tuple(raw.columns) == RAW
    row = raw.iloc[0]
    assert (row["group"], row["method"], row["file"]) == ("all", "published", "f")
    assert pd.isna(row["lci_95"])
