"""Resettled families: what could place them below a borough leaves by no door of the atlas.

A made-up record holds a secret in every field. Every address that the server knows is then
asked for, with the programme, the borough and every choice that could bring the record out.
"""

import io
import json
import re
import zipfile

import pytest
from pypdf import PdfReader

from dashboard.application import create_app
from dashboard.settings import Settings
from geodata.closed_lists import Level, Precision, Role
from tests.callback_answers import ask, list_address_callbacks
from tests.pdf_text import read_sheets
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import (
    SQUARE_C,
    WARD_2018,
    WARD_IN_BOTH_EDITIONS,
    make_reach,
    make_repository,
)

SECRETS = {
    "activity": "Zebrafamily arrived",
    "organisation": "Friends of Xylostreet",
    "ward_code": "E05999777",
    "ward_code_2012": "E05999778",
    "ward_code_2022": "E05999779",
    "place": "14 Quokkamews",
    "latitude": 51.487654,
    "longitude": -0.123987,
    "coordinate_basis": "postcode ZZ9 9ZZ",
    "date": "2017-11-23",
    "date_start": "2017-11-23",
    "date_end": "2017-11-24",
    "amount_gbp": 7654321.0,
    "participants": "9 Okapipeople",
    "source": "https://quaggaplace.example/families",
    "quote": "They live in Wombatlane.",
    "note": "Near Narwhalsquare.",
}
# How a secret shows, whatever it is written as: grouped money, fewer places of a coordinate.
TRACES = (
    *("zebrafamily", "xylostreet", "e0599977", "quokkamews", "51.4876", "51.48765", "0.12398"),
    *("zz9", "2017-11-2", "23 november 2017", "7654321", "7,654,321", "okapipeople"),
    *("quaggaplace", "wombatlane", "narwhalsquare"),
)
QUERIES = (
    "",
    f"programme={SENSITIVE_PROGRAMME}",
    f"programme={SENSITIVE_PROGRAMME},{PROGRAMME}&level=ward&vintage=2018",
    f"programme={SENSITIVE_PROGRAMME}&level=ward&vintage=2022&measure=money",
    f"programme={SENSITIVE_PROGRAMME}&area={SQUARE_C}&measure=people&format=csv",
    f"area={SQUARE_C}&format=csv",
    f"programme={SENSITIVE_PROGRAMME}&precision=point,approximate,ward",
    f"programme={SENSITIVE_PROGRAMME}&year=2017&confidence=report&money=known",
    f"indicator={SURVEY}&programme={SENSITIVE_PROGRAMME}&where={SENSITIVE_PROGRAMME}:yes",
    f"compare={SQUARE_C}&q=quokkamews&postcode=ZZ9+9ZZ",
    "area=E05999777&level=ward&vintage=2018",
)
ARGUMENTS = {
    "area_code": (SQUARE_C, WARD_IN_BOTH_EDITIONS, "E05999777"),
    "programme": (SENSITIVE_PROGRAMME,),
    "programme_id": (SENSITIVE_PROGRAMME,),
    "indicator": (SURVEY,),
    "level": ("borough", "ward"),
}
# What the client's own words in a question may give back to it is no way out of the data.
ECHOED = re.compile(r"quokkamews|zz9|e05999777", re.IGNORECASE)
_FRAMEWORK = ("/_dash-component-suites", "/assets/", "/site/", "/packs/", "/boundaries/", "/own/")


def plant():
    """Make the records of the made-up place, each sensitive one full of secrets."""
    records = make_reach()
    texts = dict.fromkeys(SECRETS, "object")
    records = records.astype(texts)
    is_sensitive = records["programme"] == SENSITIVE_PROGRAMME
    for column, secret in SECRETS.items():
        records.loc[is_sensitive, column] = secret
    records.loc[is_sensitive, "precision"] = Precision.POINT.value
    records.loc[is_sensitive, "role"] = Role.REACH.value
    # A flag that somebody forgot is no way past the registry's word.
    records.loc[is_sensitive, "sensitive"] = False
    return records


def make_client():
    return create_app(make_repository(reach=plant()), Settings()).server.test_client()


@pytest.fixture(scope="module")
def client():
    return make_client()


def list_addresses(server):
    """List every address that can be asked for, with each value of its arguments."""
    addresses = []
    for rule in server.url_map.iter_rules():
        if "GET" not in rule.methods or rule.rule.startswith(_FRAMEWORK):
            continue
        paths = [rule.rule]
        for argument in rule.arguments:
            values = ARGUMENTS.get(argument, (f"{rule.defaults or {}}",))
            paths = [
                re.sub(rf"<[^>]*{argument}>", value, path) for path in paths for value in values
            ]
        addresses += [path for path in paths if "{" not in path and "<" not in path]
    return sorted(set(addresses))


def read_all(response):
    """Read everything that an answer says: its headers, its text, and what files hold."""
    data = response.get_data()
    parts = [str(response.headers)]
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            # A picture's bytes can spell a short trace by chance, and no word of it is text.
            names = [name for name in packed.namelist() if not name.endswith(".png")]
            parts += [packed.read(name).decode("utf-8", errors="replace") for name in names]
    elif data[:5] == b"%PDF-":
        parts += [*read_sheets(data), str(PdfReader(io.BytesIO(data)).metadata)]
    else:
        parts.append(data.decode("utf-8", errors="replace"))
    return " ".join(parts).lower()


