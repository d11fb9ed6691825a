"""The title and the subtitle of a view of the Explore page, whatever its mode."""

from dashboard.selection import Mode
from dashboard.shown_figures import ShownFigures
from dashboard.trend_data import collect_series
from dashboard.view import View
from dashboard.words.pair_words import subtitle_view_of_two, title_view_of_two
from dashboard.words.trend_words import say_dates, title_trend
from dashboard.words.view_words import LONDON_ALONE, describe_population, subtitle_view, title_view
from geodata.repository import Repository


def title_explore(view: View, figures: ShownFigures, repository: Repository) -> str:
    """Give the finding that stands over a view: of its map, its two indicators or its trend."""
    if view.mode is Mode.TREND:
        title = title_trend(collect_series(view, repository), view.indicator)
    else:
        title = title_view_of_two(view, repository)
    return title or title_view(view, figures)


def subtitle_explore(view: View, figures: ShownFigures, repository: Repository) -> str:
    """Say who, what, in which unit, when and where a view's figures are of."""
    if view.mode is not Mode.TREND:
        return subtitle_view_of_two(view, repository) or subtitle_view(view, figures)
    told = say_dates(collect_series(view, repository))
    if not told:
        return subtitle_view(view, figures)
    said = f"{describe_population(view)}, {told}."
    return f"{said} {LONDON_ALONE}" if view.is_london_only else said
