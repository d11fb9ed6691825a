"""A view in another site's frame: it shows, grows, is chosen in by keys, and asks nobody else."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import expect

from dashboard.exports.embed.code import FrameSize, write_frame
from tests.axe_faults import find_axe_faults
from tests.waiting import wait_in_page

pytestmark = pytest.mark.browser

QUERY = "indicator=arts_engaged&appearance=light"
AROUND = (
    '<!doctype html><html lang="en"><head><title>Another site</title>'
    '<link rel="icon" href="data:,"></head><body style="margin:0"><h1>A report</h1>{}</body></html>'
)


@pytest.fixture
def other_site(address):
    """Another site, whose page holds the code of a frame: its address."""
    code = write_frame(QUERY, address, "The arts by borough", FrameSize(800, 300))

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(AROUND.format(code).encode())

        def log_message(self, *_):
            """Say nothing between the results of tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_another_site_shows_a_view_that_grows_and_is_chosen_in_by_keys(page, other_site, traffic):
    page.goto(other_site)
    element = page.locator("iframe")
    assert element.get_attribute("loading") == "lazy"
    frame = page.frame_locator("iframe")
    expect(frame.locator("h1")).to_contain_text("Adults engaged with the arts")
    # 300 units high at first; then as high as what is in it.
    wait_in_page(page, "() => document.querySelector('iframe').offsetHeight > 500")
    inner = page.frames[1]
    assert inner.evaluate("document.documentElement.scrollHeight <= window.innerHeight + 1")
    frame.get_by_role("button", name="All London").focus()
    page.keyboard.press("Tab")
    focused = frame.locator(".map-areas path:focus")
    expect(focused).to_have_count(1)
    first = focused.get_attribute("data-area")
    page.keyboard.press("ArrowRight")
    expect(focused).not_to_have_attribute("data-area", first or "")
    chosen = focused.get_attribute("data-area") or ""
    page.keyboard.press("Enter")
    expect(frame.locator("select[name=area]")).to_have_value(chosen)
    expect(frame.locator(".map-chosen").first).to_be_attached()
    expect(focused).to_have_attribute("data-area", chosen)
    # The site around it is left where it was, and no other host was asked.
    assert page.url == other_site
    assert traffic.leaving() == []


def test_what_is_chosen_leaves_the_rest_and_the_map_comes_closer(page):
    page.goto(f"/embed?{QUERY}")
    picture = page.locator(".frame-map .pic")
    whole = picture.get_attribute("viewBox") or ""
    page.get_by_role("button", name="Zoom in").click()
    expect(picture).not_to_have_attribute("viewBox", whole)
    page.get_by_role("button", name="All London").click()
    expect(picture).to_have_attribute("viewBox", whole)
    page.get_by_label("Indicator").focus()
    page.get_by_label("Indicator").select_option("wb_anxiety")
    expect(page.locator("h1")).to_contain_text("Anxiety yesterday")
    expect(page.get_by_label("Indicator")).to_be_focused()
    assert "appearance=light" in page.url


@pytest.mark.parametrize(
    "view",
    [
        "indicator=wb_anxiety&view=ranking",
        "indicator=wb_anxiety&view=table",
        "page=reach",
        "page=area&area=E09000012",
    ],
)
def test_the_narrowest_frame_does_not_scroll_sideways(page, view):
    page.set_viewport_size({"width": 280, "height": 600})
    page.goto(f"/embed?{view}")
    expect(page.locator("h1")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= 280


@pytest.mark.parametrize("view", ["indicator=arts_engaged", "page=reach"])
def test_axe_finds_no_fault_in_a_frame(page, view):
    page.goto(f"/embed?{view}")
    expect(page.locator("h1")).not_to_be_empty()
    assert find_axe_faults(page, widths=(800, 280)) == []
