"""Observations arranged so that one indicator, or one area, is found without a search."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np
import pandas as pd

from geodata.areas.editions import build_edition_keys
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES, Coverage, Geography, Period

# What is drawn comes first, then what a reader meets as a benchmark or a trend.
_OFFERED = (
    *DRAWN_GEOGRAPHIES,
    *(Geography(level) for level in Level if level not in {g.level for g in DRAWN_GEOGRAPHIES}),
)


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
        self._by_area: Mapping[str, np.ndarray] = pd.Series(areas).groupby(areas).indices  # pyright: ignore[reportAttributeAccessIssue] - not in stubs
        columns = _CoverageColumns(self._used)
        self._coverage = MappingProxyType(
            {
                indicator: tuple(_cover(columns, editions))
                for indicator, editions in self._by_edition.items()
            }
        )

    def of_indicator(self, indicator_id: str, geography: Geography | None = None) -> pd.DataFrame:
        """Give an indicator's rows (`columns.OBSERVATIONS`), of an edition if named; or none."""
        if geography is None:
            rows = self._by_indicator.get(indicator_id)
        else:
            rows = self._by_edition.get(indicator_id, {}).get(geography.key)
        return self._nothing if rows is None else self._used.iloc[rows]

    def of_area(self, area_code: str, geography: Geography | None = None) -> pd.DataFrame:
        """Give every indicator's `columns.OBSERVATIONS` of an area, of an edition if named."""
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


def _cover(columns: "_CoverageColumns", editions: Mapping[str, slice]) -> Iterator[Coverage]:
    """Describe an indicator's editions in the order offered, those without a value left out."""
    for geography in _OFFERED:
        if geography.key in editions:
            coverage = columns.describe(geography, editions[geography.key])
            if coverage.areas:
                yield coverage


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


class _CoverageColumns:
    """The columns that coverage is read from, as arrays: a table would be slow to cut up."""

    def __init__(self, used: pd.DataFrame) -> None:
        self._has_value = used["value"].notna().to_numpy()
        has_number = used.loc[:, ["value", "lci_95", "uci_95"]].notna()
        self._has_interval = has_number.all(axis="columns").to_numpy()
        names = ("period", "period_label", "group", "area_code")
        self._texts = {name: used.loc[:, name].to_numpy(dtype=object) for name in names}

    def describe(self, geography: Geography, rows: slice) -> Coverage:
        has_value = self._has_value[rows]
        periods, labels, groups, areas = (
            texts[rows][has_value].tolist() for texts in self._texts.values()
        )
        newest_first = sorted(dict(zip(periods, labels, strict=True)).items(), reverse=True)
        return Coverage(
            geography=geography,
            periods=tuple(Period(period, label) for period, label in newest_first),
            areas=len(set(areas)),
            has_intervals=bool(self._has_interval[rows].any()),
            groups=tuple(dict.fromkeys(groups)),
        )
