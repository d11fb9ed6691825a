"""The method note says what the code does, its example can be followed, and it claims no more."""

import re

import pytest
from scipy.stats import beta

from dashboard.text.need_method import (
    METHOD,
    describe_example,
    describe_power,
    tabulate_example,
    tabulate_power_words,
)
from geodata.reach.coverage import FEWEST_UNITS, LEAST_LOCATED
from geodata.reach.example import EFFECTIVE_UNITS, EXAMPLE, POWER_RATIOS, POWER_UNITS
from geodata.reach.intervals import FEWEST_FOR_MID_P, TAIL
from geodata.reach.shares import FALSE_DISCOVERY_RATE

EVERYTHING = " ".join(
    [sentence for part in METHOD for sentence in part.sentences]
    + [*describe_example(), *describe_power()]
)


def test_the_note_states_the_gates_that_the_code_has():
    assert f"fewer than {FEWEST_UNITS} located units" in EVERYTHING
    assert LEAST_LOCATED == 0.5
    assert "fewer than half of the programmes' units" in EVERYTHING
    assert f"{FEWEST_FOR_MID_P:,} units on it is the mid-p" in EVERYTHING
    assert f"p-value of at most {FALSE_DISCOVERY_RATE}" in EVERYTHING


@pytest.mark.parametrize(
    "claim", ["because", "caused", "effect of", "significant", "not reached by", "impact", "failed"]
)
def test_the_note_claims_no_cause(claim):
    assert claim not in EVERYTHING.lower()


@pytest.mark.parametrize("area", EXAMPLE)
def test_the_spreadsheets_formulas_give_the_limits_told(area):
    # From the rounded numbers that are printed, as a reader would type them.
    count, units = area.count, EFFECTIVE_UNITS
    lower = beta.ppf(TAIL, count, units - count + 1)
    upper = beta.ppf(1 - TAIL, count + 1, units - count)
    assert lower * 100 == pytest.approx(area.lowest_share, abs=0.06)
    assert upper * 100 == pytest.approx(area.highest_share, abs=0.06)
    at_least = beta.cdf(area.share_of_need / 100, count, units - count + 1)
    at_most = 1 - beta.cdf(area.share_of_need / 100, count + 1, units - count)
    assert 2 * min(at_least, at_most) == pytest.approx(area.p_value, abs=0.002)


def test_the_example_tells_the_formula_with_its_own_numbers():
    (formula,) = re.findall(r"BETA\.INV\(0\.025; (.*?); (.*?) − (.*?) \+ 1\) = (.*?) %", EVERYTHING)
    clear = EXAMPLE[1]
    assert [float(number) for number in formula] == [
        clear.count,
        EFFECTIVE_UNITS,
        clear.count,
        clear.lowest_share,
    ]
    assert "difference lies between +9.5 and +62.1 points" in EVERYTHING


def test_every_row_of_a_table_has_a_cell_for_every_head():
    for table in (tabulate_example(), *tabulate_power_words()):
        assert {len(row) for row in table.rows} == {len(table.heads)}


def test_the_table_of_power_says_what_cannot_be_told_and_what_cannot_be():
    borough, half = tabulate_power_words()
    assert [row[0] for row in borough.rows] == [f"{units:,}" for units in POWER_UNITS]
    assert borough.rows[0][1] == "0 / 0"
    assert borough.rows[-1][-1] == "over 99 / over 99"
    assert borough.rows[0][3] == "1 / under 1"
    assert {row[1 + POWER_RATIOS.index(3.0)] for row in half.rows} == {"not possible"}
    assert "With 100 units or fewer" in describe_power()[1]
