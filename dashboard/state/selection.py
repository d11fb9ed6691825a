"""What the reader is looking at, and how the address says it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from math import isfinite
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

from dashboard.format.text import mark_unwritable
from dashboard.theme.colours import Appearance
from geodata.closed_lists import Confidence, Level, Precision, ReachMeasure, Split, SumKnown, Theme
from geodata.model import WARD_VINTAGES, list_words
from geodata.statistics.classification import Scheme

MOST_CLASSES = 7
_LONGEST_SHOWN = 40
_Choice = TypeVar("_Choice")
_Member = TypeVar("_Member", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that cannot be meant, and the sentence that says so."""

    sentence: str


def accept_one(
    kind: str, plural: str, allowed: Mapping[str, _Choice]
) -> Callable[[str], _Choice | Unread]:
    """Make a reader of one word of those allowed; ``kind`` has its article."""

    def read(text: str) -> _Choice | Unread:
        if text in allowed:
            return allowed[text]
        shown = text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
        return Unread(
            f"'{shown}' is not {kind}. The {plural} are {list_words(allowed, joiner='or')}."
        )

    return read


def accept_some(
    kind: str, plural: str, allowed: type[_Member]
) -> Callable[[str], tuple[_Member, ...] | Unread]:
    """Read a list of words of a closed list; one that is none of them is told of."""
    read_one = accept_one(kind, plural, {member.value: member for member in allowed})

    def read(text: str) -> tuple[_Member, ...] | Unread:
        parts = [read_one(part) for part in read_list(text)]
        unread = [part for part in parts if isinstance(part, Unread)]
        return unread[0] if unread else tuple(part for part in parts if isinstance(part, allowed))

    return read


def read_codes(text: str) -> tuple[str, ...]:
    """Read area codes as given, so that one given twice can be told of."""
    return tuple(part.strip().upper() for part in text.split(",") if part.strip())


def read_gathered(text: str) -> tuple[str, ...]:
    """Read the codes of a group of areas, each once and in order, however they were gathered."""
    return tuple(sorted(set(read_codes(text))))


def read_name(text: str) -> str | None:
    """Read a name that a reader has given, with one space between its words."""
    return " ".join(text.split()) or None


def read_list(text: str) -> tuple[str, ...]:
    """Read words with commas between them, each once."""
    return tuple(dict.fromkeys(part for part in text.split(",") if part))


