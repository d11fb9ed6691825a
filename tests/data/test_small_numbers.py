"""The pack holds no count of people so small that it would have to be withheld."""

import re

from dashboard.results.benchmark import COUNTED_UNITS
from geodata.indicators.disclosure import THRESHOLD, find_withheld
from tests.pack_files import read_table


def test_the_gate_finds_no_count_of_people_to_withhold():
    observations = read_table("observations")
    counts = observations[observations["unit"].isin(COUNTED_UNITS)]
    assert counts["value"].notna().sum() > 700
    withheld = find_withheld(counts, count_column="value")
    assert not (withheld & counts["value"].notna()).any()


def test_no_survey_is_based_on_so_few():
    base = read_table("observations")["base"].dropna()
    assert len(base)
    assert (base >= THRESHOLD).all()


def test_no_record_of_reach_tells_of_so_few():
    told = read_table("reach")["participants"].dropna()
    numbers = [int(n.replace(",", "")) for text in told for n in re.findall(r"\d[\d,]*", text)]
    assert len(numbers) >= 10
    assert min(numbers) >= THRESHOLD
