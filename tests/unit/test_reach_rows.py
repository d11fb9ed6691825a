"""What a page of reach tells of programmes and areas, in the made-up place."""

import pytest

from dashboard.api.schemas import ReachRow
from dashboard.figures.reach_tables import RECORD_COLUMNS
from dashboard.results.reach import collect_rows, cover_units, group_by_theme, keep_reached
from dashboard.results.reached import lay_records
from dashboard.state.reach import resolve_reach
from dashboard.state.selection import Selection
from dashboard.text.reach_areas import name_missing, show_shared, show_sums, show_units
from dashboard.text.reach_page import (
    describe_beside,
    describe_coverage,
    describe_matching,
    describe_records_of,
    title_reach,
)
from geodata.closed_lists import Precision, ReachMeasure, Theme
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME
from tests.places import (
    BOROUGH,
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2018,
    WARD_IN_BOTH_EDITIONS,
    make_reach,
    make_repository,
)


def collect(query="", repository=None):
    repository = repository or make_repository()
    return collect_rows(resolve_reach(Selection.from_query(query), repository), repository)


def lay(query="", geography=BOROUGH, repository=None):
    repository = repository or make_repository()
    laid = lay_records(collect(query, repository).placed, geography, repository)
    return {area.area_code: area for area in laid.areas}


def title(query="", geography=BOROUGH, repository=None):
    rows = collect(query, repository)
    laid = lay_records(rows.placed, geography, make_repository())
    measure = Selection.from_query(query).measure or ReachMeasure.RECORDS
    return title_reach(rows, laid, geography, measure)


def with_money(amounts, **roles):
    reach = make_reach()
    for place, amount in amounts.items():
        reach.loc[place, "amount_gbp"] = amount
    for place, role in roles.items():
        reach.loc[int(place.removeprefix("row")), "role"] = role
    return make_repository(reach=reach)


def test_the_parts_of_a_bar_are_the_located_units_by_precision():
    repository = make_repository()
    gardens = repository.registry.programmes[PROGRAMME]
    (coverage,) = cover_units(gardens, repository.reach())
    assert coverage.parts == (
        (Precision.POINT, 1),
        (Precision.APPROXIMATE, 1),
        (Precision.WARD, 1),
        (Precision.BOROUGH, 2),
        (Precision.MULTI, 1),
    )
    assert sum(units for _, units in coverage.parts) == coverage.count.located
    assert describe_coverage(coverage) == (
        "gardens: 6 of at least 13 located (1 exact place; 1 approximate place; 1 ward or"
        " locality; 2 borough only; 1 shared by several boroughs; at least 7 not located)"
    )


def test_a_whole_that_no_source_counts_is_said_in_words():
    repository = make_repository()
    families = repository.registry.programmes[SENSITIVE_PROGRAMME]
    (coverage,) = cover_units(families, repository.reach())
    assert describe_coverage(coverage) == (
        "families: 1 located, of a number that no source gives (1 borough only)"
    )


def test_remainders_totals_and_workplaces_are_no_records_of_reach():
    reach = make_reach()
    reach.loc[0, "role"] = "total"
    reach.loc[1, "role"] = "workplace"
    reach.loc[2, "role"] = "event_not_reach"
    rows = collect(repository=make_repository(reach=reach))
    assert set(rows.matching["role"]) == {"reach"}
    assert len(rows.matching) == len(reach) - 4
    assert len(keep_reached(reach)) == len(rows.matching)


def test_what_no_source_places_is_beside_the_map_with_what_it_does_not_name():
    rows = collect()
    assert sorted(rows.unlocated["units"]) == [3, 4]
    told = " ".join(describe_beside(rows, drawn=6, geography=BOROUGH))
    assert "1 record has no place in the sources read." in told
    assert "1 entry stands for what sources count and do not name." in told


def test_a_year_says_how_many_undated_records_it_leaves_out():
    reach = make_reach()
    reach.loc[0, ["date_start", "date_end"]] = ["2019-05-01", "2019-05-02"]
    rows = collect("year=2019", make_repository(reach=reach))
    assert list(rows.matching["record"]) == [reach.loc[0, "record"]]
    # The remainder has no date either, and is no record of reach.
    assert rows.undated == len(keep_reached(reach)) - 1
    assert "records without a date are left out" in " ".join(describe_beside(rows, 1, BOROUGH))


def test_the_title_is_what_the_counts_found():
    assert title() == "Sources place records of 2 of 2 programmes in 3 of 3 boroughs"
    one = f"programme={PROGRAMME}"
    assert title(one) == "Sources place Square Gardens (made up) in 3 of 3 boroughs"
    # The family is known by borough, so of wards only one programme is placed.
    assert title(geography=WARD_2018) == (
        "Sources place records of 1 of 2 programmes in 2 of 2 wards of 2018"
    )
    assert title("precision=borough", WARD_2018) == (
        "No source ties the chosen records of reach to wards of 2018"
    )
    assert title("precision=unlocated").startswith("No source says where")
    assert title("year=2018").startswith("No record")
    assert describe_matching(collect(one)) == (
        "6 records of reach match: 6 from the GLA's report of 2020."
    )


