"""The map as it is seen: its colours, its hatch, and a drag that chooses nothing."""

import re
from collections import Counter

import numpy as np
import pytest
from playwright.sync_api import expect

from dashboard.figures.map_values import describe_figures
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from dashboard.theme.colours import COLOURS, get_ramp
from tests.explore_page import ARTS, open_explore, read_colour, read_pixels

pytestmark = pytest.mark.browser


def describe(repository, query):
    """A view's figures as the server works them out."""
    return describe_figures(resolve_view(Selection.from_query(query), repository), repository)


def colours_of(page):
    page.wait_for_load_state("networkidle")
    image = read_pixels(page.locator("#map").screenshot())
    pixels = image.get_flattened_data()
    return Counter(pixels), image.width * image.height


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_every_class_of_the_legend_is_in_the_screenshot(page, appearance):
    open_explore(page, f"indicator=arts_engaged&appearance={appearance}")
    counts, size = colours_of(page)
    for colour in get_ramp(5, is_dark=appearance == "dark"):
        assert counts[read_colour(colour)] > size / 200


def test_each_area_has_the_colour_of_its_class(page, repository):
    open_explore(page, "indicator=unpaid_carer&level=ward")
    figures = describe(repository, "indicator=unpaid_carer&level=ward&vintage=2022")
    drawn = page.evaluate(
        "(() => { const { shown } = atlas.map(); return Object.fromEntries("
        "shown.features.map((f, i) => [f.id, getComputedStyle(shown.paths[i]).fill])); })()"
    )
    ramp = get_ramp(5)
    assert len(figures["areas"]) == 680
    for code, place in zip(figures["areas"], figures["classes"], strict=True):
        red, green, blue = read_colour(ramp[place])
        assert drawn[code] == f"rgb({red}, {green}, {blue})"


LABEL_POINTS = """(() => { const { shown, leaflet } = atlas.map();
return Object.fromEntries(shown.features.map((f) => { const [lng, lat] = f.properties.label;
const { x, y } = leaflet.latLngToContainerPoint([lat, lng]); return [f.id, [x, y]]; })); })()"""


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_screenshot_shows_each_borough_in_the_colour_of_its_class(page, repository, appearance):
    open_explore(page, f"indicator=arts_engaged&appearance={appearance}")
    page.add_style_tag(content=".stage-names { visibility: hidden }")
    page.wait_for_load_state("networkidle")
    image = read_pixels(page.locator("#map").screenshot())
    figures = describe(repository, "indicator=arts_engaged")
    places = dict(zip(figures["areas"], figures["classes"], strict=True))
    points = page.evaluate(LABEL_POINTS)
    ramp = get_ramp(5, is_dark=appearance == "dark")
    seen = {code: image.getpixel((int(x), int(y))) for code, (x, y) in points.items()}
    assert seen == {code: read_colour(ramp[place]) for code, place in places.items()}


WIDEST_HATCHED = """(() => { const { shown } = atlas.map();
const wide = (path) => (/none/.test(path.getAttribute("class")) ? path.getBBox().width : 0);
const widths = shown.paths.map(wide);
return shown.features[widths.indexOf(Math.max(...widths))].id; })()"""


def test_an_area_without_a_value_is_hatched_and_not_coloured(page):
    open_explore(page, "indicator=sol_belongs_to_london")
    fills = page.evaluate("(() => atlas.map().shown.paths.map((p) => getComputedStyle(p).fill))()")
    assert sum("hatch" in fill for fill in fills) == 10
    page.add_style_tag(content=".stage-names { visibility: hidden }")
    page.wait_for_load_state("networkidle")
    image = read_pixels(page.locator("#map").screenshot())
    x, y = page.evaluate(LABEL_POINTS)[page.evaluate(WIDEST_HATCHED)]
    near = np.asarray(image.crop((int(x) - 20, int(y) - 20, int(x) + 20, int(y) + 20)))
    paper, line = (sum(read_colour(COLOURS[name][0])) for name in ("paper", "edge"))
    # A thin line is seldom one pure colour: what is nearer to it than to paper is of the line.
    assert 0.08 < (near.sum(axis=2) < (paper + line) / 2).mean() < 0.35
    classes = np.array([read_colour(colour) for colour in get_ramp(5)])
    assert not (near[:, :, None] == classes).all(axis=3).any()
    legend = page.locator("#legend")
    assert legend.evaluate("(e) => e.scrollHeight <= e.clientHeight")
    expect(legend.locator(".swatch.none")).to_be_visible()