def read_breaks(text: str) -> tuple[float, ...] | Unread:
    """Read own breaks: the numbers at which one class ends and the next begins."""
    try:
        numbers = [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        numbers = []
    breaks = sorted({number for number in numbers if isfinite(number)})
    if not breaks or len(breaks) >= MOST_CLASSES:
        return Unread(
            f"The breaks '{text[:_LONGEST_SHOWN]}' cannot be read. Write 1 to"
            f" {MOST_CLASSES - 1} numbers with commas between them, such as 70,80,90."
        )
    return tuple(breaks)


LONGEST_ADDRESS = 3_500
FEWEST_CLASSES = 3
# The years that the records of reach are of.
REACH_YEARS = tuple(range(2013, 2022))


class Mode(StrEnum):
    """Ways of showing the chosen figures."""

    MAP = "map"
    TILES = "tiles"
    DATES = "dates"
    RANKING = "ranking"
    TABLE = "table"
    TREND = "trend"
    SCATTER = "scatter"
    BIVARIATE = "bivariate"
    CLUSTERS = "clusters"
    EDITIONS = "editions"


class Layer(StrEnum):
    """What the map's colours mean where it is not the value."""

    WIDTH = "width"


class Bars(StrEnum):
    """What the list of a change draws: the change itself, or the values of both dates."""

    CHANGE = "change"
    DATES = "dates"


class Marks(StrEnum):
    """How records are marked where they are not counted by area."""

    EXACT = "exact"


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
    since: str | None = None
    group: str | None = None
    scheme: Scheme | None = None
    classes: int | None = None
    breaks: tuple[float, ...] = ()
    sure: bool = False
    layer: Layer | None = None
    bars: Bars | None = None
    second: str | None = None
    where: str | None = None
    within: str | None = None
    area: str | None = None
    areas: tuple[str, ...] = ()
    areas_name: str | None = None
    compare: tuple[str, ...] = ()
    similar: bool = False
    indicators: tuple[str, ...] = ()
    programme: tuple[str, ...] = ()
    marks: Marks | None = None
    theme: Theme | None = None
    year: int | None = None
    precision: tuple[Precision, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    money: SumKnown | None = None
    measure: ReachMeasure | None = None
    need: str | None = None
    split: Split | None = None
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
        # What no picture or file can hold is no part of any value.
        pairs = parse_qsl(query.lstrip("?"), errors="replace")
        given = _join_repeated([(name, mark_unwritable(value)) for name, value in pairs])
        read = {name: reader(given[name]) for name, reader in _READERS.items() if given.get(name)}
        problems = tuple(value.sentence for value in read.values() if isinstance(value, Unread))
        understood = {k: v for k, v in read.items() if not isinstance(v, Unread)}
        named = {_FIELD_NAMES.get(name, name): value for name, value in understood.items()}
        return cls(**named, problems=problems)

    @property
    def is_bare(self) -> bool:
        """Whether nothing is chosen but how the page looks and which data it shows."""
        plain = replace(self, appearance=None, data=None)
        return not self.problems and plain == Selection()

    def to_query(self) -> str:
        """Write the choices as a query string without question mark, empty ones left out."""
        values = {
            _ADDRESS_NAMES.get(item.name, item.name): _write(getattr(self, item.name))
            for item in fields(self)
            if item.name != "problems" and getattr(self, item.name)
        }
        return urlencode(values, safe=",/")


def write_number(value: float) -> str:
    """Write a number as short as it can be read back."""
    return f"{value:g}" if float(f"{value:g}") == value else repr(value)


def _write(value: object) -> str:
    if isinstance(value, tuple):
        return ",".join(_write(part) for part in value)
    if isinstance(value, float):
        return write_number(value)
    return "1" if value is True else str(value)


def _join_repeated(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """Give each name its last value; a list may also be sent as its parts, as forms send it."""
    given = dict(pairs)
    for listed in _SENT_IN_PARTS & given.keys():
        given[listed] = ",".join(value for name, value in pairs if name == listed)
    return given


_READERS: dict[str, Callable[[str], Any]] = {
    "indicator": str,
    "level": accept_one("a level", "levels", {str(level): level for level in CHOSEN_LEVELS}),
    "vintage": accept_one("a ward edition", "editions", {str(y): y for y in WARD_VINTAGES}),
    "period": str,
    "since": lambda text: text.strip() or None,
    "group": str,
    "scheme": accept_one("a class scheme", "schemes", {str(scheme): scheme for scheme in Scheme}),
    "classes": accept_one(
        "a number of classes",
        "numbers",
        {str(count): count for count in range(FEWEST_CLASSES, MOST_CLASSES + 1)},
    ),
    "breaks": read_breaks,
    "sure": accept_one("an answer to 'sure'", "answers", {"1": True, "0": False}),
    "layer": accept_one("a layer", "layers", {str(layer): layer for layer in Layer}),
    "bars": accept_one("a kind of bars", "kinds", {str(kind): kind for kind in Bars}),
    "with": str,
    "where": str,
    "within": str,
    "area": str,
    "areas": read_gathered,
    "areas_name": read_name,
    "compare": read_codes,
    "similar": accept_one("an answer to 'similar'", "answers", {"1": True, "0": False}),
    "indicators": read_list,
    "programme": read_list,
    "marks": accept_one("a way to mark records", "ways", {str(way): way for way in Marks}),
    "theme": accept_one("a theme", "themes", {str(theme): theme for theme in Theme}),
    "year": accept_one("a year of reach", "years", {str(year): year for year in REACH_YEARS}),
    "precision": accept_some("a precision", "precisions", Precision),
    "confidence": accept_some("a confidence", "confidences", Confidence),
    "money": accept_one("an answer to 'money'", "answers", {str(k): k for k in SumKnown}),
    "measure": accept_one("a measure of reach", "measures", {str(m): m for m in ReachMeasure}),
    "need": str,
    "split": accept_one("a way to split", "ways", {str(way): way for way in Split}),
    "view": accept_one("a view", "views", {str(mode): mode for mode in Mode}),
    "appearance": accept_one("an appearance", "appearances", {str(a): a for a in Appearance}),
    "data": str,
}
_SENT_IN_PARTS = frozenset({"compare", "indicators", "programme", "precision", "confidence"})
# "with" is a word of Python's own, so the field has another name than the address.
_FIELD_NAMES = {"with": "second"}
_ADDRESS_NAMES = {field_name: name for name, field_name in _FIELD_NAMES.items()}
