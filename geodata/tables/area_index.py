"""Areas by code and edition, where one code can mean two shapes."""

from collections.abc import Iterable

import pandas as pd

from geodata.areas.editions import build_edition_keys, read_geography
from geodata.closed_lists import Level
from geodata.columns import AREAS
from geodata.errors import UnknownIdentifierError
from geodata.model import DRAWN_GEOGRAPHIES, Area, Geography

_BENCHMARKS = (Level.LONDON, Level.INNER_OUTER, Level.SUB_REGION, Level.ENGLAND)
# Without an edition the borough is meant, then the newest wards, then what is left.
_MEANT_FIRST = (*DRAWN_GEOGRAPHIES, *(Geography(level) for level in _BENCHMARKS))
_BOX = ("west", "south", "east", "north")


class AreaIndex:
    """The areas of every edition, found by code.

    Parameters
    ----------
    areas : DataFrame, one row an area of an edition
        Columns `columns.AREAS`. Lists of codes become tuples, so that no
        caller can change them for another.
    """

    def __init__(self, areas: pd.DataFrame) -> None:
        table = areas.assign(
            parent_codes=areas["parent_codes"].map(_read_codes),
            neighbours=areas["neighbours"].map(_read_codes),
        )
        table = table.assign(edition=build_edition_keys(table)).sort_values(
            ["edition", "area_code"], kind="stable", ignore_index=True
        )
        self._table = table.loc[:, list(AREAS)]
        self._by_edition = {
            str(edition): rows.loc[:, list(AREAS)].reset_index(drop=True)
            for edition, rows in table.groupby("edition")
        }
        self._editions: dict[str, dict[Geography, Area]] = {}
        for row in table.to_dict("records"):
            area = _read_area(row)
            self._editions.setdefault(area.area_code, {})[area.geography] = area

    def table(self, geography: Geography | None = None) -> pd.DataFrame:
        """Give the areas (`columns.AREAS`) of one edition, or of all, by code within each."""
        if geography is None:
            return self._table
        return self._by_edition.get(geography.key, self._table.iloc[:0])

    def find(self, area_code: str, geography: Geography | None = None) -> Area:
        """Give one area; without an edition the borough, then the newest edition, is meant.

        Raises
        ------
        UnknownIdentifierError
            No area has this code, or none has it in this edition.
        """
        editions = self.editions(area_code)
        if geography is None:
            return editions[min(editions, key=_MEANT_FIRST.index)]
        if geography not in editions:
            raise UnknownIdentifierError(
                kind=f"edition of area {area_code}",
                value=geography.key,
                known=(known.key for known in editions),
                mend="Name an edition in which the area exists.",
            )
        return editions[geography]

    def editions(self, area_code: str) -> dict[Geography, Area]:
        """Give an area code's areas by edition; `UnknownIdentifierError` where there is none."""
        if area_code not in self._editions:
            raise UnknownIdentifierError(
                kind="area",
                value=area_code,
                known=self._editions,
                mend="Codes are GSS codes such as E09000005.",
            )
        return self._editions[area_code]


def _read_codes(codes: object) -> tuple[str, ...]:
    return tuple(str(code) for code in codes) if isinstance(codes, Iterable) else ()


def _read_area(row: dict) -> Area:
    west, south, east, north = (float(row[side]) for side in _BOX)
    return Area(
        area_code=str(row["area_code"]),
        area_name=str(row["area_name"]),
        geography=read_geography(row["level"], row["vintage"]),
        parent_codes=row["parent_codes"],
        centroid=(float(row["longitude"]), float(row["latitude"])),
        bbox=(west, south, east, north),
        area_km2=float(row["area_km2"]),
        neighbours=row["neighbours"],
        population=None if pd.isna(row["population"]) else int(row["population"]),
    )
