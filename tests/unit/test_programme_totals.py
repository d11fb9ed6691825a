"""What sources say of whole programmes: each figure alone, with its source and its reserve."""

import pytest

from dashboard.results.programmes import list_totals
from dashboard.text.programme import describe_totals, show_total
from geodata.model import ProgrammeTotal
from tests.place_registry import PROGRAMME, SENSITIVE_PROGRAMME
from tests.places import make_repository


def make_total(**changes):
    given = {"kind": "people", "label": "Gardeners", "value": 5200, "unit": "people"}
    return ProgrammeTotal(**{**given, "source": "made_up_source", **changes})


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "5,200 people"),
        ({"at_least": True}, "at least 5,200 people"),
        ({"approximate": True}, "about 5,200 people"),
        ({"value": 10000, "unit": "£", "at_most": True}, "up to £10,000"),
        ({"value": 86, "unit": "%"}, "86\u202f%"),
        ({"value": 2.5, "unit": "years"}, "2.5 years"),
    ],
)
def test_a_figure_keeps_the_reserve_of_its_source(changes, shown):
    assert show_total(make_total(**changes)) == shown


def list_made_up(*totals):
    repository = make_repository()
    programmes = repository.registry.programmes
    pair = [programmes[PROGRAMME], programmes[SENSITIVE_PROGRAMME]]
    both = [programme.model_copy(update={"totals": totals}) for programme in pair]
    return list_totals(both, repository)


def test_figures_stand_by_kind_and_are_never_added_up():
    kinds = list_made_up(make_total(kind="money", unit="£"), make_total(kind="hours"))
    assert [kind.kind for kind in kinds] == ["money", "other"]
    money = describe_totals(kinds[0])
    assert [line.figure for line in money.lines] == ["£5,200", "£5,200"]
    assert "not added up" in money.remark


def test_one_sentence_that_two_programmes_share_is_said_to_be_the_same_figure():
    (kind,) = list_made_up(make_total(quote="5,200 people in all"))
    assert "The same figure is given for Sheltered" in describe_totals(kind).lines[0].same
    (unquoted,) = list_made_up(make_total())
    assert describe_totals(unquoted).lines[0].same == ""
