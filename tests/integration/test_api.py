"""The HTTP interface answers with the field names that it promises."""

import csv
import io
import json

import pytest
import shapely
from flask.testing import FlaskClient
from shapely.geometry import shape

from dashboard.api import create_server, register_api
from dashboard.api.health import register as register_health
from tests.place_registry import FULL_COUNT, PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import (
    DATA_VERSION,
    LONDON,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)

FIELDS = {
    "areas": "area_code area_name level vintage parent_codes centroid neighbours population",
    "indicators": "id label unit theme polarity levels periods source caveats description",
    f"observations?indicator={SURVEY}": "indicator area_code area_name level vintage period group "
    "value unit lci_95 uci_95 base status method source",
    "programmes": "id label theme description units totals source",
    "reach": "programme activity organisation role area_codes place precision lat lon units date "
    "amount_gbp participants confidence source quote note",
}


@pytest.fixture(scope="module")
def client(tmp_path_factory) -> FlaskClient:
    web = tmp_path_factory.mktemp("web")
    (web / "borough.json").write_text('{"type":"Topology"}', encoding="utf-8")
    server = create_server(__name__)
    register_api(server, make_repository(web_folder=web))
    return server.test_client()


def ask(client, path, **query):
    return client.get(f"/api/v1/{path}", query_string=query or None)


def rows_of(client, path, **query):
    response = ask(client, path, **query)
    assert response.status_code == 200, response.text
    return response.get_json()["data"]


@pytest.mark.parametrize("path", FIELDS)
def test_a_list_has_the_promised_fields_and_the_version_of_the_data(client, path):
    answer = client.get(f"/api/v1/{path}").get_json()
    assert set(answer) == {"data", "data_version"}
    assert answer["data_version"] == DATA_VERSION
    assert answer["data"]
    assert all(list(row) == FIELDS[path].split() for row in answer["data"])


@pytest.mark.parametrize("path", FIELDS)
def test_the_same_list_as_csv_has_one_header_row_of_the_same_names(client, path):
    joiner = "&" if "?" in path else "?"
    response = client.get(f"/api/v1/{path}{joiner}format=csv")
    assert response.mimetype == "text/csv"
    header, *rows = list(csv.reader(io.StringIO(response.text)))
    assert header == FIELDS[path].split()
    assert len(rows) == len(client.get(f"/api/v1/{path}").get_json()["data"])
    assert all(len(row) == len(header) for row in rows)


def test_a_withheld_value_is_null_with_its_status_and_an_empty_cell_in_csv(client):
    query = {"indicator": SURVEY, "area": SQUARE_C, "period": "2024-04-01/P1Y"}
    (row,) = rows_of(client, "observations", **query)
    assert row["value"] is None
    assert row["lci_95"] is None
    assert row["status"] == "c"
    (cells,) = csv.DictReader(io.StringIO(ask(client, "observations", format="csv", **query).text))
    assert (cells["value"], cells["status"]) == ("", "c")


def test_a_zero_is_a_zero(client):
    (row,) = rows_of(client, "observations", indicator=FULL_COUNT, area=SQUARE_C)
    assert row["value"] == 0
    assert row["vintage"] is None


def test_values_are_chosen_by_level_vintage_period_label_and_group(client):
    chosen = rows_of(
        client, "observations", indicator=FULL_COUNT, level="ward", vintage="2022", period="2021"
    )
    assert [row["value"] for row in chosen] == [19, 22]
    women = rows_of(client, "observations", indicator=SURVEY, group="women")
    assert [row["area_code"] for row in women] == [LONDON]


def test_an_area_alone_gives_every_indicator(client):
    rows = rows_of(client, "observations", area=SQUARE_A)
    assert {row["indicator"] for row in rows} == {SURVEY, FULL_COUNT}


def test_an_edition_without_values_gives_an_empty_list(client):
    assert rows_of(client, "observations", indicator=SURVEY, level="ward", vintage="2018") == []
    nothing = {"indicator": SURVEY, "level": "ward", "period": "2024", "group": "all"}
    assert rows_of(client, "observations", **nothing) == []
    empty = ask(client, "observations", indicator=SURVEY, level="ward", format="csv").text
    assert empty.strip() == ",".join(FIELDS[f"observations?indicator={SURVEY}"].split())


def test_an_area_code_means_the_newest_edition_unless_one_is_named(client):
    code = f"areas/{WARD_IN_BOTH_EDITIONS.lower()}"
    assert rows_of(client, code)["vintage"] == 2022
    assert rows_of(client, code, level="ward")["vintage"] == 2022
    assert rows_of(client, code, vintage="2018")["vintage"] == 2018
    assert rows_of(client, f"areas/{LONDON}")["centroid"] is None


