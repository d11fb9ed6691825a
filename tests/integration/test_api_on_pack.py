"""The HTTP interface over the pack that ships."""

import json

import pytest
from flask.testing import FlaskClient

from dashboard.api import create_server, register_api
from dashboard.api.profile import ProfileAnswer
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES

AREAS_DRAWN = dict(zip(DRAWN_GEOGRAPHIES, (33, 680, 633, 625, 14, 4994), strict=True))


@pytest.fixture(scope="module")
def client(repository) -> FlaskClient:
    server = create_server(__name__)
    register_api(server, repository)
    return server.test_client()


def rows_of(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.text
    return response.get_json()["data"]


def test_every_indicator_has_the_values_that_its_coverage_promises(client, repository):
    for indicator in rows_of(client, "indicators"):
        rows = rows_of(client, f"observations?indicator={indicator['id']}")
        assert {row["level"] for row in rows if row["value"] is not None} == set(
            indicator["levels"]
        )
        assert {row["source"] for row in rows} <= set(indicator["source"])
        assert len(rows) == len(repository.observations(indicator["id"]))


def test_every_missing_value_says_why(client, repository):
    for indicator_id in repository.registry.indicators:
        rows = rows_of(client, f"observations?indicator={indicator_id}")
        assert [row for row in rows if row["value"] is None and row["status"] is None] == []


def test_every_programme_and_its_reach_can_be_asked_for(client):
    for programme in rows_of(client, "programmes"):
        detail = rows_of(client, f"programmes/{programme['id']}")
        assert [source["id"] for source in detail["sources"]] == detail["source"]
        for record in rows_of(client, f"reach?programme={programme['id']}"):
            assert record["programme"] == programme["id"]


@pytest.mark.parametrize("geography", DRAWN_GEOGRAPHIES, ids=lambda geography: geography.key)
def test_every_drawn_edition_has_its_areas_and_its_shapes(client, geography):
    query = f"?vintage={geography.vintage}" if geography.vintage else ""
    if geography.level is not Level.LSOA:
        collection = json.loads(client.get(f"/api/v1/boundaries/{geography.level}{query}").text)
        assert len(collection["features"]) == AREAS_DRAWN[geography]
    topology = client.get(
        f"/api/v1/boundaries/{geography.level}", query_string={"format": "topojson"}
    )
    assert topology.get_json()["type"] == "Topology"
    joiner = "&" if query else "?"
    areas = rows_of(client, f"areas{query}{joiner}level={geography.level}")
    assert len(areas) == AREAS_DRAWN[geography]


def test_the_boundaries_of_two_thousand_and_eighteen_are_not_those_of_today(client):
    older, newer = (
        json.loads(client.get(f"/api/v1/boundaries/ward?vintage={vintage}").text)["features"]
        for vintage in (2018, 2022)
    )
    shapes = {feature["id"]: feature["geometry"] for feature in newer}
    shared = [feature for feature in older if feature["id"] in shapes]
    assert any(feature["geometry"] != shapes[feature["id"]] for feature in shared)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("camden", "E09000007"),
        ("KINGSTON upon thames", "E09000021"),
        ("hammersmith & fulham", "E09000013"),
        ("walthamforest", "E09000031"),
        ("lewishm", "E09000023"),
        ("e09000001", "E09000001"),
    ],
)
def test_a_borough_is_found_as_people_write_it(client, written, code):
    found = client.get("/api/v1/lookup", query_string={"q": written}).get_json()["data"]
    assert found[0]["area_code"] == code
    assert found[0]["level"] == "borough"


def test_reach_of_an_area_that_no_source_knows_is_refused_and_not_empty(client, repository):
    areas = repository.areas()
    for level in (Level.LSOA, Level.INNER_OUTER, Level.SUB_REGION):
        code = areas.loc[areas["level"] == level, "area_code"].iloc[0]
        assert client.get(f"/api/v1/reach?area={code}").status_code == 400
    assert rows_of(client, "reach?area=E12000007")


@pytest.mark.parametrize("area", ["E09000001", "E09000012", "E32000004", "E05009320", "E05000029"])
def test_a_profile_of_the_pack_has_the_fields_that_it_promises(client, area):
    told = client.get(f"/api/v1/profile/{area}").get_json()["data"]
    assert ProfileAnswer.model_validate(told).model_dump(mode="json") == told
    assert told["figures"]


# What programs that are made from the description call its operations.
OPERATIONS = {
    "answer_oembed_get",
    "api_list_areas_v1_areas_get",
    "api_list_indicators_v1_indicators_get",
    "api_list_needs_v1_needs_get",
    "api_list_observations_v1_observations_get",
    "api_list_programmes_v1_programmes_get",
    "api_list_reach_v1_reach_get",
    "api_look_up_v1_lookup_get",
    "api_show_area_v1_areas__area_code__get",
    "api_show_boundaries_v1_boundaries__level__get",
    "api_show_indicator_v1_indicators__indicator__get",
    "api_show_profile_v1_profile__area_code__get",
    "api_show_programme_v1_programmes__programme__get",
    "api_show_reach_need_v1_reach_need_get",
    "change_present_edit_post",
    "check_own_check_post",
    "get_compare_file_compare_csv_get",
    "get_gathered_view_areas_csv_get",
    "get_matches_view_matches_csv_get",
    "get_pair_view_pair_get",
    "get_quadrants_view_quadrants_csv_get",
    "get_table_view_table_csv_get",
    "picture_own_picture_post",
    "show_alive_healthz_get",
    "show_embed_get",
    "show_present_edit_get",
    "show_present_get",
    "show_ready_readyz_get",
    "show_sent_present_post",
    "show_share_get",
}


def test_operations_keep_the_names_that_programs_call_them_by(application):
    client = application.server.test_client()
    paths = client.get("/api/v1/openapi.json").get_json()["paths"].values()
    assert {one["operationId"] for path in paths for one in path.values()} == OPERATIONS
