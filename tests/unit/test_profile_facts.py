"""What a profile says of an area besides its figures: facts, parts, editions, records, sources."""

import pandas as pd
import pytest

from dashboard.figures.profile.build import build_profile
from dashboard.figures.profile.rows import build_figure
from dashboard.text.provenance import cite_figure, list_provenance
from tests.place_registry import FULL_COUNT, PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import (
    BOROUGH,
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2018,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_areas,
    make_observations,
    make_reach,
    make_repository,
)


@pytest.fixture(scope="module")
def repository():
    return make_repository()


def tell(repository, code, geography=BOROUGH):
    return build_profile(repository.area(code, geography), repository)


def list_parts(repository, code, geography=BOROUGH):
    parts = tell(repository, code, geography).parts
    assert parts is not None
    return parts


def find(profile, indicator):
    return next(one for one in profile.figures if one.indicator.id == indicator)


def test_a_borough_is_introduced_by_people_area_density_and_wards(repository):
    facts = tell(repository, SQUARE_A).headline
    assert [(fact.label, fact.shown) for fact in facts] == [
        ("Population", "10"),
        ("Area", "1.0 km²"),
        ("People per km²", "10"),
        ("Wards", "2"),
    ]
    assert "Census 2021" in facts[0].detail


def test_one_ward_is_not_wards():
    areas = make_areas()
    kept = areas[~((areas["area_code"] == "E05999003") & (areas["vintage"] == 2022))]
    facts = tell(make_repository(areas=kept), SQUARE_A).headline
    assert ("Ward", "1") in [(fact.label, fact.shown) for fact in facts]


def test_a_ward_without_a_count_says_so_and_names_its_borough(repository):
    facts = tell(repository, SECOND_WARD, WARD_2018).headline
    assert facts[0][:2] == ("Population", "Not held")
    assert facts[0].detail == "No census count is held for wards of 2018"
    assert facts[-1][:2] == ("Borough", "Square A (made up)")


def test_a_borough_lists_its_newest_wards_and_a_ward_its_siblings(repository):
    parts = list_parts(repository, SQUARE_A)
    assert parts.title == "2 wards of 2022 in Square A (made up)"
    assert [row.area.area_name for row in parts.rows] == [
        "North Half (made up)",
        "St Made-up's (made up)",
    ]
    assert not parts.is_siblings
    siblings = list_parts(repository, SECOND_WARD, WARD_2018)
    assert siblings.is_siblings
    assert {row.area.geography for row in siblings.rows} == {WARD_2018}


def test_wards_without_figures_are_listed_with_their_records(repository):
    parts = list_parts(repository, SECOND_WARD, WARD_2018)
    assert parts.indicators == ()
    assert parts.note.startswith("No figures are published for wards of 2018")
    counted = {row.area.area_code: row.records for row in parts.rows}
    assert counted == {WARD_IN_BOTH_EDITIONS: 1, SECOND_WARD: 2}


def test_an_old_ward_points_to_what_replaced_it_with_the_share(repository):
    profile = tell(repository, WARD_IN_BOTH_EDITIONS, WARD_2018)
    assert [(link.area.area_code, link.share) for link in profile.replaced_by] == [
        (WARD_IN_BOTH_EDITIONS, pytest.approx(0.5)),
        ("E05999003", pytest.approx(0.5)),
    ]
    assert [link.text for link in profile.replaced_by] == [
        "50\u202f% of its area is now in St Made-up's (made up), ward of 2022 (E05999001):"
        " the same code, but another place.",
        "50\u202f% of its area is now in North Half (made up), ward of 2022 (E05999003).",
    ]
    assert "also the code of a ward of 2022" in profile.edition_note


def test_a_new_ward_says_what_it_was_drawn_over(repository):
    profile = tell(repository, "E05999003", WARD_2022)
    assert profile.edition_note == ""
    assert profile.replaced_by == ()
    assert {link.area.area_code for link in profile.replaces} == {
        WARD_IN_BOTH_EDITIONS,
        SECOND_WARD,
    }
    assert all("of its area was in" in link.text for link in profile.replaces)


def test_slivers_are_no_places_and_nearly_all_is_not_all(repository):
    links = repository.ward_links()
    links = links.assign(share_of_old=[0.997, 0.015, 0.5, 0.5], share_of_new=[0.5, 0.015, 0.5, 0.5])
    changed = make_repository(ward_links=links)
    first = links.iloc[0]
    told = tell(changed, str(first["from_code"]), WARD_2018).replaced_by
    assert len(told) == 1
    assert told[0].text.startswith("Nearly all of its area is now in")


def test_wards_that_overlap_nearly_whole_both_ways_are_the_same_place(repository):
    links = repository.ward_links().iloc[:1].assign(share_of_old=0.99, share_of_new=0.985)
    (told,) = tell(
        make_repository(ward_links=links), str(links["from_code"].iloc[0]), WARD_2018
    ).replaced_by
    assert "is nearly the same place" in told.text


def test_a_borough_tells_its_records_and_what_no_source_names(repository):
    profile = tell(repository, SQUARE_B)
    assert len(profile.reached) == 2
    assert [programme.id for programme in profile.unrecorded] == [SENSITIVE_PROGRAMME]
    assert profile.reached_note == "Other programmes have no record here in the sources read."