def find_traces(text, question=""):
    echoed = {found.lower() for found in ECHOED.findall(question)}
    return [
        trace
        for trace in TRACES
        if trace in text and not any(word.startswith(trace) or trace in word for word in echoed)
    ]


def test_no_address_tells_where_a_family_is(client):
    found = {}
    addresses = list_addresses(client.application)
    assert {"/reach", f"/programme/{SENSITIVE_PROGRAMME}", "/api/v1/reach"} <= set(addresses)
    for address in addresses:
        files = address.endswith((".pdf", ".xlsx"))
        for query in QUERIES[:1] if files else QUERIES:
            question = f"{address}?{query}"
            traces = find_traces(read_all(client.get(question)), question)
            if traces:
                found[question] = traces
    assert found == {}


def test_no_part_of_the_explore_page_tells_where_a_family_is(client):
    found = {}
    for callback in list_address_callbacks(client):
        for query in QUERIES:
            text = ask(client, callback, query).decode("utf-8", errors="replace").lower()
            if traces := find_traces(text, query):
                found[callback.name, query] = traces
    assert found == {}


def test_the_record_itself_is_told_by_its_borough(client):
    """Else there would be nothing to find, and the tests above could not fail."""
    rows = client.get(f"/api/v1/reach?programme={SENSITIVE_PROGRAMME}").get_json()["data"]
    assert [row["area_codes"] for row in rows] == [[SQUARE_C]] * len(rows)
    assert rows
    assert {row["precision"] for row in rows} == {"borough"}


def test_an_unguarded_record_would_be_found(monkeypatch):
    monkeypatch.setattr(
        "geodata.tables.in_memory.guard_sensitive", lambda records, _programmes: records
    )
    text = read_all(make_client().get(f"/api/v1/reach?programme={SENSITIVE_PROGRAMME}"))
    assert len(find_traces(text)) > 5


def list_guarded_rows():
    """List rows as a reader could load them, of a family in each way of saying so."""
    row = {
        "programme": PROGRAMME,
        "activity": "Zebrafamily arrived",
        "organisation": "Friends of Xylostreet",
        "place": "14 Quokkamews",
        "borough": "Square C",
        "date": "2017-11-23",
        "units": "1",
        "unit_kind": "project",
        "precision": "point",
        "confidence": "report",
        "sensitive": "yes",
        "source": "https://quaggaplace.example/families",
        "quote": "They live in Wombatlane.",
        "participants": "9 Okapipeople",
    }
    return [
        row,
        {**row, "programme": SENSITIVE_PROGRAMME, "sensitive": "no"},
        {**row, "programme": SENSITIVE_PROGRAMME, "sensitive": ""},
        {**row, "units": "Xylostreet", "postcode": "ZZ9 9ZZ"},
        {**row, "unit_kind": "families", "sensitive": ""},
    ]


@pytest.mark.parametrize("place", range(5))
def test_a_family_in_a_loaded_file_is_told_by_its_borough_at_most(client, place):
    row = list_guarded_rows()[place]
    lines = [",".join(row), ",".join(f'"{value}"' for value in row.values())]
    response = client.post("/own/check?kind=records&name=x.csv", data="\n".join(lines).encode())
    assert response.status_code == 200
    assert find_traces(read_all(response)) == []
    accepted = response.get_json()["accepted"]
    sent = json.dumps({"kind": "records", "rows": accepted, "with": "all"}).encode()
    assert find_traces(read_all(client.post("/own/picture", data=sent))) == []


@pytest.mark.parametrize("place", range(5))
def test_rows_that_were_changed_in_the_browser_are_guarded_anew(client, place):
    forged = {
        **list_guarded_rows()[place],
        "row": 2,
        "area_codes": [SQUARE_C],
        "area_names": ["Square C"],
        "ward_code": WARD_IN_BOTH_EDITIONS,
        "ward_name": "Quokkamews",
        "lat": 51.487654,
        "lon": -0.123987,
        "label": "your records",
    }
    sent = json.dumps({"kind": "records", "rows": [forged], "with": "all"}).encode()
    assert find_traces(read_all(client.post("/own/picture", data=sent))) == []


def test_no_family_of_the_real_records_is_told_below_its_borough(repository):
    records = repository.reach()
    families = records[records["sensitive"].astype(bool)]
    assert len(families) > 5
    for column in ("ward_code", "ward_code_2012", "ward_code_2022", "latitude", "quote", "place"):
        assert families[column].isna().all()
    assert not families["source"].str.contains("http|www", regex=True).any()
    assert set(families["precision"]) <= {"borough", "multi", "unlocated"}
    wards = repository.areas(WARD_2018)["area_code"]
    assert WARD_2018.level is Level.WARD
    assert not families["area_codes"].explode().dropna().isin(set(wards) - {"E09000001"}).any()
