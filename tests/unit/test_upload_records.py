"""Rows of a reader's records: read, located no more exactly than they say, and guarded."""

import json

import pytest

from dashboard.pages.upload.answer import answer_file
from dashboard.results.upload.places import UploadPlaces
from tests.made_up_files import FAMILY, RECORD, write_points, write_table
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME
from tests.places import SECOND_WARD, SQUARE_A, SQUARE_B, SQUARE_C, make_repository

REPOSITORY = make_repository()
PLACES = UploadPlaces(REPOSITORY)
SECRETS = ("Hidden", "hidden", "ZZ1", "77123", "4321", "07-17", "E05", "0.12", "51.5")


def check(*rows, answers=None):
    return check_bytes(write_table(*rows), answers)


def check_bytes(data, answers=None):
    return answer_file(data, "records", answers or {}, PLACES, REPOSITORY)


def accept(**cells):
    answer = check({**RECORD, **cells})
    assert answer["errors"] == answer["unmatched"] == []
    return answer["accepted"][0]


def refuse(**cells):
    answer = check({**RECORD, **cells})
    assert answer["accepted"] == []
    return answer["errors"][0]


@pytest.mark.parametrize(
    ("cells", "precision", "codes", "ward"),
    [
        ({}, "borough", [SQUARE_A], None),
        ({"borough": SQUARE_B}, "borough", [SQUARE_B], None),
        ({"borough": "LONDON BOROUGH OF square a  made-up"}, "borough", [SQUARE_A], None),
        ({"borough": ""}, "unlocated", [], None),
        ({"borough": f"{SQUARE_A}; {SQUARE_B}"}, "multi", [SQUARE_A, SQUARE_B], None),
        ({"borough": "", "postcode": "zz11ab"}, "ward", [SQUARE_A], SECOND_WARD),
        ({"postcode": "ZZ1 1AB", "precision": "borough"}, "borough", [SQUARE_A], None),
        ({"place": "East Half (made up)", "precision": "ward"}, "ward", [SQUARE_A], SECOND_WARD),
    ],
)
def test_a_record_is_located_as_exactly_as_its_cells_say(cells, precision, codes, ward):
    record = accept(**cells)
    assert (record["precision"], record["area_codes"], record["ward_code"]) == (
        precision,
        codes,
        ward,
    )


def test_a_postcode_alone_is_never_a_point():
    answer = check({**RECORD, "postcode": "ZZ1 1AB", "precision": "point"})
    assert answer["accepted"][0]["precision"] != "point"
    assert "with a postcode only: 1 row." in answer["notices"][0]


@pytest.mark.parametrize(
    ("cells", "column", "expected"),
    [
        ({"postcode": "ZZ1 1AE"}, "postcode", "outside"),
        ({"postcode": "ZZ1 1AF"}, "postcode", "where it is"),
        ({"postcode": "ZZ1 1"}, "postcode", "not its beginning"),
        ({"postcode": "ZZ1 9ZZ"}, "postcode", "list of postcodes holds"),
        ({"postcode": "nowhere"}, "postcode", "a whole postcode"),
        ({"postcode": "ZZ1 1AD"}, "borough", "Square B"),
        ({"precision": "pont"}, "precision", "point"),
        ({"precision": "point"}, "postcode", "as precision is point"),
        ({"precision": "multi"}, "precision", "borough"),
        ({"precision": "unlocated"}, "precision", "borough or multi"),
        ({"borough": "", "precision": "borough"}, "borough", "as precision is"),
        ({"precision": "ward"}, "place", "ward"),
        ({"borough": "Nowhere; Nothing"}, "borough", "semicolons"),
        ({"confidence": "reprot"}, "confidence", "report"),
        ({"programme": ""}, "programme", "something"),
        ({"units": "1.5"}, "units", "whole number"),
        ({"units": "-1"}, "units", "whole number"),
        ({"amount_gbp": "nan"}, "amount_gbp", "a number"),
        ({"amount_gbp": "1e999"}, "amount_gbp", "a number"),
        ({"amount_gbp": "£"}, "amount_gbp", "a number"),
        ({"amount_gbp": "-5"}, "amount_gbp", "from 0"),
        ({"date": "31/02/2019"}, "date", "2019-03-29"),
        ({"date": "soon"}, "date", "2019-03-29"),
        ({"date": "2020/2019"}, "date", "beginning"),
        ({"place": "=1+1"}, "place", "does not begin"),
        ({"quote": "@here"}, "quote", "does not begin"),
        ({"quote": "a" * 2_001}, "quote", "2,000 letters"),
        ({"place": "a\u202eb"}, "place", "can be seen"),
        ({"place": "a\x07b"}, "place", "can be seen"),
    ],
)
def test_a_cell_that_cannot_be_used_is_said_with_what_was_expected(cells, column, expected):
    fault = refuse(**cells)
    assert fault["column"] == column
    assert expected in fault["expected"]
    assert fault["row"] == 2
    assert fault["mend"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2019", "2019"),
        ("2019-3", "2019-03"),
        ("29/03/2019", "2019-03-29"),
        ("29 March 2019", "2019-03-29"),
        ("2019-01/2019-03-01", "2019-01/2019-03-01"),
    ],
)
def test_dates_are_kept_as_exactly_as_they_are_given(written, read):
    assert accept(date=written)["date"] == read


