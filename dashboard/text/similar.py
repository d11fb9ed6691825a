"""Sentences about similar areas: how they were found, and how one area compares with them."""

from collections.abc import Sequence
from typing import NamedTuple

from dashboard.format.names import LEVEL_NAMES
from dashboard.format.numbers import agree, end_sentence, name_in_sentence, show_number
from dashboard.text.figures import count_in_words
from geodata.closed_lists import Basis, Outcome
from geodata.model import Area, Indicator, list_words

# Further than this on average, in standard deviations, areas are hardly alike.
FAR = 1.0
_PLACES = ("", "second ", "third ", "fourth ", "fifth ", "sixth ")


class Peer(NamedTuple):
    """One similar area beside the area that is told of.

    ``outcome`` is of the area against this one: ``HIGHER`` where the area is
    clearly above it. ``is_valued`` says whether this one has a figure at all.
    """

    name: str
    outcome: Outcome
    is_valued: bool


class PeerFigure(NamedTuple):
    """The area's figure as shown, its interval, and the date; ``is_valued`` where there is one."""

    shown: str
    interval: str
    date: str
    is_valued: bool


class Places(NamedTuple):
    """The places from the highest that a full count holds among the areas ``of`` with a figure."""

    first: int
    last: int
    of: int


def describe_method(
    area: Area, distances: Sequence[float], indicators: int, left_out: Sequence[str], of: int
) -> str:
    """Say how similar areas were found.

    Parameters
    ----------
    area : Area
    distances : sequence of float
        Of the similar areas, the nearest first; none where the area lacks a value.
    indicators : int
        By how many indicators areas are called similar.
    left_out : sequence of str
        Names of areas that lack a value of one of them.
    of : int
        How many areas the edition has.
    """
    kind, plural = LEVEL_NAMES[area.geography.level]
    name = name_in_sentence(area.area_name)
    if not distances:
        return (
            f"No {kind} is called similar to {name}, as it has no value for one of the"
            f" {count_in_words(indicators)} indicators by which they are compared."
        )
    named = kind if len(distances) == 1 else f"{count_in_words(len(distances))} {plural}"
    by = "one indicator" if indicators == 1 else f"{count_in_words(indicators)} indicators"
    sentences = [
        f"The {named} at the smallest distance from {name}: the"
        f" weighted root mean square difference of {by} of who"
        f" lives there and on what means, each counted in standard deviations over"
        f" {of - len(left_out):,} {plural}. A distance of 0 would be the same in all of them.",
    ]
    if distances[0] > FAR:
        away = show_number(distances[0], 1)
        sentences.append(f"No {kind} is close: the nearest is {away} standard deviations away.")
    if left_out:
        names = list_words(name_in_sentence(one) for one in left_out)
        is_are = agree(len(left_out), "is", "are")
        sentences.append(f"Left out for want of a value {is_are} {names}.")
    return " ".join(sentences)


def describe_tested(indicator: Indicator, figure: PeerFigure, peers: Sequence[Peer]) -> str:
    """Say from which similar areas a tested figure clearly differs."""
    if not figure.is_valued:
        return f"{_introduce(indicator, figure)}."
    sides = (
        (Outcome.HIGHER, "clearly above"),
        (Outcome.LOWER, "clearly below"),
        (Outcome.SIMILAR, "no clear difference from"),
    )
    parts = [_name_side(phrase, outcome, peers) for outcome, phrase in sides]
    untested = [peer for peer in peers if peer.outcome is Outcome.NOT_COMPARED]
    if untested:
        names = list_words(name_in_sentence(peer.name) for peer in untested)
        why = "no 95 % interval" if any(peer.is_valued for peer in untested) else "no figure"
        parts.append(f"not compared with {names}: {why}")
    sentence = "; ".join(part for part in parts if part)
    return f"{_introduce(indicator, figure)}. {end_sentence(sentence)}"


def describe_counted(
    indicator: Indicator, figure: PeerFigure, places: Places | None, of: int
) -> str:
    """Say which place a full count has among ``of`` areas: the area and its similar ones."""
    introduced = _introduce(indicator, figure)
    if not figure.is_valued or places is None or indicator.basis is not Basis.FULL_COUNT:
        return f"{introduced}."
    others = count_in_words(places.of)
    if places.of < of:
        others += " with a figure"
    if places.of == 1:
        return f"{introduced}; none of the similar areas has a figure."
    if places.first != places.last:
        tied = places.last - places.first + 1
        if tied == places.of:
            return f"{introduced}, the same in all {others}."
        shared = f"one of {count_in_words(tied)} that share the {_name_place(places)}"
        return f"{introduced}, {shared} of the {others}."
    return f"{introduced}, the {_name_place(places)} of the {others}; a full count."


def _introduce(indicator: Indicator, figure: PeerFigure) -> str:
    # The labels of elections name their year themselves.
    date = "" if figure.date in indicator.label else f" ({figure.date})"
    shown = figure.shown if figure.is_valued else figure.shown[:1].lower() + figure.shown[1:]
    interval = f" ({figure.interval})" if figure.interval else ""
    return f"{indicator.label}{date}: {shown}{interval}"


def _name_side(phrase: str, outcome: Outcome, peers: Sequence[Peer]) -> str:
    on_side = [peer for peer in peers if peer.outcome is outcome]
    if not on_side:
        return ""
    if len(on_side) == len(peers) > 1:
        every = "any of the" if outcome is Outcome.SIMILAR else "all"
        return f"{phrase} {every} {count_in_words(len(peers))}"
    return f"{phrase} {list_words(name_in_sentence(peer.name) for peer in on_side)}"


def _name_place(places: Places) -> str:
    from_lowest = places.of - places.last + 1
    if places.first <= from_lowest:
        return f"{_PLACES[places.first - 1]}highest"
    return f"{_PLACES[from_lowest - 1]}lowest"