def test_a_ward_without_a_record_is_not_said_to_be_unreached():
    reach = make_reach()
    profile = tell(make_repository(reach=reach.iloc[3:4]), "E05999003", WARD_2022)
    assert profile.reached == ()
    assert profile.reached_note == (
        "No record in the sources read. That is not evidence that nothing happened here."
    )
    by_borough = reach.iloc[[3]].assign(area_codes=pd.Series([[SQUARE_A]], index=reach.index[[3]]))
    profile = tell(make_repository(reach=by_borough), "E05999003", WARD_2022)
    assert profile.reached == ()
    assert profile.reached_note == (
        "No record in the sources read is placed in this ward. 1 record is known for the borough"
        " only, not for its wards. That is not evidence that nothing happened here."
    )
    assert PROGRAMME not in [programme.id for programme in profile.unrecorded]


def test_money_that_boroughs_share_is_not_told_and_an_area_s_own_is():
    reach = make_reach().assign(amount_gbp=2000.0)
    told = tell(make_repository(reach=reach), SQUARE_B).reached
    assert ["£2,000" in line.detail for line in told] == [True, False]


def test_a_resettled_family_has_no_place_below_its_borough(repository):
    assert "A house" not in str(tell(repository, SQUARE_C).reached)
    assert [line.mark for line in tell(repository, SQUARE_C).reached] == ["multi", "borough"]


def test_a_figure_says_where_it_comes_from(repository):
    figure = find(tell(repository, SQUARE_A), SURVEY)
    lines = {line.term: line for line in list_provenance(figure, repository)}
    assert lines["Source"][1:] == ("Figures made up for tests.", "https://example.org/made-up")
    assert lines["Producer"].text == "Nobody"
    assert lines["Base"].text == "210."
    assert lines["Method"].text == "From a sample survey; the value is as published."
    assert lines["95 % interval"].text == "37.0 to 47.0, as published."
    assert "Square A (made up): E09999001." in lines["Boundaries"].text
    assert lines["Licence"].text == "No terms."
    assert lines["Data version"].text == "made-up-1"
    assert "How it was gathered" not in lines


def test_a_citation_is_whole_and_holds_no_clock(repository):
    figure = find(tell(repository, SQUARE_A), SURVEY)
    assert cite_figure(figure, repository) == (
        "Nobody. Figures made up for tests. https://example.org/made-up Went to something made up,"
        " Square A (made up) (borough, E09999001), 2024: 42.0\u202f% (95 % interval 37.0 to 47.0)."
        " Read in: Social Integration Atlas for London, data version made-up-1. Licence: No terms."
    )


def test_a_withheld_figure_is_cited_in_words(repository):
    figure = find(tell(repository, SQUARE_C), SURVEY)
    assert "2024: withheld to protect people for Square C" in cite_figure(figure, repository)
    terms = {line.term for line in list_provenance(figure, repository)}
    assert not terms & {"Method", "95 % interval"}


def test_a_derived_figure_says_how():
    table = make_observations()
    is_meant = (table["indicator"] == FULL_COUNT) & (table["area_code"] == SQUARE_A)
    table.loc[is_meant, "method"] = "derived: wards added up"
    repository = make_repository(observations=table)
    figure = find(tell(repository, SQUARE_A), FULL_COUNT)
    lines = {line.term: line.text for line in list_provenance(figure, repository)}
    assert lines["Method"] == (
        "From a full count; this value is derived, not published: wards added up."
    )
    assert "(derived)" in cite_figure(figure, repository)


def test_a_ward_borrows_what_only_its_borough_has_and_says_whose_it_is(repository):
    profile = tell(repository, "E05999003", WARD_2022)
    own, borrowed = find(profile, FULL_COUNT), find(profile, SURVEY)
    assert (own.is_borrowed, borrowed.is_borrowed) == (False, True)
    assert borrowed.area == profile.borough
    lines = {line.term: line.text for line in list_provenance(borrowed, repository)}
    assert lines["Boundaries"].endswith("The figure is the borough's, not the ward's.")


def test_an_indicator_without_figures_for_the_edition_has_no_figure(repository):
    indicator = repository.registry.indicators[SURVEY]
    with pytest.raises(ValueError, match="no figures for ward_2022"):
        build_figure(indicator, repository.area("E05999003", WARD_2022), repository)


def test_a_break_at_a_date_without_a_value_stands_before_the_next():
    table = make_observations()
    is_meant = (table["indicator"] == SURVEY) & (table["area_code"] == SQUARE_A)
    table.loc[is_meant & (table["period"] == "2024-04-01/P1Y"), "status"] = "b"
    trend = find(tell(make_repository(observations=table), SQUARE_A), SURVEY).trend
    assert [point.is_break for point in trend] == [False, True]
    gap = table[is_meant].iloc[[1]].assign(period="2023-10-01/P1Y", value=None)
    later = table.assign(status=table["status"].where(~is_meant))
    told = pd.concat([later, gap], ignore_index=True)
    trend = find(tell(make_repository(observations=told), SQUARE_A), SURVEY).trend
    assert [point.is_break for point in trend] == [False, True]