def test_money_and_counts_are_read_as_people_write_them():
    record = accept(amount_gbp="£12,000.50", units="1,200", participants="12.0")
    assert (record["amount_gbp"], record["units"], record["participants"]) == (12000.5, 1200, 12)


def test_a_name_nobody_knows_is_offered_near_ones_and_never_guessed():
    answer = check({**RECORD, "borough": "Sqare A made up"})
    assert answer["accepted"] == []
    (unmatched,) = answer["unmatched"]
    assert SQUARE_A in [near["area_code"] for near in unmatched["near"]]
    chosen = check({**RECORD, "borough": "Sqare A made up"}, answers={"2:borough": SQUARE_B})
    assert chosen["accepted"][0]["area_codes"] == [SQUARE_B]


def test_a_point_is_placed_and_one_outside_is_refused():
    inside, outside = [-0.12, 51.505], [10.0, 51.5]
    edge = PLACES.editions[SQUARE_C]
    (middle,) = edge.values()
    answer = check_bytes(
        write_points(
            ({"programme": "x"}, [middle.longitude, middle.latitude]),
            ({"programme": "y"}, outside),
            ({"programme": "z"}, [51.505, -0.12]),
            ({"programme": "z", "borough": "Square A (made up)"}, inside[:1]),
        )
    )
    (record,) = answer["accepted"]
    assert (record["area_codes"], record["precision"]) == ([SQUARE_C], "point")
    assert [fault["row"] for fault in answer["errors"]] == [2, 3, 4]


def test_duplicates_in_the_file_and_of_the_atlas_are_told():
    ours = {
        "programme": "Square Gardens (made up)",
        "activity": "A garden (made up)",
        "borough": "Square B (made up)",
        "source": "Made-up report, section 1",
    }
    answer = check(RECORD, RECORD, ours)
    assert [(one["row"], one["where"]) for one in answer["duplicates"]] == [
        (3, "file"),
        (4, "atlas"),
    ]


def test_several_activities_of_one_page_are_no_duplicates():
    page = {**RECORD, "source": "https://example.org/page"}
    assert check(page, {**page, "borough": SQUARE_B})["duplicates"] == []


@pytest.mark.parametrize(
    "changes",
    [
        {"sensitive": ""},
        {"sensitive": "no"},
        {"sensitive": "perhaps"},
        {"programme": "Sheltered Famlies made up", "sensitive": "no", "unit_kind": "hour"},
        {"programme": "Other", "sensitive": "yes", "unit_kind": "hour"},
        {"programme": "Other", "sensitive": "perhaps", "unit_kind": "hour"},
        {"programme": "Other at Hidden Lane", "sensitive": "no"},
        {"programme": "Other", "unit_kind": "refugee households of Hidden Lane"},
        {"programme": "Other", "unit_kind": "people", "activity": "Resettlement, Hidden Lane"},
    ],
)
def test_of_families_the_answer_holds_nothing_below_their_borough(changes):
    answer = check({**FAMILY, **changes})
    (record,) = answer["accepted"]
    assert record["sensitive"] is True
    assert (record["precision"], record["area_codes"]) == ("borough", [SQUARE_A])
    assert record["date"] == "2019"
    assert not [secret for secret in SECRETS if secret in json.dumps(answer)]


@pytest.mark.parametrize(
    "changes",
    [
        {"postcode": "ZZ1 9ZZ"},
        {"postcode": "", "borough": "Hidden Lane"},
        {"postcode": "", "borough": "Hidden Lane; Other Lane"},
        {"units": "Hidden"},
        {"activity": "=Hidden"},
        {"date": "in Hidden Lane"},
        {"confidence": "Hidden"},
        {"borough": "Square B (made up)"},
    ],
)
def test_a_fault_in_a_row_of_families_repeats_nothing_of_it(changes):
    answer = check({**FAMILY, **changes})
    assert answer["accepted"] == []
    assert answer["errors"]
    assert not [secret for secret in SECRETS if secret in json.dumps(answer)]


def test_a_point_of_families_becomes_its_borough():
    (middle,) = PLACES.editions[SQUARE_C].values()
    point = ({**FAMILY, "postcode": ""}, [middle.longitude, middle.latitude])
    answer = check_bytes(write_points(point))
    assert answer["accepted"][0]["area_codes"] == [SQUARE_C]
    assert not [secret for secret in SECRETS if secret in json.dumps(answer)]


def test_families_of_several_boroughs_keep_them_all():
    record = check({**FAMILY, "postcode": "", "borough": f"{SQUARE_A};{SQUARE_B}"})["accepted"][0]
    assert (record["precision"], record["area_codes"]) == ("multi", [SQUARE_A, SQUARE_B])
    assert record["programme"] == SENSITIVE_PROGRAMME


def test_other_rows_of_the_file_are_kept_whole():
    record = check(FAMILY, {**RECORD, "place": "A garden"})["accepted"][1]
    assert (record["programme"], record["place"], record["sensitive"]) == (
        PROGRAMME,
        "A garden",
        False,
    )


def test_lists_of_faults_are_bounded_and_counted():
    answer = check(*[{**RECORD, "units": "x"} for _ in range(700)])
    assert (len(answer["errors"]), answer["errors_left_out"]) == (500, 200)
    assert answer["counts"]["errors"] == 700
