"""A group of areas on the real pack: its page, its file and the frame of its view agree."""

import csv
import io

import pytest

from dashboard.figures.gathered_list import describe_gathered
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view

BOROUGHS = "areas=E09000002,E09000014,E09000018&areas_name=Model City"
QUERIES = (
    f"indicator=lonely_often&{BOROUGHS}",
    f"indicator=population&level=borough&{BOROUGHS}",
    f"indicator=wb_anxiety&since=2014-04-01/P1Y&{BOROUGHS}",
    f"indicator=claimant_count&programme=model_city_london&where=in.E09000014&{BOROUGHS}",
)


@pytest.fixture(scope="module")
def client(application):
    """The atlas over the pack."""
    return application.server.test_client()


def list_rows(query, repository):
    described = describe_gathered(resolve_view(Selection.from_query(query), repository), repository)
    assert described is not None
    return described


@pytest.mark.parametrize("query", QUERIES)
def test_the_file_of_a_group_has_what_its_list_shows(query, client, repository):
    answer = client.get(f"/view/areas.csv?{query}")
    assert answer.status_code == 200
    assert "model-city_" in answer.headers["Content-Disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))
    described = list_rows(query, repository)
    areas = [row for row in rows if row["row"] == "area"]
    assert [row.area_code for row in described.rows] == [row["area_code"] for row in areas]
    number = "change" if "since=" in query else "value"
    for row, written in zip(described.rows, areas, strict=True):
        shown = row.shown.translate({0x2212: "-", 0x2C: None})
        assert float(shown.removesuffix(" points").rstrip("\u202f%").lstrip("+")) == float(
            written[number]
        )
    totals = [float(row["value"]) for row in rows if row["row"] == "total"]
    is_count = "population" in query
    assert totals == ([sum(float(row["value"]) for row in areas)] if is_count else [])
    assert any(text.startswith("Together: ") for text in described.sentences) == is_count


def test_a_group_is_on_the_first_page_and_in_its_frame(client):
    first = client.get(f"/?{QUERIES[0]}").text
    assert "3 boroughs: Model City" in first
    frame = client.get(f"/embed?{QUERIES[0]}").text
    assert "map-gathered" in frame
    assert "Model City: 3 boroughs (Barking and Dagenham, Haringey and Hounslow)" in frame


@pytest.mark.parametrize("areas", ["E1", "", ",,,", "E09000012", "=1+1", "E09000012," * 200])
def test_no_group_that_an_address_can_name_breaks_its_file_or_its_page(areas, client):
    for route in ("/", "/view/areas.csv", "/embed"):
        answer = client.get(route, query_string={"areas": areas, "areas_name": "<blink>\x00&\n"})
        assert answer.status_code == 200
        assert "<blink>" not in answer.text or route == "/view/areas.csv"
