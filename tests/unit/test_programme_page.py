"""What the page of a programme tells, in the made-up place."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from dashboard.pages.programme.page import find_near
from dashboard.results.programmes import RecordKind, collect_programme, find_kind, order_programmes
from dashboard.text.programme import describe_lead, list_missing, say_drawn
from dashboard.text.record import describe_group, find_source
from geodata.model import Conflict
from geodata.tables.in_memory import TableRepository
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME, make_registry
from tests.places import SQUARE_A, make_reach, make_repository, make_tables


def tell(repository, programme=PROGRAMME):
    facts = collect_programme(programme, repository)
    return {
        group.kind: describe_group(group, facts.programme, repository) for group in facts.groups
    }


def with_rows(**columns):
    """The made-up records, with values of a column set by the row's number."""
    reach = make_reach()
    for column, values in columns.items():
        reach[column] = reach[column].astype(object)
        for row, value in values.items():
            reach.loc[row, column] = value
    return make_repository(reach=reach)


def only_line(told, kind):
    (line,) = told[kind].lines
    return line


def test_roles_stand_under_headings_of_their_own():
    told = tell(
        with_rows(role={0: "workplace", 1: "event_not_reach", 2: "total", 3: "area_detail"})
    )
    assert {kind: listed.count for kind, listed in told.items()} == {
        RecordKind.PLACED: 1,
        RecordKind.NOWHERE: 1,
        RecordKind.AREA_DETAIL: 1,
        RecordKind.REMAINDER: 1,
        RecordKind.EVENT: 1,
        RecordKind.WORKPLACE: 1,
        RecordKind.TOTAL: 1,
    }
    headings = [listed.heading for listed in told.values()]
    assert len(set(headings)) == len(headings)


def test_a_place_that_no_source_gives_is_told_apart_from_those_placed():
    rows = collect_programme(PROGRAMME, make_repository()).groups
    assert [group.kind for group in rows][:2] == [RecordKind.PLACED, RecordKind.NOWHERE]
    assert all(find_kind(row) is group.kind for group in rows for row in group.rows)
    assert [row["precision"] for row in rows[0].rows] == [
        *("point", "approximate", "ward", "borough", "multi")
    ]


def test_money_that_areas_share_is_told_whole_and_never_split():
    told = tell(with_rows(amount_gbp={0: 500, 4: 900}))
    money = [dict(line.facts).get("Money") for line in told[RecordKind.PLACED].lines]
    assert money == ["£500", None, None, None, "£900 for all 2 boroughs together, not split"]


def test_records_that_differ_by_place_alone_are_told_once_and_each_keeps_its_anchor():
    told = tell(with_rows(precision={0: "ward", 1: "ward"}))
    line = next(line for line in told[RecordKind.PLACED].lines if len(line.places) > 1)
    assert [record for place in line.places for record in place.records] == [
        f"{PROGRAMME}_0{number}" for number in (1, 2, 3)
    ]
    assert dict(line.facts)["Records"] == "3"
    assert dict(line.facts)["Counts as"] == "1 (gardens) each"
    assert told[RecordKind.PLACED].count == 5


def test_records_of_one_place_share_its_line():
    told = tell(
        with_rows(
            role={0: "workplace", 1: "workplace"},
            precision={1: "point"},
            ward_code={1: "E05999001"},
            place={1: "Garden One"},
        )
    )
    (place,) = only_line(told, RecordKind.WORKPLACE).places
    assert place.records == (f"{PROGRAMME}_01", f"{PROGRAMME}_02")


def test_records_with_sums_of_their_own_stay_apart():
    told = tell(with_rows(precision={0: "ward", 1: "ward"}, amount_gbp={0: 500, 1: 500}))
    assert len(told[RecordKind.PLACED].lines) == 5


def test_a_paraphrase_is_marked_and_a_quote_is_quoted():
    told = tell(with_rows(is_paraphrase={0: True}, quote={1: None}))
    said = [line.quote for line in told[RecordKind.PLACED].lines][:3]
    assert said == [
        "In our words: A garden was made.",
        "The source's words are not held.",
        "“A garden was made.”",
    ]


