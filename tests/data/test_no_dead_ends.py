"""Every topic, kind of areas and way of showing is drawn, or says why not and offers one that is.

It looks at the real registry and pack: a topic that is added is looked at with them.
"""

from dataclasses import replace

import pytest

from dashboard.figures.date_values import why_no_dates
from dashboard.pages.explore.offers import (
    explain_missing_modes,
    find_figures_offer,
    find_map_offer,
    present_notices,
)
from dashboard.pages.explore.panel_callbacks import present_panel
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import resolve_view
from dashboard.state.view_modes import TWO_INDICATOR_MODES
from tests.layout_text import read_text


@pytest.fixture(scope="module")
def views(repository):
    """A view of every topic on every edition that can be drawn, as an address asks for it."""
    asked = [
        Selection(indicator=indicator, level=geography.level, vintage=geography.vintage)
        for indicator in repository.registry.indicators
        for geography in repository.boundary_files()
    ]
    return [resolve_view(selection, repository) for selection in asked]


@pytest.fixture(scope="module")
def shown_as_asked(views):
    """Those that show the areas that were asked for: the others are among them."""
    return [
        view
        for view in views
        if (view.selection.level, view.selection.vintage) == view.geography
        and not view.is_london_only
    ]


def read_panel(view, repository):
    parts = [present_panel(view, repository, is_beside=beside) for beside in (True, False)]
    return read_text(parts).strip()


def show(view, mode, repository):
    return resolve_view(replace(view.selection, view=mode), repository)


def follow(view, offer, repository):
    """The view that an offer leads to."""
    names = {name: value or None for name, value in offer.choices.items()}
    query = replace(view.selection, level=None, vintage=None).to_query()
    address = "&".join([query, *[f"{name}={value}" for name, value in names.items() if value]])
    return resolve_view(Selection.from_query(address), repository)


def test_areas_without_figures_offer_areas_with_them(views, repository):
    empty = [view for view in views if view.coverage is None and not view.is_london_only]
    assert empty
    for view in empty:
        assert "No figures for" in " ".join(view.notices)
        offer = find_figures_offer(view, repository)
        assert offer
        assert read_text(present_notices(view, repository)).endswith(offer.text)
        assert follow(view, offer, repository).coverage


def test_other_areas_than_those_asked_for_are_said(views):
    for view in views:
        asked = (view.selection.level, view.selection.vintage)
        if view.is_london_only or view.coverage is None:
            continue
        is_other = asked[0] is not view.geography.level
        assert is_other == any("has no figures for" in notice for notice in view.notices)


def test_what_is_known_for_london_only_is_shown_as_it_is(views, repository):
    london = {view.indicator.id: view for view in views if view.is_london_only}
    assert london
    for view in london.values():
        assert view.mode is Mode.TREND
        assert view.indicator.label in read_panel(view, repository)
        assert set(explain_missing_modes(view, repository)) == set(Mode) - {Mode.TREND}


def test_a_way_that_cannot_be_had_is_not_offered_or_says_why_and_offers_the_map(
    shown_as_asked, repository
):
    missing = set()
    for view in shown_as_asked:
        reasons = explain_missing_modes(view, repository)
        for mode in set(reasons) - TWO_INDICATOR_MODES:
            shown = show(view, mode, repository)
            if shown.mode is not mode:
                # True shapes are drawn in its place, and that is said.
                assert any("are shown" in notice for notice in shown.notices)
                continue
            missing.add(mode)
            assert find_map_offer(shown, repository)
            text = read_panel(shown, repository)
            assert text.endswith("Show the map")
            assert mode in {Mode.DATES, Mode.TREND} or reasons[mode] in text
    assert missing == {Mode.DATES, Mode.TREND, Mode.CLUSTERS, Mode.EDITIONS}


def test_without_a_second_topic_some_are_offered_or_the_map_is(shown_as_asked, repository):
    for view in shown_as_asked:
        text = read_panel(show(view, Mode.SCATTER, repository), repository)
        assert ("Some that have figures here" in text) or text.endswith("Show the map")
        assert any(part in text for part in ("Choose a second", "no figures for", "No topic"))


def test_a_way_that_can_be_had_offers_no_other(shown_as_asked, repository):
    for view in shown_as_asked:
        if view.coverage is None:
            continue
        assert find_figures_offer(view, repository) is None
        assert find_map_offer(show(view, Mode.MAP, repository), repository) is None
        if not why_no_dates(view, repository):
            assert find_map_offer(show(view, Mode.DATES, repository), repository) is None
