"""What a reader may set conditions on: the indicators of an edition, and within which limits."""

from typing import Any

from dashboard.answers.choices import THEME_NAMES
from dashboard.answers.matches import find_figures
from dashboard.numbers_shown import show_range
from dashboard.view import View
from dashboard.words.class_words import explain_why_not_compared
from dashboard.words.condition_words import describe_held
from geodata.closed_lists import Theme
from geodata.conditions import MOST_CONDITIONS
from geodata.repository import Repository


def describe_testable(view: View, repository: Repository) -> dict[str, Any]:
    """List the indicators with figures on a view's edition by theme, and the programmes.

    Returns
    -------
    dict
        Ready for JSON: ``groups``, each a ``name`` and ``entries`` of
        identifier and label; ``programmes`` likewise; ``most`` conditions.
    """
    held = [
        indicator
        for indicator in repository.registry.indicators.values()
        if any(part.geography == view.geography for part in repository.coverage(indicator.id))
    ]
    groups = [
        {
            "name": THEME_NAMES[theme],
            "entries": sorted(
                ((one.id, one.label) for one in held if one.theme is theme),
                key=lambda entry: entry[1].casefold(),
            ),
        }
        for theme in Theme
    ]
    programmes = sorted(
        ((one.id, one.label) for one in repository.registry.programmes.values()),
        key=lambda entry: entry[1].casefold(),
    )
    return {
        "geography": view.geography.key,
        "groups": [group for group in groups if group["entries"]],
        "programmes": programmes,
        "most": MOST_CONDITIONS,
    }


def describe_limits(view: View, repository: Repository) -> dict[str, Any]:
    """Say what can be asked of an indicator beside a view's: its values, classes, differences.

    The indicator is the one that the address names by ``with``, else the view's own.
    """
    indicator = view.second or view.indicator
    figures, when = find_figures(indicator.id, view, repository)
    if figures is None:
        return {"held": "", "when": "", "unit": "", "classes": [], "why_not_clear": ""}
    return {
        "held": describe_held(figures),
        "when": when,
        "unit": indicator.unit,
        "classes": [show_range(*ends, indicator) for ends in figures.classification.ranges],
        "why_not_clear": "" if figures.is_compared else explain_why_not_compared(figures),
    }
