"""What a map and a list of change say: the finding, London's change, the test, each area's."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from dashboard.format.names import LEVEL_NAMES
from dashboard.format.numbers import (
    agree,
    end_sentence,
    name_in_sentence,
    show_difference,
    show_interval,
    show_value,
)
from dashboard.results.classes import LegendEntry
from dashboard.results.view_change import DOWN, NONE, UP, ChangeResults
from dashboard.text.change import explain_no_test, show_signed
from geodata.model import Geography, Indicator, Period, list_words
from geodata.statistics.change import COMPARED_VERDICTS, TESTED_VERDICTS, Change, Verdict

CANNOT_COMPARE = "Cannot compare"
OUTCOME_NAMES = {DOWN: "Clearly down", NONE: "No clear change", UP: "Clearly up"}
# More areas than these are counted, not named.
_MOST_NAMED = 3


class AreaChange(NamedTuple):
    """One area's change as text: itself with its sign, its interval, its outcome, or why none.

    ``outcome`` is empty where the change is described and not tested.
    """

    shown: str
    interval: str
    outcome: str
    note: str


def title_change(change: ChangeResults, geography: Geography) -> str:
    """Say how many areas clearly changed, or of what is not tested how many went up."""
    label, since = change.indicator.label, change.since.label
    names = LEVEL_NAMES[geography.level]
    if not change.tested:
        moved = change.compared["difference"].round(change.indicator.decimal_places)
        areas = f"{int((moved > 0).sum()):,} of {len(moved):,} {agree(len(moved), *names)}"
        return f"{label}: up in {areas} since {since}"
    counts = change.outcomes.value_counts()
    up, down = (int(counts.get(place, 0)) for place in (UP, DOWN))
    if not up and not down:
        return f"{label}: no {names[0]} has clearly changed since {since}"
    (first, way), (second, other) = ((up, "up"), (down, "down"))[:: 1 if up else -1]
    finding = f"{first:,} {agree(first, *names)} {agree(first, 'is', 'are')} clearly {way}"
    beside = f"{second:,} {agree(second, 'is', 'are')} clearly" if second else "none clearly"
    return f"{label}: {finding} since {since}, {beside} {other}"


def subtitle_change(change: ChangeResults, population: str) -> str:
    """Say of whom the change is, between which dates, and London's."""
    is_money = change.indicator.unit.startswith("£")
    sentences = (
        f"{population}, {name_dates(change)}.",
        "Not adjusted for prices: a rise is partly inflation." if is_money else "",
        describe_london_change(change),
    )
    return " ".join(sentence for sentence in sentences if sentence)


def name_dates(change: ChangeResults) -> str:
    """Name both dates of a change."""
    return join_dates(change.since, change.period)


def join_dates(since: Period | None, period: Period | None) -> str:
    """Name the dates of a view: "2023", "2004 to 2023", or "2011 to 2013 and 2022 to 2024"."""
    if period is None:
        return "No date"
    if since is None:
        return period.label
    labels = (since.label, period.label)
    return (" and " if any(" to " in label for label in labels) else " to ").join(labels)


def describe_london_change(change: ChangeResults) -> str:
    """Say London's two values and its change; empty where London lacks one of them."""
    london, indicator = change.london, change.indicator
    if london is None:
        return ""
    values = " to ".join(show_value(one.value, indicator) for one in (london.earlier, london.later))
    if london.verdict not in COMPARED_VERDICTS:
        return f"London {values}: {explain_no_test(london)}."
    shown = show_signed(london.difference, indicator)
    if london.interval is None:
        return f"London {values}: {shown}."
    interval = show_interval(*london.interval, indicator)
    return f"London {values}: {name_outcome(london).lower()}, {shown} ({interval})."


def name_outcome(change: Change) -> str:
    """Name the outcome of a tested change as the legend does."""
    if change.verdict is not Verdict.CLEAR:
        return OUTCOME_NAMES[NONE]
    return OUTCOME_NAMES[UP if change.difference > 0 else DOWN]


def explain_test(change: ChangeResults, geography: Geography) -> str:
    """Say how many areas were tested, and how; or that the change is described only."""
    names = LEVEL_NAMES[geography.level]
    if not change.tested:
        return "These figures are counted, so the change is described and not tested."
    return (
        f"We test {change.tested:,} {agree(change.tested, *names)} together and treat the two dates"
        " as separate samples."
    )


def note_test(change: ChangeResults, geography: Geography) -> str:
    """Say under a legend how many areas were tested, how, and which could not be."""
    sentences = (explain_test(change, geography), describe_left_out(change, geography))
    return " ".join(filter(None, sentences))


def describe_outcome_entries() -> tuple[LegendEntry, ...]:
    """Name the three outcomes in the order of their classes."""
    return tuple(LegendEntry(OUTCOME_NAMES[place]) for place in (DOWN, NONE, UP))


