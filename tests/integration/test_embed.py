"""Views in other sites' frames, as small pictures and as cards: without a browser."""

import gzip
import io
import re
from html import unescape
from urllib.parse import quote

import brotli
import pytest
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from dashboard.application import create_app
from dashboard.exports.embed.code import FrameSize, write_frame
from dashboard.settings import Settings, read_settings
from tests.places import DATA_VERSION, SQUARE_A, make_repository

MOST_SMALL, MOST_CARD, MOST_PAGE, MOST_CODE = 60_000, 200_000, 120_000, 1_024
SMALL_VIEWS = (
    "",
    "indicator=income_deprived&level=ward",
    "indicator=income_deprived&level=lsoa",
    "indicator=wb_anxiety&view=ranking",
    "indicator=cls_formal_vol&view=trend",
    "indicator=wb_life_satisfaction&view=table",
    "page=reach",
    "page=need&need=income_deprived",
    "page=area&area=E09000012",
)


@pytest.fixture(scope="module")
def client():
    """The atlas over the made-up place."""
    return create_app(make_repository(), Settings()).server.test_client()


@pytest.fixture(scope="module")
def real(application):
    """The atlas over the pack."""
    return application.server.test_client()


def read_options(text, name):
    """Read the values that a frame's box offers, and the one that is chosen."""
    box = re.search(rf'<select[^>]*name="{name}".*?</select>', text, re.DOTALL)
    if box is None:
        return [], ""
    options = re.findall(r'value="([^"]*)"( selected)?', box[0].partition(">")[2])
    return [value for value, _ in options], "".join(value for value, is_it in options if is_it)


def find_framers(response):
    return response.headers["Content-Security-Policy"].partition("frame-ancestors ")[2].split()


def read_tags(text):
    found = re.findall(r'<meta property="og:([^"]+)" content="([^"]*)">', text)
    return {name: unescape(content) for name, content in found}


def test_a_frame_is_whole_without_scripts(client):
    text = client.get(f"/embed?area={SQUARE_A}").text
    assert re.search(r"<h1>Went to something made up", text)
    assert 'class="figure-legend"' in text
    assert "Source: Nobody, Figures made up for tests." in text
    assert f'href="/?area={SQUARE_A}&amp;data={DATA_VERSION}"' in text
    assert f"Data version {DATA_VERSION}." in text
    assert "(37.0 to 47.0)" in text
    assert 'type="submit">Show</button>' in text
    # None of the site's own furniture, and no script in the page itself.
    assert "<header" not in text
    assert re.findall(r"<script[^>]*>", text) == re.findall(r"<script defer src=[^>]*>", text)


def test_what_is_chosen_is_chosen_in_the_boxes_and_the_rest_is_kept(client):
    text = client.get(f"/embed?area={SQUARE_A.lower()}&indicator=arts_engaged&view=ranking").text
    assert read_options(text, "area")[1] == SQUARE_A
    assert read_options(text, "indicator")[1] == "arts_engaged"
    assert '<input type="hidden" name="view" value="ranking">' in text


@pytest.mark.parametrize(
    ("locks", "left"),
    [
        ("", ["indicator", "level", "area"]),
        ("area", ["indicator", "level"]),
        ("level,area", ["indicator"]),
        ("level&lock=area", ["indicator"]),
        ("controls", []),
    ],
)
def test_what_is_locked_cannot_be_chosen_and_stays_locked(real, locks, left):
    text = real.get(f"/embed?indicator=income_deprived&level=borough&lock={locks}").text
    assert re.findall(r'<select[^>]* name="([a-z]+)"', text) == left
    kept = re.findall(r'name="lock" value="([^"]*)"', text)
    assert kept == ([",".join(sorted(set(re.split("&lock=|,", locks))))] if locks and left else [])
    assert ('name="level" value="borough"' in text) == bool("level" in locks and left)


def test_an_unknown_lock_is_told_and_left_out(client):
    text = client.get("/embed?lock=door,area").text
    assert "&#x27;door&#x27; cannot be locked." in text or "'door' cannot be locked." in text
    assert read_options(text, "area") == ([], "")


def test_only_a_frame_can_be_framed(client):
    assert "*" in find_framers(client.get("/embed"))
    rules = client.application.url_map.iter_rules()
    others = {rule.rule for rule in rules if "GET" in rule.methods and not rule.arguments}
    others -= {"/embed"}
    assert len(others) > 15
    for route in sorted(others):
        assert find_framers(client.get(route)) == ["'none'"], route


@pytest.mark.parametrize(
    ("asked", "framers"),
    [
        ("https://example.org", ["'self'", "https://example.org"]),
        ("'none'", ["'self'"]),
        ("'self'", ["'self'"]),
    ],
)
def test_a_deployment_says_who_may_frame(asked, framers):
    chosen = read_settings({"ATLAS_FRAME_ANCESTORS": asked})
    client = create_app(make_repository(), chosen).server.test_client()
    assert find_framers(client.get("/embed")) == framers
    assert find_framers(client.get("/about")) == ["'none'"]


