"""A key by itself as one picture, for slides that have it beside a chart or a map."""

from markupsafe import Markup

from dashboard.appearance import Appearance
from dashboard.pictures.letters import FAMILY
from dashboard.pictures.svg import write_element
from dashboard.plates.plate import Key
from dashboard.sheets.blocks import write_key
from dashboard.sheets.sheet import write_sheet_style


def compose_key(key: Key, width: int, appearance: Appearance) -> tuple[Markup, tuple[int, int]]:
    """Compose a key as one ``<svg>`` of a width, and give its size."""
    block = write_key(key, width)
    height = round(block.height) + 4
    drawn = write_element(
        "svg",
        write_sheet_style(appearance, FAMILY, key),
        write_element("g", block.drawn, transform="translate(1 1)"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        width=width,
        height=height,
    )
    return drawn, (width, height)
