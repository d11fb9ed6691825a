"""What stands over a trend: what may be said of its first and last dates, and never more."""

import pandas as pd

from dashboard.numbers_shown import name_at_date, show_value
from dashboard.trend_data import find_single_date, make_place_dots
from dashboard.words.change_words import describe_distance, name_direction
from geodata.change import Change, Verdict, find_changes
from geodata.model import Indicator

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
        told = "; ".join(f"{dot.name} {dot.shown}" for dot in dots)
        return f"{name_at_date(indicator.label, str(label))}: {told}"
    name, points = next(iter(series.items()))
    changes = find_changes(points, basis=indicator.basis)
    said = _say_change(changes[0], indicator) if changes else "known for one date"
    return f"{indicator.label}, {name}: {said}"


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
            told = [f"{show_value(one.value, indicator)} for {one.label}" for one in change[:2]]
            return f"{told[0]}, {told[1]}, without intervals"
