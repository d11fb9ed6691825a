"""Observations arranged so that one indicator, or one area, is found without a search."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from geodata.model import DRAWN_GEOGRAPHIES, Coverage, Geography, Level, Period

# What is drawn comes first, then what a reader meets as a benchmark or a trend.
_OFFERED = (
    *DRAWN_GEOGRAPHIES,
    *(Geography(level) for level in Level if level not in {g.level for g in DRAWN_GEOGRAPHIES}),
)


def read_geography(level: object, vintage: object) -> Geography:
    """Read an edition from a row's ``level`` and ``vintage``, the latter perhaps missing."""
    return Geography(Level(str(level)), None if pd.isna(vintage) else int(str(vintage)))  # pyright: ignore[reportGeneralTypeIssues, reportArgumentType, reportCallIssue]


def build_edition_keys(table: pd.DataFrame) -> pd.Series:
    """Name each row's edition as `Geography.key` does, such as ``ward_2022`` or ``borough``."""
    level, vintage = table.loc[:, "level"].astype(str), table.loc[:, "vintage"]
    return level.where(vintage.isna(), level + "_" + vintage.astype("Int64").astype(str))


class ObservationIndex:
    """The values in use, by indicator and edition and by area.

    Nothing changes after it is made, so threads may share it; whoever hands a
    table on must hand on a copy.

    Parameters
    ----------
    observations : DataFrame, one row a value
        Columns `columns.OBSERVATIONS`. Rows with ``is_used`` False are kept
        apart and are only given by `conflicting`.
    """

    def __init__(self, observations: pd.DataFrame) -> None:
        is_used = observations["is_used"].astype(bool)
        used = observations.loc[is_used]
        self._nothing = used.iloc[:0]
        self._conflicting = observations.loc[~is_used]
        # Sorted once, so that an indicator, and an edition of it, is a slice.
        order = pd.DataFrame({"indicator": used["indicator"], "edition": build_edition_keys(used)})
        order = order.sort_values(["indicator", "edition"], kind="stable")
        self._used = used.loc[order.index].reset_index(drop=True)
        self._editions = order["edition"].to_numpy(dtype=object)
        self._by_indicator = _cut_slices(self._used["indicator"].to_numpy(dtype=object))
        self._by_edition = {
            indicator: _cut_slices(self._editions[rows], offset=rows.start)
            for indicator, rows in self._by_indicator.items()
        }
        areas = self._used["area_code"].to_numpy(dtype=object)
        self._by_area: Mapping[str, np.ndarray] = pd.Series(areas).groupby(areas).indices  # pyright: ignore[reportAttributeAccessIssue]
        self._coverage = MappingProxyType(
            {indicator: self._cover(indicator) for indicator in self._by_indicator}
        )

    def of_indicator(self, indicator_id: str, geography: Geography | None = None) -> pd.DataFrame:
        """Give an indicator's rows, perhaps of one edition only; perhaps none."""
        if geography is None:
            rows = self._by_indicator.get(indicator_id)
        else:
            rows = self._by_edition.get(indicator_id, {}).get(geography.key)
        return self._nothing if rows is None else self._used.iloc[rows]

    def of_area(self, area_code: str, geography: Geography | None = None) -> pd.DataFrame:
        """Give every indicator's rows of one area code, of one edition if one is named."""
        rows = self._by_area.get(area_code)
        if rows is None:
            return self._nothing
        if geography is not None:
            rows = rows[self._editions[rows] == geography.key]
        return self._used.iloc[rows]

    def conflicting(self, indicator_id: str) -> pd.DataFrame:
        """Give the rows that a source states and the atlas keeps without using."""
        return self._conflicting.loc[self._conflicting["indicator"] == indicator_id]

    def coverage(self, indicator_id: str) -> tuple[Coverage, ...]:
        """Say on which editions an indicator has values, in the order readers are offered them."""
        return self._coverage.get(indicator_id, ())

    def _cover(self, indicator_id: str) -> tuple[Coverage, ...]:
        editions = self._by_edition[indicator_id]
        covered = (
            _describe_coverage(geography, self._used.iloc[editions[geography.key]])
            for geography in _OFFERED
            if geography.key in editions
        )
        return tuple(coverage for coverage in covered if coverage.areas)


def _cut_slices(sorted_keys: np.ndarray, *, offset: int = 0) -> dict[str, slice]:
    """Find where each key's run begins and ends in keys that lie sorted."""
    if not len(sorted_keys):
        return {}
    starts = np.flatnonzero(np.r_[True, sorted_keys[1:] != sorted_keys[:-1]])
    ends = np.r_[starts[1:], len(sorted_keys)]
    return {
        str(sorted_keys[start]): slice(offset + int(start), offset + int(end))
        for start, end in zip(starts, ends, strict=True)
    }


def _describe_coverage(geography: Geography, rows: pd.DataFrame) -> Coverage:
    valued = rows.loc[rows["value"].notna()]
    periods = valued.loc[:, ["period", "period_label"]].drop_duplicates("period")
    newest_first = periods.sort_values("period", ascending=False)
    return Coverage(
        geography=geography,
        periods=tuple(Period(str(p), str(label)) for p, label in newest_first.to_numpy()),
        areas=int(valued["area_code"].nunique()),
        has_intervals=bool((valued["lci_95"].notna() & valued["uci_95"].notna()).any()),
        groups=tuple(str(group) for group in valued["group"].unique()),
    )
