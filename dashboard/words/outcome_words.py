"""How one figure lies to London, in the few words that a table's cell has room for."""

from dashboard.numbers_shown import show_difference, show_interval, show_value
from dashboard.profile.area_profile import ProfileFigure
from dashboard.wording import COUNTED_UNITS
from geodata.closed_lists import Basis

_DESCRIBED = frozenset({Basis.FULL_COUNT, Basis.ADMINISTRATIVE})


def say_against_london(figure: ProfileFigure) -> str:
    """Say the test's outcome, or how far a count lies from London, or why neither is said.

    An empty text where the area has no value: what is shown in its place says why.
    """
    if figure.value is None or figure.outcome_words:
        return figure.outcome_words
    if figure.london is None:
        return "No London figure"
    if figure.indicator.unit in COUNTED_UNITS:
        return "A part of London's"
    if figure.indicator.basis in _DESCRIBED and figure.difference is not None:
        return _say_distance(figure, figure.difference)
    return f"Not compared: {_say_obstacle(figure)}"


def show_london(figure: ProfileFigure) -> tuple[str, str, str]:
    """Show London's value, its interval, and that it is derived; each empty where it is not so."""
    if figure.london is None:
        return "not held", "", ""
    estimate = figure.london.estimate
    shown = show_value(estimate.value, figure.indicator)
    derived = "derived" if figure.london.is_derived else ""
    if estimate.lci_95 is None or estimate.uci_95 is None:
        return shown, "", derived
    return shown, show_interval(estimate.lci_95, estimate.uci_95, figure.indicator), derived


def _say_distance(figure: ProfileFigure, difference: float) -> str:
    if round(difference, figure.indicator.decimal_places) == 0:
        return "The same as London"
    side = "above" if difference > 0 else "below"
    return f"{show_difference(difference, figure.indicator)} {side} London"


def _say_obstacle(figure: ProfileFigure) -> str:
    if not figure.interval:
        return "no interval"
    if figure.london is not None and figure.london.estimate.lci_95 is None:
        return "London has no interval"
    return "the intervals have no width"
