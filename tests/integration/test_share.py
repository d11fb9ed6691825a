"""The page of sharing: which view is meant, and link, code, citation and frame of it."""

import io
import re
from datetime import UTC, datetime
from html import unescape

import pytest
import zxingcpp
from PIL import Image

from dashboard.application import create_app
from dashboard.charts.raster import render_png
from dashboard.settings import Settings
from tests.places import DATA_VERSION, SQUARE_A, make_repository

HOST = "http://localhost"


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


def read_field(text, name):
    [content] = re.findall(rf'<textarea id="share-{name}"[^>]*>(.*?)</textarea>', text, re.DOTALL)
    return unescape(content)


@pytest.mark.parametrize(
    ("asked", "came_from", "leads_to"),
    [
        ("", "/?view=ranking&indicator=arts_engaged", "indicator=arts_engaged&view=ranking"),
        ("", "/", "page=explore"),
        ("", "/reach?year=2019", "page=reach&year=2019"),
        ("", f"/area/{SQUARE_A}", f"page=area&area={SQUARE_A}"),
        ("?appearance=dark&data=made-up-1", "/reach", "page=reach"),
    ],
)
def test_without_a_view_it_is_of_the_page_that_it_was_asked_from(
    client, asked, came_from, leads_to
):
    answer = client.get(f"/share{asked}", headers={"Referer": f"{HOST}{came_from}"})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/share?{leads_to}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize(
    "referrer",
    [
        None,
        "https://elsewhere.example/reach",
        f"{HOST}/about",
        f"{HOST}/share",
        "http://localhost@elsewhere.example/",
        "http://[",
        "\xff",
    ],
)
def test_where_no_view_is_meant_it_says_how_one_is_shared(client, referrer):
    answer = client.get("/share", headers={"Referer": referrer} if referrer else {})
    assert answer.status_code == 200
    assert "Open a view of the atlas and choose" in answer.text


def test_both_links_and_a_code_to_be_photographed_lead_to_the_view(client):
    text = client.get(f"/share?indicator=arts_engaged&area={SQUARE_A}&appearance=dark").text
    newest = f"{HOST}/?indicator=arts_engaged&area={SQUARE_A}"
    assert read_field(text, "link-to-the-newest-data") == newest
    frozen = f"{newest}&data={DATA_VERSION}"
    assert read_field(text, "link-with-these-data") == frozen
    [code] = re.findall(r'<figure class="share-code">(<svg.*?</svg>)', text, re.DOTALL)
    assert "<script" not in code
    assert photograph(code) == frozen
    assert client.get(frozen.removeprefix(HOST)).status_code == 200


def photograph(code):
    """Draw a QR code, and read it as a telephone does."""
    side = int(re.findall(r'viewBox="0 0 (\d+)', code)[0])
    picture = Image.open(io.BytesIO(render_png(code, (side, side), 4))).convert("RGBA")
    paper = Image.new("RGBA", picture.size, "white")
    [read] = zxingcpp.read_barcodes(Image.alpha_composite(paper, picture).convert("L"))
    return read.text


def test_an_address_too_long_for_a_code_has_none_and_says_so(client):
    text = client.get(f"/share?indicator={'a' * 3_000}").text
    assert "This address is too long for a QR code." in text
    assert "qrline" not in text


def test_it_is_cited_with_title_data_address_day_and_sources(client):
    text = client.get("/share?indicator=arts_engaged").text
    title = "Went to something made up: one borough is clearly above London, one clearly below"
    link = f"{HOST}/?indicator=arts_engaged&data={DATA_VERSION}"
    today = datetime.now(UTC).date()
    cited = read_field(text, "citation")
    for part in (title, link, DATA_VERSION, str(today.year), "Figures made up for tests"):
        assert part in cited
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},?$", read_field(text, "bibtex"), re.MULTILINE))
    assert fields == {
        "title": f"{{{title}}}",
        "author": "{Social Integration Atlas for London}",
        "year": str(today.year),
        "version": DATA_VERSION,
        "url": link,
        "urldate": today.isoformat(),
        "note": "Sources: Nobody, Figures made up for tests",
    }
    lines = [line.split("  - ", 1) for line in read_field(text, "ris").splitlines()]
    assert [lines[0], lines[-1][0]] == [["TY", "DATA"], "ER"]
    assert ["TI", title] in lines
    assert ["UR", link] in lines
    assert ["Y2", today.strftime("%Y/%m/%d")] in lines


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        ("", ["<iframe", 'width="800" height="720"', "/embed?indicator=arts_engaged"]),
        ("&width=400&height=9999", ['width="400" height="3000"', "max-width:400px"]),
        ("&width=1&height=x", ['width="280" height="720"']),
        ("&look=dark", ["/embed?indicator=arts_engaged&amp;appearance=dark"]),
        ("&look=pink", ['/embed?indicator=arts_engaged"']),
        ("&lock=area&lock=level", ["/embed?indicator=arts_engaged&amp;lock=area,level"]),
        ("&form=picture", ["<img", "/embed/view.png?indicator=arts_engaged", 'loading="lazy"']),
    ],
)
def test_the_code_for_other_sites_is_as_it_was_chosen(client, asked, parts):
    text = client.get(f"/share?indicator=arts_engaged{asked}").text
    code = read_field(text, "code")
    for part in parts:
        assert part in code
    assert ("<script>" in code) == ("picture" not in asked)
    # What was chosen is not added to the view, and is chosen when the form is sent again.
    hidden = re.findall(r'<input type="hidden" name="([a-z]+)"', text)
    assert hidden.count("indicator") == 1
    assert not {"width", "height", "look", "lock", "form"} & set(hidden)


def test_words_of_an_address_are_words_in_the_code(client):
    text = client.get("/share?indicator=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script>alert(1)" not in unescape(read_field(text, "code")).replace("&amp;", "&")
    assert "<script>alert(1)" not in text
