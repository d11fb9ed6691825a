"""What a legend says: each class by name, and how the classes came about."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pandas as pd

from dashboard.format.numbers import (
    THIN_SPACE,
    agree,
    name_in_sentence,
    show_bound,
    show_difference,
    show_number,
    show_range,
    show_value,
)
from dashboard.results.classes import LegendEntry
from dashboard.results.view_results import ViewResults
from dashboard.state.selection import Layer, Selection
from geodata.closed_lists import Basis, Outcome, Polarity
from geodata.model import Indicator
from geodata.statistics.benchmark import FALSE_DISCOVERY_RATE
from geodata.statistics.classification import Classification, Scheme, find_deviation_steps

# An area this many quartile ranges outside the quartiles is called far: Tukey's outer fence.
_FAR = 3.0
_FEWEST_FOR_FAR = 8
_SCHEMES = {
    Scheme.NATURAL: "Natural breaks: values that lie close together share a class.",
    Scheme.QUANTILE: "Quantiles: each class holds about as many values.",
    Scheme.EQUAL: "Equal steps from the lowest value to the highest.",
    Scheme.STD: "Steps of one standard deviation around the mean of the areas.",
    Scheme.CUSTOM: "Your own breaks: each is the lowest value of the class above it.",
    Scheme.BENCHMARK: "Distance from London, in steps alike on both sides; described, not tested.",
}
_NO_INTERVAL = {
    Basis.FULL_COUNT: "this is a full count, which has no sampling error",
    Basis.ADMINISTRATIVE: "these figures come from administrative records, not from a sample",
    Basis.SURVEY: "its source publishes none for these areas, so they are not compared",
    Basis.MODELLED: "its source publishes none for these areas, so they are not compared",
}
_JUDGED = {Polarity.HIGH_IS_GOOD: ("worse", "better"), Polarity.LOW_IS_GOOD: ("better", "worse")}


def explain_no_interval(indicator: Indicator) -> str:
    """Say why an indicator has no 95 % interval."""
    return f"No 95 % interval: {_NO_INTERVAL[indicator.basis]}."


def describe_classes(
    classification: Classification, indicator: Indicator, scheme: Scheme
) -> tuple[LegendEntry, ...]:
    """Name each class by its range of values, or by the breaks that bound it."""
    if scheme is Scheme.BENCHMARK:
        named = _name_distances(classification.breaks, indicator)
        return tuple(LegendEntry(name) for name in named)
    if not classification.breaks:
        return tuple(LegendEntry(show_range(*ends, indicator)) for ends in classification.ranges)
    labels = _name_between(classification.breaks, indicator)
    steps = find_deviation_steps(len(labels))
    if scheme is Scheme.STD:
        details = _name_deviations(steps)
        return tuple(LegendEntry(*pair) for pair in zip(labels, details, strict=True))
    return tuple(LegendEntry(label) for label in labels)


def describe_shape(
    figures: ViewResults, classification: Classification, selection: Selection
) -> tuple[str, ...]:
    """Say how the classes were made, and why they are fewer than asked for or lie as they do."""
    scheme = selection.scheme or Scheme.NATURAL
    values = figures.valued["value"].astype(float).round(figures.indicator.decimal_places)
    sentences = [*_explain_fallback(figures, selection), *_describe_few(values, figures)]
    if len(values.unique()) > 1:
        if selection.scheme:
            sentences += [_describe_making(scheme, figures, selection)]
        sentences += _describe_far(values, figures)
        sentences += _count_empty(classification, figures, selection)
    return tuple(sentence for sentence in sentences if sentence)


def describe_outcomes(figures: ViewResults) -> tuple[tuple[LegendEntry, ...], tuple[str, ...]]:
    """Name the three outcomes of the comparison with London, and say how it was made."""
    below, above = _JUDGED.get(figures.indicator.polarity, ("", ""))
    entries = (
        LegendEntry("clearly below London", below),
        LegendEntry("no clear difference"),
        LegendEntry("clearly above London", above),
    )
    return entries, (_explain_test(figures),)


def describe_clear_only(figures: ViewResults) -> tuple[str, ...]:
    """Say what is left without a colour where only clear differences have one."""
    if not figures.is_compared:
        return (f"No difference can be called clear. {explain_why_not_compared(figures)}",)
    clear = ~figures.table["outcome"].isin([Outcome.SIMILAR, Outcome.NOT_COMPARED])
    count = f"{int(clear.sum()):,} of {len(figures.valued):,}"
    return (
        f"Only differences from London that are clear are coloured: {count} areas.",
        _explain_test(figures),
    )


def explain_why_not_compared(figures: ViewResults) -> str:
    """Say why no area of a view was tested against London."""
    if figures.valued.empty:
        return "No area has a value."
    if not figures.has_intervals:
        return explain_no_interval(figures.indicator)
    if figures.benchmark is None:
        return "No London figure is held for this date."
    return "London's own figure has no 95 % interval."


def name_widths(figures: ViewResults) -> tuple[str, tuple[str, ...]]:
    """Name the widths of intervals as a legend does, and say how to read them."""
    unit = "points" if figures.indicator.unit == "%" else figures.indicator.unit
    title = f"{figures.indicator.label}: width of the 95 % interval ({unit})"
    reading = (
        "A darker area is less certain: its 95 % interval, from lower to upper limit, is wider."
    )
    return title, (reading,)


def _explain_test(figures: ViewResults) -> str:
    tested = int((figures.table["outcome"] != Outcome.NOT_COMPARED).sum())
    return (
        f"Each of {tested:,} areas was tested against London, whose own interval counts. The"
        " Benjamini-Hochberg correction holds false discoveries at"
        f" {100 * FALSE_DISCOVERY_RATE:.0f}{THIN_SPACE}% of the differences called clear."
    )


def _explain_fallback(figures: ViewResults, selection: Selection) -> Iterable[str]:
    if selection.layer is Layer.WIDTH and not figures.has_intervals and len(figures.valued):
        yield f"{explain_no_interval(figures.indicator)} The values are drawn."
    if selection.scheme is Scheme.BENCHMARK and figures.benchmark is None and len(figures.valued):
        yield "There is no London figure for this date to compare these areas with."
    if selection.scheme is Scheme.CUSTOM and not selection.breaks:
        yield "No breaks are set yet, so natural breaks are drawn."


def _describe_few(values: pd.Series, figures: ViewResults) -> Iterable[str]:
    if values.empty:
        yield "No area has a value."
    elif len(values) == 1:
        name = name_in_sentence(str(figures.valued["area_name"].iloc[0]))
        yield f"Only {name} has a value, so its colour compares it with nothing."
    elif len(values.unique()) == 1:
        shown = show_value(float(values.iloc[0]), figures.indicator)
        yield f"All {len(values):,} areas have the same value, {shown}."


def _describe_making(scheme: Scheme, figures: ViewResults, selection: Selection) -> str:
    is_unset = scheme is Scheme.CUSTOM and not selection.breaks
    has_london = scheme is not Scheme.BENCHMARK or figures.benchmark is not None
    made = _SCHEMES[scheme] if has_london and not is_unset else ""
    dates = figures.history["period"].nunique()
    if not made or dates == 1 or (scheme is Scheme.CUSTOM and selection.breaks):
        return made
    return f"{made} Made from all {dates} dates, so a colour means the same at each."


def _describe_far(values: pd.Series, figures: ViewResults) -> Iterable[str]:
    low, high = values.quantile(0.25), values.quantile(0.75)
    fence = _FAR * (high - low)
    far = values[(values > high + fence) | (values < low - fence)]
    if len(far) == 1 and fence > 0 and len(values) >= _FEWEST_FOR_FAR:
        row = figures.table.loc[far.index[0]]
        yield f"{row['area_name']} ({row['shown']}) lies far from all other areas."


def _count_empty(
    classification: Classification, figures: ViewResults, selection: Selection
) -> Iterable[str]:
    wanted = selection.classes or 0
    made = len(classification.uppers)
    if not classification.breaks and made < wanted:
        yield f"{made} classes are drawn, not {wanted}: the others would hold no value."
    if classification.breaks and selection.scheme is Scheme.CUSTOM:
        counts = classification.count(figures.table["value"])
        empty = sum(count == 0 for count in counts)
        if empty:
            holds = agree(empty, "holds", "hold")
            yield f"{empty} of your {len(counts)} classes {holds} no area."


def _name_between(breaks: tuple[float, ...], indicator: Indicator) -> list[str]:
    shown = [show_bound(value, indicator) for value in breaks]
    middle = [f"{low} to under {high}" for low, high in pairwise(shown)]
    return [f"under {shown[0]}", *middle, f"{shown[-1]} or more"]


def _name_distances(breaks: Sequence[float], indicator: Indicator) -> Iterable[str]:
    """Name classes of distances from London; breaks lie alike on both sides of nought."""
    if not breaks:
        yield "the same as London"
        return
    shown = {abs(step): show_difference(step, indicator) for step in breaks}
    yield f"{shown[-breaks[0]]} or more below"
    for low, high in pairwise(breaks):
        near, far = sorted((abs(low), abs(high)))
        side = "below" if high <= 0 else "above"
        if low < 0 < high:
            yield f"within {shown[far]} of London"
        else:
            yield f"{shown[near]} to {shown[far]} {side}" if near else f"up to {shown[far]} {side}"
    yield f"{shown[breaks[-1]]} or more above"


def _name_deviations(steps: Sequence[float]) -> list[str]:
    shown = [show_number(step, 0 if step == int(step) else 1) for step in steps]
    middle = [f"{low} to {high} SD" for low, high in pairwise(shown)]
    return [f"under {shown[0]} SD", *middle, f"from {shown[-1]} SD"]
