"""One filtered address shows the same areas in every output: those that match, others apart."""

import csv
import io
import json
import re
from datetime import date
from html import unescape
from urllib.parse import quote

import openpyxl
import pytest

from dashboard.charts.letters import FAMILIES
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.sheet import SMALL, compose_sheet
from dashboard.exports.tables import write_xlsx
from dashboard.figures.build import make_figure
from dashboard.figures.conditions import find_matches
from dashboard.figures.filtered import keep_matching
from dashboard.results.classes import OUT, UNTOLD
from dashboard.results.view_results import build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.view import resolve_view
from dashboard.text.clusters import describe_clusters
from dashboard.text.conditions import ALL_AREAS_NOTE

LOOK = ExportOptions(host="https://atlas.example", made_on=date(2026, 11, 30), scale=1)
QUERIES = (
    "indicator=arts_engaged&where=wb_life_satisfaction.least.7.5,near.E09000012.9",
    "indicator=wb_life_satisfaction&where=wb_life_satisfaction.class.2_4,near.E09000001.3",
    "indicator=income_deprived&level=ward&where=overcrowded.least.15,programme.any.no_record",
)
WORDS = {"yes": "1", "we cannot tell": "?"}


@pytest.fixture(scope="module")
def client(application):
    """The atlas over the pack."""
    return application.server.test_client()


def find_areas(query, repository):
    """The areas of an address that match (1), and of which it cannot be told (?)."""
    view = resolve_view(SavedView.from_query(query).selection, repository)
    met = find_matches(view, repository).met
    assert met is not None
    return {
        code: "1" if is_met is True else "?"
        for code, is_met in met.astype(object).items()
        if is_met is not False
    }


def ask(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer


def read_figures(client, query, repository):
    told = ask(client, f"/view/figures?{query}").json
    places = [told["rows"]["classes"][row] for row in told["row_of"]]
    view = resolve_view(SavedView.from_query(query).selection, repository)
    codes = sorted(repository.areas(view.geography)["area_code"])
    pairs = zip(codes, places, strict=True)
    return {code: "?" if place == UNTOLD else "1" for code, place in pairs if place != OUT}


def read_csv(text):
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    return {row["area_code"]: WORDS[row["matches"]] for row in rows}


def read_xlsx(query, repository):
    figure = make_figure(SavedView.from_query(query), repository)
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([Slide(figure)], LOOK)))
    head, *rows = book.worksheets[-1].iter_rows(values_only=True)
    code, matches = head.index("area_code"), head.index("matches")
    return {row[code]: WORDS[str(row[matches])] for row in rows}


def read_geojson(client, query):
    features = json.loads(ask(client, f"/export/view.geojson?{query}").text)["features"]
    facts = [feature["properties"] for feature in features]
    return {one["area_code"]: WORDS[one["matches"]] for one in facts}


def read_drawn(markup):
    """The areas of a drawn map, by their fills."""
    drawn = re.findall(r'<path class="([a-z0-9 ]+)" data-area="(\w+)"', markup)
    return {code: "?" if fill == "untold" else "1" for fill, code in drawn if fill != "out"}


@pytest.mark.parametrize("query", QUERIES)
def test_every_output_of_one_filtered_address_shows_the_same_areas(query, client, repository):
    wanted = find_areas(query, repository)
    assert set(wanted.values()) == {"1", "?"}
    shown = {
        "the page's map, list and table": read_figures(client, query, repository),
        "the page's CSV": read_csv(ask(client, f"/view/table.csv?{query}").text),
        "CSV": read_csv(ask(client, f"/export/view.csv?{query}").text),
        "CSV of the ranking": read_csv(ask(client, f"/export/view.csv?{query}&view=ranking").text),
        "CSV of the table": read_csv(ask(client, f"/export/view.csv?{query}&view=table").text),
        "XLSX": read_xlsx(query, repository),
        "GeoJSON": read_geojson(client, query),
        "SVG": read_drawn(ask(client, f"/export/view.svg?{query}").text),
        "the frame": read_drawn(ask(client, f"/embed?{query}").text),
        "the slide": read_drawn(ask(client, f"/present?slide={quote(f'/?{query}')}").text),
    }
    assert {name: areas for name, areas in shown.items() if areas != wanted} == {}


@pytest.mark.parametrize("query", QUERIES)
def test_every_output_says_how_many_match(query, client, repository):
    view = resolve_view(SavedView.from_query(query).selection, repository)
    sentence = ask(client, f"/view/matches?{query}").json["sentence"]
    assert re.fullmatch(r"[\d,]+ of [\d,]+ .+ match(es)?; [\d,]+ we cannot tell\.", sentence)
    for address in (
        f"/export/view.svg?{query}",
        f"/export/view.geojson?{query}",
        f"/embed?{query}",
        f"/present?slide={quote(f'/?{query}')}",
    ):
        text = " ".join(re.sub(r"<[^>]+>", " ", unescape(ask(client, address).text)).split())
        assert sentence in text, address
    slide = Slide(make_figure(SavedView.from_query(query), repository))
    small = str(compose_sheet(slide, LOOK, SMALL, FAMILIES).svg)
    assert sentence in " ".join(re.sub(r"<[^>]+>", " ", small).split())
    shared = unescape(ask(client, f"/share?{query}").text)
    assert f"where={view.selection.where}" in shared


def test_clusters_are_looked_for_among_all_areas_and_named_where_they_match(repository):
    def describe(where):
        selection = SavedView.from_query(
            f"indicator=income_deprived&view=clusters{where}"
        ).selection
        view = resolve_view(selection, repository)
        figures = build_results(view, repository)
        return describe_clusters(
            view, figures, repository, keep_matching(view, figures, repository)
        )

    whole, filtered = describe(""), describe("&where=in.E09000012_E09000014")
    assert filtered.summary == whole.summary
    assert filtered.cautions == (ALL_AREAS_NOTE, *whole.cautions)
    assert sum(int(kind.count.split()[0]) for kind in filtered.kinds) == 2
    assert sum(int(kind.count.split()[0]) for kind in whole.kinds) > 2
    named = " ".join(names for kind in filtered.kinds for _, names in kind.areas)
    assert set(re.findall(r"[A-Z]\w+", named)) <= {"Hackney", "Haringey"}
