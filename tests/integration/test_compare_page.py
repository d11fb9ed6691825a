"""Areas side by side as a page and as a file, whatever the address holds."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.application import create_app
from dashboard.settings import Settings
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import SQUARE_A, SQUARE_B, SQUARE_C, make_repository

CODES = (SQUARE_A, SQUARE_B, SQUARE_C, "E05999001", "E05999002", "<u>", "E12000007")


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


class Cells(HTMLParser):
    """The text of each cell of a page's table, row by row."""

    def __init__(self, page):
        super().__init__()
        self.rows = []
        self._inside = 0
        self.feed(page)

    def handle_starttag(self, tag, _attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
            self._inside += 1

    def handle_endtag(self, tag):
        self._inside -= tag in ("th", "td")

    def handle_data(self, data):
        if self._inside:
            self.rows[-1][-1] += f"{data} "


def read_rows(client, query):
    answer = client.get(f"/compare?{query}")
    assert answer.status_code == 200
    return [[" ".join(cell.split()) for cell in row] for row in Cells(answer.text).rows]


@pytest.mark.parametrize(
    "areas", [[SQUARE_B], [SQUARE_B, SQUARE_A], [SQUARE_C, SQUARE_B, SQUARE_A]]
)
def test_a_table_has_a_column_for_each_area_in_the_order_given(client, areas):
    rows = read_rows(client, f"compare={','.join(areas)}&indicators={SURVEY}")
    names = {SQUARE_A: "Square A", SQUARE_B: "Square B", SQUARE_C: "Square C"}
    heads = [f"{n} {names[code]} (made up)" for n, code in enumerate(areas, start=1)]
    assert rows[0] == ["Indicator", *heads, "London", "Picture of the row"]


def test_a_cell_says_value_interval_and_outcome_in_words_and_missing_in_words(client):
    rows = read_rows(client, f"compare={SQUARE_B},{SQUARE_C}&indicators={SURVEY}")
    head, first, second, london, _ = rows[2]
    assert head.startswith("Went to something made up 2024 · survey estimate")
    assert first.startswith("61.5 % 56.0 to 67.0 ▲ Clearly above London, better")
    assert second.startswith("Withheld to protect people for Square C")
    assert london == "51.0 % 48.0 to 54.0"


def test_without_areas_the_page_says_how_to_choose_and_has_a_form_that_needs_no_script(client):
    page = client.get("/compare").text
    assert "Choose up to five boroughs" in page
    (form,) = re.findall(r'<form[^>]*action="/compare"[^>]*method="get".*?</form>', page, re.S)
    assert form.count('<select class="form-select" name="compare">') == 5
    assert 'type="submit"' in form
    assert f'<option value="{SQUARE_A}">' in form
    assert "<table" not in page


def test_what_a_form_sends_is_understood(client):
    rows = read_rows(client, f"level=borough&compare={SQUARE_C}&compare=&compare={SQUARE_A}")
    assert rows[0][1:3] == ["1 Square C (made up)", "2 Square A (made up)"]
    ticked = read_rows(client, f"compare={SQUARE_A}&indicators={FULL_COUNT}&indicators={SURVEY}")
    assert len([row for row in ticked if len(row) > 1]) == 3


def test_forms_keep_what_the_address_says(client):
    page = client.get(f"/compare?compare={SQUARE_C},{SQUARE_A}&indicators={FULL_COUNT}").text
    forms = re.findall(r"<form.*?</form>", page.split("<main", 1)[1], re.S)
    assert len(forms) == 2
    assert all(f'name="compare" value="{SQUARE_C},{SQUARE_A}"' in form for form in forms)
    assert f'name="indicators" value="{FULL_COUNT}"' in forms[0]
    # The ticks say the indicators themselves.
    assert re.findall(r'value="(\w+)" checked', forms[1]) == [FULL_COUNT]


def test_every_link_of_the_page_leads_somewhere(client):
    page = client.get(f"/compare?compare={SQUARE_B},{SQUARE_A}").text
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    links = [link.replace("&amp;", "&") for link in re.findall(r'href="(/[^"]*)"', main)]
    assert len(links) > 8
    for link in links:
        assert client.get(link).status_code == 200, link


def test_the_file_is_a_table_under_the_same_names(client):
    answer = client.get(f"/compare.csv?compare={SQUARE_B},{SQUARE_A}&indicators={SURVEY}")
    assert answer.mimetype == "text/csv"
    assert "comparison_borough.csv" in answer.headers["Content-Disposition"]
    lines = answer.text.split("\r\n")
    assert len(lines) == 4
    assert SQUARE_B in lines[1]


@given(
    codes=st.lists(st.sampled_from(CODES) | st.text(max_size=12), max_size=8),
    indicators=st.lists(st.sampled_from([SURVEY, FULL_COUNT, "x", "<i>"]), max_size=4),
    rest=st.sampled_from(["", "similar=1", "level=ward", "vintage=2018", "level=lsoa", "level=x"]),
    route=st.sampled_from(["/compare", "/compare.csv"]),
)
def test_no_choice_makes_a_fault_or_lets_markup_in(client, codes, indicators, rest, route):
    query = {"compare": codes, "indicators": indicators}
    answer = client.get(route, query_string=query | dict([rest.split("=")] if rest else []))
    assert answer.status_code == 200
    if route == "/compare":
        assert "<u>" not in answer.text.lower()
        assert "<i>" not in answer.text.lower()


@given(query=st.text(max_size=200))
def test_no_query_makes_a_fault(client, query):
    assert client.get("/compare", query_string=query).status_code == 200
    assert client.get("/compare.csv", query_string=query).status_code == 200
