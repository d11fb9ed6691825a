"""What a sentence over figures says, and what the pack must hold for it to be true."""

from math import atanh, erfc, sqrt, tanh

import numpy as np
import pandas as pd

from dashboard.settings import PACK_FOLDER
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.tables.parquet import open_pack

PACK = open_pack(PACK_FOLDER)
PLACES = {"London": Level.LONDON, "England": Level.ENGLAND}
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
N = r"−?[\d,]+(?:\.\d+)?"
AREA_WORDS = r"(?:borough|Assembly constituenc)(?:s|y|ies)?"


def held(indicator: str, level: Level, period: str | None = None) -> pd.DataFrame:
    rows = PACK.observations(indicator, geography=Geography(level))
    rows = rows[rows["group"] == "all"].sort_values("period")
    return rows if period is None else rows[rows["period"] == period]


def newest(indicator: str, level: Level) -> pd.DataFrame:
    rows = held(indicator, level)
    return rows[rows["period"] == rows["period"].max()]


def drawn_level(slide) -> Level:
    boroughs = held(slide.view.selection.indicator, Level.BOROUGH)
    return Level.BOROUGH if len(boroughs) else Level.ASSEMBLY_CONSTITUENCY


def read(text: str) -> float:
    if text.lower() in SMALL:
        return SMALL.index(text.lower())
    return float(text.replace("−", "-").replace(",", ""))


def rounds(number: float, shown: str) -> bool:
    """Whether a number is shown so, at as many places as are shown."""
    places = len(shown.partition(".")[2])
    return abs(round(float(number), places) - read(shown)) < 1e-9


def at(rows: pd.DataFrame, label: str) -> pd.Series:
    (row,) = rows[rows["period_label"] == label].to_dict("records")
    return pd.Series(row)


def work_out(before: pd.Series, after: pd.Series) -> tuple[float, float]:
    """The difference of two dates and half the width of its 95 % interval."""
    widths = [one["uci_95"] - one["lci_95"] for one in (before, after)]
    return after["value"] - before["value"], sqrt(sum(width**2 for width in widths)) / 2


def judge(before: pd.Series, after: pd.Series) -> str:
    """London and England are tested alone, as nothing else is of their kind."""
    difference, half = work_out(before, after)
    if abs(difference) < half:
        return "no clear change"
    return "higher" if difference > 0 else "lower"


def check_readings(slide, place, told) -> tuple[pd.Series, pd.Series]:
    rows = held(slide.view.selection.indicator, PLACES[place])
    (a, a_low, a_high, first, b, b_low, b_high, last) = told
    before, after = at(rows, first), at(rows, last)
    for row, shown in ((before, (a, a_low, a_high)), (after, (b, b_low, b_high))):
        for name, text in zip(("value", "lci_95", "uci_95"), shown, strict=True):
            assert rounds(row[name], text)
    return before, after


def check_clear_change(slide, place, *told):
    way, last, first, by, low, high, *told = told
    before, after = check_readings(slide, place, told)
    assert (before["period_label"], after["period_label"]) == (first, last)
    assert judge(before, after) == way
    difference, half = work_out(before, after)
    assert rounds(abs(difference), by)
    assert rounds(abs(difference) - half, low)
    assert rounds(abs(difference) + half, high)


def check_no_change(slide, place, *told):
    first, by, low, high, *told = told
    before, after = check_readings(slide, place, told)
    assert before["period_label"] == first
    assert judge(before, after) == "no clear change"
    difference, half = work_out(before, after)
    assert rounds(difference, by.removeprefix("+"))
    assert rounds(difference - half, low)
    assert rounds(difference + half, high)


def check_not_compared(slide, *labels):
    indicator = PACK.registry.indicator(slide.view.selection.indicator)
    assert indicator.no_change
    rows = held(slide.view.selection.indicator, Level.LONDON)
    assert set(labels) <= set(rows["period_label"])


def find_ends(slide) -> tuple[pd.Series, pd.Series]:
    rows = held(slide.view.selection.indicator, Level.LONDON).dropna(subset="value")
    return rows.iloc[0], rows.iloc[-1]


def check_still(slide, first):
    before, after = find_ends(slide)
    assert before["period_label"] == first
    assert judge(before, after) == "no clear change"


def check_moved(slide, way, first):
    before, after = find_ends(slide)
    assert before["period_label"] == first
    assert judge(before, after) == way


