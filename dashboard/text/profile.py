"""What a profile says in its page and its files: what stands out and why, what is not recorded."""

from collections.abc import Sequence

from dashboard.format.names import LEVEL_NAMES
from dashboard.format.numbers import agree, name_in_sentence, show_interval, show_value
from dashboard.results.profile import AreaProfile, ProfileFigure
from dashboard.text.change import describe_change, describe_clear
from dashboard.text.figures import count_in_words, show_london
from geodata.closed_lists import Outcome, Polarity
from geodata.model import Indicator, list_words
from geodata.statistics.change import Change, Reading, Verdict

_JUDGED = {
    (Polarity.HIGH_IS_GOOD, True): ", better",
    (Polarity.HIGH_IS_GOOD, False): ", worse",
    (Polarity.LOW_IS_GOOD, True): ", worse",
    (Polarity.LOW_IS_GOOD, False): ", better",
}
_CLEAR = frozenset({Outcome.BETTER, Outcome.WORSE, Outcome.HIGHER, Outcome.LOWER})


WARDS_REDRAWN = "Wards were redrawn after this edition"


def describe_unrecorded(profile: AreaProfile) -> str:
    """Name the programmes without a record here, and say that this is no evidence; or nothing."""
    if not profile.unrecorded:
        return ""
    labels = list_words(programme.label for programme in profile.unrecorded)
    return (
        f"The sources read name nothing in {name_in_sentence(profile.area.area_name)} of {labels}."
        " That is not evidence that nothing happened here."
    )


def describe_dates(figure: ProfileFigure) -> list[str]:
    """Say what may be said of a figure's dates: its changes, or else its first and last value."""
    place = name_in_sentence(figure.area.area_name)
    sentences = [describe_change(change, place, figure.indicator) for change in figure.changes]
    ends = [
        f"{show_value(point.value, figure.indicator)} in {point.period.label}"
        for point in (figure.trend[0], figure.trend[-1])
    ]
    return list(dict.fromkeys(sentences)) or [f"{', '.join(ends)}."]


def is_clear(figure: ProfileFigure) -> bool:
    """Whether the one test found a figure clearly different from London's."""
    return figure.outcome in _CLEAR and figure.london is not None


def describe_difference(figure: ProfileFigure) -> str:
    """Say that a figure is clearly different from London's; empty where it is not."""
    if not is_clear(figure) or figure.london is None:
        return ""
    outcome = figure.outcome_words[:1].lower() + figure.outcome_words[1:]
    return (
        f"{_name_subject(figure, figure.period.label)}: {outcome}; {figure.shown}"
        f" ({figure.interval}) against {show_london(figure.london, figure.indicator)}."
    )


def describe_clear_change(figure: ProfileFigure, change: Change) -> str:
    """Say that a figure has clearly changed; empty where the test does not say so."""
    if change.verdict is not Verdict.CLEAR:
        return ""
    is_higher = change.difference > 0
    judged = _JUDGED.get((figure.indicator.polarity, is_higher), "")
    return (
        f"{_name_subject(figure)}: {describe_clear(change, figure.indicator)}{judged};"
        f" {_show(change.later, figure.indicator)} against"
        f" {_show(change.earlier, figure.indicator)}."
    )


def explain_choice(figures: Sequence[ProfileFigure], count: int, most: int) -> str:
    """Say by which rule the sentences were chosen, and why there are none where there are none.

    Parameters
    ----------
    figures : sequence of ProfileFigure
        All of a profile's figures.
    count, most : int
        How many sentences there are, and how many there may be.
    """
    tested = [figure for figure in figures if figure.outcome is not Outcome.NOT_COMPARED]
    if not count and not tested:
        return (
            "Nothing is said to stand out: no figure held here can be tested against London, as"
            " full counts, administrative records and estimates without 95 % intervals are"
            " described and never tested."
        )
    if not count:
        return _explain_none(len(tested))
    borrowed = any(figure.is_borrowed for figure in figures)
    whose = " All are borough estimates: no figure of the ward itself can be tested."
    return (
        f"{_name_rule(tested)} At most {count_in_words(most)}, two a theme; figures of low"
        f" reliability and changes of money are left out.{whose if borrowed else ''}"
    )


def _explain_none(tested: int) -> str:
    if tested == 1:
        return (
            "The one figure tested does not stand out: it is of low reliability, or neither clearly"
            " different from London nor clearly changed."
        )
    return (
        f"None of the {count_in_words(tested)} figures tested stands out: those of low reliability"
        " and changes of money left aside, none is clearly different from London and none has"
        " clearly changed."
    )


def _name_rule(tested: Sequence[ProfileFigure]) -> str:
    """Say how sentences are chosen from the figures that were tested against London."""
    if not tested:
        return "No figure here can be tested against London: these are clear changes over time."
    number = len(tested)
    counted = f"{count_in_words(number)} {agree(number, 'figure', 'figures')}"
    kinds = list_words(sorted({LEVEL_NAMES[figure.geography.level][1] for figure in tested}))
    return (
        f"Of {counted} tested against London, those clearly different (5 % false discoveries over"
        f" all {kinds}), the farthest first in units of the spread of the middle half of {kinds};"
        " then clear changes over time."
    )


def _name_subject(figure: ProfileFigure, period: str = "") -> str:
    label = figure.indicator.label
    label = f"{label[:1].upper()}{label[1:]}"
    dated = f"{label}, {period}" if period else label
    if not figure.is_borrowed:
        return dated
    return f"{dated} (borough estimate, {figure.area.area_name})"


def _show(reading: Reading, indicator: Indicator) -> str:
    shown = show_value(reading.value, indicator)
    if reading.interval is None:
        return shown
    return f"{shown} ({show_interval(*reading.interval, indicator)})"
