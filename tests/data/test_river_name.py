"""The Thames is named where no area and no other name lies, on the pack's own shapes."""

import pytest
import shapely

from dashboard.charts.stage_map import UNITS_A_PIXEL, lay_stage
from dashboard.results.outlines import project_outlines, read_outlines
from geodata.model import BOROUGHS, NEWEST_WARDS

LETTERS = 14


@pytest.mark.parametrize("geography", [BOROUGHS, NEWEST_WARDS])
def test_the_thames_is_named_beyond_its_mouth_clear_of_every_area(repository, geography):
    outlines = read_outlines(geography, None, repository)
    stage = lay_stage(outlines, geography)
    (fit,) = stage.names["thames"]
    assert fit.lines == ("Thames",)
    assert fit.size > LETTERS * UNITS_A_PIXEL
    # As wide as six letters of its size are, and as high as one.
    wide, high = 0.56 * 6 * LETTERS * UNITS_A_PIXEL / 2, 0.6 * LETTERS * UNITS_A_PIXEL
    assert fit.x + wide < stage.size[0]
    areas = project_outlines(outlines, 3857).areas.values()
    west, _, east, north = shapely.total_bounds(list(areas))
    metres = (east - west) / stage.size[0]
    box = shapely.box(
        west + (fit.x - wide) * metres,
        north - (fit.y + high) * metres,
        west + (fit.x + wide) * metres,
        north - (fit.y - high) * metres,
    )
    assert not any(shapely.intersects(box, area) for area in areas)
