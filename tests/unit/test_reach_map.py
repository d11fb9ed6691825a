"""The map of reach: classes of whole numbers, the unknown apart, and marks no finer than known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.choropleth import UNKNOWN
from dashboard.figures.reach_map import list_marks, shade_areas
from dashboard.results.reach import collect_rows
from dashboard.results.reached import AreaFacts, LaidRecords, Sum, lay_records
from dashboard.state.reach import resolve_reach
from dashboard.state.selection import Selection
from dashboard.text.reach_areas import describe_map
from geodata.closed_lists import Confidence, ReachMeasure
from tests.places import BOROUGH, make_reach, make_repository


def make_area(place, *, records=0, units=0, unshared=()):
    return AreaFacts(
        area_code=f"E0{place}",
        area_name=f"Place {place}",
        borough="",
        records=records,
        confidences=((Confidence.PRESS, records),) if records else (),
        units=(("gardens", units),) if units else (),
        programmes=("Gardens",) if records else (),
        unshared=tuple(Sum("Gardens", amount, 1) for amount in unshared),
        shared=(),
        people=(),
    )


def shade(measure, areas):
    return shade_areas(LaidRecords(tuple(areas), frozenset()), measure)


@given(st.lists(st.integers(min_value=0, max_value=60), min_size=1, max_size=40))
def test_every_area_with_a_record_is_in_the_class_that_holds_its_number(counts):
    areas = [make_area(place, records=count) for place, count in enumerate(counts)]
    shading = shade(ReachMeasure.RECORDS, areas)
    assert shading.unshaded == counts.count(0)
    assert sum(one.areas for one in shading.classes) == len(counts) - counts.count(0)
    for count, one in zip(counts, shading.shades, strict=True):
        if count == 0:
            assert one.fill == UNKNOWN
            continue
        low, _, high = shading.classes[int(one.fill[1:])].label.partition("–")
        assert int(low) <= count <= int(high or low)


def test_few_different_numbers_have_a_class_each_and_ranges_leave_no_gap():
    areas = [make_area(place, records=count) for place, count in enumerate((1, 1, 3, 4))]
    labels = [one.label for one in shade(ReachMeasure.RECORDS, areas).classes]
    assert labels == ["1", "2–3", "4"]


def test_an_area_without_a_record_is_no_class_and_says_so():
    shading = shade(ReachMeasure.RECORDS, [make_area(1, records=2), make_area(2)])
    assert [one.fill for one in shading.shades] == ["k0", UNKNOWN]
    assert shading.shades[1].title == "Place 2: no record in the sources read."
    assert shading.shades[1].href == ""
    words = describe_map(shading, ReachMeasure.RECORDS, BOROUGH)
    assert "2 in 1 borough; no record in the sources read for 1 borough" in words


def test_money_is_shaded_where_an_area_has_it_alone_and_its_ranges_are_sums():
    areas = [
        make_area(1, records=1, unshared=(2000.0, 5000.0)),
        make_area(2, records=1, unshared=(20000.0,)),
        make_area(3, records=4),
    ]
    shading = shade(ReachMeasure.MONEY, areas)
    assert [one.label for one in shading.classes] == ["£7,000", "£20,000"]
    assert shading.shades[2].fill == UNKNOWN
    assert "no sum of its own in the sources read" in shading.shades[2].title


@pytest.mark.parametrize("measure", list(ReachMeasure))
def test_a_map_without_any_record_has_no_class_and_still_words(measure):
    shading = shade(measure, [make_area(1), make_area(2)])
    assert shading.classes == ()
    assert {one.fill for one in shading.shades} == {UNKNOWN}
    if measure is not ReachMeasure.PEOPLE:
        assert "for 2 boroughs" in describe_map(shading, measure, BOROUGH)


def list_made_up(reach=None):
    repository = make_repository(**({} if reach is None else {"reach": reach}))
    choice = resolve_reach(Selection.from_query(""), repository)
    rows = collect_rows(choice, repository)
    records = rows.placed.to_dict("records")
    return list_marks(records, repository.registry.programmes, repository), rows, repository


def test_marks_are_no_more_exact_than_their_records():
    reach = make_reach()
    # A place that a record known by borough should not have is not drawn.
    reach.loc[3, ["longitude", "latitude"]] = [-0.11, 51.5]
    marks, rows, repository = list_made_up(reach)
    kinds = sorted(mark.kind for mark in marks)
    # The ward has no place of its own here, so its mark is its borough's, as is the family's.
    assert kinds == ["approximate", "borough", "borough", "borough", "multi", "multi", "point"]
    exact = {(mark.longitude, mark.latitude) for mark in marks if mark.kind == "point"}
    assert exact == {(-0.128, 51.5)}
    assert -0.11 not in {mark.longitude for mark in marks}
    assert all("A house" not in mark.title for mark in marks)
    assert lay_records(rows.placed, BOROUGH, repository).records == set(rows.placed["record"])


def test_records_of_one_place_share_a_mark_that_counts_them():
    reach = make_reach()
    reach.loc[1, ["precision", "longitude"]] = ["point", -0.128]
    (point,) = [mark for mark in list_made_up(reach)[0] if mark.kind == "point"]
    assert point.count == 2
    assert "2 records" in point.title


def test_a_mark_that_areas_share_says_so_in_each():
    marks = list_made_up()[0]
    shared = [mark.title for mark in marks if mark.kind == "multi"]
    assert [title.split(":")[0] for title in shared] == ["Square B (made up)", "Square C (made up)"]
    assert all("across several boroughs" in title for title in shared)
