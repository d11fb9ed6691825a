"""How reach is set against need, with an example by hand and how many units it takes."""

from typing import NamedTuple

from dashboard.format.numbers import show_number
from geodata.reach.coverage import FEWEST_UNITS
from geodata.reach.example import (
    EFFECTIVE_UNITS,
    EXAMPLE,
    LOCATED,
    POWER_CASES,
    POWER_RATIOS,
    POWER_UNITS,
    SHARED_BY,
    SQUARES,
    TOTAL,
    ExampleArea,
    tabulate_power,
)
from geodata.reach.intervals import FEWEST_FOR_MID_P


class MethodPart(NamedTuple):
    """One heading of the method note and its sentences."""

    title: str
    sentences: tuple[str, ...]


class WordTable(NamedTuple):
    """A table whose cells are text already: its caption, heads and rows."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


METHOD = (
    MethodPart(
        "What is compared",
        (
            "The share of the located units that an area has, less its share of the need, in"
            " percentage points: an area with 5 % of the units and 3 % of the people who cannot"
            " speak English well has 2 points more of the units than of that need.",
            "A unit is what a programme chiefly counts: a project, a grant, a school, a group. Of"
            " a programme that counts several kinds, only the first is taken, as its areas and"
            " the projects in them are the same reach counted twice. Where programmes are pooled,"
            " units of different kinds and sizes weigh the same.",
            "Need is a number of people or households, by the measure chosen. A share of need is"
            " taken as known, though it is an estimate too, and often of another year.",
        ),
    ),
    MethodPart(
        "What it is not",
        (
            "It describes where located units lie. It does not say why they lie there, whether"
            " they should, whom they reached, or what they brought about.",
            "A measure of need is not a target: a programme may have been for other people than"
            " those the measure counts.",
            "An area without a unit has no record in the sources read. That is not the same as not"
            " reached.",
        ),
    ),
    MethodPart(
        "When nothing can be told",
        (
            f"Every answer is “cannot tell” where fewer than {FEWEST_UNITS} located units are"
            f" chosen (or fewer than {FEWEST_UNITS} independent ones), where fewer than half of"
            " the programmes' units are located, where no source counts them all, or where the"
            " source says “at least”, so that nobody knows whether half are located.",
            "Half is judged against all units of the programmes, whatever year, precision or"
            " confidence is chosen, since no source counts the units of one year. Of wards, only"
            " units known by ward are located.",
            "Half is a rule of ours, not a proof. Units in no source may lie elsewhere than the"
            " located ones: they are not left out by chance.",
        ),
    ),
    MethodPart(
        "Units that areas share",
        (
            "A unit in several boroughs weighs one in all, in equal parts, as no source says how"
            " it was shared. The other choice counts it in each borough: shares are then of all"
            " such counts, so that they still add up to 100 %.",
            "A group of areas has the parts of its areas. Counted in each, a unit that areas of"
            " one group share is one of that group.",
            "Equal parts are a convention that favours no area, not a finding: where most units"
            " are shared by many areas, small areas get more of them, and large areas fewer, than"
            " need alone would bring.",
        ),
    ),
    MethodPart(
        "The interval",
        (
            "Were units to fall on areas independently, each with the same chance of falling on an"
            " area, that area's units would follow a binomial distribution. The 95 % interval"
            " holds the chances at which what is seen would not be rare, less the share of need. It"
            " is the exact one of Clopper and Pearson, which is cautious where units are few; from"
            f" {show_number(FEWEST_FOR_MID_P, 0)} units on it is the mid-p interval, which is not.",
            "It is about chance in where so few units fall, and would be there were every unit"
            " located. What no source places is not in it: that is what the rule of half is for.",
            "Units of one record went together and are not independent; areas share some units,"
            " which vary less. Both are allowed for by an effective number of units: the square of"
            " the sum of the records' units, divided by the sum of each record's units times the"
            " most of them that one area has.",
            "Programmes that visit an area once at most spread more evenly than chance does. For"
            " them the interval is wider than it need be.",
        ),
    ),
    MethodPart(
        "Many areas at once",
        (
            "Of 33 areas one or two would look different by chance alone. An answer other than"
            " “cannot tell” needs an interval that leaves out 0 and a p-value of at most 0.05 after"
            " Benjamini and Hochberg's correction over all areas of the table, or all groups of a"
            " grouping. Each table is corrected by itself, so that among four tables an answer by"
            " chance alone is up to four times as likely, and trying many measures and pools until"
            " one answers undoes the correction.",
            "Checked by simulation: where units fall on boroughs by need alone, at most 6 in 100"
            " boroughs have an interval that leaves out 0, at any number of units from 10 to"
            " 5,000, and 4 to 6 in 100 from 2,000 units on (fewer of wards, as each has few units)."
            " After the correction at most 6 in 100 such tables of all London hold any answer"
            " other than “cannot tell”.",
        ),
    ),
    MethodPart(
        "Groups",
        (
            "Inner and Outer London and the Assembly constituencies are sums of their areas.",
            "A fifth of deprivation holds a fifth of London's boroughs (or wards) in the order of"
            " their score in the indices of 2025. Fifths are of equal number, not of equal"
            " population: each is set against its own share of the need.",
        ),
    ),
)


def _show_points(value: float) -> str:
    return f"{'+' if value > 0 else ''}{show_number(value, 1)}"


def describe_example() -> tuple[str, ...]:
    """Tell the worked example, step by step, as it can be followed with a spreadsheet."""
    first, clear, _ = EXAMPLE
    whole = ", ".join(f"{area.whole_units} in {area.name}" for area in EXAMPLE)
    needs = ", ".join(f"{area.need} in {area.name}" for area in EXAMPLE)
    effective = show_number(EFFECTIVE_UNITS, 2)
    return (
        f"A made-up programme counts {TOTAL} units. Sources place {LOCATED}, which is more than"
        f" half and more than {FEWEST_UNITS}: {whole}, and one that {' and '.join(SHARED_BY)}"
        f" share. The need is 1,000 people: {needs}.",
        f"Units. {first.name} has {first.whole_units} whole units and half of one; its share is"
        f" {first.units} of {LOCATED}, {first.share_of_units} %. Its share of the need is"
        f" {first.share_of_need:.0f} %. The difference is {_show_points(first.difference)} points.",
        f"Effective units. {LOCATED} times {LOCATED}, divided by {SQUARES} (eleven whole units, 1"
        f" each, and the shared one, of which no area has more than half), is {effective}.",
        f"Interval. {clear.name}'s {clear.share_of_units} % of {effective} is {clear.count}. The"
        f" lower limit of its share is BETA.INV(0.025; {clear.count}; {effective} − {clear.count}"
        f" + 1) = {clear.lowest_share} %, the upper BETA.INV(0.975; {clear.count} + 1;"
        f" {effective} − {clear.count}) = {clear.highest_share} %. Less its share of the need,"
        f" {clear.share_of_need:.0f} %, the difference lies between {_show_points(clear.lci_95)}"
        f" and {_show_points(clear.uci_95)} points.",
        f"P-value. The chance of {clear.count} or more, were its share of the units"
        f" {clear.share_of_need:.0f} %, is BETA.DIST(0.3; {clear.count}; {effective} −"
        f" {clear.count} + 1; TRUE); twice that is {clear.p_value}.",
        f"Correction. Of three areas {clear.name} has the smallest p-value, so it is multiplied by"
        f" three: {clear.p_adjusted}, below 0.05. {first.name}'s is the second, so {first.p_value}"
        f" is multiplied by three halves: {first.p_adjusted}. Only {clear.name} has an answer:"
        f" {clear.verdict}.",
    )


def tabulate_example() -> WordTable:
    """Give what the worked example comes to, one row an area."""
    return WordTable(
        caption="The worked example: three made-up areas",
        heads=(
            *("Area", "Units", "Share of units", "Share of need", "Difference, points"),
            *("95 % interval", "P-value, corrected", "Answer"),
        ),
        rows=tuple(_tell_area(area) for area in EXAMPLE),
    )


def _tell_area(area: ExampleArea) -> tuple[str, ...]:
    return (
        area.name,
        show_number(area.units, 1),
        f"{area.share_of_units} %",
        f"{area.share_of_need} %",
        _show_points(area.difference),
        f"{_show_points(area.lci_95)} to {_show_points(area.uci_95)}",
        f"{area.p_value:.4f}, {area.p_adjusted:.4f}",
        area.verdict,
    )


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
