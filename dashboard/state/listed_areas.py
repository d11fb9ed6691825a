"""Which areas of an edition the ranking and the table list, where the reader names a wider area.

The map always draws every area, and ranks are always among all of them.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import pandas as pd

from dashboard.format.names import count_areas
from dashboard.format.numbers import name_in_sentence
from geodata.closed_lists import Level
from geodata.model import Area, Geography
from geodata.repository import Repository

_KEPT_LISTS = 16
# What a list can be limited to, in the order in which it is offered.
_WIDER = {
    Level.INNER_OUTER: "Inner or Outer London",
    Level.ASSEMBLY_CONSTITUENCY: "An Assembly constituency",
    Level.BOROUGH: "A borough",
}


class ListChoice(NamedTuple):
    """A wider area that the list can be limited to.

    ``members`` are the codes of the areas in it, ``title`` says how many there
    are: "21 wards of 2022 in Haringey".
    """

    area_code: str
    area_name: str
    title: str
    members: frozenset[str]


@lru_cache(maxsize=_KEPT_LISTS)
def list_choices(
    geography: Geography, repository: Repository
) -> Mapping[str, tuple[ListChoice, ...]]:
    """List what an edition's list can be limited to, by kind; kinds without any are left out."""
    areas = repository.areas(geography)
    members = (
        pd.DataFrame({"area_code": areas["area_code"], "wider": areas["parent_codes"].map(list)})
        .explode("wider")
        .groupby("wider")["area_code"]
        .agg(frozenset)
    )
    found = {
        name: _list_level(Geography(level), geography, members, repository)
        for level, name in _WIDER.items()
        if level is not geography.level
    }
    return MappingProxyType({name: choices for name, choices in found.items() if choices})


def find_choice(
    area: Area | None, geography: Geography, repository: Repository
) -> ListChoice | None:
    """Give what a wider area limits an edition's list to; None where it cannot limit it."""
    if area is None:
        return None
    offered = (one for kind in list_choices(geography, repository).values() for one in kind)
    return next((choice for choice in offered if choice.area_code == area.area_code), None)


def _list_level(
    level: Geography, geography: Geography, members: pd.Series, repository: Repository
) -> tuple[ListChoice, ...]:
    wider = repository.areas(level).sort_values("area_name")
    return tuple(
        ListChoice(
            code,
            name,
            f"{count_areas(len(members[code]), geography)} in {name_in_sentence(name)}",
            members[code],
        )
        for code, name in zip(wider["area_code"], wider["area_name"], strict=True)
        if code in members.index
    )
