"""What changed between dates, looked up where every area of a kind was tested together."""

from functools import lru_cache, partial
from typing import NamedTuple

import pandas as pd

from dashboard.results.profile import Point
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository
from geodata.statistics.change import (
    Change,
    DateComparison,
    Reading,
    compare_dates,
    find_changes,
    judge_readings,
)

_KEPT_COMPARISONS = 1024


class Family(NamedTuple):
    """What is tested together: one indicator's figures of one group, on one edition."""

    indicator_id: str
    geography: Geography
    group: str


def compare_family(family: Family, repository: Repository) -> DateComparison:
    """Give what compares two periods for every area of a family, as `compare_dates` does."""
    return partial(_compare, family, repository)


@lru_cache(maxsize=_KEPT_COMPARISONS)
def _compare(family: Family, repository: Repository, earlier: str, later: str) -> pd.DataFrame:
    indicator_id, geography, group = family
    observations = repository.observations(indicator_id, geography=geography, group=group)
    indicator = repository.registry.indicator(indicator_id)
    return compare_dates(observations, earlier, later, indicator=indicator)


def find_series_changes(points: pd.DataFrame, repository: Repository) -> tuple[Change, ...]:
    """Find the changes of one area's series, as its family's test found them.

    ``points`` are an area's rows of `columns.OBSERVATIONS` by date in order, of one
    indicator, edition and group.
    """
    if points.empty:
        return ()
    first = points.iloc[0]
    vintage = None if pd.isna(first["vintage"]) else int(first["vintage"])
    geography = Geography(Level(first["level"]), vintage)
    family = Family(str(first["indicator"]), geography, str(first["group"]))
    return find_changes(points, compare_family(family, repository))


def find_point_changes(
    points: tuple[Point, ...], area_code: str, family: Family, repository: Repository
) -> tuple[Change, ...]:
    """Find the changes of the points of a profile's figure, as its family's test found them."""
    readings = [
        Reading(point.period.id, point.period.label, point.value, _pair_limits(point))
        for point in points
    ]
    return judge_readings(readings, area_code, compare_family(family, repository))


def _pair_limits(point: Point) -> tuple[float, float] | None:
    if point.lci_95 is None or point.uci_95 is None:
        return None
    return point.lci_95, point.uci_95
