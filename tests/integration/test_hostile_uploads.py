"""Whatever bytes, workbooks or rows a client sends, they are answered without a stack trace."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.application import create_app
from dashboard.settings import Settings
from tests.made_up_files import FIGURE, RECORD, change_workbook, write_points, write_workbook
from tests.places import SQUARE_A, make_repository

FIXTURE_IS_SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def check(client, data, kind="records"):
    return client.post(
        "/own/check",
        query_string={"kind": kind},
        data=data,
        content_type="application/octet-stream",
    )


HEADER = b"programme,borough,postcode,date,units,precision,sensitive\n"
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=20,
)


@settings(max_examples=60, deadline=None, suppress_health_check=FIXTURE_IS_SHARED)
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=200).map(lambda rest: HEADER + rest),
        st.text(max_size=200).map(lambda text: HEADER + text.encode("utf-8", "surrogatepass")),
        JSON_VALUES.map(lambda value: json.dumps(value).encode()),
        st.dictionaries(st.sampled_from([*RECORD, "date", "units"]), JSON_VALUES).map(
            lambda properties: write_points((properties, [0, 51.5]))
        ),
    ),
    kind=st.sampled_from(["records", "figures"]),
)
def test_whatever_a_file_holds_it_is_answered(client, data, kind):
    response = check(client, data, kind)
    assert response.status_code in (200, 400, 413, 415, 422)
    assert "Traceback" not in response.text


@settings(max_examples=40, deadline=None, suppress_health_check=FIXTURE_IS_SHARED)
@given(
    part=st.sampled_from(
        ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
    ),
    place=st.floats(0, 1),
    garbage=st.binary(max_size=20),
)
def test_a_workbook_broken_anywhere_is_answered(client, part, place, garbage):
    book = write_workbook([["programme", "borough"], ["gardens", "Square A (made up)"]])
    with_part = change_workbook(book, {part: b"<x>" + garbage})
    at = int(place * len(book))
    for data in (with_part, book[:at] + garbage + book[at + len(garbage) :], book[:at]):
        assert check(client, data).status_code in (200, 413, 415, 422)


@settings(max_examples=80, deadline=None, suppress_health_check=FIXTURE_IS_SHARED)
@given(
    kind=st.sampled_from(["records", "figures"]),
    rows=st.lists(
        st.dictionaries(
            st.sampled_from(
                [*RECORD, *FIGURE, "area_codes", "ward_code", "lat", "lon", "precision", "base"]
            ),
            JSON_VALUES | st.sampled_from([SQUARE_A, [SQUARE_A], "point", "borough"]),
        )
        | JSON_VALUES,
        max_size=4,
    ),
    basis=JSON_VALUES | st.just("survey"),
)
def test_whatever_rows_are_sent_to_be_drawn_it_is_answered(client, kind, rows, basis):
    sent = {"kind": kind, "rows": rows, "basis": basis, "with": basis}
    response = client.post("/own/picture", data=json.dumps(sent), content_type="application/json")
    assert response.status_code in (200, 422)
