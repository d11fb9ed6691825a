"""Every programme's page as the pack and the registry make it."""

import re

import pytest

from dashboard.components.static_html import write_html
from dashboard.figures.profile.build import tell_reached
from dashboard.pages.programme.page import present_programme
from dashboard.results.programmes import collect_programme
from dashboard.state.addresses import record_anchor
from dashboard.state.selection import Selection
from dashboard.text.programme import describe_lead, list_missing, say_drawn
from dashboard.text.reach import NOT_REACHED
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.reach.records import WARD_COLUMNS
from geodata.registry.registry import load_registry
from tests.layout_text import read_text
from tests.sentences import find_faults

PROGRAMMES = sorted(load_registry().programmes)
# By programme: words of both sides of each conflict that the sources are known to have.
CONFLICTS = {
    "voter_registration_week": ["More than 20 boroughs", "20 boroughs"],
    "model_city_london": ["26 grants", "25 grants", "Bedfont, Feltham and Hanworth"],
    "culture_seeds": ["23 March 2018", "May 2020"],
    "eu_londoners_grants": ["Eight boroughs", "Nine boroughs"],
}


@pytest.fixture(scope="module")
def mains(repository):
    """Each page as it is sent, by programme."""
    return {
        name: write_html(present_programme(Selection(), repository, name).main)
        for name in PROGRAMMES
    }


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_record_is_on_its_page_once_with_its_source(repository, mains, name):
    main = mains[name]
    records = collect_programme(name, repository).records
    for record in records["record"]:
        assert main.count(f'id="{record_anchor(record)}"') == 1
    entries = re.findall(r'<li><div class="record-what">.*?</div></li>', main, re.DOTALL)
    assert len(entries) <= len(records)
    for entry in entries:
        source = re.search(r'<p class="record-source">Source: (.+?)</p>', entry)
        assert source, entry
        assert re.search(r'<p class="record-said">.{8,}?</p>', entry), entry
    ids = re.findall(r'\bid="([^"]+)"', main)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', main)) <= set(ids)


@pytest.mark.parametrize("name", PROGRAMMES)
def test_every_total_is_on_its_page_with_its_source(repository, mains, name):
    programme = repository.registry.programmes[name]
    rows = re.findall(r"<tr\b.*?</tr>", mains[name], re.DOTALL)
    told = [row for row in rows if 'scope="row"' in row]
    assert len(told) == len(programme.totals)
    for total in programme.totals:
        url = repository.registry.sources[total.source].url
        label = write_html(total.label)
        assert any(label in row and write_html(url) in row for row in told), total.label


@pytest.mark.parametrize("name", PROGRAMMES)
def test_what_a_page_says_reads_well(repository, name):
    facts = collect_programme(name, repository)
    page = present_programme(Selection(), repository, name)
    assert not find_faults([describe_lead(facts), *list_missing(facts), say_drawn(facts)])
    # That no record is not the same is the one sentence in which these words may stand.
    text = read_text(page.main).replace(NOT_REACHED, "")
    assert not re.search(r"\bnan\b|<NA>|\bNone\b(?! of|:)|not reached", text)


def test_conflicts_show_both_values_the_one_used_and_why(repository, mains):
    for name, values in CONFLICTS.items():
        section = mains[name][mains[name].index('id="conflicts"') :]
        for value in values:
            assert f"<b>{value}</b>" in section
        for conflict in collect_programme(name, repository).conflicts:
            for source in (conflict.used_source, conflict.other_source):
                assert write_html(repository.registry.sources[source].title) in section
            assert write_html(conflict.reason) in section


def test_a_programme_without_a_place_has_words_and_no_empty_map(mains):
    for name in ("design_lab", "edi_advisory_group", "windrush_legal_advice"):
        assert "map-areas" not in mains[name]
        assert "there is no map to draw" in mains[name]
    assert "map-areas" in mains["culture_seeds"]


def test_the_ward_of_a_name_that_laureus_uses_carries_no_reach(repository):
    areas = repository.areas()
    wards = areas[(areas["area_name"] == "Hounslow West") & (areas["level"] == "ward")]
    assert not wards.empty
    records = repository.reach()
    for code, vintage in zip(wards["area_code"], wards["vintage"], strict=True):
        assert code not in set(records[WARD_COLUMNS[int(vintage)]].dropna())
        ward = repository.area(code, Geography(Level.WARD, int(vintage)))
        assert tell_reached(ward, repository.area("E09000018"), repository).lines == ()


def test_a_page_of_families_holds_no_place_below_a_borough(mains):
    main = mains["community_sponsorship"]
    assert not re.search(r"E05\d{6}|level=ward|[A-Z]{1,2}\d{1,2}[A-Z]? ?\d[A-Z]{2}\b", main)
    assert "record-list" in main
    assert re.search(r"never shown below borough level", main)
