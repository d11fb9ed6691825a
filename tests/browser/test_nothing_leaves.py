"""No page asks another host for anything; the `page` fixture looks when the test has ended."""

import pytest
from playwright.sync_api import expect

from tests.conftest import Traffic

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("route", ["/", "/data", "/about", "/no-such-page"])
def test_a_page_opens_without_a_request_that_leaves_this_machine(page, traffic, route):
    if route == "/no-such-page":
        traffic.expect_failures()
    page.goto(route)
    expect(page.locator("main h1, main h2").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert len(traffic.requests) > 1
    assert traffic.leaving() == []


def test_a_request_that_would_leave_is_seen():
    traffic = Traffic(requests=["http://127.0.0.1:1/a", "data:,x", "https://example.org/x"])
    assert traffic.leaving() == ["https://example.org/x"]
