"""How often chance is taken for a difference between reach and need, on London's own shares.

Units are laid on areas by need alone, so that every answer but "cannot tell"
is false; the draws are seeded.
"""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, false_discovery_control

from geodata.closed_lists import Level, Split
from geodata.model import Geography
from geodata.reach.example import POWER_COLUMNS, tabulate_power
from geodata.reach.intervals import choose_method, find_p_values
from geodata.reach.needs import count_need, load_needs
from geodata.reach.shares import compare_shares

BOROUGHS, WARDS = Geography(Level.BOROUGH), Geography(Level.WARD, 2022)
HELD = [name for name, need in load_needs().items() if need.not_held is None]
EXACT_UNITS, MANY_UNITS = (10, 30, 100, 500), (2000, 5000)
SHARING = (2, 3, 5, 8)


@pytest.fixture(scope="module")
def shares(repository):
    """Shares of need of the boroughs, by measure."""
    counted = {name: count_need(load_needs()[name], BOROUGHS, repository) for name in HELD}
    return {name: table["share"] for name, table in counted.items()}


def lay_at_random(expected, units, part_shared, draws):
    """Lay units by need alone; of some, 2 to 8 areas have a part, each as often as its need says.

    Areas of a shared unit are drawn systematically from a shuffled list with
    chances in proportion to need, so that none is named twice.
    """
    shared = int(units * part_shared)
    places = draws.choice(len(expected), units - shared, p=expected)
    rows = [pd.DataFrame({"record": np.arange(units - shared), "place": places, "units": 1.0})]
    numbers = np.array_split(np.arange(units - shared, units), len(SHARING))
    for sharing, records in zip(SHARING, numbers, strict=True):
        order = draws.permuted(np.tile(np.arange(len(expected)), (len(records), 1)), axis=1)
        reached = np.cumsum(sharing * expected[order], axis=1) - draws.random((len(records), 1))
        steps = np.diff(np.floor(reached + 1), axis=1, prepend=0)
        record, place = np.nonzero(steps)
        rows.append(
            pd.DataFrame(
                {
                    "record": records[record],
                    "place": order[record, place],
                    "units": 1 / sharing,
                }
            )
        )
    return pd.concat(rows)


def flag_chance(share, units, part_shared, *, tables, split=Split.EQUAL):
    """Say how many areas in 100 have an interval that leaves out 0, over random tables."""
    draws = np.random.default_rng(20261123 + units)
    need = pd.DataFrame({"area_name": share.index, "need_count": 0.0, "share_of_need": share})
    flagged = []
    for _ in range(tables):
        placed = lay_at_random(share.to_numpy(), units, part_shared, draws)
        if split is Split.EACH:
            placed["units"] = 1.0
        placed["area_code"] = share.index[placed["place"]]
        table = compare_shares(placed, need, is_tested=True)
        flagged.append(((table["lci_95"] > 0) | (table["uci_95"] < 0)).mean())
    return 100 * np.mean(flagged)


@pytest.mark.parametrize("units", [*EXACT_UNITS, *MANY_UNITS])
@pytest.mark.parametrize("name", HELD)
def test_chance_alone_is_flagged_in_at_most_six_boroughs_of_a_hundred(shares, name, units):
    counts = np.arange(units + 1.0)
    chances = [
        binom.pmf(counts, units, share)[
            find_p_values(counts, units, np.full(units + 1, share), choose_method(units)) < 0.05
        ].sum()
        for share in shares[name]
    ]
    # Summed over every count that can be: the expected number, without noise.
    assert np.mean(chances) <= 0.06
    if units in MANY_UNITS:
        assert np.mean(chances) >= 0.04


@pytest.mark.parametrize("part_shared", [0.1, 0.5])
@pytest.mark.parametrize("units", EXACT_UNITS)
def test_shared_units_are_flagged_no_more_often(shares, units, part_shared):
    for split in Split:
        found = flag_chance(shares["english_not_well"], units, part_shared, tables=25, split=split)
        assert found <= 6


@pytest.mark.parametrize(("units", "part_shared"), [(2000, 0.1), (2000, 0.5), (5000, 0.1)])
def test_of_many_units_some_shared_four_to_six_in_a_hundred_are_flagged(shares, units, part_shared):
    found = flag_chance(shares["english_not_well"], units, part_shared, tables=45)
    assert 4 <= found <= 6


@pytest.mark.parametrize("units", EXACT_UNITS)
def test_records_of_several_units_are_flagged_no_more_often(shares, units):
    share = shares["income_deprived"]
    draws = np.random.default_rng(units)
    need = pd.DataFrame({"area_name": "", "need_count": 0.0, "share_of_need": share})
    flagged = []
    for _ in range(25):
        placed = pd.DataFrame(
            {
                "record": np.arange(units),
                "area_code": draws.choice(share.index, units, p=share),
                "units": draws.choice([1.0, 5.0, 20.0], units, p=[0.7, 0.2, 0.1]),
            }
        )
        table = compare_shares(placed, need, is_tested=True)
        flagged.append(((table["lci_95"] > 0) | (table["uci_95"] < 0)).mean())
    assert 100 * np.mean(flagged) <= 6


@pytest.mark.parametrize("units", [*EXACT_UNITS, *MANY_UNITS])
@pytest.mark.parametrize(("geography", "tables"), [(BOROUGHS, 4000), (WARDS, 100)])
def test_after_the_correction_few_tables_of_chance_alone_hold_an_answer(
    repository, geography, tables, units
):
    expected = count_need(load_needs()["population"], geography, repository)["share"].to_numpy()
    counts = np.random.default_rng(units).multinomial(units, expected, size=tables).astype(float)
    needed = np.broadcast_to(expected, counts.shape)
    p_values = find_p_values(counts, units, needed, choose_method(units))
    assert (p_values < 0.05).mean() <= 0.06
    adjusted = false_discovery_control(p_values, axis=1)
    assert (adjusted <= 0.05).any(axis=1).mean() <= 0.06


def test_power_is_what_simulation_finds():
    powers = tabulate_power()
    assert list(powers.columns) == list(POWER_COLUMNS)
    draws = np.random.default_rng(5)
    some = powers[powers["units"].isin([50, 2000])].to_dict("records")
    for row in some:
        counts = draws.binomial(row["units"], row["share_of_units"], 4000).astype(float)
        needed = np.full(4000, row["share_of_need"])
        p_values = find_p_values(counts, row["units"], needed, choose_method(row["units"]))
        is_right = (counts / row["units"] > needed) == (row["ratio"] > 1)
        tested = 33 if row["case"] == "borough" else 2
        for column, level in (("power_alone", 0.05), ("power_corrected", 0.05 / tested)):
            found = (is_right & (p_values <= level)).mean()
            assert found == pytest.approx(row[column], abs=0.03), (row, column)


def test_one_cell_of_the_power_table_by_hand():
    powers = tabulate_power().set_index(["case", "units", "ratio"])["power_alone"]
    # Of 10 units, 9 or 10 of a group with half of the need are told to be more: 2 (1 + 10) / 2^10.
    assert powers["half", 10, 1.5] == pytest.approx(10 * 0.75**9 * 0.25 + 0.75**10)
    # Of 10 units, 3 of an average borough are told to be more, and 2 are not.
    assert powers["borough", 10, 1.5] == pytest.approx(binom.sf(2, 10, 1.5 / 33))
    assert powers["half", 10, 2.0] == 1
    assert ("half", 10, 3.0) not in powers.index
