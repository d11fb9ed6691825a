"""What stands for need: how much of London's each area has, by a stated measure."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

import pandas as pd
from pydantic import model_validator

from geodata.model import Geography, Period, Record
from geodata.registry.entries import FOLDER, read_file
from geodata.repository import Repository

_ALL_PEOPLE = "all"
_COLUMNS = ("rate", "count", "share")


class CountedAs(StrEnum):
    """How an indicator's figure becomes a number of people or households."""

    VALUE = "value"
    POPULATION = "population"
    HOUSEHOLDS = "households"


class NeedMeasure(Record):
    """One measure of need, or the reason why the atlas does not hold it.

    ``assumption`` says what stands in for a denominator that is not held by
    area; None where the figure is counted among its own.
    """

    id: str
    label: str
    indicator: str | None = None
    count: CountedAs | None = None
    assumption: str | None = None
    not_held: str | None = None

    @model_validator(mode="after")
    def check_whole(self) -> "NeedMeasure":
        """Check that a measure can be counted, or says why it is not held, and not both."""
        can_be_counted = self.indicator is not None and self.count is not None
        if can_be_counted == (self.not_held is not None):
            raise ValueError("name `indicator` and `count`, or say `not_held`")
        return self


@cache
def load_needs(folder: Path = FOLDER) -> Mapping[str, NeedMeasure]:
    """Load the measures of need, in the order of the file.

    Raises
    ------
    RegistryError
        The file cannot be read; a field is misspelt or missing.
    """
    return read_file(folder / "needs.toml", NeedMeasure)


def find_period(need: NeedMeasure, geography: Geography, repository: Repository) -> Period | None:
    """Give the newest date at which a measure is held for an edition; None where it is not."""
    if need.indicator is None:
        return None
    for coverage in repository.coverage(need.indicator):
        if coverage.geography == geography:
            return coverage.periods[0]
    return None


def count_need(need: NeedMeasure, geography: Geography, repository: Repository) -> pd.DataFrame:
    """Count how many each area has, and what share of all that is.

    Parameters
    ----------
    need : NeedMeasure
    geography : Geography
        Boroughs, constituencies or wards of 2022; other editions hold no figures of need.
    repository : Repository

    Returns
    -------
    DataFrame, by area code
        ``rate`` in the indicator's own unit, ``count`` of people or
        households, and ``share``, between 0 and 1, of the sum over the
        areas. Empty where the measure is not held for the edition for every
        area: a share of a sum with gaps would be too large everywhere.
    """
    period = find_period(need, geography, repository)
    if need.indicator is None or period is None:
        return pd.DataFrame(columns=list(_COLUMNS), dtype=float)
    values = repository.observations(
        need.indicator, geography=geography, period=period.id, group=_ALL_PEOPLE
    ).set_index("area_code")["value"]
    areas = repository.areas(geography).set_index("area_code")
    rates = values.reindex(areas.index).astype(float)
    counts = rates
    if need.count is not CountedAs.VALUE:
        counts = rates / 100 * areas[str(need.count)].astype(float)
    if counts.isna().any() or not counts.sum() > 0:
        return pd.DataFrame(columns=list(_COLUMNS), dtype=float)
    return pd.DataFrame({"rate": rates, "count": counts, "share": counts / counts.sum()})
