"""One figure among all areas: their range, their middle half, London, and the area itself."""

from markupsafe import Markup

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.estimate import draw_estimate
from dashboard.charts.svg import Place, collect_numbers, make_scale, write_element
from dashboard.format.names import count_areas
from dashboard.format.numbers import show_value
from dashboard.results.benchmark import COUNTED_UNITS
from dashboard.results.profile import ProfileFigure, Spread

SIZE = (240, 20)
RANGE = "Range of areas"
RANGE_STRIP_LEGEND = (
    f"{RANGE}: the thin bar runs from the lowest to the highest, the thick one over the"
    " middle half. The dot is this area and its whisker the 95 % interval; the upright line is"
    " London. Each row has a scale of its own."
)
_MARGIN, _MIDDLE = 7, 10
_RANGE, _QUARTILES = 4, 10


def draw_range_strip(figure: ProfileFigure) -> Chart | None:
    """Draw a figure's place in the range of all areas; nothing where no area has a value.

    The scale runs from the lowest to the highest of the areas, and further
    where the area's interval or London does. Marks differ in shape: a dot with
    a whisker is the area, an upright line London, a bar the middle half.
    """
    parts = draw_range_strip_parts(figure)
    alt = describe_range_strip(figure)
    return write_chart(SIZE, alt, parts, kind="range-strip") if parts else None


def draw_range_strip_parts(figure: ProfileFigure) -> Markup:
    """Draw the same, of `SIZE`, as part of a larger chart."""
    spread = figure.spread
    if spread is None:
        return Markup()
    low, high = _find_ends(figure, spread)
    place = make_scale(low, high, start=_MARGIN, end=SIZE[0] - _MARGIN)
    parts = [
        *_draw_spread(spread, place),
        *_draw_london(figure, place),
        *draw_estimate(figure.value, (figure.lci_95, figure.uci_95), place, _MIDDLE),
    ]
    return Markup("").join(parts)


def can_show_london(figure: ProfileFigure) -> bool:
    """Say whether London stands on an area's scale: a count of people is a sum of its areas."""
    return figure.london is not None and figure.indicator.unit not in COUNTED_UNITS


def _find_ends(figure: ProfileFigure, spread: Spread) -> tuple[float, float]:
    numbers = [spread.lowest, spread.highest]
    numbers += collect_numbers((figure.value, figure.lci_95, figure.uci_95))
    if figure.london is not None and can_show_london(figure):
        numbers.append(figure.london.estimate.value)
    return min(numbers), max(numbers)


def _draw_spread(spread: Spread, place: Place) -> list[Markup]:
    ends = [
        (spread.lowest, spread.highest, _RANGE),
        (spread.lower_quartile, spread.upper_quartile, _QUARTILES),
    ]
    return [
        write_element(
            "rect",
            x=place(low),
            y=_MIDDLE - height / 2,
            width=max(place(high) - place(low), 1.0),
            height=height,
            class_name=f"pic-{name}",
        )
        for (low, high, height), name in zip(ends, ("range", "middle"), strict=True)
    ]


def _draw_london(figure: ProfileFigure, place: Place) -> list[Markup]:
    if figure.london is None or not can_show_london(figure):
        return []
    x = place(figure.london.estimate.value)
    return [write_element("path", d=f"M{x:g} 1V{SIZE[1] - 1}", class_name="pic-london")]


def describe_range_strip(figure: ProfileFigure) -> str:
    """Say the range of all areas in words, which no other cell of the row does."""
    spread = figure.spread
    if spread is None:
        return ""
    low, first, third, high = (
        show_value(value, figure.indicator)
        for value in (spread.lowest, spread.lower_quartile, spread.upper_quartile, spread.highest)
    )
    counted = count_areas(spread.areas, figure.geography)
    if spread.areas == 1:
        return f"{counted} has a value: {low}"
    return f"{counted} from {low} to {high}, the middle half from {first} to {third}"
