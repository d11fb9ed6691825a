"""A reader's postcodes over the real pack: placed in their area, and never as exact points."""

from dashboard.pages.upload.answer import answer_file
from dashboard.results.upload.places import UploadPlaces
from geodata.model import BOROUGHS
from tests.made_up_files import write_table

CITY_HALL = {"programme": "culture_seeds", "postcode": "SE1 2AA", "activity": "A made-up hour"}


def test_a_postcode_is_drawn_near_its_place_and_never_at_it(repository):
    places = UploadPlaces(repository)
    rows = [{**CITY_HALL, "precision": precision} for precision in ("", "point", "approximate")]
    answer = answer_file(write_table(*rows), "records", {}, places, repository)
    assert [row["precision"] for row in answer["accepted"]] == ["approximate"] * 3
    for row in answer["accepted"]:
        (borough,) = places.locate_points([row["lon"]], [row["lat"]], BOROUGHS)
        assert row["area_names"] == ["Southwark"]
        assert [borough] == row["area_codes"]
    assert any("with a postcode only: 1 row." in said for said in answer["notices"])
