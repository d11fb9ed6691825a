"""A picture of a map, as a file, has the colours that the page itself shows at the same places."""

import pytest
import shapely
from defusedxml.ElementTree import fromstring
from pyproj import Transformer

from dashboard.charts.ground import SIZE
from dashboard.charts.raster import render_png
from dashboard.charts.style import style_chart
from dashboard.figures.build import make_figure
from dashboard.figures.figure import WIDE, Figure
from dashboard.state.saved_view import SavedView
from dashboard.theme.colours import Appearance
from tests.explore_page import open_explore, read_pixels
from tests.sweep import first_and_sweep

pytestmark = pytest.mark.browser

# The page draws with Chromium, a file with typst: each may round a colour in its own way.
TOLERANCE = 2
# A point that is further from every line than these pixels has its area's colour alone: pixels of
# the page or of the file, whichever are the larger on the ground. A borough's line is the widest.
PIXELS_FROM_LINES = 5
# So wide that most wards, and the larger of the smallest areas, have such a point.
WINDOW = {"width": 1900, "height": 1500}
SCALE = 2
# Names lie where colours are compared, and hatches and dots begin where each renderer begins them.
WITHOUT_NAMES = ".map-names{display:none}"
TO_GRID = Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True)

PLACES = """(() => { const { shown } = atlas.map();
const [map, drawing] = [document.querySelector("#map"), shown.svg]
  .map((one) => one.getBoundingClientRect());
const [wide, high] = shown.size;
return shown.features.map(({ id, properties: { label: [lng, lat], at: [x, y] } }, i) => ({
  code: id, lng, lat, fill: getComputedStyle(shown.paths[i]).fill,
  x: drawing.left - map.left + (x / wide) * drawing.width,
  y: drawing.top - map.top + (y / high) * drawing.height })); })()"""
METRES_A_PIXEL = """(() => { const { leaflet } = atlas.map();
return leaflet.distance(leaflet.containerPointToLatLng([0, 300]),
  leaflet.containerPointToLatLng([100, 300])) / 100; })()"""

VIEWS = (
    ("indicator=arts_engaged", "light"),
    ("indicator=arts_engaged&scheme=benchmark", "projector"),
    ("indicator=arts_engaged&sure=1", "dark"),
    ("indicator=arts_engaged&layer=width", "light"),
    ("indicator=income_deprived&view=bivariate&with=arts_engaged", "dark"),
    ("indicator=arts_engaged&view=clusters", "light"),
    ("indicator=income_deprived&level=ward&scheme=quantile&classes=7", "projector"),
    ("indicator=income_deprived&level=lsoa", "light"),
)


@pytest.mark.parametrize(("query", "appearance"), first_and_sweep(VIEWS, 3))
def test_a_file_has_the_colours_of_the_page_inside_its_areas(page, repository, query, appearance):
    figure = make_figure(SavedView.from_query(query), repository)
    on_page, places = look_at_page(page, f"{query}&appearance={appearance}")
    in_file, ground = draw_file(figure, Appearance(appearance))
    coarsest = max(page.evaluate(METRES_A_PIXEL), measure_pixel(ground))
    inside = find_inside(figure, PIXELS_FROM_LINES * coarsest, repository)
    compared = {}
    for place in places:
        east, north = TO_GRID.transform(place["lng"], place["lat"])
        is_plain = place["fill"].startswith("rgb")
        if not is_plain or inside[place["code"]].disjoint(shapely.Point(east, north)):
            continue
        theirs = on_page.getpixel((int(place["x"]), int(place["y"])))
        compared[place["code"]] = (theirs, in_file.getpixel(place_in_file(east, north, ground)))
    assert len(compared) >= 25
    assert find_unlike(compared) == {}


def test_a_file_of_equal_areas_has_the_colours_of_the_page(page, repository):
    query, appearance = "indicator=arts_engaged&view=tiles", Appearance.DARK
    figure = make_figure(SavedView.from_query(query), repository)
    on_page, places = look_at_page(page, f"{query}&appearance={appearance}")
    in_file, _ = draw_file(figure, appearance)
    middles = {
        shape.get("data-area"): find_middle(shape.get("d"))
        for shape in fromstring(figure.draw(WIDE).svg).iter()
        if shape.get("data-area")
    }
    compared = {
        place["code"]: (
            on_page.getpixel((int(place["x"]), int(place["y"]))),
            in_file.getpixel(middles[place["code"]]),
        )
        for place in places
    }
    assert len(compared) == 33
    assert find_unlike(compared) == {}


def look_at_page(page, query):
    """Give the page's map as pixels, and where its areas' names would stand."""
    page.set_viewport_size(WINDOW)
    open_explore(page, query)
    page.add_style_tag(content=".stage-names { visibility: hidden }")
    page.wait_for_load_state("networkidle")
    return read_pixels(page.locator("#map").screenshot()), page.evaluate(PLACES)


def draw_file(figure: Figure, appearance: Appearance):
    """Give the map of a file as pixels, and the ground it says that it shows."""
    chart = figure.draw(WIDE)
    file = style_chart(chart, "Source Sans Pro", appearance)
    file = file.replace("</style>", f"{WITHOUT_NAMES}</style>", 1)
    said = fromstring(chart.svg).get("data-ground")
    ground = [float(side) for side in said.split()] if said else []
    return read_pixels(render_png(file, SIZE, SCALE)), ground


def find_inside(figure: Figure, metres, repository):
    """Give what of each area lies so far from every line, by its code."""
    outlines = repository.outlines(figure.shapes)
    # The river lies over the areas, and each renderer softens its banks.
    dry = outlines.geometry.buffer(-metres).difference(repository.river().buffer(metres))
    return dict(zip(outlines["area_code"], dry, strict=True))


def measure_pixel(ground):
    """Give the metres that a pixel of the file is wide."""
    west, _, far_east, _ = ground
    return (far_east - west) / (SCALE * SIZE[0])


def place_in_file(east, north, ground):
    west, south, far_east, far_north = ground
    width, height = (SCALE * side for side in SIZE)
    across = (east - west) / (far_east - west) * width
    return int(across), int((far_north - north) / (far_north - south) * height)


def find_middle(data):
    """Find the pixel in the middle of a hexagon that is written as "M1 2L3 4L…z"."""
    corners = [corner.split() for corner in data.strip("Mz").split("L")]
    across, down = (sum(float(corner[side]) for corner in corners) for side in (0, 1))
    return int(SCALE * across / len(corners)), int(SCALE * down / len(corners))


def find_unlike(compared):
    """Give the areas whose two colours differ by more than renderers do."""
    return {
        code: pair
        for code, pair in compared.items()
        if max(abs(one - other) for one, other in zip(*pair, strict=True)) > TOLERANCE
    }
