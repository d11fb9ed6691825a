"""From a figure's numbers to places along a picture's side."""

from collections.abc import Callable, Iterable

Place = Callable[[float], float]


def collect_numbers(numbers: Iterable[float | None]) -> list[float]:
    """Give the numbers that are there."""
    return [number for number in numbers if number is not None]


def make_scale(low: float, high: float, *, start: float, end: float) -> Place:
    """Make the scale that places ``low`` at ``start`` and ``high`` at ``end``.

    Where both are the same number, it lies in the middle.
    """
    if high <= low:
        return lambda _number: (start + end) / 2

    def place(number: float) -> float:
        return round(start + (number - low) / (high - low) * (end - start), 1)

    return place
