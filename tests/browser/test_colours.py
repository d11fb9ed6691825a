"""How the map is coloured is the reader's choice, by mouse, by keyboard and by address."""

import re
from collections import Counter

import pytest
from playwright.sync_api import expect

from dashboard.theme.colours import get_ramp
from dashboard.theme.palettes import DIVERGING, WIDTH
from tests.explore_page import ARTS, open_explore, open_panel, read_colour, read_pixels


def count_areas(page):
    """How many areas each class of the map's colours has."""
    return page.locator("#map path.area").evaluate_all(
        """(paths) => paths.reduce((counts, path) => {
            const name = /(k\\d|none|plain)/.exec(path.getAttribute("class"))[1];
            return { ...counts, [name]: (counts[name] || 0) + 1 };
        }, {})"""
    )


def count_colours(page):
    """How often each colour is in a picture of the map."""
    pixels = read_pixels(page.locator("#map").screenshot())
    return Counter(pixels.get_flattened_data())


def test_compared_with_london_is_chosen_and_drawn_in_orange_and_blue(page):
    open_explore(page, ARTS)
    open_panel(page, "colours")
    page.get_by_label("Colour by").select_option("benchmark")
    expect(page.locator("#legend")).to_contain_text("clearly below London")
    expect(page).to_have_url(re.compile("scheme=benchmark"))
    seen = count_colours(page)
    assert all(seen.get(read_colour(colour), 0) > 50 for colour in get_ramp(3, palette=DIVERGING))
    expect(page.locator("#legend-words")).to_contain_text("Benjamini-Hochberg")


def test_only_clear_differences_by_keyboard_leaves_the_others_without_a_colour(page):
    open_explore(page, ARTS)
    open_panel(page, "colours")
    box = page.get_by_label("Show only clear differences from London")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("#view-subtitle")).to_contain_text("clear are coloured")
    expect(box).to_be_checked()
    expect(box).to_be_focused()
    counts = count_areas(page)
    legend = page.locator(".legend-class", has_text="no clear difference")
    expect(legend.locator(".legend-count")).to_have_text(str(counts["plain"]))
    page.go_back()
    expect(box).not_to_be_checked()
    expect(page.locator("#map path.area.plain")).to_have_count(0)


def test_the_width_of_intervals_is_drawn_with_a_legend_of_its_own(page):
    open_explore(page, ARTS)
    open_panel(page, "colours")
    page.get_by_label("Show uncertainty").check()
    expect(page.locator(".legend-title")).to_contain_text("width of the 95 % interval")
    seen = count_colours(page)
    assert any(seen.get(read_colour(colour), 0) > 50 for colour in get_ramp(5, palette=WIDTH))


def test_own_breaks_are_typed_and_a_mistake_is_said_and_loses_nothing(page):
    open_explore(page, ARTS)
    open_panel(page, "colours")
    page.get_by_label("Colour by").select_option("custom")
    field = page.get_by_label("Custom class limits")
    expect(field).to_be_visible()
    field.fill("80, ninety")
    field.press("Enter")
    expect(page.get_by_role("status").filter(has_text="cannot be read")).to_be_visible()
    field.fill("85, 95")
    field.press("Enter")
    expect(page.locator("#legend")).to_contain_text("85 to under 95")
    expect(page.get_by_role("status").filter(has_text="cannot be read")).to_have_count(0)


def test_what_was_typed_as_breaks_stands_as_typed_whatever_answers_come_and_after_a_reload(page):
    open_explore(page, "scheme=custom&breaks=80,+ninety")
    open_panel(page, "colours")
    field = page.get_by_label("Custom class limits")
    expect(field).to_have_value("80, ninety")
    field.fill("85")
    field.press("Enter")
    # More is typed before the answer to the first part has come.
    field.press_sequentially(", 95")
    expect(page.locator("#legend")).to_contain_text("85 or more")
    page.wait_for_load_state("networkidle")
    expect(field).to_have_value("85, 95")
    field.press("Enter")
    expect(page.locator("#legend")).to_contain_text("85 to under 95")
    page.go_back()
    field.blur()
    expect(field).to_have_value("85")


@pytest.mark.parametrize("count", [3, 7])
def test_the_number_of_classes_is_the_readers(page, count):
    open_explore(page, "scheme=std")
    open_panel(page, "colours")
    page.get_by_label("Classes", exact=True).select_option(str(count))
    expect(page.locator("#legend .legend-class .swatch[class*=' k']")).to_have_count(count)


def test_a_change_of_colours_is_in_the_address_and_survives_a_reload(page):
    open_explore(page, "scheme=equal&classes=4&sure=1")
    before = count_areas(page)
    page.reload()
    expect(page.get_by_label("Colour by")).to_have_value("equal")
    expect(page.get_by_label("Classes", exact=True)).to_have_value("4")
    expect(page.get_by_label("Show only clear differences from London")).to_be_checked()
    assert count_areas(page) == before
