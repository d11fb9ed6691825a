"""Areas as hexagons of one size: which cell each has, and what of the true map that keeps.

The pipeline lays them out (`geodata.pipeline.hexagons`); this is what the pack's table says.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import cos, radians, sin, sqrt

import numpy as np
import pandas as pd

Cell = tuple[int, int]
Pair = tuple[str, str]
# Areas whose places differ by this much are clearly one north, or one east, of the other.
CLEARLY_APART_KM = 5
# Between two rows of cells, where from one middle to the next in a row is 1.
ROW_HEIGHT = sqrt(3) / 2
# From the middle of a cell to its corners, and these, the northern one first.
RADIUS = 1 / sqrt(3)
CORNERS = tuple(
    (RADIUS * sin(radians(60 * turn)), RADIUS * cos(radians(60 * turn))) for turn in range(6)
)


@dataclass(frozen=True)
class Hexagons:
    """A layout: each area's cell as (column, row), and what of the true map it keeps.

    Each pair stands once, in order of code. ``pairs_kept`` are neighbours that stand
    side by side here, ``parted`` those that do not, ``joined`` areas that stand
    side by side here only. ``orders`` counts the pairs of areas more than
    `CLEARLY_APART_KM` apart from west to east, and again those so from south
    to north; ``orders_kept`` those that are in the same order here.
    """

    cells: Mapping[str, Cell]
    pairs_kept: frozenset[Pair]
    parted: frozenset[Pair]
    joined: frozenset[Pair]
    orders_kept: int
    orders: int

    @property
    def share_kept(self) -> float:
        """Share of the true pairs of neighbours that stand side by side; 1 where there are none."""
        count = len(self.pairs_kept) + len(self.parted)
        return len(self.pairs_kept) / count if count else 1.0

    @property
    def share_in_order(self) -> float:
        """Share of the orders that survive; 1 where no two areas are clearly apart."""
        return self.orders_kept / self.orders if self.orders else 1.0


def read_hexagons(rows: pd.DataFrame) -> Hexagons:
    """Read a layout from its rows of the pack's table.

    Parameters
    ----------
    rows : DataFrame
        One edition's, with the columns ``columns.HEXAGONS``.
    """
    codes = [str(code) for code in rows["area_code"]]
    columns, numbers = rows["column"].astype(int), rows["row"].astype(int)
    pairs_kept, parted, joined = (
        _pair(codes, rows.loc[:, name]) for name in ("kept", "parted", "joined")
    )
    return Hexagons(
        cells=dict(zip(codes, zip(columns, numbers, strict=True), strict=True)),
        pairs_kept=pairs_kept,
        parted=parted,
        joined=joined,
        # Each pair of areas is counted at both of them.
        orders_kept=int(rows["orders_kept"].sum()) // 2,
        orders=int(rows["orders"].sum()) // 2,
    )


def _pair(codes: Iterable[str], others: Iterable[Iterable[str]]) -> frozenset[Pair]:
    return frozenset(
        order_pair(code, str(other))
        for code, near in zip(codes, others, strict=True)
        for other in near
    )


def order_pair(first: str, second: str) -> Pair:
    """Give two codes as they stand in a pair: in order."""
    return (first, second) if first < second else (second, first)


def find_middles(columns_rows: np.ndarray) -> np.ndarray:
    """Give the middles of cells in units: east and north of the middle of cell (0, 0).

    Rows count northwards, and odd rows stand half a cell further east.
    """
    columns, rows = columns_rows[:, 0], columns_rows[:, 1]
    return np.column_stack([columns + (rows % 2) / 2, rows * ROW_HEIGHT])
