"""Every scheme of colours over every indicator of the real pack, and what it claims."""

import pytest

from dashboard.figures.map_values import describe_figures
from dashboard.results.view_results import build_results
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from geodata.closed_lists import Basis
from geodata.registry.registry import load_registry
from tests.project_files import ROOT
from tests.sentences import find_faults

INDICATORS = sorted(load_registry(ROOT / "geodata" / "registry").indicators)
QUERIES = ("scheme=std&classes=7", "scheme=benchmark", "scheme=quantile&sure=1", "layer=width")


def describe(repository, query):
    view = resolve_view(Selection.from_query(query), repository)
    return view, build_results(view, repository), describe_figures(view, repository)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_every_scheme_is_drawn_and_readable(repository, indicator_id):
    for query in QUERIES:
        _, figures, payload = describe(repository, f"indicator={indicator_id}&{query}")
        legend = payload["legend"]
        labels = [item["label"] for item in legend["classes"]]
        assert not find_faults([*labels, *legend["sentences"], legend["title"]])
        assert len(set(labels)) == len(labels)
        counted = [*legend["classes"], *(m for m in legend["marks"] if m["mark"] != "low")]
        assert sum(item["count"] for item in counted) == len(figures.table)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_clear_is_said_only_of_what_was_tested(repository, indicator_id):
    view, figures, payload = describe(repository, f"indicator={indicator_id}&scheme=benchmark")
    said = " ".join(item["label"] for item in payload["legend"]["classes"])
    if "clearly" in said:
        assert view.indicator.basis in (Basis.SURVEY, Basis.MODELLED)
        assert figures.is_testable
    if not figures.is_compared:
        assert not any("Clearly" in words for words in payload["outcome_words"])


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_an_indicator_without_intervals_says_why(repository, indicator_id):
    view, figures, payload = describe(repository, f"indicator={indicator_id}&layer=width")
    if figures.valued.empty or view.coverage is None:
        return
    has_reason = any("No 95 % interval" in said for said in payload["legend"]["sentences"])
    assert has_reason != figures.has_intervals
