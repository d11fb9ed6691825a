"""At most five sentences on what stands out in an area, each from a test and by a stated rule."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.profile.area_profile import ProfileFigure, StandOut
from dashboard.words.profile_words import describe_clear_change, describe_difference, is_clear
from geodata.change import Change, Verdict
from geodata.closed_lists import Theme
from geodata.reliability import Reliability

MOST_TOLD = 5
MOST_OF_A_THEME = 2


def choose_stand_outs(figures: Sequence[ProfileFigure]) -> tuple[StandOut, ...]:
    """Choose what stands out: clear differences from London first, then clear changes.

    The area's own figures come before its borough's; within each, the farthest
    first, in units of the spread between areas. An indicator is told once, a
    theme at most twice. A change of money is left out, as prices change too.
    """
    trusted = [figure for figure in figures if figure.reliability is not Reliability.LOW]
    different = [figure for figure in trusted if is_clear(figure)]
    changed = [
        (figure, change)
        for figure in trusted
        if (change := _find_largest_change(figure)) is not None
    ]
    different.sort(key=lambda figure: (figure.is_borrowed, -_scale(figure, figure.difference)))
    changed.sort(key=lambda pair: (pair[0].is_borrowed, -_scale(pair[0], pair[1].difference)))
    told = [StandOut(describe_difference(figure), figure.indicator) for figure in different]
    told += [
        StandOut(describe_clear_change(figure, change), figure.indicator)
        for figure, change in changed
    ]
    return tuple(_take(told))


def _find_largest_change(figure: ProfileFigure) -> Change | None:
    """Give the clear change that is the larger one; None for money, whose worth changes."""
    if figure.indicator.unit.startswith("£"):
        return None
    clear = [change for change in figure.changes if change.verdict is Verdict.CLEAR]
    return max(clear, key=lambda change: abs(change.difference), default=None)


def _scale(figure: ProfileFigure, difference: float | None) -> float:
    """Count a difference in the spread of the middle half of areas; 0 where there is none."""
    spread = figure.spread
    width = spread.upper_quartile - spread.lower_quartile if spread else 0.0
    return abs(difference or 0.0) / width if width > 0 else 0.0


def _take(told: Iterable[StandOut]) -> Iterable[StandOut]:
    of_theme: Counter[Theme] = Counter()
    seen: set[str] = set()
    for one in told:
        theme = one.indicator.theme
        is_full = of_theme[theme] >= MOST_OF_A_THEME or len(seen) >= MOST_TOLD
        if is_full or one.indicator.id in seen:
            continue
        of_theme[theme] += 1
        seen.add(one.indicator.id)
        yield one
