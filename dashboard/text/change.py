"""How figures changed, in words: never more than the test, or the counts, say."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.format.numbers import (
    MINUS,
    end_sentence,
    name_at_date,
    name_in_sentence,
    show_difference,
    show_interval,
    show_number,
    show_value,
)
from dashboard.results.trends import find_single_date, make_place_dots
from geodata.model import Indicator
from geodata.statistics.change import Change, Reading, Verdict

NO_INTERVAL = "No interval is published for {dates}, so no change is claimed."


def describe_changes(
    changes: Mapping[str, Sequence[Change]], indicator: Indicator
) -> tuple[str, ...]:
    """Say how each area's last reading differs from its first, and from the one before.

    Parameters
    ----------
    changes : mapping of sequence of Change
        By the area's name, as `results.trends.collect_changes` gives them.
    indicator : Indicator
        Its unit decides how a difference is shown.

    Returns
    -------
    tuple of str
        A sentence a pair of dates, each different one once; none for an area
        with one date.
    """
    sentences = [
        describe_change(change, name_in_sentence(name), indicator)
        for name, found in changes.items()
        for change in found
    ]
    bare = NO_INTERVAL.format(dates="these figures")
    if sentences and all(sentence.startswith("No interval") for sentence in sentences):
        return (bare,)
    return tuple(dict.fromkeys(sentences))


def describe_change(change: Change, place: str, indicator: Indicator) -> str:
    """Say in a sentence what may be said of two readings; ``place`` is named as in a sentence."""
    earlier, later = change.earlier, change.later
    start = place[:1].upper() + place[1:]
    readings = "; ".join(
        f"{_show(reading, indicator)} for {reading.label}" for reading in (earlier, later)
    )
    match change.verdict:
        case Verdict.CLEAR:
            return f"{start}: {describe_clear(change, indicator)}. {readings}."
        case Verdict.NOT_CLEAR:
            by = show_change(change, indicator)
            return f"{start}: no clear change since {earlier.label}, {by}. {readings}."
        case Verdict.DESCRIBED:
            return f"{start}: {describe_distance(change, indicator)}. {readings}."
        case Verdict.NO_INTERVAL:
            missing = [one.label for one in (earlier, later) if one.interval is None]
            return NO_INTERVAL.format(dates=f"{place} at {' or '.join(missing) or later.label}")
        case Verdict.NOT_COMPARABLE:
            return f"These dates are not compared. {end_sentence(indicator.no_change or '')}"
        case _:
            return f"{start}: {explain_no_test(change)}."


def describe_clear(change: Change, indicator: Indicator) -> str:
    """Say which way a figure has clearly changed, and by how much, with the interval of that."""
    distance = show_difference(change.difference, indicator)
    # What is clear lies on one side of nothing, so the interval needs no sign either.
    low, high = sorted(abs(limit) for limit in change.interval or (math.nan, math.nan))
    return (
        f"clearly {name_direction(change)} for {change.later.label} than for"
        f" {change.earlier.label}, by {distance} ({show_interval(low, high, indicator)})"
    )


def explain_no_test(change: Change) -> str:
    """Say why two dates are not compared, in a sentence without its full stop."""
    earlier, later = change.earlier.label, change.later.label
    if change.verdict is Verdict.BROKEN:
        return (
            f"the series breaks between {earlier} and {later}, so these two dates are not compared"
        )
    if change.verdict is Verdict.OVERLAPPING:
        return f"{earlier} and {later} share years, so their difference cannot be tested"
    return f"{earlier} and {later} are not compared"


def show_change(change: Change, indicator: Indicator) -> str:
    """Show a difference between two dates with its sign, and its 95 % interval where tested.

    Examples of the words: "+3.2 points (1.0 to 5.4)", "−0.12".
    """
    shown = show_signed(change.difference, indicator)
    if change.interval is None:
        return shown
    return f"{shown} ({show_interval(*change.interval, indicator)})"


def show_signed(difference: float, indicator: Indicator) -> str:
    """Show a difference with its sign, in the words of the unit; what rounds to nothing has none.

    Examples of the words: "+3.2 points", "−£41", "0.00".
    """
    nothing = show_number(0, indicator.decimal_places)
    if show_number(abs(difference), indicator.decimal_places) == nothing:
        return show_difference(0, indicator)
    return f"{'+' if difference > 0 else MINUS}{show_difference(difference, indicator)}"


def describe_distance(change: Change, indicator: Indicator) -> str:
    """Say how far apart two counts are, as they are shown: what rounds to nothing is alike."""
    nothing = show_number(0, indicator.decimal_places)
    if show_number(abs(change.difference), indicator.decimal_places) == nothing:
        return f"as for {change.earlier.label}"
    distance = show_difference(change.difference, indicator)
    return f"{distance} {name_direction(change)} than for {change.earlier.label}"


def name_direction(change: Change) -> str:
    """Name the way from the earlier reading to the later: higher or lower."""
    return "higher" if change.difference > 0 else "lower"


def _show(reading: Reading, indicator: Indicator) -> str:
    shown = show_value(reading.value, indicator)
    if reading.interval is None:
        return shown
    return f"{shown} ({show_interval(*reading.interval, indicator)})"


_MOST_TOLD = 3
Series = dict[str, pd.DataFrame]


def title_trend(series: Series, indicator: Indicator, changes: Sequence[Change] = ()) -> str:
    """Say how the first series' last date differs from its first; of one date, what it is.

    Parameters
    ----------
    series : dict of DataFrame
        By the area's name, as `trend_data.collect_series` gives them, the chief one first.
    indicator : Indicator
        Its unit decides how a difference is shown.
    changes : sequence of Change
        Those of the first series, as `results.trends.collect_changes` gives them.

    Returns
    -------
    str
        Empty where there is no series, or one date of more places than a title has room for.

    Examples
    --------
    >>> title_trend({}, None)
    ''
    """
    if not series:
        return ""
    date = find_single_date(series)
    if date:
        dots = make_place_dots(series, indicator)
        if len(dots) > _MOST_TOLD:
            return ""
        label = next(iter(series.values())).dropna(subset="value")["period_label"].iloc[0]
        values = "; ".join(f"{dot.name} {dot.shown}" for dot in dots)
        return f"{name_at_date(indicator.label, str(label))}: {values}"
    name = next(iter(series))
    finding = _say_change(changes[0], indicator) if changes else "known for one date"
    return f"{indicator.label}, {name}: {finding}"


def say_dates(series: Series) -> str:
    """Say from when to when figures are held; empty where there is no series."""
    if not series:
        return ""
    dated = pd.concat(series.values()).dropna(subset="value").sort_values("period_start")
    dates = list(dict.fromkeys(map(str, dated["period_label"])))
    return dates[0] if len(dates) == 1 else f"from {dates[0]} until {dates[-1]}"


def _say_change(change: Change, indicator: Indicator) -> str:
    earlier, later = change.earlier, change.later
    match change.verdict:
        case Verdict.CLEAR:
            return f"clearly {name_direction(change)} than for {earlier.label}"
        case Verdict.NOT_CLEAR:
            return f"no clear change since {earlier.label}"
        case Verdict.DESCRIBED:
            return describe_distance(change, indicator)
        case Verdict.NO_INTERVAL:
            readings = [f"{show_value(one.value, indicator)} for {one.label}" for one in change[:2]]
            return f"{readings[0]}, {readings[1]}, without intervals"
        case Verdict.BROKEN:
            return f"the series breaks between {earlier.label} and {later.label}"
        case _:
            return explain_no_test(change)
