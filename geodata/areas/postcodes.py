"""From a postcode, or the beginning of one, to the areas that it lies in."""

from enum import StrEnum
from typing import NamedTuple

import numpy as np
import pandas as pd

from geodata.areas.written_postcodes import (
    BegunPostcode,
    FoundPostcode,
    MalformedPostcode,
    OutsideBasis,
    PostcodeAnswer,
    PostcodeOutside,
    UnknownPostcode,
    UnplacedPostcode,
    WrittenPostcode,
    read_postcode,
)
from geodata.model import DRAWN_GEOGRAPHIES

_KEY, _SECTOR_KEY = "S7", "S5"
_OUTWARD, _SECTOR = 4, 5
# Postcode areas of Northern Ireland: the licence of the list leaves them out of the pack.
NOT_KEPT = frozenset({"BT"})


class Standing(StrEnum):
    """What the list says of a postcode: in London, outside it, or not where it is."""

    LONDON = "london"
    OUTSIDE = "outside"
    UNPLACED = "unplaced"


class _Codes:
    """One column of area codes, each name once."""

    def __init__(self, column: pd.Series) -> None:
        values = column.astype("category").cat
        self._names = [str(name) for name in values.categories]
        self._codes = values.codes.to_numpy(dtype=np.int16)

    def name(self, row: int) -> str | None:
        code = self._codes[row]
        return None if code < 0 else self._names[code]

    def count(self, rows: np.ndarray) -> tuple[tuple[str, int], ...]:
        codes = self._codes[rows]
        counts = np.bincount(codes[codes >= 0], minlength=len(self._names))
        found = np.flatnonzero(counts)
        pairs = ((self._names[place], int(counts[place])) for place in found)
        return tuple(sorted(pairs, key=lambda pair: (-pair[1], pair[0])))


