"""Whoever finds something missing or wrong is offered a table that begins where they are."""

import csv
import io

import pytest
from flask.testing import FlaskClient

from dashboard.application import create_app
from dashboard.components.record_template import build_record_help
from dashboard.components.static_html import write_html
from dashboard.exports.record_templates import FIGURE_COLUMNS, RECORD_COLUMNS, offer_templates
from dashboard.settings import Settings
from tests.place_registry import FULL_COUNT, PROGRAMME, SURVEY
from tests.places import DATA_VERSION, SQUARE_A, WARD_2018, WARD_IN_BOTH_EDITIONS, make_repository

# As product.md of the project states them; a change here breaks what people have filled in.
PROMISED = {
    "records": "programme activity organisation place postcode borough date units unit_kind"
    " amount_gbp participants precision confidence sensitive source quote",
    "figures": "indicator label unit level vintage area_code period group value lci_95 uci_95"
    " base status source",
}


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(make_repository(), Settings()).server.test_client()


def read(client: FlaskClient, address: str) -> list[dict[str, str]]:
    answer = client.get(f"/template/{address}")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("name", PROMISED)
def test_a_template_has_the_promised_columns(client, name):
    header = client.get(f"/template/{name}.csv").text.splitlines()[0]
    assert header == PROMISED[name].replace(" ", ",")


@pytest.mark.parametrize("columns", [RECORD_COLUMNS, FIGURE_COLUMNS])
def test_every_column_is_explained(columns):
    assert all(meaning.endswith(".") for meaning in columns.values())


def test_a_wards_template_names_the_ward_and_its_borough(client):
    query = f"area={WARD_IN_BOTH_EDITIONS}&level=ward&vintage=2018&programme={PROGRAMME}"
    (row,) = read(client, f"records.csv?{query}")
    told = {name: text for name, text in row.items() if text}
    assert told == {
        "programme": PROGRAMME,
        "place": "St Made-up's (made up)",
        "borough": "Square A (made up)",
        "precision": "ward",
    }


def test_a_boroughs_template_of_figures_names_each_and_leaves_its_value_open(client):
    rows = read(client, f"figures.csv?area={SQUARE_A}")
    assert {row["indicator"] for row in rows} == {SURVEY, FULL_COUNT}
    assert {row["area_code"] for row in rows} == {SQUARE_A}
    assert {row["value"] for row in rows} == {""}
    assert all(row["period"] and row["group"] and row["unit"] for row in rows)


@pytest.mark.parametrize("name", PROMISED)
def test_an_area_that_is_none_is_refused_in_words(client, name):
    answer = client.get(f"/template/{name}.csv?area=nowhere")
    assert answer.status_code == 404
    assert "Open the atlas" in answer.text


def test_a_programme_that_is_none_is_left_open(client):
    assert [row["programme"] for row in read(client, "records.csv?programme=no_such")] == [""]


def test_the_offer_names_the_area_and_leads_to_its_templates(client):
    area = make_repository().area(WARD_IN_BOTH_EDITIONS, WARD_2018)
    subject, templates = offer_templates(area, DATA_VERSION)
    assert WARD_IN_BOTH_EDITIONS in subject
    assert DATA_VERSION in subject
    for address, _ in templates.values():
        assert client.get(address).status_code == 200
        assert "vintage=2018" in address


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        (None, "its settings name no contact"),
        ("atlas@example.org", 'href="mailto:atlas@example.org?subject=What%20%26%20where"'),
        ("mailto:atlas@example.org", 'href="mailto:atlas@example.org?subject=What%20%26%20where"'),
        ("https://example.org/help", 'href="https://example.org/help"'),
    ],
)
def test_the_reader_is_told_whom_to_send_it_to(contact, said):
    _, templates = offer_templates(None, DATA_VERSION)
    assert said in write_html(build_record_help("What & where", templates, contact))


def test_the_catalogue_offers_a_template_for_each_programme(client):
    page = client.get("/data").text
    assert f"/template/records.csv?programme={PROGRAMME}" in page
    assert "Something missing or wrong?" in page
