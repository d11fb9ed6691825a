"""The other pages' facts, the HTML that every page starts from, and routes."""

import html
import json
import re
from dataclasses import replace

import dash
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.document import Start, write_index
from dashboard.components.page import ROUTES
from dashboard.pages.explore.navigation import present_first_page, present_page
from dashboard.settings import read_settings
from dashboard.text.site import (
    collect_about,
    list_indicator_rows,
    list_programme_rows,
    read_releases,
)
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, PROGRAMME, SENSITIVE_PROGRAMME, SURVEY
from tests.places import DATA_VERSION, make_repository

PARTS: dict[str, str] = dict.fromkeys(
    ("metas", "css", "app_entry", "config", "scripts", "renderer"), ""
)
START = Start("Title", "About it", "Site", "?a=b", "", "1", "/site/a.js", "/site/a.css")
ATTACKS = ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "<!--", "'"]


def start(**changes):
    return replace(START, **changes)


def read_start(page):
    found = re.search(r'<script type="application/json" id="atlas-start">(.*?)</script>', page)
    assert found
    return json.loads(found.group(1))


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_from_an_address_becomes_markup(attack):
    page = write_index(
        start(title=attack, description=attack, search=attack, appearance=attack, figures=attack),
        PARTS,
    )
    plain = write_index(start(appearance="x", figures="x"), PARTS)
    assert re.findall(r"<[/!]?\w+", page) == re.findall(r"<[/!]?\w+", plain)
    assert read_start(page)["search"] == attack


@given(st.text(max_size=60))
def test_what_the_browser_is_told_survives_the_page(text):
    page = write_index(start(title=text, search=text), PARTS)
    assert read_start(page)["search"] == text
    title = page.split("<title>")[1].split("</title>")[0]
    assert html.unescape(title) == text or not text.isprintable()


def test_the_page_names_its_language_and_preloads_only_what_is_needed():
    bare = write_index(START, PARTS)
    assert '<html lang="en-GB"' in bare
    assert 'data-appearance="' not in bare.split("<head>")[0]
    both = write_index(start(figures="/f?a=1&b=2", stage={"facts": "/s"}, appearance="dark"), PARTS)
    assert both.count('as="fetch"') - bare.count('as="fetch"') == 2
    assert 'href="/f?a=1&amp;b=2"' in both
    assert 'data-appearance="dark"' in both


def test_the_about_page_lists_every_source_with_its_licence():
    repository = make_repository()
    facts = collect_about(repository, read_settings({}))
    assert [(source.id, licence.id) for source, licence in facts.sources] == [
        ("made_up_source", "made_up_licence")
    ]
    assert facts.data_version == DATA_VERSION
    assert any("Crown copyright" in line for line in facts.attribution)
    assert facts.releases


def test_releases_are_read_with_their_kinds_and_without_marks():
    text = (
        "# Changelog\n\nIntroduction.\n\n## [Unreleased]\n\n## 1.1 - 2026-02-03\n\n### Added\n\n"
        "- A `thing`\n  of *two* lines, [linked](https://example.org).\n- Another.\n"
    )
    unreleased, release = read_releases(text)
    assert (unreleased.heading, unreleased.changes) == ("Unreleased", ())
    assert release.heading == "1.1, 2026-02-03"
    assert release.changes == (("Added", ("A thing of two lines, linked.", "Another.")),)


def test_the_catalogue_lists_every_indicator_once_and_every_programme():
    repository = make_repository()
    rows = list_indicator_rows(repository)
    assert list(rows) == ["Relationships", "Participation", "Equality", "Context"]
    listed = [row.identifier for theme in rows.values() for row in theme]
    assert sorted(listed) == sorted([SURVEY, FULL_COUNT])
    assert rows["Context"][0].sources == "Nobody"
    programmes = {row.identifier: row.located for row in list_programme_rows(repository)}
    assert programmes == {
        PROGRAMME: "gardens: 6 of at least 13",
        SENSITIVE_PROGRAMME: "families: 1 of a number no source gives",
    }


def build_page(_query):
    return dash.html.Main("The map")


def test_a_route_shows_its_page_and_marks_its_link():
    shown = present_page("/", "", {"/": build_page})
    assert read_text(shown["page"]) == "The map"
    current = [getattr(link, "aria-current", None) for link in shown["links"]]
    assert current == ["page", *[None] * (len(ROUTES) - 1)]
    assert read_text(present_page(None, "", {"/": build_page})["page"]) == "The map"


def test_an_unknown_route_says_so_and_leads_on():
    shown = present_page("/nowhere/" + "x" * 500, "", {"/": build_page})
    text = read_text(shown["page"])
    assert "There is no such page" in text
    assert "Open the map" in text
    assert "x" * 81 not in text


def test_the_first_page_is_the_one_that_asks():
    pages = {"/": build_page}
    assert present_first_page(None, pages) is None
    first = present_first_page("https://example.org?level=ward", pages)
    assert first is not None
    assert first.route == "/"
