"""A browser is sent Plotly when a chart of it is first shown, once, and only one bundle of it."""

import pytest
from playwright.sync_api import expect

from tests.explore_page import choose_view, open_explore

pytestmark = pytest.mark.browser

MOST_BYTES = 400_000
BY_GROUP = "indicator=sol_belongs_to_london"
LATE = ("plotly", "async-graph", "dash_core_components-shared")


def find_late(traffic):
    bundles = [url.partition("/_dash-component-suites/")[2] for url in traffic.requests]
    return sorted(bundle for bundle in bundles if any(name in bundle for name in LATE))


@pytest.mark.parametrize("view", ["map", "ranking", "scatter"])
def test_a_view_that_plotly_does_not_draw_is_shown_without_it(page, traffic, view):
    open_explore(page, f"view={view}")
    page.wait_for_load_state("networkidle")
    assert any("dash_core_components." in url for url in traffic.requests)
    assert find_late(traffic) == []


def test_plotly_is_asked_for_once_when_the_first_trend_is_shown(page, traffic):
    # What another test left in the cache would come without its encoding.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    open_explore(page, BY_GROUP)
    page.wait_for_load_state("networkidle")
    assert find_late(traffic) == []

    with page.expect_response("**/plotly.min.js") as asked:
        choose_view(page, "Trend")
    charts = page.locator("#view-panel .js-plotly-plot")
    expect(charts).to_have_count(2)
    for chart in charts.all():
        expect(chart.locator(".scatterlayer .trace").first).to_be_attached()
        expect(chart.locator(".xtick text").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert find_late(traffic) == [
        "dash/dcc/async-graph.js",
        "dash/dcc/dash_core_components-shared.js",
        "plotly/package_data/plotly.min.js",
    ]
    assert asked.value.header_value("content-encoding") == "br"
    assert asked.value.request.sizes()["responseBodySize"] <= MOST_BYTES
