"""Areas of equal size: which cell of a honeycomb each has, and what of the true map that keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from geodata.errors import GeodataError
from geodata.honeycomb import Wanted, assign_cells, find_middles

Cell = tuple[int, int]
Pair = tuple[str, str]

# Areas whose places differ by this much are clearly one north, or one east, of the other.
CLEARLY_APART_KM = 5
LEAST_NEIGHBOURS_KEPT = 0.65
LEAST_ORDER_KEPT = 0.9

_KM_A_DEGREE = 111.2
_TOUCHING = 1.01


class EqualAreasError(GeodataError):
    """A layout of equal areas that does not keep what it must."""

    def __init__(self, problem: str) -> None:
        super().__init__(
            f"Areas of equal size: {problem}. Look at the neighbours and places in the table of"
            " areas, or at the weights in geodata/honeycomb.py."
        )


@dataclass(frozen=True)
class EqualAreas:
    """A layout: each area's cell as (column, row), and what of the true map it keeps.

    Each pair stands once, in order of code. ``kept`` are neighbours that stand
    side by side here, ``parted`` those that do not, ``joined`` areas that stand
    side by side here only. ``orders`` counts the pairs of areas more than
    `CLEARLY_APART_KM` apart from west to east, and again those so from south
    to north; ``orders_kept`` those that are in the same order here.
    """

    cells: Mapping[str, Cell]
    kept: frozenset[Pair]
    parted: frozenset[Pair]
    joined: frozenset[Pair]
    orders_kept: int
    orders: int

    @property
    def share_kept(self) -> float:
        """Share of the true pairs of neighbours that stand side by side; 1 where there are none."""
        count = len(self.kept) + len(self.parted)
        return len(self.kept) / count if count else 1.0

    @property
    def share_in_order(self) -> float:
        """Share of the orders that survive; 1 where no two areas are clearly apart."""
        return self.orders_kept / self.orders if self.orders else 1.0


def lay_out_equally(areas: pd.DataFrame) -> EqualAreas:
    """Give each area a cell of its own; the same areas always get the same cells.

    Parameters
    ----------
    areas : DataFrame
        A row an area: ``area_code``, ``longitude`` and ``latitude`` (degrees) and
        ``neighbours`` (codes; those of areas not in the table are left out).

    Raises
    ------
    EqualAreasError
        The layout does not keep what `check_layout` asks.
    """
    areas = areas.sort_values("area_code")
    codes = [str(code) for code in areas["area_code"]]
    pairs = list_true_pairs(areas)
    places = _place_in_km(areas)
    wanted = Wanted(_mark_pairs(codes, pairs), *_compare_places(places))
    columns_rows = assign_cells(places, wanted)
    layout = measure_layout(codes, columns_rows, pairs, wanted)
    check_layout(layout)
    return layout


def list_true_pairs(areas: pd.DataFrame) -> frozenset[Pair]:
    """List the neighbours on the true map, each pair once."""
    held = {str(code) for code in areas["area_code"]}
    return frozenset(
        _order(str(code), str(near))
        for code, neighbours in zip(areas["area_code"], areas["neighbours"], strict=True)
        for near in neighbours
        if str(near) in held
    )


def measure_layout(
    codes: list[str], columns_rows: np.ndarray, pairs: frozenset[Pair], wanted: Wanted
) -> EqualAreas:
    """Say what a layout keeps of the true pairs of neighbours and of the compass."""
    middles = find_middles(columns_rows)
    step = np.round(middles[:, None] - middles[None], 6)
    apart = np.hypot(step[..., 0], step[..., 1])
    beside = frozenset(
        (codes[a], codes[b])
        for a, b in combinations(range(len(codes)), 2)
        if apart[a, b] < _TOUCHING
    )
    orders = np.concatenate([wanted.east.ravel(), wanted.north.ravel()])
    seen = np.sign(np.concatenate([step[..., 0].ravel(), step[..., 1].ravel()]))
    return EqualAreas(
        cells={
            code: (int(column), int(row))
            for code, (column, row) in zip(codes, columns_rows, strict=True)
        },
        kept=pairs & beside,
        parted=pairs - beside,
        joined=beside - pairs,
        # Each pair stands twice in the tables, once from either side.
        orders_kept=int(((orders != 0) & (seen == orders)).sum()) // 2,
        orders=int((orders != 0).sum()) // 2,
    )


def check_layout(layout: EqualAreas) -> None:
    """Check that no cell is taken twice and that neighbours and compass order survive.

    Raises
    ------
    EqualAreasError
        Says what is not kept, and by how much.
    """
    if len(set(layout.cells.values())) < len(layout.cells):
        raise EqualAreasError("two areas have one cell")
    if layout.share_kept < LEAST_NEIGHBOURS_KEPT:
        raise EqualAreasError(
            f"{layout.share_kept:.0%} of neighbours are kept, {LEAST_NEIGHBOURS_KEPT:.0%} are asked"
        )
    if layout.share_in_order < LEAST_ORDER_KEPT:
        raise EqualAreasError(
            f"{layout.share_in_order:.0%} of compass orders are kept,"
            f" {LEAST_ORDER_KEPT:.0%} are asked"
        )


def _order(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)


def _mark_pairs(codes: list[str], pairs: frozenset[Pair]) -> np.ndarray:
    rows = {code: row for row, code in enumerate(codes)}
    marked = np.zeros((len(codes), len(codes)), dtype=int)
    for first, second in pairs:
        marked[rows[first], rows[second]] = marked[rows[second], rows[first]] = 1
    return marked


def _place_in_km(areas: pd.DataFrame) -> np.ndarray:
    """Give kilometres east and north; over one city a degree has one length."""
    degrees = areas[["longitude", "latitude"]].to_numpy(dtype=float)
    shrink = np.cos(np.radians(degrees[:, 1].mean()))
    return degrees * (_KM_A_DEGREE * shrink, _KM_A_DEGREE)


def _compare_places(places_km: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Say of each two places which is clearly further east, and which further north."""
    step = places_km[:, None] - places_km[None]
    order = np.where(np.abs(step) > CLEARLY_APART_KM, np.sign(step), 0).astype(int)
    return order[..., 0], order[..., 1]
