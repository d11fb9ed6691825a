"""Sentences under the map of hexagons: what it keeps of the true map, and what not."""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.format.names import LEVEL_NAMES
from dashboard.format.numbers import THIN_SPACE, agree, name_in_sentence
from dashboard.state.view import View
from geodata.model import list_words
from geodata.repository import Repository
from geodata.shapes.hexagons import CLEARLY_APART_KM, Hexagons, Pair

_NEIGHBOURS = "Neighbours share a border or a corner, or face each other over the tidal Thames."
_SAME = "Colours, list and table are those of the true shapes."
_NO_RECORDS = "Records of programmes have their places on the true map, so none is drawn here."


class HexagonText(NamedTuple):
    """What must be read, what may be, and pairs of names: apart here, or side by side here only."""

    first: tuple[str, ...]
    more: tuple[str, ...]
    parted: tuple[str, ...]
    joined: tuple[str, ...]


def describe_hexagons(view: View, repository: Repository) -> HexagonText:
    """Describe the layout that a view draws, and what it does to the chosen area."""
    layout = repository.hexagons(view.geography)
    areas = repository.areas(view.geography)
    names = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    singular, plural = LEVEL_NAMES[view.geography.level]
    first = [
        f"Each {singular} is one hexagon, so that none looks like more because it is large.",
        _describe_pairs(layout),
    ]
    if view.area is not None and view.area.area_code in layout.cells:
        first.append(_describe_chosen(view.area.area_code, layout, names))
    if view.programmes:
        first.append(_NO_RECORDS)
    more = (_SAME, _NEIGHBOURS, _describe_order(layout, plural))
    return HexagonText(
        tuple(first),
        tuple(sentence for sentence in more if sentence),
        _name_pairs(layout.parted, names),
        _name_pairs(layout.joined, names),
    )


def _describe_pairs(layout: Hexagons) -> str:
    contacts, apart = len(layout.pairs_kept), len(layout.parted)
    if not apart:
        return "All neighbours stand side by side."
    return (
        f"Of {contacts + apart} pairs of neighbours {contacts} ({_show_share(layout.share_kept)})"
        f" stand side by side; {apart} {agree(apart, 'stands', 'stand')} apart."
    )


def _describe_order(layout: Hexagons, plural: str) -> str:
    if not layout.orders:
        return ""
    start = f"{plural[0].upper()}{plural[1:]}"
    return (
        f"{start} more than {CLEARLY_APART_KM} km apart from north to south, or from west to"
        f" east, keep that order in {layout.orders_kept} of {layout.orders} cases"
        f" ({_show_share(layout.share_in_order)})."
    )


def _describe_chosen(code: str, layout: Hexagons, names: dict[str, str]) -> str:
    name = name_in_sentence(names[code])
    contacts, parted, joined = (
        _find_others(code, pairs, names)
        for pairs in (layout.pairs_kept, layout.parted, layout.joined)
    )
    start = f"{name[0].upper()}{name[1:]}"
    total = len(contacts) + len(parted)
    if parted and total == 1:
        sentence = f"{start} stands apart from its one neighbour, {parted[0]}."
    elif parted:
        count = len(contacts) or "none"
        sentence = f"{start} stands beside {count} of its {total} neighbours, and apart from"
        sentence = f"{sentence} {list_words(parted)}."
    elif total == 1:
        sentence = f"{start} stands beside its one neighbour, {contacts[0]}."
    else:
        sentence = f"{start} stands beside all of its {total} neighbours."
    if joined:
        sentence += f" Beside it here, but not its neighbour: {list_words(joined)}."
    return sentence


def _find_others(code: str, pairs: Iterable[Pair], names: dict[str, str]) -> list[str]:
    """Name the areas that are in a pair with one area."""
    others = {other for pair in pairs if code in pair for other in pair if other != code}
    return sorted((name_in_sentence(names[other]) for other in others), key=_sort_name)


def _sort_name(name: str) -> str:
    return name.removeprefix("the ")


def _name_pairs(pairs: Iterable[Pair], names: dict[str, str]) -> tuple[str, ...]:
    """Name pairs; names have "and" in them, so a dash stands between two."""
    return tuple(sorted(" – ".join(sorted(names[code] for code in pair)) for pair in pairs))


def _show_share(share: float) -> str:
    return f"{share * 100:.0f}{THIN_SPACE}%"
