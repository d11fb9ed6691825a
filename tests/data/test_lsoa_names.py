"""Neighbourhoods are named by the ward and the borough that they lie in."""

import re

from dashboard.figures.stage import StageKey, make_stage
from geodata.model import BOROUGHS, LSOAS, NEWEST_WARDS


def test_every_lsoa_is_named_by_its_ward_its_number_and_its_borough(repository):
    wards = repository.areas(NEWEST_WARDS).set_index("area_code")["area_name"]
    boroughs = set(repository.areas(BOROUGHS)["area_code"])
    parents = repository.areas(LSOAS).set_index("area_code")["parent_codes"]
    areas = make_stage(StageKey(LSOAS, is_equal=False), repository).facts["areas"]
    assert len(areas) == len(parents)
    for code, name, borough, *_ in areas:
        found = re.fullmatch(r"(.+) \d{3}[A-Z]", name)
        assert found
        assert found[1] in {wards[one] for one in parents[code] if one in wards.index}
        assert borough in boroughs
        assert borough in parents[code]
    assert len({(name, borough) for _, name, borough, *_ in areas}) == len(areas)