def test_hovering_tells_the_value_and_marks_the_row(page):
    open_explore(page, ARTS)
    box = page.locator("path[aria-label^=Bromley]").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#map-tip")).to_contain_text("Bromley")
    expect(page.locator("#map-tip")).to_contain_text("95% interval")
    expect(page.locator("#ranking .is-hovered")).to_contain_text("Bromley")
    page.keyboard.press("Escape")
    expect(page.locator("#map-tip")).to_be_hidden()


def test_the_end_of_a_drag_chooses_nothing(page):
    open_explore(page)
    box = page.locator("#map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    steps = page.evaluate("history.length")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y - 40, steps=6)
    page.mouse.up()
    # A map that still glides is under another point when the click arrives.
    expect(page.locator("#map .leaflet-pan-anim")).to_have_count(0)
    page.mouse.click(x, y)
    expect(page).to_have_url(re.compile(r"area=E09"))
    # One step: the click's, and none of the drag before it.
    assert page.evaluate("history.length") == steps + 1


def test_a_failed_answer_is_said_in_words_and_the_page_stays(page, traffic):
    traffic.expect_failures()
    open_explore(page)
    page.route("**/view/figures**", lambda route: route.abort())
    page.evaluate("atlas.choose({ indicator: 'unpaid_carer' })")
    expect(page.locator("#map-status")).to_contain_text("The last view stays")
    expect(page.locator("#map path.k0").first).to_be_attached()


def test_the_area_with_the_tab_stop_is_told_anew_though_the_browser_is_never_idle(page):
    page.add_init_script("window.requestIdleCallback = () => 0")
    open_explore(page, ARTS)
    stop = page.locator("#map path[tabindex='0']")
    stop.focus()
    before = stop.get_attribute("aria-label")
    page.evaluate("atlas.choose({ indicator: 'library_visit' })")
    expect(page.locator("#legend")).to_contain_text("ibrar")
    expect(stop).not_to_have_attribute("aria-label", before)
    stop.press("ArrowRight")
    name, value = page.evaluate("document.activeElement.getAttribute('aria-label')").split(", ")[:2]
    expect(page.locator("#map-tip strong")).to_have_text(name)
    expect(page.locator("#map-tip .tip-value")).to_have_text(value)


def test_every_neighbourhood_is_told_with_its_value_once_the_browser_is_idle(page, repository):
    open_explore(page, "indicator=imd2025_score&level=lsoa")
    page.evaluate("atlas.choose({ indicator: 'imd2025_decile' })")
    shown = describe(repository, "indicator=imd2025_decile&level=lsoa")["shown"]
    paths = page.locator("#map path.area")
    # They are told in their order, so that with the last of them all are.
    expect(paths.last).to_have_attribute("aria-label", re.compile(f", {shown[-1]}$"))
    told = paths.evaluate_all("(all) => all.map((path) => path.getAttribute('aria-label'))")
    # The names of some wards have a comma in them.
    assert [label.rpartition(", ")[2] for label in told] == shown


def test_areas_answer_the_pointer_though_lines_over_them_do_not(page):
    open_explore(page, ARTS)
    box = page.locator("path[aria-label^=Bromley]").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#map-tip strong")).to_have_text("Bromley")
    expect(page.locator("path[aria-label^=Bromley]")).to_have_css("cursor", "pointer")