def test_a_source_has_an_address_where_it_has_one():
    repository = make_repository()
    known = "https://example.org/made-up"
    assert find_source(known, repository) == ("Nobody, Figures made up for tests", known)
    other = "https://www.example.com/page"
    assert find_source(other, repository) == ("example.com", other)
    assert find_source("A leaflet", repository) == ("A leaflet", "")
    assert find_source("javascript:alert(1)", repository)[1] == ""


def test_a_sheltered_family_is_told_by_its_borough_alone():
    line = only_line(tell(make_repository(), SENSITIVE_PROGRAMME), RecordKind.PLACED)
    (place,) = line.places
    assert (place.mark, place.drawn) == ("borough", "")
    assert [area.name for area in place.areas] == ["Square C (made up)"]
    assert "A house" not in str(line)
    assert "withheld" in line.quote


def test_what_is_missing_is_said_of_units_records_and_boroughs():
    facts = collect_programme(PROGRAMME, make_repository())
    assert describe_lead(facts) == "Sources place 6 of at least 13 gardens."
    assert list_missing(facts) == (
        "Gardens: at least 7 of at least 13 have no place in the sources read.",
        "Counted by a source and named by none: A garden (made up).",
        "Records of reach with a date: 0 of 6; with a sum of money: 0 of 6; with words on people:"
        " 0 of 6.",
        "Every borough is named by some record.",
    )
    assert say_drawn(facts).endswith(
        "2 other entries are told below and not drawn, for want of a place or of reach."
    )


def test_a_borough_without_a_record_is_no_evidence():
    facts = collect_programme(SENSITIVE_PROGRAMME, make_repository())
    missing = list_missing(facts)
    assert missing[0] == "Families: no source read says how many there were; 1 placed."
    assert missing[-1] == (
        "2 boroughs have no record of it in the sources read: Square A (made up) and Square B"
        " (made up). That is not evidence that nothing happened there."
    )


def test_nothing_is_said_of_boroughs_where_none_is_named():
    reach = make_reach()
    nowhere = reach[reach["precision"] == "unlocated"]
    facts = collect_programme(PROGRAMME, make_repository(reach=nowhere))
    assert list_missing(facts)[-1] == (
        "No source read places it in any borough, so nothing can be said of one borough or another."
    )


def test_the_conflicts_of_a_programme_are_its_own():
    conflict = Conflict(
        id="counts",
        about="How many gardens",
        programme=PROGRAMME,
        used="13",
        used_source="made_up_source",
        other="12",
        other_source="made_up_source",
        reason="It was counted twice.",
    )
    registry = replace(make_registry(), conflicts=MappingProxyType({"counts": conflict}))
    repository = TableRepository(make_tables(), registry)
    assert collect_programme(PROGRAMME, repository).conflicts == (conflict,)
    assert collect_programme(SENSITIVE_PROGRAMME, repository).conflicts == ()


def test_each_programme_leads_to_those_beside_it():
    repository = make_repository()
    first, last = order_programmes(repository)
    facts = collect_programme(first.id, repository)
    assert (facts.before, facts.after) == (None, last)
    assert collect_programme(last.id, repository).before == first


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("square-gardens", [PROGRAMME]),
        ("GARDENS", [PROGRAMME]),
        ("sheltred families", [SENSITIVE_PROGRAMME]),
        ("squarre gardnes", [PROGRAMME]),
        ("nothing like it", []),
        ("", []),
        ("of the", []),
        ("a" * 5000, []),
    ],
)
def test_a_name_that_is_near_is_found(text, found):
    near = find_near(text, order_programmes(make_repository()))
    assert [programme.id for programme in near] == found


def test_the_laid_records_name_the_same_boroughs_as_the_page_of_reach():
    facts = collect_programme(PROGRAMME, make_repository())
    assert facts.placement.named[0].area_code == SQUARE_A
    assert facts.placement.named[0].records == 3
