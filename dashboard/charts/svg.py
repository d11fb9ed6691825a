"""A writer of SVG elements, escaped, and places along a chart's side."""

from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

Value = str | float


def write_element(name: str, *children: str, **attributes: Value) -> Markup:
    """Write an element; texts and attributes are escaped, and ``class_name`` is its class.

    Examples
    --------
    >>> write_element("text", "A & B", x=1.25, class_name="pic-end")
    Markup('<text x="1.2" class="pic-end">A &amp; B</text>')
    """
    written = "".join(f' {_name(key)}="{_show(value)}"' for key, value in attributes.items())
    inner = "".join(escape(child) for child in children)
    return Markup(f"<{name}{written}>{inner}</{name}>")  # noqa: S704 - every part was escaped


def draw_path(data: str, class_name: str, **attributes: Value) -> Markup:
    """Draw a path; nothing where it has no data."""
    if not data:
        return Markup()
    return write_element("path", d=data, class_name=class_name, **attributes)


def _name(key: str) -> str:
    return "class" if key == "class_name" else key.replace("_", "-")


def _show(value: Value) -> Markup:
    # A tenth of a unit is finer than any of the charts is drawn.
    return escape(value if isinstance(value, str) else f"{round(value, 1) + 0.0:g}")


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
