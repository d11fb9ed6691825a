"""An SVG as pixels or as vectors on a page, by typst: no browser, and no font but our own."""

from functools import cache

import font_source_sans_pro
import typst

# A point of typst is a pixel of the picture at this many a unit of length.
_POINTS_AN_INCH = 72
_PAGE = """#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)
#image(bytes(sys.inputs.picture), format: "svg", width: {width}pt, alt: "")
"""


@cache
def read_fonts() -> typst.Fonts:
    """Give the fonts that come with the packages, the same on a bare server as on any other."""
    return typst.Fonts(include_system_fonts=False, font_paths=[font_source_sans_pro.font_directory])


def render_png(svg: str, size: tuple[float, float], scale: float = 1) -> bytes:
    """Draw an SVG file of a size in units as PNG with so many pixels a unit."""
    width, height = size
    page = _PAGE.format(width=width, height=height)
    return typst.compile(
        page.encode(),
        font_paths=read_fonts(),
        sys_inputs={"picture": svg},
        format="png",
        ppi=_POINTS_AN_INCH * scale,
    )
