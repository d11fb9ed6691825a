"""Change on the real pack: worked out again by hand, and the same wherever it is told."""

import csv
import io
import re
from math import erfc, sqrt

import pytest

from dashboard.figures.build import make_figure
from dashboard.figures.profile.build import build_profile
from dashboard.figures.view_table import write_table
from dashboard.results.changes import Family, compare_family
from dashboard.results.view_change import build_change
from dashboard.results.view_results import build_results
from dashboard.state.change_dates import list_since
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Selection
from dashboard.state.view import ALL_PEOPLE, resolve_view
from geodata.model import BOROUGHS
from geodata.statistics.benchmark import TESTED_BASES
from geodata.statistics.change import TESTED_VERDICTS, Verdict
from tests.sentences import find_faults

RATE = 0.05
# Half the width of a 95 % interval, in standard errors.
HALF = 1.959963984540054
# What a caveat says of dates that do not compare; caution about reading one is no such thing.
SPEAKS = re.compile(
    r"do not compare well|built differently|worded differently|read long trends with care"
    r"|which raised the results of those cohorts"
)
# One date each on the pack, so that nothing between dates could be said.
ONE_DATE = {"imd2019_score", "imd2025_score", "disabled", "unpaid_carer"}


def list_dated(repository):
    """Every indicator with boroughs at several dates, with its first and its last."""
    for identifier in repository.registry.indicators:
        for coverage in repository.coverage(identifier):
            if coverage.geography == BOROUGHS and len(coverage.periods) > 1:
                yield identifier, coverage.periods[-1].id, coverage.periods[0].id


def adjust(p_values):
    """Benjamini-Hochberg by its own definition: how many may be rejected, the largest first."""
    ordered = sorted(p_values)
    passing = [
        place for place, p in enumerate(ordered, start=1) if p <= RATE * place / len(ordered)
    ]
    limit = ordered[passing[-1] - 1] if passing else -1.0
    return [p <= limit for p in p_values]


def work_out(repository, identifier, then, now):
    """Each area's way by hand: 1 clearly up, -1 clearly down, 0 neither."""
    rows = repository.observations(identifier, geography=BOROUGHS, group=ALL_PEOPLE)
    sides = [
        rows[rows["period"] == period].set_index("area_code")[["value", "lci_95", "uci_95"]]
        for period in (then, now)
    ]
    both = sides[0].add_suffix("_then").join(sides[1], how="inner").dropna().to_dict("index")
    p_values, signs = [], []
    for row in both.values():
        difference = row["value"] - row["value_then"]
        widths = (row["uci_95"] - row["lci_95"], row["uci_95_then"] - row["lci_95_then"])
        error = sqrt(sum((width / (2 * HALF)) ** 2 for width in widths))
        p_values.append(erfc(abs(difference / error) / sqrt(2)))
        signs.append(1 if difference > 0 else -1)
    clear = adjust(p_values) if p_values else []
    return {
        code: sign if is_clear else 0
        for code, sign, is_clear in zip(both, signs, clear, strict=True)
    }


def test_every_outcome_is_worked_out_again(repository):
    tested = 0
    for identifier, then, now in list_dated(repository):
        indicator = repository.registry.indicators[identifier]
        found = compare_family(Family(identifier, BOROUGHS, ALL_PEOPLE), repository)(then, now)
        told = {
            code: 0 if row["verdict"] == Verdict.NOT_CLEAR else (1 if row["difference"] > 0 else -1)
            for code, row in found.to_dict("index").items()
            if row["verdict"] in TESTED_VERDICTS
        }
        if indicator.basis not in TESTED_BASES or indicator.no_change:
            assert told == {}
            continue
        assert told == work_out(repository, identifier, then, now)
        tested += bool(told)
    assert tested >= 8


@pytest.mark.parametrize(
    ("indicator", "since", "counts"),
    [
        ("employment_rate", "2004-01-01/P1Y", [11, 21, 0, 1]),
        ("wb_anxiety", "2014-04-01/P1Y", [4, 27, 1, 1]),
    ],
)
def test_the_drawn_examples_are_what_the_pack_holds(repository, indicator, since, counts):
    figure = make_figure(SavedView.from_query(f"indicator={indicator}&since={since}"), repository)
    assert figure.legend is not None
    assert [item.count for item in figure.legend.items] == counts


def test_a_series_whose_caveat_speaks_of_comparability_is_offered_at_no_date(repository):
    for indicator in repository.registry.indicators.values():
        speaks = any(SPEAKS.search(caveat) for caveat in indicator.caveats)
        if not speaks or indicator.id in ONE_DATE:
            continue
        assert indicator.no_change, indicator.id
        assert not find_faults([indicator.no_change])
        for coverage in repository.coverage(indicator.id):
            now = coverage.periods[0].id
            assert list_since(indicator.id, coverage.geography, now, ALL_PEOPLE, repository) == ()
    for identifier in ONE_DATE:
        assert all(len(one.periods) == 1 for one in repository.coverage(identifier))


def test_profiles_maps_and_files_tell_the_same_outcome(repository):
    for code in ("E09000012", "E09000025"):
        for figure in build_profile(repository.area(code, BOROUGHS), repository).figures:
            for change in figure.changes:
                if change.verdict not in TESTED_VERDICTS:
                    continue
                query = (
                    f"indicator={figure.indicator.id}&period={change.later.period}"
                    f"&since={change.earlier.period}&area={code}"
                )
                view = resolve_view(Selection.from_query(query), repository)
                results = build_change(view, build_results(view, repository), repository)
                assert results is not None
                row = results.table.to_dict("index")[code]
                assert row["verdict"] == change.verdict
                assert row["difference"] == pytest.approx(change.difference)
                text = write_table(view, repository).text
                (written,) = [
                    row
                    for row in csv.DictReader(io.StringIO(text, newline=""))
                    if row["area_code"] == code
                ]
                assert written["change_outcome"] == written["class_on_map"]
                is_clear = change.verdict is Verdict.CLEAR
                assert written["change_outcome"].startswith("Clearly") == is_clear


def test_every_change_that_is_offered_reads_well(repository):
    for identifier, then, now in list_dated(repository):
        if then not in list_since(identifier, BOROUGHS, now, ALL_PEOPLE, repository):
            continue
        for view in ("map", "ranking", "table"):
            query = f"indicator={identifier}&since={then}&view={view}"
            figure = make_figure(SavedView.from_query(query), repository)
            texts = [figure.title, figure.subtitle, figure.alt, *figure.reading]
            assert not find_faults(texts)
            assert not figure.notices
