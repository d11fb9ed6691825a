"""How many located units it takes to tell a difference, in words and as a table."""

from dashboard.words.need_method_words import WordTable
from geodata.reach_power import POWER_CASES, POWER_RATIOS, POWER_UNITS, tabulate_power

_NO_CASE = "not possible"
_NEARLY_ALL = 99


def describe_power() -> tuple[str, ...]:
    """Say what the tables of power show."""
    powers = tabulate_power()
    is_less = powers["case"].eq("borough") & powers["ratio"].lt(1)
    by_units = powers[is_less].groupby("units")["power_alone"].max()
    most_without = int(by_units[by_units == 0].index.max())
    return (
        "“Cannot tell” does not mean that there is no difference. The tables say how often a true"
        " one would be told: first for an area tested alone, then, after the stroke, with the 5 %"
        " divided by all that are tested together. The correction used here lies between the two.",
        f"With {most_without} units or fewer, a borough with an average share of the need cannot"
        " be told to have less of the units, even where it has none.",
    )


def tabulate_power_words() -> tuple[WordTable, ...]:
    """Give the chance of an answer, one table a case, one row a number of units."""
    powers = tabulate_power().set_index(["case", "units", "ratio"])
    shown = {
        key: f"{_show_chance(alone)} / {_show_chance(corrected)}"
        for key, alone, corrected in zip(
            powers.index, powers["power_alone"], powers["power_corrected"], strict=True
        )
    }
    return tuple(
        WordTable(
            caption=f"Chance of an answer for {case.label}, in 100 cases",
            heads=("Located units", *(_name_ratio(ratio) for ratio in POWER_RATIOS)),
            rows=tuple(
                (
                    f"{units:,}",
                    *(shown.get((name, units, ratio), _NO_CASE) for ratio in POWER_RATIOS),
                )
                for units in POWER_UNITS
            ),
        )
        for name, case in POWER_CASES.items()
    )


def _name_ratio(ratio: float) -> str:
    return f"{ratio:g} times its share of the need"


def _show_chance(chance: float) -> str:
    """Show a chance in 100, never as more certain than it is."""
    per_cent = round(chance * 100)
    if per_cent == 0:
        return "0" if chance == 0 else "under 1"
    return f"over {_NEARLY_ALL}" if per_cent > _NEARLY_ALL else f"{per_cent}"
