"""The shapes that say how precisely a record is located, for the map and for its key."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from markupsafe import Markup

from dashboard.pictures.svg import write_element
from geodata.closed_lists import Precision

# Several marks of different precision too close to be drawn apart.
MIXED = "mixed"
# How far the second of linked squares stands aside.
LINKED = 5
_SINGLE = 8
_BY_DIGITS = (11, 13, 16, 19, 23)
_BASELINE = 5


class _Shape(Protocol):
    def __call__(self, half: float, *, is_own: bool) -> Markup: ...


def measure_mark(count: int) -> float:
    """Give half the width of a mark, in the map's units: a count needs room."""
    return _SINGLE if count == 1 else _BY_DIGITS[min(len(f"{count}"), len(_BY_DIGITS)) - 1]


def draw_mark(kind: str, count: int = 1, *, is_own: bool = False) -> Markup:
    """Draw a mark around the origin; the reader's own stand on a corner, and are doubled squares.

    Parameters
    ----------
    kind : str
        A word of Precision, or `MIXED`.
    count : int
        How many records it stands for; written inside from two on.
    is_own : bool
        Whether a reader loaded what it marks.
    """
    half = measure_mark(count)
    shape = _SHAPES.get(kind, _SHAPES[Precision.APPROXIMATE.value])(half, is_own=is_own)
    number = Markup()
    if count > 1:
        is_full = kind in {Precision.POINT.value, MIXED}
        class_name = "mark-count on-full" if is_full else "mark-count"
        number = write_element("text", f"{count:,}", y=_BASELINE, class_name=class_name)
    return write_element("g", shape, number, class_name="mark-shape")


def _draw_round(class_name: str, half: float, *, is_own: bool) -> Markup:
    if not is_own:
        return write_element("circle", r=half, class_name=class_name)
    # A square on its corner, which no mark of the atlas is.
    reach = half * 1.25
    corners = f"M0 {-reach:g}L{reach:g} 0L0 {reach:g}L{-reach:g} 0z"
    return write_element("path", d=corners, class_name=class_name)


def _draw_point(half: float, *, is_own: bool) -> Markup:
    return _draw_round("mark-full", half, is_own=is_own)


def _draw_approximate(half: float, *, is_own: bool) -> Markup:
    return _draw_round("mark-dotted", half, is_own=is_own)


def _draw_ward(half: float, *, is_own: bool) -> Markup:
    return _draw_round("mark-ringed", half, is_own=is_own)


def _draw_mixed(half: float, *, is_own: bool) -> Markup:
    inner = _draw_round("mark-inner", half - 3, is_own=is_own)
    return _draw_round("mark-outer", half, is_own=is_own) + inner


def _draw_square(half: float, *, is_own: bool) -> Markup:
    squares = _draw_box("mark-squared", half)
    return squares + _draw_box("mark-inner-line", half - 3.5) if is_own else squares


def _draw_linked(half: float, *, is_own: bool) -> Markup:
    behind = _draw_box("mark-squared", half, aside=LINKED)
    return behind + _draw_square(half, is_own=is_own)


def _draw_box(class_name: str, half: float, *, aside: float = 0) -> Markup:
    side = 2 * half
    return write_element(
        "rect", x=aside - half, y=aside - half, width=side, height=side, class_name=class_name
    )


_SHAPES: Mapping[str, _Shape] = MappingProxyType(
    {
        Precision.POINT.value: _draw_point,
        Precision.APPROXIMATE.value: _draw_approximate,
        Precision.WARD.value: _draw_ward,
        Precision.BOROUGH.value: _draw_square,
        Precision.MULTI.value: _draw_linked,
        MIXED: _draw_mixed,
    }
)