def check_bare(slide, a, first, b, last):
    rows = held(slide.view.selection.indicator, Level.LONDON)
    assert rows["lci_95"].isna().all()
    assert (rows["period_label"].iloc[0], rows["period_label"].iloc[-1]) == (first, last)
    assert rounds(rows["value"].iloc[0], a)
    assert rounds(rows["value"].iloc[-1], b)


def check_dates(slide, first, last):
    rows = pd.concat(held(slide.view.selection.indicator, level) for level in PLACES.values())
    rows = rows.sort_values("period")
    assert (rows["period_label"].iloc[0], rows["period_label"].iloc[-1]) == (first, last)


def check_range(slide, low, high, *counts):
    rows = newest(slide.view.selection.indicator, drawn_level(slide))
    assert rounds(rows["value"].min(), low)
    assert rounds(rows["value"].max(), high)
    valued, whole = counts[0] or counts[1], counts[1]
    assert rows["value"].notna().sum() == read(valued)
    assert len(PACK.areas(Geography(drawn_level(slide)))) == read(whole)


def check_ends(slide, low, lowest, high, highest):
    """The lowest and the highest value, each one area's own, by the name that people call it."""
    level = drawn_level(slide)
    rows = newest(slide.view.selection.indicator, level)
    named = PACK.areas(Geography(level)).set_index("area_code")["area_name"]
    for value, shown, name in (
        (rows["value"].min(), low, lowest),
        (rows["value"].max(), high, highest),
    ):
        assert rounds(value, shown)
        (code,) = rows.loc[rows["value"] == value, "area_code"]
        assert named[code].removesuffix(" upon Thames") == name


def find_clear(slide) -> dict[str, int]:
    """Count the boroughs that a test at 5 % of all of them at once sets apart from London."""
    rows = newest(slide.view.selection.indicator, Level.BOROUGH)
    london = held(slide.view.selection.indicator, Level.LONDON, rows["period"].iloc[0]).iloc[0]
    both = rows.dropna(subset=["value", "lci_95", "uci_95"])
    width = np.hypot(both["uci_95"] - both["lci_95"], london["uci_95"] - london["lci_95"])
    z = (both["value"] - london["value"]) / (width / (2 * 1.959964))
    chance = [erfc(abs(one) / sqrt(2)) for one in z]
    ordered = enumerate(sorted(chance), start=1)
    bound = max((p for place, p in ordered if p <= 0.05 * place / len(chance)), default=-1.0)
    is_clear = np.array(chance) <= bound
    return {"above": int((is_clear & (z > 0)).sum()), "below": int((is_clear & (z < 0)).sum())}


def check_clear(slide, count, way, other_count, other_way):
    told = {way: read(count)}
    if other_way:
        told[other_way] = read(other_count)
    assert {"above": 0, "below": 0} | told == find_clear(slide)


def check_date(slide, label, valued, whole):
    rows = newest(slide.view.selection.indicator, drawn_level(slide))
    assert set(rows["period_label"]) == {label}
    assert rows["value"].notna().sum() == read(valued)
    assert len(PACK.areas(Geography(drawn_level(slide)))) == read(whole)


def check_date_alone(slide, label):
    rows = newest(slide.view.selection.indicator, drawn_level(slide))
    assert set(rows["period_label"]) == {label}


def check_shared(slide, holder, other):
    """The figure that two areas share is held for one of them, and the other has none."""
    rows = newest(slide.view.selection.indicator, Level.BOROUGH).set_index("area_code")["value"]
    named = PACK.areas(Geography(Level.BOROUGH)).set_index("area_name")["area_code"]
    assert rows.notna()[named[holder]]
    assert rows.isna().get(named[f"{other} of London"], default=True)


def check_london(slide, value, low, high, derived):
    level = drawn_level(slide)
    period = newest(slide.view.selection.indicator, level)["period"].iloc[0]
    (row,) = held(slide.view.selection.indicator, Level.LONDON, period).to_dict("records")
    assert rounds(row["value"], value)
    if low:
        assert rounds(row["lci_95"], low)
        assert rounds(row["uci_95"], high)
    else:
        assert pd.isna(row["lci_95"])
    assert bool(derived) == str(row["method"]).startswith("derived")


def check_line(slide, value, derived, low, high):
    check_london(slide, value, low, high, derived)