class PostcodeIndex:
    """London's postcodes, and what is known of the others, ready to be asked.

    Nothing changes after it is made, so threads may share it.

    Parameters
    ----------
    postcodes : DataFrame, one row a postcode
        Columns `columns.POSTCODES`, of every sector that reaches into London;
        the areas are missing for postcodes outside London and without a place.
    sectors : DataFrame, one row a sector that does not reach into London
        Columns `columns.POSTCODE_SECTORS`.
    as_of : str
        Of when the list is, in words.
    """

    def __init__(self, postcodes: pd.DataFrame, sectors: pd.DataFrame, *, as_of: str) -> None:
        self.as_of = as_of
        ordered = postcodes.sort_values("postcode", kind="stable")
        self._keys = ordered["postcode"].to_numpy(dtype=_KEY)
        standing = ordered["standing"].astype(str)
        self._is_in_london = (standing == Standing.LONDON.value).to_numpy(dtype=bool)
        self._is_outside = (standing == Standing.OUTSIDE.value).to_numpy(dtype=bool)
        self._areas = {
            geography: _Codes(ordered[geography.key])
            for geography in DRAWN_GEOGRAPHIES
            if geography.key in ordered
        }
        others = sectors.sort_values("sector", kind="stable")
        self._sectors = others["sector"].to_numpy(dtype=_SECTOR_KEY)
        self._elsewhere = others[["outside", "unplaced"]].to_numpy(dtype=np.int64)

    def __len__(self) -> int:
        """Count the postcodes that lie in London."""
        return int(self._is_in_london.sum())

    def look_up(self, text: str) -> PostcodeAnswer:
        """Say where a postcode, or the beginning of one, lies; never raises."""
        written = read_postcode(text)
        if isinstance(written, MalformedPostcode):
            return written
        return self._find_whole(written) if written.is_whole else self._find_begun(written)

    def _find_whole(self, written: WrittenPostcode) -> PostcodeAnswer:
        key = _write_key(written)
        rows = _find_rows(self._keys, [_begin(key)])
        if not len(rows):
            return self._explain_missing(written)
        row = int(rows[0])
        if self._is_in_london[row]:
            named = {geography: codes.name(row) for geography, codes in self._areas.items()}
            return FoundPostcode(written, {g: code for g, code in named.items() if code})
        if self._is_outside[row]:
            return PostcodeOutside(written, OutsideBasis.LISTED)
        return UnplacedPostcode(written)

    def _explain_missing(self, written: WrittenPostcode) -> PostcodeAnswer:
        if written.letters in NOT_KEPT:
            return PostcodeOutside(written, OutsideBasis.LEFT_OUT)
        outside, _ = self._count_elsewhere([_begin(_write_key(written)[:_SECTOR])])
        if outside:
            return PostcodeOutside(written, OutsideBasis.SECTOR)
        return UnknownPostcode(written, self._find_known_part(written))

    def _find_known_part(self, written: WrittenPostcode) -> WrittenPostcode | None:
        for part in written.list_beginnings():
            if sum(self._count_standing(part)):
                return part
        return None

    def _find_begun(self, written: WrittenPostcode) -> PostcodeAnswer:
        in_london, outside, unplaced = self._count_standing(written)
        if in_london:
            rows = _find_rows(self._keys, _list_spans(written))
            rows = rows[self._is_in_london[rows]]
            codes = np.unique(self._keys[rows].astype(f"S{_OUTWARD}"))
            return BegunPostcode(
                written,
                tuple(code.decode().strip() for code in codes),
                in_london,
                outside,
                unplaced,
                {geography: column.count(rows) for geography, column in self._areas.items()},
            )
        if outside:
            return PostcodeOutside(written, OutsideBasis.LISTED)
        if unplaced:
            return UnplacedPostcode(written)
        if written.letters in NOT_KEPT:
            return PostcodeOutside(written, OutsideBasis.LEFT_OUT)
        return UnknownPostcode(written, self._find_known_part(written))

    def _count_standing(self, written: WrittenPostcode) -> tuple[int, int, int]:
        """Count the postcodes of a beginning: in London, outside it, without a place."""
        spans = _list_spans(written)
        rows = _find_rows(self._keys, spans)
        in_london = int(self._is_in_london[rows].sum())
        outside = int(self._is_outside[rows].sum())
        far, unplaced = self._count_elsewhere(spans)
        return in_london, outside + far, len(rows) - in_london - outside + unplaced

    def _count_elsewhere(self, spans: list["_Span"]) -> tuple[int, int]:
        """Count the postcodes of sectors that do not reach into London."""
        whole = [span if len(span.low) <= _SECTOR else _begin(span.low[:_SECTOR]) for span in spans]
        outside, unplaced = self._elsewhere[_find_rows(self._sectors, whole)].sum(axis=0)
        return int(outside), int(unplaced)


class _Span(NamedTuple):
    """What sorted keys with one beginning lie between: from ``low``, up to before ``high``."""

    low: str
    high: str


def _begin(key: str) -> _Span:
    return _Span(key, key[:-1] + chr(ord(key[-1]) + 1))


def _write_key(written: WrittenPostcode) -> str:
    return f"{written.outward:<{_OUTWARD}}{written.inward}"


def _list_spans(written: WrittenPostcode) -> list[_Span]:
    """List the spans of the keys that begin as is written; "SW1" means SW1A to SW1Y too."""
    outward = written.outward
    if written.is_area:
        return [_Span(f"{outward}0", f"{outward}:")]
    spans = [_begin(_write_key(written))]
    if not written.inward and outward[-1].isdigit() and len(outward) < _OUTWARD:
        spans.append(_Span(f"{outward}A", f"{outward}["))
    return spans


def _find_rows(keys: np.ndarray, spans: list[_Span]) -> np.ndarray:
    found = []
    for span in spans:
        # As keys, so that numpy does not first copy all the others to a wider type.
        ends = np.searchsorted(keys, np.array(span, dtype=keys.dtype))
        found.append(np.arange(*ends))
    return np.concatenate(found)