def test_the_title_is_of_the_measure_that_is_shown():
    repository = with_money({0: 1000.0})
    assert title("measure=money", repository=repository) == (
        "Sources give sums for one area alone in 1 of 3 boroughs"
    )
    assert title("measure=money").endswith("in 0 of 3 boroughs")
    assert title("measure=units") == "Sources place units of work in 3 of 3 boroughs"
    reach = make_reach()
    reach["participants"] = None
    reach.loc[0, "participants"] = "four made-up people"
    assert title("measure=people", repository=make_repository(reach=reach)) == (
        "Sources tell of people, each in its own words, in 1 of 7 records"
    )
    assert title("measure=people&year=2018").startswith("No record")


@pytest.mark.parametrize(
    ("query", "helps"),
    [
        ("year=2018", {"year"}),
        ("confidence=press", {"confidence"}),
        ("year=2018&confidence=press", set()),
        (f"programme={SENSITIVE_PROGRAMME}&precision=point", {"programme", "precision"}),
    ],
)
def test_what_matches_nothing_names_the_choices_that_stand_in_the_way(query, helps):
    rows = collect(query)
    assert rows.matching.empty
    assert {one.name for one in rows.loosened} == helps


def test_programmes_are_grouped_in_the_order_of_the_themes_and_then_by_name():
    gardens, families = collect().programmes
    ((theme, listed),) = group_by_theme((gardens, families))
    assert theme is Theme.RELATIONSHIPS
    assert listed == (families, gardens)
    equal = families.programme.model_copy(update={"theme": Theme.EQUALITY})
    groups = group_by_theme((families._replace(programme=equal), gardens))
    assert [theme for theme, _ in groups] == [Theme.RELATIONSHIPS, Theme.EQUALITY]


def test_each_area_has_the_records_that_name_it_and_no_other():
    areas = lay()
    counts = {code: area.records for code, area in areas.items()}
    assert counts == {SQUARE_A: 3, SQUARE_B: 2, SQUARE_C: 2}
    assert show_units(areas[SQUARE_B]) == "gardens: 3"


def test_units_of_different_kinds_are_named_and_not_called_the_same():
    assert show_units(lay()[SQUARE_C]) == "families: 1; gardens: 1"


def test_a_record_known_by_borough_lies_on_no_ward():
    areas = lay(geography=WARD_2018)
    counts = {code: area.records for code, area in areas.items()}
    assert counts == {WARD_IN_BOTH_EDITIONS: 1, SECOND_WARD: 2}


def test_money_that_areas_share_is_told_whole_and_is_nobodys_own():
    areas = lay(repository=with_money({0: 100.0, 2: 50.0, 4: 5000.0}))
    assert show_sums(areas[SQUARE_A].unshared) == (
        "£150 (£100 Square Gardens (made up); £50 Square Gardens (made up))"
    )
    for code in (SQUARE_B, SQUARE_C):
        assert areas[code].unshared == ()
        assert show_shared(areas[code].shared) == (
            "£5,000 shared by 2 boroughs, not split (Square Gardens (made up))"
        )


def test_a_total_that_repeats_its_parts_is_nobodys_money():
    areas = lay(repository=with_money({0: 100.0, 3: 100.0}, row3="total"))
    assert areas[SQUARE_B].unshared == ()
    assert areas[SQUARE_A].unshared[0].amount == 100


def test_an_area_without_a_record_is_unknown_and_never_none():
    areas = lay("precision=point")
    unnamed = areas[SQUARE_B]
    assert unnamed.records == 0
    for measure in ReachMeasure:
        said = name_missing(unnamed, measure)
        assert said == "Square B (made up): no record in the sources read."
    assert "no sum of its own" in name_missing(areas[SQUARE_A], ReachMeasure.MONEY)


def test_what_sources_say_of_people_stays_in_their_words():
    reach = make_reach().astype({"participants": object})
    reach.loc[0, "participants"] = "1,200+; 500+ one-to-one advice"
    areas = lay(repository=make_repository(reach=reach))
    assert areas[SQUARE_A].people == (
        ("Square Gardens (made up)", "1,200+; 500+ one-to-one advice"),
    )


def test_a_programme_says_how_many_of_its_records_match():
    def describe(query):
        return [describe_records_of(listed) for listed in collect(query).programmes]

    assert describe("") == ["6 records", "1 record"]
    assert describe("precision=borough") == [
        "6 records, of which 1 matches what is chosen",
        "1 record",
    ]
    assert describe("precision=multi")[1] == "1 record, of which none matches what is chosen"


def test_the_file_of_records_has_the_columns_of_the_interface():
    assert list(RECORD_COLUMNS) == list(ReachRow.model_fields)