def check_ranked(slide, count):
    rows = newest(slide.view.selection.indicator, Level.BOROUGH)
    assert rows["value"].notna().sum() == read(count)


def check_last(slide, count):
    rows = newest(slide.view.selection.indicator, Level.BOROUGH)
    assert rows["value"].isna().sum() == read(count)


def pair(slide) -> pd.DataFrame:
    chosen = slide.view.selection
    sides = [
        newest(name, Level.BOROUGH).set_index("area_code")["value"]
        for name in (chosen.indicator, chosen.second)
    ]
    return pd.concat(sides, axis=1, keys=["one", "other"]).dropna()


def correlate(slide) -> tuple[float, float, float]:
    """Give Spearman's coefficient and its 95 % interval."""
    both = pair(slide)
    ranks = both.rank()
    r = float(np.corrcoef(ranks["one"], ranks["other"])[0, 1])
    half = 1.959964 * sqrt((1 + r * r / 2) / (len(both) - 3))
    return r, tanh(atanh(r) - half), tanh(atanh(r) + half)


def check_ranks(slide, *shown):
    *numbers, count = shown
    assert all(rounds(one, text) for one, text in zip(correlate(slide), numbers, strict=True))
    assert len(pair(slide)) == read(count)


def check_tend(slide, way):
    _, low, high = correlate(slide)
    assert (way == "lower") == (high < 0)
    assert (way == "higher") == (low > 0)


def check_pair_dates(slide, first, second, valued, whole):
    for name, label in (
        (slide.view.selection.indicator, first),
        (slide.view.selection.second, second),
    ):
        assert set(newest(name, Level.BOROUGH)["period_label"]) == {label}
    assert len(pair(slide)) == read(valued)
    assert len(PACK.areas(Geography(Level.BOROUGH))) == read(whole)


READINGS = rf"({N}) \(({N}) to ({N})\) for (\S+); ({N}) \(({N}) to ({N})\) for (\S+)\."
# A pattern of words, and the check of what it found.
FIGURE_CLAIMS = (
    (
        rf"(London|England): clearly (higher|lower) for (\S+) than for (\S+), by ({N})"
        rf" \(({N}) to ({N})\)\. {READINGS}",
        check_clear_change,
    ),
    (
        rf"(London|England): no clear change since (\S+), (\+?{N})"
        rf" \(({N}) to ({N})\)\. {READINGS}",
        check_no_change,
    ),
    (r", London: (\S+) and (\S+) are not compared$", check_not_compared),
    (r", London: no clear change since (\S+)$", check_still),
    (r", London: clearly (higher|lower) than for (\S+)$", check_moved),
    (rf", London: ({N}) % for (\S+), ({N}) % for (\S+), without intervals$", check_bare),
    (r"from (\S+) until (\S+)\.", check_dates),
    (rf"({N}) % in ([^,.;]+?) to ({N}) % in ([A-Z][\w ]+)", check_ends),
    (
        rf"from ({N}) % to ({N}) % across (?:({N}) of )?({N}) {AREA_WORDS}",
        check_range,
    ),
    (
        r"(\w+) (?:boroughs? )(?:is|are) clearly (above|below) London"
        r"(?:, (\w+) clearly (above|below))?",
        check_clear,
    ),
    (rf", (\S+(?: to \S+)?)\. ({N}) of ({N}) {AREA_WORDS};", check_date),
    (r", (\S+(?: to \S+)?)\. (?=London )", check_date_alone),
    (r"(\w+) and the (\w+) share one figure\.", check_shared),
    (
        rf"Dashed line: London, ({N})(?: %)?(, derived from boroughs)?\. Band: its 95 % interval,"
        rf" ({N}) to ({N})\.",
        check_line,
    ),
    (rf"London ({N})(?: %)?(?: \((?:({N}) to ({N}))?,? ?(derived)?\))?\.", check_london),
    (rf"among all ({N}) boroughs", check_ranked),
    (r"(\w+) boroughs? has no value", check_last),
    (
        rf"Rank correlation ({N}) \(95 % interval ({N}) to ({N})\) over ({N}) boroughs",
        check_ranks,
    ),
    (r"tend to be (lower|higher) on “", check_tend),
    (
        rf"\(%\), (\S+), and .* \(%\), (\S+)\. ({N}) of ({N}) boroughs have both values",
        check_pair_dates,
    ),
)
