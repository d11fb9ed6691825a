"""Two indicators of the real pack as the browser asks for them: small, kept, and as files."""

import csv
import gzip
import io

import pytest

LSOA = "indicator=imd2025_score&with=income_deprived&level=lsoa"
WARD = "indicator=imd2025_score&with=turnout_local_2022&level=ward"
BOROUGH = "indicator=arts_engaged&with=library_visit&level=borough"


@pytest.fixture(scope="module")
def client(application):
    return application.server.test_client()


@pytest.mark.parametrize("query", [LSOA, WARD, BOROUGH])
def test_a_pair_is_small_and_runs_like_the_figures(client, query):
    answer = client.get(f"/view/pair?{query}", headers={"Accept-Encoding": "identity"})
    pair, figures = answer.get_json(), client.get(f"/view/figures?{query}").get_json()
    assert len(gzip.compress(answer.data)) < 30_000
    assert len(pair["values"]) == len(pair["cells"]) == len(figures["row_of"])
    assert "Rank correlation" in pair["said"]


def test_a_pair_of_this_data_may_be_kept_for_ever(client, repository):
    kept = client.get(f"/view/pair?{WARD}&data={repository.data_version}")
    assert "immutable" in kept.headers["Cache-Control"]
    assert "immutable" not in client.get(f"/view/pair?{WARD}&data=old").headers["Cache-Control"]


def test_the_lists_by_quadrant_hold_each_area_once(client):
    listed = []
    for place in range(4):
        answer = client.get(f"/view/quadrants.csv?{WARD}&quadrant={place}")
        listed += [row["area_code"] for row in csv.DictReader(io.StringIO(answer.text))]
    everything = client.get(f"/view/quadrants.csv?{WARD}").text
    codes = {row["area_code"] for row in csv.DictReader(io.StringIO(everything))}
    assert len(listed) == len(set(listed))
    assert set(listed) <= codes
    assert len(codes) == 680


@pytest.mark.parametrize("query", ["", "with=nothing", "quadrant=one", f"{LSOA}&with=disabled"])
def test_what_names_no_pair_is_no_fault(client, query):
    assert client.get(f"/view/pair?{query}").get_json()["why"]
    assert client.get(f"/view/quadrants.csv?{query}").status_code == 404


@pytest.mark.parametrize("mode", ["scatter", "bivariate"])
def test_the_file_of_a_view_of_two_indicators_holds_both(client, mode):
    text = client.get(f"/view/table.csv?{BOROUGH}&view={mode}&sort=name").text
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 33
    assert rows[0]["first_indicator"] != rows[0]["second_indicator"]
    assert all(row["first_value"] and row["second_value"] for row in rows)
    alone = client.get("/view/table.csv?indicator=arts_engaged&view=scatter").text
    assert alone.startswith("area_code,area_name,value,")
