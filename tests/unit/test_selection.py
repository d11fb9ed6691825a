"""The address is the state: reading and writing it."""

import string
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st

from dashboard.state.selection import CHOSEN_LEVELS, LONGEST_ADDRESS, WARD_VINTAGES, Mode, Selection
from dashboard.theme.colours import Appearance

names = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=20)
selections = st.builds(
    Selection,
    indicator=st.none() | names,
    level=st.none() | st.sampled_from(CHOSEN_LEVELS),
    vintage=st.none() | st.sampled_from(WARD_VINTAGES),
    period=st.none() | st.sampled_from(["2021-03-21/P1D", "2022-04-01/P1Y"]),
    group=st.none() | st.sampled_from(["all", "Ethnicity: Black", "Deaf & disabled + 50%"]),
    area=st.none() | st.from_regex(r"E0[59]\d{6}", fullmatch=True),
    areas=st.sets(st.from_regex(r"E0[59]\d{6}", fullmatch=True), max_size=6).map(
        lambda codes: tuple(sorted(codes))
    ),
    areas_name=st.none() | st.sampled_from(["Model City", "Ours & theirs + 50%"]),
    compare=st.lists(st.from_regex(r"E0[59]\d{6}", fullmatch=True), max_size=6).map(tuple),
    similar=st.booleans(),
    indicators=st.lists(names, max_size=4, unique=True).map(tuple),
    programme=st.lists(names, max_size=4, unique=True).map(tuple),
    view=st.none() | st.sampled_from(Mode),
    appearance=st.none() | st.sampled_from(Appearance),
    data=st.none() | names,
)


@given(selections)
def test_what_is_written_is_read_back(selection):
    assert Selection.from_query(selection.to_query()) == selection
    assert Selection.from_query(selection.to_query()).problems == ()


@given(st.text(max_size=LONGEST_ADDRESS + 50))
def test_no_query_string_raises(query):
    Selection.from_query(query)


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw):
    Selection.from_query(raw.decode("utf-8", errors="replace"))


def test_an_empty_choice_is_not_in_the_address():
    assert Selection().to_query() == ""
    assert dict(parse_qsl(Selection(area="E09000014").to_query())) == {"area": "E09000014"}


def test_unknown_names_are_ignored():
    assert Selection.from_query("colour=red&level=ward") == Selection.from_query("level=ward")


def test_a_bad_value_is_left_out_and_named():
    selection = Selection.from_query("level=street&vintage=1999&view=map")
    assert (selection.level, selection.vintage, selection.view) == (None, None, Mode.MAP)
    assert [sentence.split("'")[1] for sentence in selection.problems] == ["street", "1999"]


def test_a_long_bad_value_is_cut_before_it_is_quoted():
    (sentence,) = Selection.from_query("level=" + "x" * 500).problems
    assert "x" * 41 not in sentence


def test_an_address_past_the_limit_gives_the_first_view_and_says_so():
    selection = Selection.from_query("indicator=" + "x" * LONGEST_ADDRESS)
    assert selection.indicator is None
    assert len(selection.problems) == 1


def test_a_programme_named_twice_is_one_choice():
    assert Selection.from_query("programme=a,b,a,").programme == ("a", "b")


def test_a_list_may_come_in_parts_as_forms_send_it():
    asked = "compare=E09000012,E09000019&compare=e09000001&compare=&indicators=a&indicators=b"
    selection = Selection.from_query(asked)
    assert selection.compare == ("E09000012", "E09000019", "E09000001")
    assert selection.indicators == ("a", "b")
    assert Selection.from_query("level=ward&level=borough").level is CHOSEN_LEVELS[0]


def test_an_area_named_twice_is_kept_so_that_it_can_be_told():
    assert Selection.from_query("compare=E09000012,E09000012").compare == ("E09000012",) * 2
