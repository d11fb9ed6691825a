"""What the browser is sent over the real pack: complete, aligned, and small."""

import json

import brotli
import pytest

from dashboard.figures.map_values import describe_figures
from dashboard.figures.reach_marks import describe_marks
from dashboard.figures.view_table import write_table
from dashboard.results.choices import list_indicators, list_places
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import drawn_coverage, resolve_view
from geodata.closed_lists import Level, Precision, Role
from geodata.registry.registry import load_registry
from tests.project_files import ROOT

INDICATORS = sorted(load_registry(ROOT / "geodata" / "registry").indicators)
PROGRAMMES = sorted(load_registry(ROOT / "geodata" / "registry").programmes)
ALIGNED = ("values", "shown", "intervals", "classes", "low", "outcomes", "note_of")
# Bytes of one view's figures for 680 wards, packed as the server packs them.
LARGEST, QUALITY = 12_000, 5


def look(repository, query):
    return resolve_view(Selection.from_query(query), repository)


def list_payloads(repository, indicator_id):
    queries = [
        f"indicator={indicator_id}&level={coverage.geography.level}"
        f"&vintage={coverage.geography.vintage or ''}"
        for coverage in drawn_coverage(indicator_id, repository)
    ]
    return [
        describe_figures(look(repository, query), repository)
        for query in queries or [f"indicator={indicator_id}"]
    ]


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_figures_are_json_run_alike_and_are_small(repository, indicator_id):
    for payload in list_payloads(repository, indicator_id):
        written = json.dumps(payload, allow_nan=False).encode()
        assert json.loads(written) == payload
        assert {len(payload[name]) for name in ALIGNED} == {len(payload["areas"])}
        if len(payload["areas"]) < 1_000:
            assert len(brotli.compress(written, quality=QUALITY)) < LARGEST


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_the_legend_counts_each_area_with_a_value_once(repository, indicator_id):
    for payload in list_payloads(repository, indicator_id):
        valued = sum(value is not None for value in payload["values"])
        assert sum(entry["count"] for entry in payload["legend"]["classes"]) == valued
        assert [place == -1 for place in payload["classes"]] == [
            value is None for value in payload["values"]
        ]


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_what_is_known_for_london_only_opens_as_a_trend(repository, indicator_id):
    view = look(repository, f"indicator={indicator_id}")
    is_london_only = not drawn_coverage(indicator_id, repository)
    assert view.is_london_only == is_london_only
    assert (view.mode is Mode.TREND) == is_london_only


def test_wards_of_2018_are_drawn_for_every_indicator_without_a_figure(repository):
    for indicator_id in INDICATORS:
        view = look(repository, f"indicator={indicator_id}&level=ward&vintage=2018")
        assert (view.geography.vintage, view.coverage) == (2018, None)
        assert len(view.notices) == 1


@pytest.mark.parametrize("programme_id", PROGRAMMES)
def test_a_programme_is_drawn_no_more_precisely_than_it_is_known(repository, programme_id):
    marks = describe_marks(look(repository, f"programme={programme_id}"), repository)
    records = repository.reach(programme_id=programme_id)
    placed = records[records["role"].isin([Role.REACH, Role.AREA_DETAIL])]
    drawn = [(place["kind"], one) for place in marks["places"] for one in place["records"]]
    assert {kind for kind, _ in drawn} <= {Precision.POINT, Precision.APPROXIMATE, Precision.WARD}
    for precision in (Precision.POINT, Precision.APPROXIMATE):
        known = (placed["precision"] == precision).sum()
        assert len({one for kind, one in drawn if kind == precision}) == known
    # Whatever is known of a place is in a badge, and a record that has no place is in none.
    badged = {one for area in marks["areas"] for one in area["records"]}
    assert len(badged) == (placed["precision"] != Precision.UNLOCATED).sum()


def test_families_are_never_drawn_below_borough_level(repository):
    for level in ("borough", "ward&vintage=2012", "ward&vintage=2018", "ward&vintage=2022"):
        query = f"indicator=born_outside_uk&programme=community_sponsorship&level={level}"
        marks = describe_marks(look(repository, query), repository)
        assert marks["areas"]
        assert marks["places"] == marks["wards"] == []
        if level != "borough":
            assert marks["by_area"] == {}


def test_the_design_lab_gives_no_mark_at_all(repository):
    marks = describe_marks(look(repository, "programme=design_lab"), repository)
    assert marks["places"] == marks["areas"] == marks["wards"] == []
    assert marks["by_area"] == {}


def test_every_place_of_the_list_is_found_again(repository):
    for place in list_places(repository)[::37]:
        query = "&".join(f"{name}={value}" for name, value in place["sets"].items())
        area = look(repository, f"indicator=born_outside_uk&{query}").area
        assert area is not None
        assert area.area_name == place["name"]


def test_every_indicator_is_in_the_list(repository):
    entries = list_indicators(repository)
    assert sorted(entry["id"] for entry in entries) == INDICATORS
    assert all(entry["about"] for entry in entries)


@pytest.mark.parametrize("level", [Level.BOROUGH, Level.WARD])
def test_the_downloaded_table_holds_the_map_s_values(repository, level):
    view = look(repository, f"indicator=born_outside_uk&level={level}")
    payload = describe_figures(view, repository)
    lines = write_table(view, repository, sort="value", is_descending=True).text.splitlines()
    assert len(lines) == len(payload["areas"]) + 1
    best = max(zip(payload["values"], payload["areas"], strict=True))
    assert lines[1].startswith(best[1])
