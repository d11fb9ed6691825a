"""Charts and tables of every indicator: drawn within their room, with the numbers of the pack."""

import pytest

from dashboard.plates.make_plate import make_plate
from dashboard.plates.plate import NARROW, SLIDE, WIDE
from dashboard.saved_view import SavedView
from geodata.registry import load_registry
from tests.drawn_pictures import list_outside, read_picture, texts_of
from tests.project_files import ROOT

INDICATORS = sorted(load_registry(ROOT / "geodata" / "registry").indicators)
MODES = ("ranking", "table", "trend")


def plate_of(mode, indicator_id, repository):
    return make_plate(SavedView.from_query(f"view={mode}&indicator={indicator_id}"), repository)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_every_chart_lies_within_its_room(mode, indicator_id, repository):
    plate = plate_of(mode, indicator_id, repository)
    for room in (WIDE, NARROW, SLIDE):
        drawn = read_picture(plate.draw(room))
        _, _, width, height = (float(side) for side in drawn.attrib["viewBox"].split())
        assert width <= room.width
        assert height <= room.height
        assert not list_outside(drawn)
        assert texts_of(drawn)


@pytest.mark.parametrize("indicator_id", INDICATORS)
def test_bars_are_the_values_of_the_table(indicator_id, repository):
    plate = plate_of("ranking", indicator_id, repository)
    if plate.numbers is None or plate.numbers.kind != "bar":
        return
    held = plate.table.set_index("area_name")["value"]
    places = plate.numbers.decimal_places
    assert len(plate.numbers.categories) <= 33
    for name, value in zip(plate.numbers.categories, plate.numbers.lines[0].values, strict=True):
        assert value is None or value == round(float(held[name]), places)
