"""The words that data may use where only some are allowed: a misspelling cannot be loaded."""

from enum import StrEnum


class Theme(StrEnum):
    """The three themes of the Mayor's strategy, and what surrounds them."""

    RELATIONSHIPS = "relationships"
    PARTICIPATION = "participation"
    EQUALITY = "equality"
    CONTEXT = "context"


class Polarity(StrEnum):
    """Which direction is desirable, where anyone may say so."""

    HIGH_IS_GOOD = "high_is_good"
    LOW_IS_GOOD = "low_is_good"
    NO_JUDGEMENT = "no_judgement"


class Basis(StrEnum):
    """How a figure came about; it decides whether a difference may be tested."""

    FULL_COUNT = "full_count"
    SURVEY = "survey"
    MODELLED = "modelled"
    ADMINISTRATIVE = "administrative"


class Status(StrEnum):
    """Why a value is as it is (the shorthand that official publishers use)."""

    WITHHELD = "c"
    NOT_AVAILABLE = "x"
    LOW_RELIABILITY = "u"
    NOT_APPLICABLE = "z"
    ESTIMATED = "e"
    PROVISIONAL = "p"
    REVISED = "r"
    BREAK_IN_SERIES = "b"


class Outcome(StrEnum):
    """How an area compares with a benchmark."""

    BETTER = "better"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    SIMILAR = "no clear difference"
    NOT_COMPARED = "not compared"


class ClusterKind(StrEnum):
    """An area and its neighbours, by local Moran's I: which of them lie high, and which low."""

    HIGH_HIGH = "high-high"
    LOW_LOW = "low-low"
    HIGH_LOW = "high-low"
    LOW_HIGH = "low-high"
    NOT_SIGNIFICANT = "not significant"
    NO_NEIGHBOURS = "no neighbour with a value"


class Obstacle(StrEnum):
    """Why no clusters can be found among the values of a view."""

    NO_VALUES = "no values"
    TOO_FEW = "too few areas"
    ALL_ALIKE = "all values alike"


class Level(StrEnum):
    """Kinds of area, from the widest to the smallest."""

    ENGLAND = "england"
    LONDON = "london"
    INNER_OUTER = "inner_outer"
    SUB_REGION = "sub_region"
    ASSEMBLY_CONSTITUENCY = "assembly_constituency"
    BOROUGH = "borough"
    WARD = "ward"
    LSOA = "lsoa"


class Precision(StrEnum):
    """How exactly a record of reach is located."""

    POINT = "point"
    APPROXIMATE = "approximate"
    WARD = "ward"
    BOROUGH = "borough"
    MULTI = "multi"
    UNLOCATED = "unlocated"


class Confidence(StrEnum):
    """The weakest step between a source and a record of reach."""

    REPORT = "report"
    OFFICIAL = "official"
    PRESS = "press"
    INFERRED = "inferred"


class Role(StrEnum):
    """What a record says; only `reach` is a place that a programme reached."""

    REACH = "reach"
    UNNAMED_REMAINDER = "unnamed_remainder"
    TOTAL = "total"
    AREA_DETAIL = "area_detail"
    EVENT_NOT_REACH = "event_not_reach"
    WORKPLACE = "workplace"


class ReachMeasure(StrEnum):
    """What of a programme's reach is counted; one is never added to another."""

    RECORDS = "records"
    UNITS = "units"
    PEOPLE = "people"
    MONEY = "money"


class Split(StrEnum):
    """How a unit that several areas share is counted: once in all, or once in each."""

    EQUAL = "equal"
    EACH = "each"


class SumKnown(StrEnum):
    """Whether a record's source gives the money for it."""

    KNOWN = "known"
    UNKNOWN = "unknown"
