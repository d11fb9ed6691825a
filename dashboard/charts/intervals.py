"""A difference between two shares with its interval, on a scale that a whole table shares."""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.estimate import draw_estimate
from dashboard.charts.svg import collect_numbers, make_scale, write_element

SIZE = (240, 20)
_MARGIN, _MIDDLE = 7, 10


class Difference(NamedTuple):
    """A difference in points; the ends are None where there is no interval."""

    value: float | None
    lci_95: float | None
    uci_95: float | None


def find_ends(differences: Iterable[Difference]) -> tuple[float, float]:
    """Find the ends of the scale on which a table's differences lie; 0 is always on it."""
    numbers = collect_numbers(number for one in differences for number in one)
    return min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)


def draw_difference(one: Difference, ends: tuple[float, float]) -> Chart | None:
    """Draw a line at 0, the difference as a dot, and its interval as a whisker.

    There is no chart of no difference. It is not read out: the words beside it
    say the same.
    """
    if one.value is None:
        return None
    place = make_scale(*ends, start=_MARGIN, end=SIZE[0] - _MARGIN)
    zero = place(0)
    return write_chart(
        SIZE,
        "",
        write_element("path", d=f"M{zero} 0V{SIZE[1]}", class_name="need-zero"),
        *draw_estimate(one.value, (one.lci_95, one.uci_95), place, _MIDDLE),
        kind="need",
    )
