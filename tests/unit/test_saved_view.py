"""Views of pages, as links, frames, files and slides name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.state.saved_view import Page, SavedView

ADDRESSES = (
    "/",
    "/?indicator=arts_engaged&level=ward&vintage=2022&view=ranking",
    "/area/E09000012",
    "/area/E05009367?vintage=2022",
    "/compare?compare=E09000012,E09000030",
    "/reach?theme=equality&year=2019",
    "/reach/need?need=income_deprived",
    "/programme/model_city",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_view_is_the_same_by_its_address_and_by_its_query(address):
    view = SavedView.from_address(f"https://atlas.example.org{address}")
    assert view is not None
    assert view.address == address
    assert SavedView.from_query(view.to_query()) == view


@pytest.mark.parametrize(
    "address", ["/about", "/data", "/area/E09000012/x", "nonsense", "http://["]
)
def test_pages_without_views_are_none(address):
    assert SavedView.from_address(address) is None


def test_a_page_that_is_not_there_is_told_and_the_choices_are_kept():
    view = SavedView.from_query("page=moon&indicator=arts_engaged")
    assert (view.page, view.selection.indicator) == (Page.EXPLORE, "arts_engaged")
    assert "'moon'" in view.selection.problems[0]


def test_colours_and_data_version_are_no_part_of_what_is_shown():
    view = SavedView.from_query("page=reach&appearance=dark&data=1&year=2018")
    assert view.without_options().to_query() == "page=reach&year=2018"


@given(st.text(max_size=200), st.text(max_size=200))
def test_nothing_that_a_client_sends_raises(query, address):
    assert SavedView.from_query(query).address.startswith("/")
    view = SavedView.from_address(address)
    assert view is None or view.address.startswith("/")
