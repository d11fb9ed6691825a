"""What one view is called, what its figures are, and where they come from."""

from typing import NamedTuple

import pandas as pd

from dashboard.format.names import LEVEL_NAMES, name_geography, shorten_borough
from dashboard.format.numbers import end_sentence, name_in_sentence
from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.changes import find_series_changes
from dashboard.results.trends import collect_series
from dashboard.results.view_change import build_change
from dashboard.results.view_results import ViewResults
from dashboard.state.selection import Layer, Mode
from dashboard.state.view import ALL_PEOPLE, View
from dashboard.state.view_modes import TWO_INDICATOR_MODES
from dashboard.text.bivariate import subtitle_view_of_two, title_view_of_two
from dashboard.text.change import say_dates, title_trend
from dashboard.text.change_view import subtitle_change, title_change
from dashboard.text.classes import explain_no_interval
from dashboard.text.figures import Extreme, describe_london, write_title
from geodata.closed_lists import Basis, Outcome
from geodata.model import list_words
from geodata.repository import Repository

_UNITS = {
    "%": "per cent",
    "mean 0-10": "average answer from 0 to 10",
    "score": "score, higher is more deprived",
    "index 0-1": "index from 0 to 1",
    "decile 1-10": "decile, 1 is most deprived",
}
NO_INTERVALS = "No intervals: no difference is tested."
LONDON_ALONE = "No figures for boroughs or wards are held."
_COUNTED = "A count and not a rate: a darker area holds more people, not a larger share."
_BASES = {
    Basis.FULL_COUNT: "Full count: described, not tested.",
    Basis.ADMINISTRATIVE: "Administrative figures: described, not tested.",
    Basis.SURVEY: "Survey estimate.",
    Basis.MODELLED: "Modelled estimate.",
}


class SourceText(NamedTuple):
    """One source of the shown figures: its publisher, its name, its place on the About page."""

    producer: str
    name: str
    address: str


def title_view(view: View, figures: ViewResults) -> str:
    """Give the finding that stands over the map, or what the trend is of."""
    if view.is_london_only:
        where = "London as a whole" if view.is_london_held else "parts of London only"
        return f"{view.indicator.label}: known for {where}"
    valued, names = figures.valued, LEVEL_NAMES[view.geography.level]
    if figures.is_filtered:
        if figures.table.empty:
            return f"{view.indicator.label}: no {names[1]} match"
        names = (f"matching {names[0]}", f"matching {names[1]}")
    outcomes = [
        (Outcome(outcome), float(difference), str(name))
        for outcome, difference, name in zip(
            valued["outcome"],
            valued["difference"],
            valued["area_name"].map(shorten_borough),
            strict=True,
        )
    ]
    values = valued["value"].astype(float)
    extremes = (
        None
        if valued.empty
        else (_name_extreme(valued, values.min()), _name_extreme(valued, values.max()))
    )
    label = f"{view.indicator.label}{' (derived)' if view.moved_from else ''}"
    named = view.indicator.model_copy(update={"label": label})
    return write_title(outcomes, len(figures.table), extremes, named, names)


def _name_extreme(valued: pd.DataFrame, value: float) -> Extreme:
    names = valued.loc[valued["value"] == value, "area_name"].to_list()
    return Extreme(float(value), shorten_borough(str(names[0])) if len(names) == 1 else "")


def subtitle_view(view: View, figures: ViewResults) -> str:
    """Say who, what, in which unit, when, for how many areas, and London's figure."""
    who = describe_population(view)
    if view.is_london_only:
        return f"{who}. {LONDON_ALONE}"
    if view.period is None:
        return f"{who}. No figures for {name_geography(view.geography)}."
    # The figures that follow have their sign: there is little room over a map.
    who = describe_population(view, says_per_cent=False)
    london = describe_london(figures.london, view.indicator)
    # How many match, and of how many it cannot be told, is the filter's own sentence; where two
    # areas share a figure, that is why one has none.
    counted = "" if figures.is_filtered or figures.shared else f"{_count_valued(view, figures)}; "
    sentence = f"{who}, {view.period.label}. {end_sentence(counted + london)}"
    return " ".join([sentence, *_describe_limits(view, figures)])


