"""Marks in their place: at every size of the window each badge lies wholly in its own area."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import open_explore

pytestmark = pytest.mark.browser

TWO = "programme=culture_seeds,community_sponsorship"
SIZES = ((1440, 900), (1920, 1080), (1280, 720), (768, 1024), (390, 844))
OWN = (
    "programme,activity,borough,units,unit_kind,source\n"
    "Made up,Walk,Hackney,1,event,Made up\n"
    "Made up,Meal,City of London,1,event,Made up\n"
)
# Around each badge, a pixel within its edge, every point must be of the area that it counts.
FIND_STRAY = """() => {
  const { shown } = window.atlas.map();
  const areaAt = (x, y) => {
    const place = shown.paths.findIndex((path) => {
      const { left, top, right, bottom } = path.getBoundingClientRect();
      return x >= left && x <= right && y >= top && y <= bottom
        && path.isPointInFill(new DOMPoint(x, y).matrixTransform(path.getScreenCTM().inverse()));
    });
    const area = shown.features[place];
    return area ? [area.id, area.properties.parent] : [];
  };
  const marks = [...document.querySelectorAll("#map .badge")];
  return marks.filter((mark) => !mark.querySelector(".badge-name")).filter((mark) => {
    const code = mark.dataset.mark.split(" ")[1];
    const { left, top, right, bottom, width, height } = mark.getBoundingClientRect();
    const radius = Math.min(width, height) / 2;
    return Array.from({ length: 16 }, (_, turn) => turn * Math.PI / 8).some((angle) => {
      const [across, down] = [Math.cos(angle), Math.sin(angle)];
      const x = (across > 0 ? right - radius : left + radius) + across * (radius - 1);
      const y = (down > 0 ? bottom - radius : top + radius) + down * (radius - 1);
      return !areaAt(x, y).includes(code);
    });
  }).map((mark) => `${mark.dataset.mark} ${mark.className} ${mark.textContent}`);
}"""
FIND_TOUCHING = """(within) => {
  const boxes = [...document.querySelectorAll(within)].map((one) => one.getBoundingClientRect());
  return boxes.filter((one, place) => boxes.some((other, at) => at > place
    && one.left < other.right - 1 && other.left < one.right - 1
    && one.top < other.bottom - 1 && other.top < one.bottom - 1)).length;
}"""
FIND_TOUCHING_ROUND = """() => {
  const rounds = [...document.querySelectorAll("#map .place")].map((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    return [left + width / 2, top + height / 2, width / 2];
  });
  return rounds.filter(([x, y, radius], place) => rounds.some(([otherX, otherY, other], at) =>
    at > place && Math.hypot(x - otherX, y - otherY) < radius + other - 1.5)).length;
}"""
AGE_NAMES = "document.querySelector('.stage-names').dataset.old = '1'"
MIDDLES = """() => {
  const { leaflet } = window.atlas.map();
  const host = leaflet.getContainer().getBoundingClientRect();
  return [...document.querySelectorAll("#map .mark-point")].map((mark) => {
    const { left, top, width, height } = mark.getBoundingClientRect();
    const { lat, lng } = leaflet.containerPointToLatLng(
      [left - host.left + width / 2, top - host.top + height / 2]);
    return [lng, lat];
  });
}"""


def resize(page, width, height):
    page.evaluate(AGE_NAMES)
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator("#map .stage-names:not([data-old])")).to_be_attached()


def test_every_badge_lies_in_its_own_borough_at_five_sizes_and_no_two_touch(page):
    page.goto("/own")
    file = {"name": "made-up.csv", "mimeType": "text/csv", "buffer": OWN.encode()}
    page.locator("#upload-file").set_input_files(file)
    page.get_by_role("button", name="Show on the map", exact=True).press("Enter")
    expect(page.locator(".upload-picture svg").first).to_be_visible()
    open_explore(page, TWO)
    expect(page.locator("#map .badge").first).to_be_visible()
    # The reader's own: one beside Hackney's, one alone.
    expect(page.locator("#map .badge.mark-own")).to_have_count(2)
    count = page.locator("#map .badge").count()
    for width, height in (*SIZES[1:], SIZES[0]):
        resize(page, width, height)
        assert page.evaluate(FIND_STRAY) == [], width
        assert page.evaluate(FIND_TOUCHING, "#map .badge") == 0, width
        # None is lost: what has no room stands outside London, by its name.
        assert page.locator("#map .badge").count() == count, width


def test_badges_of_wards_lie_in_their_wards_and_the_borough_counts_the_rest(page):
    open_explore(page, "indicator=income_deprived&level=ward&programme=young_ambassadors")
    expect(page.locator("#map .badge").first).to_be_visible()
    whole = page.locator("#map [data-mark*=' E05']").count()
    for _ in range(3):
        assert page.evaluate(FIND_STRAY) == []
        page.evaluate(AGE_NAMES)
        page.get_by_role("button", name="Zoom in").first.click()
        expect(page.locator("#map .stage-names:not([data-old])")).to_be_attached()
    # A larger map has room for badges of wards.
    assert page.locator("#map [data-mark*=' E05']").count() > whole


def test_exact_places_are_chosen_by_a_button_and_dots_stay_on_their_points(page):
    open_explore(page, "programme=eu_londoners_events,culture_seeds")
    expect(page.locator("#map .badge").first).to_be_visible()
    with page.expect_response("**/view/reach**") as answer:
        page.reload()
    dots = [one["at"] for one in answer.value.json()["places"] if one["kind"] == "point"]
    page.get_by_role("button", name="Exact places").first.click()
    expect(page).to_have_url(re.compile("marks=exact"))
    expect(page.locator("#map .mark-point").first).to_be_visible()
    expect(page.locator("#map .badge")).to_have_count(0)
    expect(page.locator("#map .mark-ward").first).to_be_visible()
    for longitude, latitude in page.evaluate(MIDDLES):
        away = min(abs(longitude - x) + abs(latitude - y) for x, y in dots)
        # Half a pixel on the ground is 0.0004 of a degree.
        assert away < 0.001
    assert page.evaluate(FIND_TOUCHING_ROUND) == 0


def test_marks_are_one_stop_of_the_tab_key_and_arrows_go_among_them(page):
    open_explore(page, TWO)
    stops = page.locator("#map .badge[tabindex='0']")
    expect(stops).to_have_count(1)
    stops.focus()
    before = page.evaluate("document.activeElement.dataset.mark")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.dataset.mark") != before
    expect(stops).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup")).to_contain_text("Source:")
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)
