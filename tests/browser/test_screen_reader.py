"""A journey by what a screen reader says, through a virtual one that runs in the page."""

import re

import pytest
from playwright.sync_api import expect

from tests.explore_page import open_explore
from tests.project_files import ROOT
from tests.waiting import wait_in_page

pytestmark = pytest.mark.browser

PACKAGES = ROOT / "tests" / "scripts" / "node_modules"
READER = PACKAGES / "@guidepup/virtual-screen-reader/lib/esm/index.browser.js"
# What a live part says stands in the log beside what the reader came upon; empty, it says nothing.
START = """async () => {
  window.reader = (await import("/screen-reader.js")).virtual;
  await reader.start({ container: document.body });
  window.announced = [];
  setInterval(async () => {
    announced = (await reader.spokenPhraseLog()).filter((said) => /^polite: ./.test(said));
  }, 50);
}"""
MOST_PHRASES = 400


class Listener:
    """Someone who hears the page, and moves by the reader's own commands."""

    def __init__(self, page):
        self.page = page
        page.route(
            "**/screen-reader.js",
            lambda route: route.fulfill(path=READER, content_type="text/javascript"),
        )
        page.evaluate(START)

    def do(self, command, *given):
        """Give the reader a command, and give what it says then."""
        self.page.evaluate(
            "([command, given]) => reader[command](...given)", [command, list(given)]
        )
        return self.page.evaluate("reader.lastSpokenPhrase()")

    def go_to(self, kind):
        self.page.evaluate("(kind) => reader.perform(reader.commands[`moveToNext${kind}`])", kind)
        return self.page.evaluate("reader.lastSpokenPhrase()")

    def read_to(self, pattern):
        """Read on until a phrase is like this, and give all that was said."""
        phrases = []
        for _ in range(MOST_PHRASES):
            phrases.append(self.do("next"))
            if re.search(pattern, phrases[-1]):
                return phrases
        message = f"'{pattern}' was not heard, but {phrases}"
        raise AssertionError(message)

    def hear_politely(self, words):
        """Wait for an announcement, which is the only one since the last was waited for."""
        wait_in_page(self.page, "() => announced.length > 0")
        announced = self.page.evaluate("announced")
        self.page.evaluate("reader.clearSpokenPhraseLog().then(() => { announced = []; })")
        assert len(announced) == 1, announced
        assert words in announced[0]


def test_a_listener_finds_loneliness_filters_chooses_a_borough_and_opens_its_profile(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    open_explore(page, "indicator=wb_happiness")
    listener = Listener(page)
    assert listener.do("next") == "link, Skip to the main content"
    find_topic(listener)
    filter_by_class(listener)
    name = choose_borough(listener)
    listener.read_to(f"^heading, {name}")
    listener.read_to("^link, .*profile")
    # The page that would answer is left.
    page.evaluate("void reader.act()")
    expect(page).to_have_url(re.compile("/area/E09"))
    expect(page.locator("h1")).to_contain_text(name)


def find_topic(listener):
    assert "Happiness" in listener.go_to("HeadingLevel1")
    # What the map shows is said before what can be chosen.
    before = listener.read_to("^button, Topic")
    assert not [phrase for phrase in before[:-1] if phrase.startswith("button")]
    listener.do("act")
    wait_in_page(listener.page, "() => document.activeElement.role === 'combobox'")
    listener.do("type", "loneliness")
    listener.hear_politely("8 topics and 1 programme found.")
    assert "active descendant Lonely often or always" in listener.do("press", "ArrowDown")
    listener.do("press", "Enter")
    listener.hear_politely("Lonely often or always: 4.6")
    assert "Lonely often or always" in listener.go_to("HeadingLevel1")
    listener.read_to("^button, Topic Lonely often or always, .* expanded")
    assert listener.do("act").endswith("not expanded")


def filter_by_class(listener):
    *_, chosen = listener.read_to("boroughs, not pressed$")
    assert re.match(r"button, [\d.]+–[\d.]+: \d+ boroughs, not pressed", chosen)
    assert listener.do("act").endswith(", pressed")
    expect(listener.page).to_have_url(re.compile(r"where=lonely_often\.class"))
    listener.hear_politely("Lonely often or always")


def choose_borough(listener):
    listener.read_to("^listbox, ")
    listener.read_to("^option, ")
    listener.do("act")
    expect(listener.page).to_have_url(re.compile("area=E09"))
    heading = listener.page.locator(".area-name")
    expect(heading).not_to_have_text("No area chosen")
    name = heading.inner_text()
    # The view and the area are said together, and nothing else is.
    listener.hear_politely(f". {name} ")
    return name