def test_an_indicator_says_its_coverage_and_its_sources(client):
    detail = rows_of(client, f"indicators/{SURVEY}")
    assert list(detail)[:10] == FIELDS["indicators"].split()
    assert [source["id"] for source in detail["sources"]] == detail["source"]
    assert detail["coverage"][0]["periods"][0] == {"id": "2024-04-01/P1Y", "label": "2024"}


def test_a_programme_says_what_of_it_is_located_chief_kind_first(client):
    detail = rows_of(client, f"programmes/{PROGRAMME}")
    assert detail["units"] == [{"kind": "gardens", "located": 6, "total": 13, "at_least": True}]
    families = rows_of(client, f"programmes/{SENSITIVE_PROGRAMME}")
    assert families["units"][0]["total"] is None
    cells = ask(client, "programmes", format="csv").text
    assert "gardens: 6 of at least 13 located" in cells
    assert "the whole not counted in any source" in cells


def test_a_sheltered_family_has_no_place_in_any_form(client):
    for form in ("json", "csv"):
        text = ask(client, "reach", programme=SENSITIVE_PROGRAMME, format=form).text
        assert "A house" not in text
        assert "E05999099" not in text
        assert SQUARE_C in text


def test_reach_is_chosen_by_programme_and_area(client):
    assert len(rows_of(client, "reach", programme=PROGRAMME, area=SQUARE_B)) == 2
    in_ward = rows_of(client, "reach", area=WARD_IN_BOTH_EDITIONS)
    assert [row["place"] for row in in_ward] == ["Garden One"]
    in_2022 = rows_of(client, "reach", area=WARD_IN_BOTH_EDITIONS, level="ward", vintage="2022")
    assert in_2022 == []


def test_boundaries_are_geojson_in_degrees_with_shared_borders(client):
    response = ask(client, "boundaries/borough")
    assert response.content_type == "application/geo+json"
    collection = json.loads(response.text)
    assert [feature["id"] for feature in collection["features"]] == [SQUARE_A, SQUARE_B, SQUARE_C]
    first, second, third = (shape(feature["geometry"]) for feature in collection["features"])
    assert shapely.is_ccw(shapely.get_exterior_ring(first))
    assert first.intersection(second).length > 0
    assert first.intersection(second).area == 0
    assert not first.intersects(third)
    assert -0.2 < first.centroid.x < 0


def test_boundaries_without_an_edition_are_the_newest_and_topojson_is_the_browsers_file(client):
    wards = json.loads(ask(client, "boundaries/ward").text)
    assert {feature["properties"]["vintage"] for feature in wards["features"]} == {2022}
    assert ask(client, "boundaries/borough", format="topojson").get_json() == {"type": "Topology"}


def test_a_place_is_looked_up_by_name(client):
    assert rows_of(client, "lookup", q="SQUARE b")[0]["area_code"] == SQUARE_B
    assert rows_of(client, "lookup", q="zzz") == []


def test_an_answer_says_its_version_and_is_spared_when_unchanged(client):
    first = ask(client, "areas")
    assert first.headers["X-Data-Version"] == DATA_VERSION
    again = client.get("/api/v1/areas", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    assert ask(client, "areas/nowhere").headers["X-Data-Version"] == DATA_VERSION


def test_only_a_link_that_names_the_current_data_is_immutable(client):
    assert "immutable" in ask(client, "areas", data=DATA_VERSION).headers["Cache-Control"]
    assert "immutable" not in ask(client, "areas", data="older").headers["Cache-Control"]
    assert "immutable" not in ask(client, "areas").headers["Cache-Control"]
    bad = ask(client, "areas", data=DATA_VERSION, level="street")
    assert "immutable" not in bad.headers["Cache-Control"]


def test_the_description_is_made_from_the_code(client):
    description = ask(client, "openapi.json").get_json()
    assert description["openapi"].startswith("3.")
    named = {path.removeprefix("/api/v1/").split("?")[0] for path in description["paths"]}
    assert {path.split("?")[0] for path in FIELDS} <= named
    parameters = description["paths"]["/api/v1/observations"]["get"]["parameters"]
    assert {"indicator", "level", "vintage", "period", "area"} <= {p["name"] for p in parameters}
    schemas = description["components"]["schemas"]
    assert list(schemas["ObservationRow"]["properties"]) == (
        FIELDS[f"observations?indicator={SURVEY}"].split()
    )
    references = {part.split('"')[0] for part in json.dumps(description).split("schemas/")[1:]}
    assert references <= set(schemas)


def test_a_server_without_its_data_is_alive_but_not_ready():
    server = create_server(__name__)
    register_health(server, lambda: None)
    client = server.test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503


def test_a_server_with_its_data_is_ready(client):
    assert client.get("/readyz").get_json()["data_version"] == DATA_VERSION
    assert client.get("/readyz").headers["Cache-Control"] == "no-store"
