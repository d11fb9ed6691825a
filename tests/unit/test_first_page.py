"""The page as it is read before any script runs: whole, at rest, and in nobody's way."""

import re

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html
from markupsafe import Markup

from dashboard.components.static_html import write_html
from dashboard.pages.explore.callbacks import choose_panel, fill_page
from dashboard.pages.explore.first_page import write_first_page
from dashboard.pages.explore.layout import build_explore
from dashboard.pages.explore.start import ReadyLink
from dashboard.state.selection import Selection
from dashboard.state.view import find_first_indicator
from dashboard.text.start import write_start
from tests.layout_text import read_text
from tests.places import SQUARE_A, make_repository

REPOSITORY = make_repository()
STAGE = Markup(
    '<svg data-edition="made-up" data-palette="p"><path class="area k0" d="M0 0z"/></svg>'
)


def build(query=""):
    start = write_start(REPOSITORY, find_first_indicator(REPOSITORY))
    page = build_explore(None, start, ReadyLink("A story", 3, "/present?story=a"))
    return fill_page(page, query, REPOSITORY)


def write(query=""):
    return write_first_page(build(query), STAGE, 1.3)


def test_it_holds_title_legend_and_map_in_the_order_of_reading():
    text = write()
    places = [
        text.index(part) for part in ("<h1", 'class="bar"', 'class="area k0"', 'class="map-legend"')
    ]
    assert places == sorted(places)
    assert "Went to something made up" in text


def test_nothing_of_it_can_be_taken_for_a_part_of_the_living_page():
    text = write(f"area={SQUARE_A}")
    assert not re.findall(r' (?:id|for|aria-live|data-set|data-opens|data-act)="', text)
    assert 'role="status"' not in text


def test_the_drawing_keeps_its_own_names():
    text = write()
    assert str(STAGE) in text
    assert 'style="--ratio:1.30000"' in text


def test_selects_show_what_is_chosen_and_other_controls_nothing():
    page = html.Div(
        [
            dbc.Select(
                options=[{"label": "2011", "value": "a"}, {"label": "2021", "value": "b"}],
                value="b",
            ),
            dbc.Checklist(options=[{"label": "Tick", "value": "1"}], value=[]),
        ]
    )
    text = write_first_page([page, html.Div(className="first-map")], STAGE, 1.3)
    assert "2021" in text
    assert "2011" not in text
    assert "Tick" not in text


def test_a_component_that_nobody_said_how_to_write_is_refused():
    with pytest.raises(TypeError, match="Graph"):
        write_html(dcc.Graph())


@pytest.mark.parametrize(
    ("query", "panel"),
    [
        ("", "start"),
        ("appearance=dark", "start"),
        (f"area={SQUARE_A}", "area"),
        ("level=ward", "list"),
        ("level=street", "list"),
    ],
)
def test_the_panel_opens_with_what_the_address_is_about(query, panel):
    assert choose_panel(Selection.from_query(query)) == panel
    assert f'data-panel="{panel}"' in write(query)


def test_the_page_comes_with_the_words_that_its_callbacks_will_bring():
    page = build(f"area={SQUARE_A}")
    assert "Square A (made up)" in read_text(page["area-panel"])
    assert read_text(page["topic-name"]) == "Went to something made up"
    assert read_text(page["area-tab"]) == "Square A (made up)"


def test_where_to_start_is_links_and_a_form_that_need_no_script():
    text = write_html(build()["panel-start"])
    assert 'action="/area"' in text
    links = re.findall(r'<a[^>]*href="([^"]*)"', text)
    assert links[1:4] == ["/reach", "/compare", "/reach/need"]
    assert links[-1] == "/present?story=a"
    assert "3 boroughs" in text
