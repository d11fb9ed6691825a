"""On the pack: whatever has a badge has it wholly inside its own shape."""

import pytest
import shapely
from shapely import affinity

from dashboard.charts.mark_rooms import BADGES, hang_badge
from dashboard.charts.stage_map import lay_stage_ground
from dashboard.figures.mark_rooms import describe_rooms
from dashboard.results.outlines import read_outlines
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, Geography

WARDS = Geography(Level.WARD, 2022)
HUNG = [hang_badge(*badge) for badge in BADGES]


def draw(place, frame, hung):
    x, y, room = place
    unit = frame.metres_a_unit
    shape = affinity.scale(shapely.Polygon(hung.corners), *[room * unit] * 2, origin=(0, 0))
    return affinity.translate(shape, frame.west + x * unit, frame.north - y * unit)


@pytest.mark.parametrize("geography", [BOROUGHS, WARDS], ids=lambda g: g.key)
def test_every_badge_lies_in_its_own_area(geography, repository):
    frame, shapes, _ = lay_stage_ground(read_outlines(geography, None, repository))
    # Every sixth ward: all of them take seconds.
    asked = set(list(shapes.areas)[::6])
    found = describe_rooms(geography, repository, asked)
    kind = "wards" if geography is WARDS else "areas"
    assert set(found[kind]) == (asked if geography is WARDS else set(shapes.areas))
    for code, rooms in found[kind].items():
        # Places are rounded to a tenth of a unit.
        area = shapes.areas[code].buffer(frame.metres_a_unit * 0.1)
        for hung, places in zip(HUNG, rooms["rooms"], strict=True):
            assert places, code
            assert all(area.covers(draw(place, frame, hung)) for place in places), code
