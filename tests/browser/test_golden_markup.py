"""What `make golden` reads of a page: what a reader gets, however it is written."""

import pytest

from tests.golden.read_markup import MarkupReader

pytestmark = pytest.mark.browser

# No server answers here, so that a picture of an address would be complained of, soon or late.
DOT = "data:image/gif;base64,R0lGODlhAQABAAAAACw="
STYLES = """<style>
.a { fill: var(--one); stroke: #000 } svg { --one: #123456 } .off { display: none }
.sign { display: inline-block; width: 10px; height: 8px; background: #abcdef }
</style>"""
DRAWING = """<svg viewBox="0 0 400 200" aria-label="Two areas"><title>unread</title>
<defs><pattern id="p"><path style="stroke:#00ff00;fill:none" d="M0 0"/></pattern></defs>
<g transform="translate(10 20)"><path class="a" d="m0 0h10v10l-10 0z"><title>Hackney</title></path>
</g>
<path class="off" style="fill:url(#p)" d="M1,2L3,4"/><text x="5" y="6">Barnet</text></svg>"""
PAGE = f"""<!doctype html><html lang="en-GB"><head><title>Reach</title>
<link rel="icon" href="{DOT}">{STYLES}</head><body>
<h1 class="x">Where <b>it</b>
 went</h1><p>See <a href="/about">About</a>, and<br>more<span class="off">hidden</span>.</p>
<form action="/reach"><label>Year <select name="year"><option value="">Any</option>
<option selected>2019</option></select></label><input type="checkbox" name="sure" value="1" checked>
<button>Show</button></form>
<table><tr><th>Area</th><th>Value</th></tr><tr><td>Barnet</td><td>12</td></tr></table>
<span class="sign"></span>one record<img src="{DOT}" alt="A map">{DRAWING}</body></html>"""


@pytest.fixture(scope="module")
def read(chromium):
    reader = MarkupReader(chromium)
    return lambda text: reader.read(text.encode(), "text/html", "/reach")


def test_a_page_is_read_as_texts_links_fields_cells_and_shapes_in_order(read):
    assert read(PAGE) == [
        "title: Reach",
        "language en-GB",
        "h1: Where it went",
        "See [About](/about), and",
        "more",
        "· hidden",
        ".",
        "form get /reach",
        "Year",
        "select name=year",
        "option : Any",
        "option 2019 (selected): 2019",
        "input name=sure type=checkbox value=1 checked",
        "button submit: Show",
        "Area ‖ Value ‖",
        "Barnet | 12 |",
        "■#abcdef @ 8 10 8",
        f"one record image {DOT} (A map)",
        "drawing “Two areas” @ 800 400",
        "  path “Hackney” fill #123456 stroke #000000 2 @ M 20 40 40 40 40 60 20 60 Z",
        "  · path fill pattern(path none #00ff00) @ M 2 4 6 8",
        "  text “Barnet” 32 px 400 fill #000000 @ 10 12",
    ]


def test_classes_nesting_and_another_view_box_are_no_difference(read):
    other = PAGE.replace('class="x"', 'id="y" data-z="1"').replace("<p>", "<div><p>")
    other = other.replace("</p>", "</p></div>").replace('"0 0 400 200"', '"-10 -20 400 200"')
    other = other.replace('x="5" y="6"', 'y="-14" x="-5"')
    other = other.replace('"translate(10 20)"', '"scale(1)"').replace("M1,2L3,4", "M-9-18l2 2")
    assert read(other) == read(PAGE)
