"""The title and the subtitle of a view of the Explore page, whatever its mode."""

from typing import NamedTuple

from dashboard.selection import Mode
from dashboard.shown_figures import ShownFigures
from dashboard.trend_data import collect_series
from dashboard.view import View
from dashboard.words.pair_words import subtitle_view_of_two, title_view_of_two
from dashboard.words.trend_words import say_dates, title_trend
from dashboard.words.view_words import LONDON_ALONE, describe_population, subtitle_view, title_view
from geodata.repository import Repository


class Heading(NamedTuple):
    """The finding that stands over a view, and of whom, when and where its figures are."""

    title: str
    subtitle: str


def head_view(view: View, figures: ShownFigures, repository: Repository) -> Heading:
    """Give what stands over a view: of its map, its two indicators or its trend."""
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
    said = f"{describe_population(view)}, {dates}."
    subtitle = f"{said} {LONDON_ALONE}" if view.is_london_only else said
    return title_trend(series, view.indicator), subtitle
