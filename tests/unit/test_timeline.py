"""When programmes ran and when records are of, no more exactly than sources say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.timeline import draw_timeline
from dashboard.results.programmes import (
    RecordStretch,
    Stretch,
    TimelineRow,
    list_timeline,
    list_undated,
    read_stretch,
)
from dashboard.results.reach import collect_rows
from dashboard.state.reach import resolve_reach
from dashboard.state.selection import Selection
from dashboard.text.programme import describe_dates, describe_timeline, describe_undated
from tests.place_registry import PROGRAMME
from tests.places import make_reach, make_repository


def make_row(starts=None, ends=None, dated=()):
    gardens = make_repository().registry.programmes[PROGRAMME]
    programme = gardens.model_copy(update={"starts": starts, "ends": ends})
    return TimelineRow(programme, read_stretch(starts), read_stretch(ends), dated, 0, 0, 0)


def read(text):
    stretch = read_stretch(text)
    assert stretch
    return stretch


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31)))
def test_a_date_lies_within_its_month_and_that_within_its_year(day):
    exact, month, year = (read(day.isoformat()[:length]) for length in (10, 7, 4))
    assert exact == Stretch(day, day)
    assert year.first <= month.first <= day <= month.last <= year.last
    assert (month.last.month, year.last.month) == (day.month, 12)


@pytest.mark.parametrize(
    ("starts", "ends", "said"),
    [
        (None, None, "No source read gives its dates"),
        ("2018", None, "From 2018; no source read gives an end"),
        ("2019-02", "2019-11", "February 2019 to November 2019"),
        ("2019-09-16", "2019-09-22", "16 September 2019 to 22 September 2019"),
    ],
)
def test_dates_are_said_as_exactly_as_sources_give_them(starts, ends, said):
    assert describe_dates(make_row(starts, ends).programme) == said


def test_only_what_is_exact_is_drawn_solid_and_an_unknown_end_stays_open():
    exact = draw_timeline(make_row("2019-09-16", "2019-09-22")).svg
    assert "time-sure" in exact
    assert "time-about" not in exact
    assert "time-open" not in exact
    months = draw_timeline(make_row("2019-02", "2019-11")).svg
    assert months.count("time-about") == 2
    assert "time-sure" in months
    no_end = draw_timeline(make_row("2018")).svg
    assert "time-open" in no_end
    assert "time-sure" not in no_end
    assert "time-report" in draw_timeline(make_row()).svg


def test_what_began_before_the_line_is_said_and_not_drawn_as_begun_with_it():
    early = make_row("2013")
    assert "time-about" not in draw_timeline(early).svg
    assert "It began before the line does" in describe_timeline(early)


def test_a_record_of_a_year_is_drawn_as_wide_as_the_year():
    dated = (RecordStretch(Stretch(date(2019, 1, 1), date(2019, 12, 31)), 2),)
    row = make_row(dated=dated)
    assert 'class="time-record" x="239.9" y="15" width="119.9"' in draw_timeline(row).svg
    assert "2 records dated within these years" in describe_timeline(row)


def list_made_up(query=""):
    reach = make_reach()
    reach.loc[0, ["date_start", "date_end"]] = ["2019-05-01", "2019-05-02"]
    reach.loc[1, ["date_start", "date_end"]] = ["2016-01-01", "2016-12-31"]
    reach.loc[2, "date_end"] = "2019-03-31"
    repository = make_repository(reach=reach)
    return collect_rows(resolve_reach(Selection.from_query(query), repository), repository)


def test_records_outside_the_years_and_without_a_date_are_counted_in_words():
    rows = list_made_up()
    (gardens,) = list_timeline(rows)
    assert [one.records for one in gardens.dated] == [1]
    said = describe_timeline(gardens)
    # "By March 2019" says when something was over and not when it was.
    assert "1 record of before 2017, 4 records without a date" in said
    assert describe_undated(list_undated(rows, [gardens])) == (
        "No source read dates anything of Sheltered Families (made up) among the records that"
        " match."
    )
