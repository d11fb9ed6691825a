"""Moving values between made-up ward editions."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.shapes.editions import (
    LINK_COLUMNS,
    VintageError,
    find_same_places,
    move_counts,
    move_rates,
    select_links,
)

# Ward `a` was split, `b` joined the rest of it, and `c` stayed but for a hair.
LINKS = pd.DataFrame(
    [
        (2018, "a", 2022, "P", 0.60, 0.995),
        (2018, "a", 2022, "Q", 0.39, 0.40),
        (2018, "b", 2022, "Q", 0.99, 0.59),
        (2018, "c", 2022, "R", 0.985, 0.99),
    ],
    columns=list(LINK_COLUMNS),
)
COUNTS = pd.Series({"a": 990.0, "b": 200.0, "c": 50.0})


def by_code(moved, column="value"):
    return dict(zip(moved["area_code"], moved[column], strict=True))


@st.composite
def linked_wards(draw):
    """Old wards cut at random into new ones, with shares that sum to a little less than one."""
    rows = []
    for old in range(draw(st.integers(1, 6))):
        new = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4, unique=True))
        parts = [draw(st.floats(0.01, 1)) for _ in new]
        kept = draw(st.floats(0.95, 1))
        rows += [
            (2018, f"o{old}", 2022, f"n{code}", kept * part / sum(parts), part)
            for code, part in zip(new, parts, strict=True)
        ]
    links = pd.DataFrame(rows, columns=list(LINK_COLUMNS))
    codes = list(links["from_code"].unique())
    values = draw(st.lists(st.floats(0, 1e6), min_size=len(codes), max_size=len(codes)))
    return links, pd.Series(values, index=codes)


@given(linked_wards())
def test_the_total_of_counts_survives_any_move(wards):
    links, counts = wards
    moved = move_counts(counts, links)
    assert moved["value"].sum() == pytest.approx(counts.sum())


@given(linked_wards(), st.booleans())
def test_a_moved_rate_lies_between_its_parts(wards, by_people):
    links, rates = wards
    people = pd.Series(range(1, len(rates) + 1), index=rates.index) if by_people else None
    moved = by_code(move_rates(rates, links, people))
    parts = links.assign(rate=links["from_code"].map(rates)).groupby("to_code")["rate"]
    for code, rate in moved.items():
        least, greatest = parts.min()[code], parts.max()[code]
        slack = 1e-9 * max(1, greatest)
        assert least - slack <= rate <= greatest + slack


@given(linked_wards())
def test_nothing_moved_keeps_an_interval_or_passes_for_published(wards):
    links, rates = wards
    for moved in (move_counts(rates, links), move_rates(rates, links)):
        assert moved[["lci_95", "uci_95"]].isna().all(axis=None)
        assert moved["method"].str.startswith("derived: ").all()
        assert moved["share_moved"].between(0, 1).all()


def test_counts_are_shared_out_whole_by_area():
    moved = by_code(move_counts(COUNTS, LINKS))
    assert moved == pytest.approx({"P": 600, "Q": 590, "R": 50})


def test_rates_are_weighted_by_area_or_by_people():
    rates = pd.Series({"a": 10.0, "b": 20.0, "c": 30.0})
    by_area = by_code(move_rates(rates, LINKS))
    by_people = by_code(move_rates(rates, LINKS, pd.Series({"a": 1000, "b": 100, "c": 10})))
    assert by_area["Q"] == pytest.approx((10 * 0.40 + 20 * 0.59) / 0.99)
    assert by_people["Q"] == pytest.approx((10 * 390 + 20 * 99) / 489)
    assert by_area["P"] == by_people["P"] == 10


def test_an_unknown_part_makes_the_whole_unknown():
    unknown = COUNTS.mask(COUNTS.index == "b")
    for moved in (by_code(move_counts(unknown, LINKS)), by_code(move_rates(unknown, LINKS))):
        assert pd.isna(moved["Q"])
        assert not pd.isna(moved["P"])


def test_what_moved_is_the_share_outside_the_largest_part():
    moved = move_counts(COUNTS, LINKS)
    assert by_code(moved, "share_moved") == pytest.approx({"P": 0, "Q": 0.40 / 0.99, "R": 0})


@pytest.mark.parametrize(
    ("old", "new", "is_same"), [(0.98, 0.98, True), (0.9799, 1, False), (1, 0.9799, False)]
)
def test_wards_are_one_place_only_from_98_percent_both_ways(old, new, is_same):
    link = pd.DataFrame([(2018, "a", 2022, "P", old, new)], columns=list(LINK_COLUMNS))
    assert find_same_places(link) == ({"a": "P"} if is_same else {})
    assert by_code(move_counts(pd.Series({"a": 1.0}), link), "is_same") == {"P": is_same}


def test_links_run_both_ways():
    back = select_links(LINKS, 2022, 2018)
    assert back.loc[1].to_dict() == {
        "from_vintage": 2022,
        "from_code": "Q",
        "to_vintage": 2018,
        "to_code": "a",
        "share_of_old": 0.40,
        "share_of_new": 0.39,
    }
    pd.testing.assert_frame_equal(select_links(back, 2018, 2022), LINKS)


def test_editions_without_links_are_refused():
    with pytest.raises(VintageError, match="no links are held between 2012 and 2018"):
        select_links(LINKS, 2012, 2018)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        (COUNTS.drop("b"), "wards have no row: 'b'"),
        (pd.concat([COUNTS, pd.Series({"z": 1.0})]), "wards are not of the edition: 'z'"),
    ],
)
def test_values_of_another_edition_are_refused(values, problem):
    with pytest.raises(VintageError, match=problem):
        move_counts(values, LINKS)


def test_a_ward_without_a_denominator_is_refused():
    people = pd.Series({"a": 10.0, "b": None, "c": 5.0})
    with pytest.raises(VintageError, match="no denominator is known: 'b'"):
        move_rates(COUNTS, LINKS, people)
