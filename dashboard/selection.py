"""What the reader is looking at, and how the address says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from geodata.closed_lists import Level
from geodata.model import list_words

LONGEST_ADDRESS = 3_500
WARD_VINTAGES = (2012, 2018, 2022)

_Choice = TypeVar("_Choice")


class Mode(StrEnum):
    """Ways of showing the chosen figures."""

    MAP = "map"
    TABLE = "table"
    TREND = "trend"


class Appearance(StrEnum):
    """Colours of the page where the reader overrides the system's."""

    LIGHT = "light"
    DARK = "dark"


# The levels that a reader may choose; the others occur only as a benchmark or a trend.
CHOSEN_LEVELS = (Level.BOROUGH, Level.WARD, Level.ASSEMBLY_CONSTITUENCY, Level.LSOA)


@dataclass(frozen=True, slots=True)
class Selection:
    """A reader's choices, as read from a query string.

    A field is None or empty where the address does not say; what is then
    shown is decided by `view.resolve_view`, which also knows the data.
    ``problems`` are sentences about values that could not be read.
    """

    indicator: str | None = None
    level: Level | None = None
    vintage: int | None = None
    period: str | None = None
    group: str | None = None
    area: str | None = None
    programme: tuple[str, ...] = ()
    view: Mode | None = None
    appearance: Appearance | None = None
    data: str | None = None
    problems: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def from_query(cls, query: str) -> "Selection":
        """Read a query string, with or without its question mark.

        Unknown names are ignored. A value that cannot be meant is left out
        and named in ``problems``; nothing that a client can send raises.

        Examples
        --------
        >>> Selection.from_query("?level=ward&vintage=2018").vintage
        2018
        >>> Selection.from_query("level=street").problems
        ("'street' is not a level. The levels are borough, ward, assembly_constituency or lsoa.",)
        """
        if len(query) > LONGEST_ADDRESS:
            return cls(problems=("The address is too long to be read; the first view is shown.",))
        given = dict(parse_qsl(query.lstrip("?"), errors="replace"))
        read = {name: reader(given[name]) for name, reader in _READERS.items() if given.get(name)}
        problems = tuple(value.sentence for value in read.values() if isinstance(value, _Unread))
        understood = {k: v for k, v in read.items() if not isinstance(v, _Unread)}
        return cls(**understood, problems=problems)

    def to_query(self) -> str:
        """Write the choices as a query string without question mark, empty ones left out."""
        said = {
            item.name: _write(getattr(self, item.name))
            for item in fields(self)
            if item.name != "problems" and getattr(self, item.name)
        }
        return urlencode(said, safe=",/")


@dataclass(frozen=True, slots=True)
class _Unread:
    sentence: str


def _write(value: object) -> str:
    return ",".join(value) if isinstance(value, tuple) else str(value)


def _one_of(
    kind: str, plural: str, allowed: Mapping[str, _Choice]
) -> Callable[[str], _Choice | _Unread]:
    def read(text: str) -> _Choice | _Unread:
        if text in allowed:
            return allowed[text]
        shown = text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 - a line's worth
        return _Unread(
            f"'{shown}' is not {kind}. The {plural} are {list_words(allowed, joiner='or')}."
        )

    return read


def _read_list(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in text.split(",") if part))


_READERS: dict[str, Callable[[str], Any]] = {
    "indicator": str,
    "level": _one_of("a level", "levels", {str(level): level for level in CHOSEN_LEVELS}),
    "vintage": _one_of("a ward edition", "editions", {str(year): year for year in WARD_VINTAGES}),
    "period": str,
    "group": str,
    "area": str,
    "programme": _read_list,
    "view": _one_of("a view", "views", {str(mode): mode for mode in Mode}),
    "appearance": _one_of("an appearance", "appearances", {str(a): a for a in Appearance}),
    "data": str,
}