def name_sizes(breaks: Sequence[float], indicator: Indicator) -> tuple[LegendEntry, ...]:
    """Name classes of a described change; breaks lie alike on both sides of nothing."""
    if not breaks:
        return (LegendEntry("no change"),)
    shown = {abs(step): show_difference(step, indicator) for step in breaks}
    labels = [f"down by {shown[-breaks[0]]} or more"]
    for low, high in pairwise(breaks):
        near, far = sorted((abs(low), abs(high)))
        way = "down" if high <= 0 else "up"
        if low < 0 < high:
            labels.append(f"within {shown[far]} either way")
        else:
            first = shown[near].split(" ")[0] if near else ""
            steps = f"by {first} to {shown[far]}" if near else f"by up to {shown[far]}"
            labels.append(f"{way} {steps}")
    labels.append(f"up by {shown[breaks[-1]]} or more")
    return tuple(LegendEntry(label) for label in labels)


def describe_left_out(change: ChangeResults, geography: Geography) -> str:
    """Say which areas cannot be compared, and why; empty where there is none."""
    table = change.table
    left_out = table[~table["verdict"].isin(COMPARED_VERDICTS)]
    reasons: dict[str, list[str]] = {}
    for row in left_out.to_dict("records"):
        reasons.setdefault(_explain_area(row, change), []).append(str(row["area_name"]))
    sentences = (
        f"{_name_areas(names, geography)}: {reason[:1].lower()}{reason[1:]}"
        for reason, names in reasons.items()
    )
    return " ".join(map(end_sentence, sentences))


def _name_areas(names: list[str], geography: Geography) -> str:
    if len(names) > _MOST_NAMED:
        return f"{len(names):,} {LEVEL_NAMES[geography.level][1]}"
    return list_words(sorted(name_in_sentence(name) for name in names))


def describe_areas(change: ChangeResults) -> pd.DataFrame:
    """Put each area's change into words, a row an area with the columns of `AreaChange`."""
    rows = [_describe_area(row, change) for row in change.table.to_dict("records")]
    return pd.DataFrame(rows, index=change.table.index, columns=list(AreaChange._fields))


def _describe_area(row: dict, change: ChangeResults) -> AreaChange:
    verdict, indicator = row["verdict"], change.indicator
    if verdict not in COMPARED_VERDICTS:
        return AreaChange("", "", CANNOT_COMPARE, _explain_area(row, change))
    difference = float(row["difference"])
    shown = show_signed(difference, indicator)
    interval = show_interval(row["lci_95"], row["uci_95"], indicator)
    if verdict not in TESTED_VERDICTS:
        return AreaChange(shown, "", "", "")
    place = NONE if verdict == Verdict.NOT_CLEAR else UP if difference > 0 else DOWN
    return AreaChange(shown, interval, OUTCOME_NAMES[place], "")


def _explain_area(row: dict, change: ChangeResults) -> str:
    """Say why an area's two dates are not compared."""
    since, period = change.since.label, change.period.label
    if row["verdict"] == Verdict.NO_VALUE:
        missing = [
            date for date, side in ((since, "earlier"), (period, "later")) if pd.isna(row[side])
        ]
        return f"No figure for {list_words(missing, joiner='or')}"
    if row["verdict"] == Verdict.BROKEN:
        return f"The series breaks between {since} and {period}"
    return "No 95 % interval for both dates"


def list_tips(change: ChangeResults) -> pd.Series:
    """Say each area's change beside its later value, as a tip does."""
    texts = describe_areas(change)
    return pd.Series(
        [
            _write_tip(text, row, change)
            for text, row in zip(
                (AreaChange(*cells) for cells in texts.itertuples(index=False)),
                change.table.to_dict("records"),
                strict=True,
            )
        ],
        index=change.table.index,
        dtype=object,
    )


def _write_tip(text: AreaChange, row: dict, change: ChangeResults) -> str:
    if not text.shown:
        return f"{CANNOT_COMPARE}: {text.note[:1].lower()}{text.note[1:]}"
    before = f"{show_value(row['earlier'], change.indicator)} in {change.since.label}"
    interval = f" ({text.interval})" if text.interval else ""
    outcome = (
        f"{text.outcome} since {change.since.label}"
        if text.outcome
        else f"Since {change.since.label}"
    )
    return f"{outcome}: {text.shown}{interval}, from {before}"


def explain_bars(change: ChangeResults) -> str:
    """Say how the bars of a list of change are read."""
    if not change.tested:
        return "Dots show the change; these figures have no interval."
    return (
        "Bars show the 95 % interval of the change. A bar that misses 0 can still be chance:"
        f" we test {change.tested:,} at once."
    )


def explain_both_dates(change: ChangeResults) -> str:
    """Say how a list that draws both dates is read."""
    if not change.tested:
        return "The hollow dot is the earlier date; these figures have no interval."
    return (
        "Bars show 95 % intervals. Two bars can overlap and the change still be clear: we test the"
        " difference."
    )


def list_cautions(change: ChangeResults) -> Iterable[str]:
    """List what must be known to read the colours of a change."""
    if change.tested:
        yield (
            "Benjamini-Hochberg holds false discoveries at 5 % of the changes called clear, over"
            " all of them, whatever is filtered or chosen."
        )
