"""Made-up records of reach, areas and programmes to set against need."""

import pandas as pd

from geodata.closed_lists import Level
from geodata.model import CountedUnit
from geodata.reach.needs import CountedAs, NeedMeasure
from tests.place_registry import FULL_COUNT, PROGRAMME, make_registry
from tests.places import (
    LONDON,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    make_areas,
    make_observations,
    make_repository,
)

SQUARES = (SQUARE_A, SQUARE_B, SQUARE_C)
INNER, OUTER = "E13999001", "E13999002"
NEED = NeedMeasure(
    id="made_up", label="Made-up people", indicator=FULL_COUNT, count=CountedAs.VALUE
)


def make_programme(
    total: int | None = 20, *, at_least=False, identifier=PROGRAMME, kinds=("gardens",)
):
    """Make a programme that counts kinds of units, the first of them chiefly."""
    units = tuple(
        CountedUnit(kind=kind, label=kind, total=total, at_least=at_least, source="made_up_source")
        for kind in kinds
    )
    gardens = make_registry().programmes[PROGRAMME]
    return gardens.model_copy(update={"id": identifier, "units": units})


def make_records(placed, *, programme=PROGRAMME, kind="gardens", ward=None):
    """Make records of reach from pairs of units and the areas that share them."""
    rows = [
        {
            "record": f"{programme}_{kind}_{number}",
            "programme": programme,
            "role": "reach",
            "area_codes": list(areas),
            "precision": "multi" if len(areas) > 1 else "borough",
            "units": units,
            "unit_kind": kind,
            "ward_code": ward,
            "ward_code_2012": None,
            "ward_code_2022": ward,
            "amount_gbp": None,
        }
        for number, (units, areas) in enumerate(placed)
    ]
    return pd.DataFrame(rows)


def make_place(needs, *, inner=None):
    """Make the three squares with so many people in need; ``inner`` names those of one half."""
    counted = pd.DataFrame({"area_code": SQUARES, "value": [float(need) for need in needs]})
    figures = make_observations()
    first = figures[(figures["indicator"] == FULL_COUNT) & (figures["area_code"] == SQUARE_A)]
    observations = pd.concat(
        [
            first.iloc[[-1]].assign(area_code=code, value=value)
            for code, value in zip(counted["area_code"], counted["value"], strict=True)
        ],
        ignore_index=True,
    )
    return make_repository(areas=_make_areas(inner), observations=observations)


def _make_areas(inner):
    areas = make_areas()
    if inner is None:
        return areas
    is_square = areas["area_code"].isin(SQUARES)
    areas["parent_codes"] = [
        [INNER if code in inner else OUTER, LONDON] if square else parents
        for code, square, parents in zip(
            areas["area_code"], is_square, areas["parent_codes"], strict=True
        )
    ]
    whole = areas[areas["area_code"] == LONDON]
    halves = [
        whole.assign(area_code=code, area_name=name, level=Level.INNER_OUTER.value)
        for code, name in ((INNER, "Inner half (made up)"), (OUTER, "Outer half (made up)"))
    ]
    return pd.concat([areas, *halves], ignore_index=True)