def _count_valued(view: View, figures: ViewResults) -> str:
    areas = f"{len(figures.valued):,} of {len(figures.table):,} {name_geography(view.geography)}"
    if view.moved_from:
        areas += f", derived from {name_geography(view.moved_from)}"
    return areas


def _name_shortly(area_name: str) -> str:
    return name_in_sentence(area_name).removesuffix(" of London")


def describe_population(view: View, *, says_per_cent: bool = True) -> str:
    """Say of whom the figures are, and in which unit."""
    unit = _UNITS.get(view.indicator.unit, view.indicator.unit)
    is_said = says_per_cent or view.indicator.unit != "%"
    group = "" if view.group == ALL_PEOPLE else f", {view.group}"
    return f"{view.indicator.population}{f', {unit}' if is_said else ''}{group}"


def _describe_limits(view: View, figures: ViewResults) -> list[str]:
    """Say what the figures cannot tell, and what the colours leave out or show in their place."""
    sentences = []
    if view.period and not figures.has_intervals_at(view.period.id):
        sentences.append(NO_INTERVALS)
    sentences += [
        f"{shorten_borough(first)} and {_name_shortly(second)} share one figure."
        for first, second in figures.shared
    ]
    if view.selection.sure and figures.is_compared:
        sentences.append("Only differences from London that are clear are coloured.")
    if view.selection.layer is Layer.WIDTH and figures.has_intervals:
        sentences.append("Colours show how wide the intervals are.")
    return sentences


def describe_indicator(view: View) -> tuple[str, ...]:
    """Say in plain words what the indicator is, how it came about, and how to read it."""
    indicator = view.indicator
    counted = _COUNTED if indicator.unit in COUNTED_UNITS else ""
    parts = (_BASES[indicator.basis], counted, _explain_intervals(view))
    return (indicator.description, " ".join(part for part in parts if part))


def _explain_intervals(view: View) -> str:
    if view.coverage is None or view.coverage.has_intervals:
        return ""
    return explain_no_interval(view.indicator)


def list_sources(view: View, repository: Repository) -> list[SourceText]:
    """Name the sources of what is shown, each with its place on the About page."""
    identifiers = view.indicator.sources
    if view.second is not None and view.mode in TWO_INDICATOR_MODES:
        identifiers = tuple(dict.fromkeys((*identifiers, *view.second.sources)))
    sources = [repository.registry.sources[identifier] for identifier in identifiers]
    return [
        SourceText(source.producer, source.title, f"/about#source-{source.id}")
        for source in sources
    ]


def describe_method(figures: ViewResults) -> str:
    """Say how the shown values came about, each way once."""
    methods = sorted(set(figures.valued["method"]))
    return f"Values: {list_words(methods)}." if methods else ""


class Heading(NamedTuple):
    """The finding that stands over a view, and of whom, when and where its figures are."""

    title: str
    subtitle: str


def head_view(view: View, figures: ViewResults, repository: Repository) -> Heading:
    """Give what stands over a view: of its map, its two indicators or its trend."""
    change = build_change(view, figures, repository)
    if change is not None:
        population = describe_population(view)
        return Heading(
            title_change(change, view.geography),
            subtitle_change(change, population),
        )
    if view.mode is Mode.TREND:
        title, subtitle = _head_trend(view, repository)
    else:
        title = title_view_of_two(view, repository)
        subtitle = subtitle_view_of_two(view, repository)
    return Heading(title or title_view(view, figures), subtitle or subtitle_view(view, figures))


def _head_trend(view: View, repository: Repository) -> tuple[str, str]:
    series = collect_series(view, repository)
    dates = say_dates(series)
    if not dates:
        return "", ""
    sentence = f"{describe_population(view)}, {dates}."
    subtitle = f"{sentence} {LONDON_ALONE}" if view.is_london_only else sentence
    first = next(iter(series.values()))
    changes = find_series_changes(first, repository)
    return title_trend(series, view.indicator, changes), subtitle
