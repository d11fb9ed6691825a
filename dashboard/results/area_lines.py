"""What one area's panel lists: its links and its records of reach."""

from dataclasses import dataclass
from typing import NamedTuple


class AreaLink(NamedTuple):
    """Another area that the reader can go to: its name and what the address then says."""

    name: str
    sets: dict[str, str]


class ReachedLine(NamedTuple):
    """One record or group of records: the mark's kind, what, and how precisely and by whom.

    ``address`` leads to the record on its programme's page; empty where there is none.
    """

    mark: str
    title: str
    detail: str
    source: str
    source_url: str | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class AreaText:
    """Everything the panel says; every sentence was made from data and tests."""

    name: str
    parents: tuple[AreaLink, ...]
    children: tuple[AreaLink, ...]
    children_title: str
    figure: str
    interval: str
    sentences: tuple[str, ...]
    reached: tuple[ReachedLine, ...]
    reached_note: str
    links: tuple[tuple[str, str], ...]
