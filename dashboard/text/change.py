"""How figures changed, in words: never more than the intervals, or the counts, say."""

from collections.abc import Mapping

import pandas as pd

from dashboard.format.numbers import (
    name_at_date,
    name_in_sentence,
    show_difference,
    show_interval,
    show_number,
    show_value,
)
from dashboard.results.trends import find_single_date, make_place_dots
from geodata.model import Indicator
from geodata.statistics.change import Change, Reading, Verdict, find_changes

NO_INTERVAL = "No interval is published for {dates}, so no change is claimed."


def describe_changes(series: Mapping[str, pd.DataFrame], indicator: Indicator) -> tuple[str, ...]:
    """Say how each area's last reading differs from its first, and from the one before.

    Parameters
    ----------
    series : mapping of DataFrame
        By the area's name: rows by date in order, as `trend_data.collect_series` gives them.
    indicator : Indicator
        Its basis decides what may be said, its unit how.

    Returns
    -------
    tuple of str
        A sentence a pair of dates, each different one once; none for an area
        with one date.
    """
    sentences = [
        describe_change(change, name_in_sentence(name), indicator)
        for name, points in series.items()
        for change in find_changes(points, basis=indicator.basis)
    ]
    bare = NO_INTERVAL.format(dates="these figures")
    if sentences and all(sentence.startswith("No interval") for sentence in sentences):
        return (bare,)
    return tuple(dict.fromkeys(sentences))


def describe_change(change: Change, place: str, indicator: Indicator) -> str:
    """Say in a sentence what may be said of two readings; ``place`` is named as in a sentence."""
    earlier, later = change.earlier, change.later
    start = place[:1].upper() + place[1:]
    if change.verdict is Verdict.BROKEN:
        return (
            f"{start}: the series breaks between {earlier.label} and {later.label},"
            " so these two dates are not compared."
        )
    if change.verdict is Verdict.NO_INTERVAL:
        missing = [reading.label for reading in (earlier, later) if reading.interval is None]
        dates = f"{place} at {' or '.join(missing)}"
        return NO_INTERVAL.format(dates=dates)
    readings = "; ".join(
        f"{_show(reading, indicator)} for {reading.label}" for reading in change[:2]
    )
    if change.verdict is Verdict.DESCRIBED:
        return f"{start}: {describe_distance(change, indicator)}. {readings}."
    if change.verdict is Verdict.NOT_CLEAR:
        return f"{start}: no clear change. {readings}: the 95 % intervals overlap."
    return f"{start}: {name_direction(change)}. {readings}: the 95 % intervals do not overlap."


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


def title_trend(series: Series, indicator: Indicator) -> str:
    """Say how the first series' last date differs from its first; of one date, what it is.

    Parameters
    ----------
    series : dict of DataFrame
        By the area's name, as `trend_data.collect_series` gives them, the chief one first.
    indicator : Indicator
        Its basis decides what may be said, its unit how.

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
    name, points = next(iter(series.items()))
    changes = find_changes(points, basis=indicator.basis)
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
        case Verdict.BROKEN:
            return f"the series breaks between {earlier.label} and {later.label}"
        case Verdict.NO_INTERVAL:
            readings = [f"{show_value(one.value, indicator)} for {one.label}" for one in change[:2]]
            return f"{readings[0]}, {readings[1]}, without intervals"
