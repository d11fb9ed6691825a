"""What is not known of the real pack: nothing that the registry says is left out."""

import csv
import io
import re
from datetime import date

import pandas as pd

from dashboard.figures.unknown_table import list_unknown
from dashboard.text.unknown_reach import summarise_programmes
from geodata.reach.needs import load_needs

TODAY = date(2026, 11, 23)


def find(repository, identifier):
    sections = list_unknown(repository, TODAY)
    return next(section for section in sections if section.identifier == identifier)


def test_the_boroughs_without_a_record_are_those_that_the_gathering_named(repository):
    named = [entry.subject for entry in find(repository, "boroughs").entries]
    assert named == ["Bexley", "Havering", "Merton", "Richmond upon Thames"]


def test_every_conflict_and_every_measure_that_is_not_held_is_listed(repository):
    conflicts = [entry.what for entry in find(repository, "conflicts").entries]
    for conflict in repository.registry.conflicts.values():
        assert any(said.startswith(conflict.about) for said in conflicts), conflict.id
    missing = {need.label for need in load_needs().values() if need.not_held}
    assert {entry.subject for entry in find(repository, "needs").entries} == missing


def test_every_programme_with_a_unit_that_is_not_located_is_listed(repository):
    listed = {entry.subject for entry in find(repository, "programmes").entries}
    assert {"Social Integration Design Lab", "London is Open bus", "Culture Seeds"} <= listed


def test_units_most_of_which_are_missing_come_first(repository):
    missing = [entry.how_many for entry in find(repository, "programmes").entries]
    known = [count for count in missing if count is not None]
    assert len(set(known)) > 5
    assert missing == [*sorted(known, reverse=True), *[None] * (len(missing) - len(known))]


def test_the_finding_counts_every_programme_once(repository):
    said = summarise_programmes(repository)
    whole, *parts = (int(number) for number in re.findall(r"\d+", said))
    assert whole == len(repository.registry.programmes) == sum(parts)
    assert len(parts) == 4


def test_wards_of_2018_have_no_indicator(repository):
    told = {entry.subject: entry.what for entry in find(repository, "wards").entries}
    assert told["Wards of 2018"].startswith("20 of the 20 indicators")


def test_a_lower_bound_is_told_as_one(repository):
    first = find(repository, "programmes").entries[0]
    assert "where at least 2,193 were" in first.what


def test_old_figures_are_the_old_ones(repository):
    old = find(repository, "old").entries
    assert old
    assert all(int(entry.what.split()[-1]) < TODAY.year - 5 for entry in old)


def test_what_is_held_for_london_only_has_no_map(repository):
    addresses = {entry.address for entry in find(repository, "london-only").entries}
    assert "/?indicator=mopac_get_on_well" in addresses
    assert "/?indicator=arts_engaged" not in addresses


def test_values_without_a_base_are_counted(repository):
    (entry,) = find(repository, "bases").entries
    surveys = [one.id for one in repository.registry.indicators.values() if one.basis == "survey"]
    shown = pd.concat([repository.observations(name) for name in surveys]).dropna(subset=["value"])
    assert entry.how_many == shown["base"].isna().sum()
    assert shown["base"].notna().any()


def test_the_page_and_its_file_are_served(repository, application):
    client = application.server.test_client()
    page, file = client.get("/unknown"), client.get("/unknown.csv")
    entries = [one for section in list_unknown(repository, TODAY) for one in section.entries]
    assert page.status_code == file.status_code == 200
    assert 'href="/unknown.csv"' in page.text
    assert 'href="/template/records.csv"' in page.text
    assert file.mimetype == "text/csv"
    assert len(list(csv.reader(io.StringIO(file.text)))) == len(entries) + 1


def test_every_entry_leads_to_a_page_and_says_why(repository, application):
    client = application.server.test_client()
    answered = {}
    for section in list_unknown(repository, TODAY):
        for entry in section.entries:
            assert entry.subject
            assert entry.why
            address = entry.address.split("#")[0]
            if not address.startswith("/?"):
                answered.setdefault(address, client.get(address).status_code)
            else:
                assert entry.address.split("=")[1] in repository.registry.indicators or (
                    "vintage" in entry.address
                )
    assert set(answered.values()) == {200}


def test_an_entry_that_names_a_part_of_a_page_finds_it_there(repository, application):
    client = application.server.test_client()
    for identifier in ("programmes", "boroughs", "conflicts"):
        for entry in find(repository, identifier).entries:
            address, _, part = entry.address.partition("#")
            if part:
                assert f'id="{part}"' in client.get(address).text, entry.address
