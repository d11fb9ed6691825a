"""Which areas meet conditions: on values, on records of programmes, and on where areas lie."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import and_

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.closed_lists import Level, Outcome, Precision, Role
from geodata.model import Geography
from geodata.reach.conditions import Comparison, Condition, Side
from geodata.reach.records import WARD_COLUMNS

_METRES_IN_KM = 1_000
_PLACED_ROLES = (Role.REACH, Role.AREA_DETAIL)


def find_limits(condition: Condition) -> tuple[float, float]:
    """Give the lowest and highest value that a condition on the value allows."""
    if condition.comparison is Comparison.AT_LEAST:
        return condition.numbers[0], np.inf
    if condition.comparison is Comparison.AT_MOST:
        return -np.inf, condition.numbers[0]
    return condition.numbers[0], condition.numbers[1]


def check_values(condition: Condition, table: pd.DataFrame, *, decimal_places: int) -> pd.Series:
    """Say which areas meet a condition on an indicator.

    Parameters
    ----------
    condition : Condition
        On an indicator, not a programme.
    table : DataFrame, one row an area
        ``value``; ``place``, the class from 0, below 0 where it is in none;
        ``outcome`` and ``difference`` of the comparison with London.
    decimal_places : int
        Values are compared as they are shown, so that no list contradicts
        the numbers beside it.

    Returns
    -------
    Series of boolean
        Missing where there is no value, where London is asked about and the
        area was not compared, and where a class is and it is in none.
    """
    is_told = table["value"].notna()
    if condition.comparison is Comparison.CLASS:
        is_told = is_told & table["place"].ge(0)
        is_met = table["place"].add(1).isin(condition.numbers)
    elif condition.comparison is Comparison.CLEAR:
        is_told = is_told & (table["outcome"] != Outcome.NOT_COMPARED)
        is_met = _is_on_side(table, condition.side)
    else:
        shown = _round_as_shown(table["value"], decimal_places)
        is_met = shown.between(*find_limits(condition))
    return is_met.astype("boolean").mask(~is_told)


def count_unsure(table: pd.DataFrame, limits: tuple[float, float]) -> int:
    """Count the areas whose interval (``lci_95``, ``uci_95``) is partly within limits, partly out.

    Interval and limits are in the indicator's unit; an area without interval is not counted.
    """
    low, high = limits
    lower, upper = table["lci_95"].astype(float), table["uci_95"].astype(float)
    is_within = (lower >= low) & (upper <= high)
    is_outside = (upper < low) | (lower > high)
    return int((lower.notna() & upper.notna() & ~is_within & ~is_outside).sum())


def check_reach(
    records: pd.DataFrame, boroughs_of: Mapping[str, Sequence[str]], geography: Geography
) -> pd.Series:
    """Say for which areas a programme's records show that it reached them.

    Parameters
    ----------
    records : DataFrame
        One programme's, with the columns ``columns.REACH``.
    boroughs_of : mapping of area code to borough codes
        The boroughs that each area of the edition is, lies in or is made of.
    geography : Geography

    Returns
    -------
    Series of boolean, by area code
        True where a record names the area, False where there is no record in
        the sources read, and missing where a record is known for a wider area
        only: somewhere in a ward's borough is not in the ward.
    """
    is_placed = records["role"].isin(_PLACED_ROLES) & records["precision"].ne(Precision.UNLOCATED)
    placed = pd.DataFrame(records[is_placed])
    exact: set[str] = set()
    if geography.level is Level.WARD:
        column = WARD_COLUMNS[geography.vintage or 0]
        exact = set(placed[column].dropna())
        placed = pd.DataFrame(placed[placed[column].isna()])
    named = {code for codes in placed["area_codes"] for code in codes}
    is_made_of_boroughs = geography.level not in (Level.WARD, Level.LSOA)
    answers = [
        # The City of London is one ward, which carries its borough's code.
        True
        if code in exact or code in named or (is_made_of_boroughs and named.intersection(boroughs))
        else pd.NA
        if named.intersection(boroughs)
        else False
        for code, boroughs in boroughs_of.items()
    ]
    return pd.Series(answers, index=list(boroughs_of), dtype="boolean")


def list_boroughs_of(areas: pd.DataFrame, geography: Geography) -> dict[str, tuple[str, ...]]:
    """Give each area of an edition with the boroughs that it is, lies in or is made of.

    Parameters
    ----------
    areas : DataFrame
        Columns ``columns.AREAS``, of the edition and of the boroughs.
    geography : Geography
    """
    boroughs = pd.DataFrame(areas[areas["level"] == Level.BOROUGH])
    codes = set(boroughs["area_code"])
    if geography.level is Level.BOROUGH:
        return {code: (code,) for code in sorted(codes)}
    is_drawn = areas["level"] == geography.level
    if geography.vintage is not None:
        is_drawn = is_drawn & (areas["vintage"] == geography.vintage)
    drawn = areas[is_drawn].sort_values("area_code")
    if geography.level in (Level.WARD, Level.LSOA):
        pairs = zip(drawn["area_code"], drawn["parent_codes"], strict=True)
        return {code: tuple(codes.intersection(parents)) or (code,) for code, parents in pairs}
    return {
        wide: tuple(
            code
            for code, parents in zip(boroughs["area_code"], boroughs["parent_codes"], strict=True)
            if wide in parents
        )
        for wide in drawn["area_code"]
    }


def check_boroughs(boroughs_of: Mapping[str, Sequence[str]], wanted: Iterable[str]) -> pd.Series:
    """Say which areas are one of some areas, or lie in one of some boroughs.

    Parameters
    ----------
    boroughs_of : mapping of area code to borough codes
        As `list_boroughs_of` gives it; an area made of several boroughs is in none.
    wanted : iterable of str
        Codes of boroughs, or of areas of the edition themselves.

    Returns
    -------
    Series of boolean, by area code
    """
    codes = set(wanted)
    is_in = [
        code in codes or (len(own) == 1 and codes.issuperset(own))
        for code, own in boroughs_of.items()
    ]
    return pd.Series(is_in, index=list(boroughs_of), dtype="boolean")


def check_distance(
    outlines: gpd.GeoDataFrame, centre: BaseGeometry, kilometres: float
) -> pd.Series:
    """Say which areas come within a distance of another area, or lie in it.

    The distance is a straight line between the nearest points of the two
    shapes, so an area that reaches over the other's boundary is at none.

    Parameters
    ----------
    outlines : GeoDataFrame, EPSG:27700
        Shapes with their ``area_code``.
    centre : Polygon or MultiPolygon, EPSG:27700
        The shape that areas are to be near.
    kilometres : float

    Returns
    -------
    Series of boolean, by area code in order
    """
    shapely.prepare(centre)
    is_near = shapely.dwithin(centre, outlines.geometry.to_numpy(), kilometres * _METRES_IN_KM)
    near = pd.Series(is_near, index=outlines["area_code"].to_numpy(), dtype="boolean")
    return near.sort_index()


def combine(answers: Iterable[pd.Series]) -> pd.Series:
    """Say which areas meet every condition.

    An area that fails one fails all; one that fails none, and of which one
    cannot be told, cannot be told.
    """
    return reduce(and_, answers)


def _is_on_side(table: pd.DataFrame, side: Side | None) -> pd.Series:
    is_clear = ~table["outcome"].isin([Outcome.SIMILAR, Outcome.NOT_COMPARED])
    if side is Side.NEITHER:
        return ~is_clear
    return is_clear & (
        table["difference"].gt(0) if side is Side.ABOVE else table["difference"].lt(0)
    )


def _round_as_shown(values: pd.Series, decimal_places: int) -> pd.Series:
    # As the screen rounds: pandas takes 26.15 to 26.2 where Python, and so the screen, says 26.1.
    return values.map(lambda value: round(float(value), decimal_places), na_action="ignore").astype(
        float
    )