@pytest.mark.parametrize("query", SMALL_VIEWS)
def test_a_small_picture_and_a_card_are_small(real, query):
    picture = real.get(f"/embed/view.png?{query}")
    assert Image.open(io.BytesIO(picture.data)).format == "PNG"
    assert len(picture.data) <= MOST_SMALL
    card = real.get(f"/embed/card.png?{query}")
    assert Image.open(io.BytesIO(card.data)).size == (1200, 630)
    assert len(card.data) <= MOST_CARD
    drawn = real.get(f"/embed/view.svg?{query}", headers={"Accept-Encoding": "gzip"})
    if drawn.status_code == 302:
        assert drawn.headers["Location"] == f"/embed/view.png?{query}"
        return
    assert len(drawn.data) <= MOST_SMALL
    text = gzip.decompress(drawn.data) if drawn.content_encoding == "gzip" else drawn.data
    assert fromstring(text).tag.endswith("svg")


@pytest.mark.parametrize("level", ["ward", "lsoa"])
def test_too_many_lines_for_a_small_drawing_lead_to_pixels(real, level):
    query = f"indicator=income_deprived&level={level}"
    answer = real.get(f"/embed/view.svg?{query}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/embed/view.png?{query}")


def test_a_picture_is_sent_once(client):
    first = client.get("/embed/view.png")
    again = client.get("/embed/view.png", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_frame_of_wards_with_all_it_asks_for_is_light(real):
    packed = {"Accept-Encoding": "br"}
    page = real.get("/embed?indicator=income_deprived&level=ward", headers=packed)
    text = brotli.decompress(page.data).decode()
    files = re.findall(r'(?:<script defer src|<link rel="stylesheet" href)="([^"]+)"', text)
    assert len(files) == 2
    sent = [real.get(file, headers=packed) for file in files]
    assert [answer.headers["Content-Encoding"] for answer in (page, *sent)] == ["br"] * 3
    assert sum(len(answer.data) for answer in (page, *sent)) < MOST_PAGE


@pytest.mark.parametrize(
    "address", ["/", "/reach?year=2019", f"/area/{SQUARE_A}", "/?view=ranking&appearance=dark"]
)
def test_what_a_pasted_link_shows_is_of_its_view(client, address):
    text = client.get(address).text
    tags = read_tags(text)
    plain = address.replace("&appearance=dark", "")
    assert tags["url"] == f"http://localhost{plain}"
    assert tags["image"].startswith("http://localhost/embed/card.png")
    assert client.get(tags["image"].removeprefix("http://localhost")).mimetype == "image/png"
    assert tags["title"]
    assert tags["description"]
    [found] = re.findall(r'type="application/json\+oembed" href="([^"]+)"', text)
    assert client.get(unescape(found)).json["version"] == "1.0"


def test_a_page_without_views_has_no_card(client):
    assert read_tags(client.get("/about").text) == {}


def test_the_code_is_small_and_no_text_leaves_its_attribute():
    query = "indicator=income_deprived&level=ward&area=E05009384&period=2019-01-01/P1Y"
    size = FrameSize(800, 720)
    code = write_frame(query, "https://atlas.example.org/", "Wards: a title of a view " * 4, size)
    assert len(code.encode()) <= MOST_CODE
    assert "period=2019-01-01/P1Y" in code
    hostile = write_frame('a="><script>', "https://atlas.example.org/", '"><script>', size)
    assert hostile.count("<script>") == 1


@settings(max_examples=40)
@given(
    name=st.sampled_from(["indicator", "area", "lock", "page", "url", "maxwidth", "level", "view"]),
    text=st.text(max_size=60),
    page=st.sampled_from(["explore", "area", "compare", "reach", "need", "programme"]),
)
def test_nothing_that_is_asked_breaks_a_frame(client, name, text, page):
    query = f"page={page}&{name}={quote(text)}&{text}".encode("utf-8", "replace").decode()
    for route in ("/embed", "/oembed", "/share"):
        answer = client.get(f"{route}?{quote(query, safe='=&%')}")
        assert answer.status_code < 500
        # What oEmbed answers of a view is the code of its frame, which has one script.
        assert answer.text.split("<body>")[-1].count("<script>") <= (route == "/oembed")


@pytest.mark.parametrize("query", ["area=" + "a" * 9_000, "lock=%FF%FE%00", "&".join("a" * 3_000)])
def test_long_and_broken_addresses_are_told_and_not_followed(client, query):
    for route in ("/embed", "/embed/view.svg", "/embed/card.png", "/oembed"):
        assert client.get(f"{route}?{query}").status_code < 500
