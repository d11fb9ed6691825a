"""A topic is searched by what is meant: in a box that opens, and in the panel that stands open."""

import re

import pytest
from playwright.sync_api import expect

from tests.axe_faults import find_axe_faults
from tests.explore_page import expect_view, open_explore

pytestmark = pytest.mark.browser

BOX = "#indicator-choice"
FIELD = f"{BOX}-input"
OPTIONS = f"{BOX}-list [role=option]"
FOUND = f"{BOX} .combo-count"
FILTER = f"{BOX} .combo-filter"


def open_topics(page, query=""):
    """Open a view, and the panel of topics where the page has one."""
    open_explore(page, query)
    opener = page.locator("[data-opens=topic]")
    if opener.count():
        opener.first.click()


def write(page, text):
    page.locator(FIELD).focus()
    page.keyboard.type(text)


def open_panel(page):
    """Have the list stand open under its field, as it does in the panel."""
    open_topics(page)
    page.evaluate(
        """box => {
          const host = document.querySelector(box);
          if ("inline" in host.dataset) return;
          host.dataset.inline = "";
          host.replaceChildren();
          atlas.choose({ indicator: "wb_life_satisfaction" });
        }""",
        BOX,
    )
    expect(page.locator(f"{BOX} .topic-browse")).to_be_visible()


def test_a_word_finds_by_meaning_in_groups_with_the_matched_word_marked(page):
    open_topics(page)
    write(page, "loneliness")
    expect(page.locator(FOUND)).to_have_text("8 topics and 1 programme found.")
    heads = page.locator(f"{BOX} .combo-group-name")
    assert [head.text_content() for head in heads.all()] == ["Loneliness3", "Close in meaning6"]
    first = page.locator(OPTIONS).first
    assert first.locator("u").all_inner_texts() == ["Lonely"]
    assert "2022/23 to 2023/24" in first.inner_text()
    assert "No intervals" in first.inner_text()
    expect(page.locator(FILTER)).to_contain_text("(0 of 8)")
    expect(page.locator(OPTIONS)).to_have_count(8)
    page.get_by_role("button", name="Show 1 more").click()
    expect(page.locator(OPTIONS)).to_have_count(9)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("indicator=lonely_often"))
    expect_view(page, "Lonely often or always")


def test_enter_before_the_answer_takes_its_first_topic_and_not_one_of_the_list_before(page):
    open_topics(page)
    page.locator(FIELD).focus()
    expect(page.locator(FILTER)).to_contain_text("(15 of 103)")
    page.keyboard.type("overcrowding")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("indicator=overcrowded"))


def test_what_has_no_figures_is_said_once_with_the_nearest(page):
    open_topics(page)
    page.evaluate(
        """selector => {
          window.heard = [];
          new MutationObserver(() => heard.push(document.querySelector(selector).textContent))
            .observe(document.querySelector(selector), { childList: true });
        }""",
        FOUND,
    )
    write(page, "school")
    expect(page.locator(FOUND)).to_contain_text("We have no figures on schools.")
    expect(page.locator(OPTIONS).first).to_contain_text("GCSEs in English and maths")
    heard = page.evaluate("heard.filter(text => !/Fetching|103/.test(text))")
    assert heard == [
        "We have no figures on schools. The nearest topic is GCSEs in English and maths by age 19."
    ]
    page.locator(FIELD).fill("qqqq")
    expect(page.locator(FOUND)).to_contain_text("No topic matches “qqqq”.")
    expect(page.locator(OPTIONS)).to_have_count(0)


def test_a_programme_is_found_and_leads_to_its_page(page):
    open_topics(page, "appearance=dark")
    write(page, "refugee")
    expect(page.locator(OPTIONS).first).to_contain_text("Community Sponsorship")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/programme/community_sponsorship.*appearance=dark"))


def test_a_topic_without_wards_says_the_nearest_that_has_them_where_wards_are_shown(page):
    open_topics(page, "indicator=unpaid_carer&level=ward")
    write(page, "lonely")
    expect(page.locator(OPTIONS).first).to_contain_text(
        "No figures for wards. The nearest with wards: People living alone"
    )


def test_a_second_topic_is_searched_among_topics_only(page):
    open_topics(page, "view=scatter&with=unpaid_carer")
    page.locator("#second-choice-input").focus()
    page.locator("#second-choice-input").fill("windrush")
    expect(page.locator("#second-choice .combo-count")).to_contain_text("2 programmes found")
    expect(page.locator("#second-choice-list [role=option]")).to_have_count(0)
    page.locator("#second-choice-input").fill("overcrowding")
    expect(page.locator("#second-choice-list [role=option]").first).to_contain_text("Overcrowded")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("with=overcrowded"))


def test_without_the_server_the_words_are_sought_in_the_list(page, traffic):
    traffic.expect_failures()
    open_topics(page)
    page.locator(FIELD).focus()
    expect(page.locator(FILTER)).to_contain_text("(15 of 103)")
    page.route("**/view/search**", lambda route: route.abort())
    page.keyboard.type("unpaid")
    expect(page.locator(FOUND)).to_have_text(
        "The search could not be reached. 1 topic has these words."
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("indicator=unpaid_carer"))


def test_the_panel_stands_open_with_all_topics_by_theme_below_the_results(page):
    open_panel(page)
    expect(page.locator(f"{BOX} .topic-browse-head")).to_have_text("Browse all 103 topics")
    expect(page.locator(f"{BOX}-list")).to_be_hidden()
    write(page, "happiness")
    expect(page.locator(OPTIONS).first).to_contain_text("Happiness yesterday")
    expect(page.locator(f"{BOX} .topic-browse-head")).to_have_text("Or browse all 103 topics")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_have_value("")
    expect(page.locator(f"{BOX}-list")).to_be_hidden()
    page.locator(f"{BOX} summary").first.press("Enter")
    page.get_by_role("button", name="Lonely often or always Boroughs").click()
    expect(page).to_have_url(re.compile("indicator=lonely_often"))
    expect(page.locator(f"{BOX} .topic-pick[aria-current]")).to_contain_text("Lonely often")


def test_the_panel_keeps_what_is_written_and_is_cleared_by_its_button(page):
    open_panel(page)
    write(page, "isolation")
    expect(page.locator(OPTIONS).first).to_contain_text("Lonely")
    page.locator(FILTER).locator("input").check()
    expect(page.locator(FOUND)).to_have_text(re.compile(r"^0 of \d+ topics have intervals$"))
    expect(page.locator(FIELD)).to_have_value("isolation")
    page.get_by_role("button", name="Clear the search").click()
    expect(page.locator(FIELD)).to_have_value("")
    expect(page.locator(FIELD)).to_be_focused()


def test_axe_finds_nothing_in_the_panel(page):
    open_panel(page)
    write(page, "loneliness")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.locator(f"{BOX} summary").first.click()
    assert find_axe_faults(page, (1280,)) == []
