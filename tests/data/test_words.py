"""Every sentence that the real pack can put on screen at its newest dates."""

from dataclasses import replace

import pytest

from dashboard.results.choices import describe_coverage
from dashboard.results.trends import collect_series, list_rows
from dashboard.results.view_results import build_results
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import drawn_coverage, resolve_view
from dashboard.text.area import describe_chosen_area, describe_figure
from dashboard.text.reach import describe_records
from dashboard.text.reach_page import describe_chosen_programmes, list_programme_choices
from dashboard.text.view import (
    describe_indicator,
    describe_method,
    head_view,
    subtitle_view,
    title_view,
)
from geodata.closed_lists import Basis, Level
from geodata.registry.registry import load_registry
from tests.project_files import ROOT
from tests.sentences import find_faults

INDICATORS = sorted(load_registry(ROOT / "geodata" / "registry").indicators)
WARDS_ASKED = 40
CITY, HACKNEY = "E09000001", "E09000012"


def list_views(repository, indicator_id):
    """The indicator's view of each edition that it has figures for, or its trend."""
    queries = [
        f"indicator={indicator_id}&level={coverage.geography.level}"
        f"&vintage={coverage.geography.vintage or ''}"
        for coverage in drawn_coverage(indicator_id, repository)
    ]
    return [
        resolve_view(Selection.from_query(query), repository)
        for query in queries or [f"indicator={indicator_id}"]
    ]


def pick_codes(figures):
    """Every borough and constituency, and some wards and LSOAs from everywhere."""
    codes = list(figures.table.index)
    return codes if len(codes) <= WARDS_ASKED else codes[:: len(codes) // WARDS_ASKED]


def choose(repository, query):
    view = resolve_view(Selection.from_query(query), repository)
    return describe_chosen_area(view, build_results(view, repository), repository)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_reads_well_on_every_edition(repository, indicator_id):
    for view in list_views(repository, indicator_id):
        figures = build_results(view, repository)
        texts = [
            title_view(view, figures),
            subtitle_view(view, figures),
            describe_method(figures),
            describe_coverage(view.indicator, repository),
            *describe_indicator(view),
        ]
        columns = ["shown", "interval", "outcome_words", "note"]
        texts += sorted(set(figures.table[columns].to_numpy().ravel()))
        assert not find_faults(texts)
        assert view.notices == ()
        assert (figures.table["shown"] != "").all()


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_reads_well_for_every_borough_and_a_sample_of_wards(repository, indicator_id):
    for view in list_views(repository, indicator_id):
        figures = build_results(view, repository)
        for code in pick_codes(figures):
            area = repository.area(code, view.geography)
            shown, interval, sentences = describe_figure(area, figures)
            assert sentences
            assert not find_faults([shown, interval, *sentences])
            assert len(set(sentences)) == len(sentences)
            for sentence in sentences:
                assert sentence.rstrip("”").endswith(".")
                assert sentence[0].isupper() or not sentence[0].isalpha()


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_only_estimates_with_intervals_are_called_clear(repository, indicator_id):
    for view in list_views(repository, indicator_id):
        figures = build_results(view, repository)
        is_told = figures.table["outcome_words"] != ""
        if view.indicator.basis in (Basis.FULL_COUNT, Basis.ADMINISTRATIVE):
            assert not is_told.any()
        assert figures.table.loc[is_told, ["value", "lci_95", "uci_95"]].notna().all(axis=None)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_a_trend_reads_well_and_a_figure_for_london_only_always_has_one(repository, indicator_id):
    for view in list_views(repository, indicator_id):
        series = collect_series(view, repository)
        if view.is_london_only:
            assert series
        if series:
            figures = build_results(view, repository)
            trend = replace(view, mode=Mode.TREND)
            assert not find_faults(head_view(trend, figures, repository))
            cells = [cell for _, row in list_rows(series, view.indicator) for cell in row]
            assert not find_faults(cells)


@pytest.mark.parametrize("level", ["borough", "assembly_constituency", "ward&vintage=2018"])
def test_every_area_s_panel_reads_well(repository, level):
    query = f"indicator=born_outside_uk&level={level}"
    view = resolve_view(Selection.from_query(query), repository)
    for code in pick_codes(build_results(view, repository)):
        words = choose(repository, f"{query}&area={code}")
        lines = [text for line in words.reached for text in (line.title, line.detail, line.source)]
        assert not find_faults([words.reached_note, words.children_title, *words.sentences, *lines])
        assert [parent.name for parent in words.parents][:1] == ["London"]


def test_what_is_published_for_two_areas_together_is_said_of_both(repository):
    city = choose(repository, f"indicator=lonely_often&area={CITY}")
    hackney = choose(repository, f"indicator=lonely_often&area={HACKNEY}")
    assert city.figure == ""
    assert city.sentences[0] == "Not published for the City of London."
    assert any("Hackney" in sentence for sentence in city.sentences)
    assert any("City of London combined." in sentence for sentence in hackney.sentences)


def test_every_record_of_reach_reads_well(repository):
    lines = describe_records(repository.reach(), dict(repository.registry.programmes))
    texts = [text for line in lines for text in (line.title, line.detail, line.source)]
    assert len(lines) > 100
    assert not find_faults(texts)


def test_every_programme_reads_well_beside_the_map(repository):
    chosen = ",".join(repository.registry.programmes)
    view = resolve_view(Selection.from_query(f"programme={chosen}"), repository)
    told = describe_chosen_programmes(view, repository)
    assert len(told) == len(repository.registry.programmes)
    assert not find_faults(text for one in told for text in (one.label, one.located, one.sentence))
    assert not find_faults(choice.located for choice in list_programme_choices(repository))


def test_the_design_lab_says_seventeen_authorities_of_which_none_is_named(repository):
    view = resolve_view(Selection.from_query("programme=design_lab"), repository)
    (told,) = describe_chosen_programmes(view, repository)
    assert told.located == "local authorities: 0 of 17"
    assert told.sentence == "None of 17 local authorities is named in the sources read."


def test_wards_of_2018_say_that_only_reach_is_shown(repository):
    view = resolve_view(Selection.from_query("level=ward&vintage=2018"), repository)
    assert view.geography.level is Level.WARD
    assert view.coverage is None
    assert "programme reach is shown" in view.notices[0]
