"""Periods: every spelling met comes to one form, and nonsense is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.indicators.periods import describe_period, read_period, split_period

SPELLINGS = {
    "2021": ("2021-01-01/P1Y", "2021"),
    "2024-05-15": ("2024-05-15/P1D", "15 May 2024"),
    "2018-19": ("2018-04-01/P1Y", "2018/19"),
    "1999/00": ("1999-04-01/P1Y", "1999/00"),
    "2022/23 - 23/24": ("2022-04-01/P2Y", "2022/23 to 2023/24"),
    "2010/11-2012/13": ("2010-04-01/P3Y", "2010/11 to 2012/13"),
    "2022-01-01 (3y)": ("2022-01-01/P3Y", "2022 to 2024"),
    "2020-04-01/P1M": ("2020-04-01/P1M", "April 2020"),
    "2024-09-01/P1Y": ("2024-09-01/P1Y", "2024/25"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_spelling_comes_to_start_and_duration(spelling):
    assert read_period(spelling) == SPELLINGS[spelling]


def test_a_label_as_published_is_kept():
    assert read_period("2018-19", label="2018-19").label == "2018-19"


@pytest.mark.parametrize(
    "nonsense", ["", "nan", "2018-20", "2022/23 - 25/27", "21", "2021-13", "May 2021"]
)
def test_nonsense_is_refused(nonsense):
    with pytest.raises(ValueError, match="is not a period"):
        read_period(nonsense)


def test_a_day_that_no_calendar_has_is_refused():
    with pytest.raises(ValueError, match="day"):
        split_period("2021-02-30/P1D")


@given(st.dates(), st.integers(1, 9), st.sampled_from("YMD"))
def test_a_period_reads_back_as_itself_and_has_words(start, count, kind):
    text = f"{start.isoformat()}/P{count}{kind}"
    assert read_period(text).id == text
    assert str(start.year) in describe_period(text)


@given(st.integers(1990, 2090))
def test_a_financial_year_is_read_as_it_is_described(year):
    described = describe_period(f"{year}-04-01/P1Y")
    assert read_period(described).id == f"{year}-04-01/P1Y"
