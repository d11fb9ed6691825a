"""What a sentence over records of reach says, and what the records must hold for it to be true."""

import numpy as np
import pandas as pd

from geodata.closed_lists import Level
from geodata.model import Geography
from tests.figure_claims import PACK, N, newest, read


def reached(slide) -> pd.DataFrame:
    rows = PACK.reach()
    rows = rows[rows["role"].isin(["reach", "area_detail"])]
    chosen = slide.view.selection.programme
    return rows[rows["programme"].isin(chosen)] if chosen else rows


def is_counted(rows: pd.DataFrame) -> np.ndarray:
    """Whether a record says where work was, and not only where who did it is based."""
    kinds = {
        (one.id, unit.kind)
        for one in PACK.registry.programmes.values()
        for unit in one.units
        if not unit.at_base
    }
    named = zip(rows["programme"], rows["unit_kind"], strict=True)
    return np.array([one in kinds for one in named])


def check_placed(slide, programmes, whole, areas, boroughs):
    rows = reached(slide)
    placed = rows[rows["precision"] != "unlocated"]
    named = {code for codes in placed["area_codes"] for code in codes}
    assert len(set(placed["programme"])) == read(programmes)
    assert len(PACK.registry.programmes) == read(whole)
    assert len(named) == read(areas)
    assert len(PACK.areas(Geography(Level.BOROUGH))) == read(boroughs)


def check_records(slide, count, *told):
    rows = reached(slide)
    assert len(rows) == read(count)
    kinds = ("report", "official", "press", "inferred")
    assert [int((rows["confidence"] == kind).sum()) for kind in kinds] == list(map(read, told))


def check_money(slide, areas, whole):
    rows = reached(slide)
    at_work = rows[is_counted(rows)]
    alone = at_work[at_work["amount_gbp"].notna() & at_work["area_codes"].map(len).eq(1)]
    assert len({codes[0] for codes in alone["area_codes"]}) == read(areas)
    assert len(PACK.areas(Geography(Level.BOROUGH))) == read(whole)


def check_people(slide, told, count):
    assert reached(slide)["participants"].notna().sum() == read(told)
    assert len(reached(slide)) == read(count)


def check_units(slide, located, whole, label):
    located = whole if located.lower() == "all" else located
    (programme,) = slide.view.selection.programme
    (unit,) = [
        one for one in PACK.registry.programmes[programme].units if one.label == label.strip()
    ]
    rows = PACK.reach()
    rows = rows[(rows["programme"] == programme) & (rows["unit_kind"] == unit.kind)]
    rows = rows[rows["role"].isin(["reach"]) & (rows["precision"] != "unlocated")]
    assert int(rows["units"].sum()) == (0 if located == "None" else read(located))
    assert unit.total == read(whole)


def check_rest(slide, located, whole, label, rest):
    check_units(slide, located, whole, label)
    assert read(whole) - read(located) == read(rest)


def compared(slide) -> pd.DataFrame:
    """The records of each programme's first kind of unit that name a borough."""
    kinds = {(one.id, one.units[0].kind) for one in PACK.registry.programmes.values() if one.units}
    rows = reached(slide)
    rows = rows[(rows["role"] == "reach") & rows["area_codes"].map(bool)]
    return rows[[pair in kinds for pair in zip(rows["programme"], rows["unit_kind"], strict=True)]]


def check_located(slide, count):
    assert int(compared(slide)["units"].sum()) == read(count)


def check_shared(slide, count):
    rows = compared(slide)
    assert int(rows[rows["area_codes"].map(len) > 1]["units"].sum()) == read(count)


def check_need_date(slide, label):
    assert set(newest(slide.view.selection.need, Level.BOROUGH)["period_label"]) == {label}


# A pattern of words, and the check of what it found.
REACH_CLAIMS = (
    (
        rf"records of ({N}) of ({N}) programmes in ({N}) of ({N}) boroughs",
        check_placed,
    ),
    (
        rf"({N}) records of reach match: ({N}) from the GLA's report of 2020, ({N}) from an"
        rf" official page, ({N}) from the press and ({N}) in part inferred",
        check_records,
    ),
    (rf"sums for one area alone in ({N}) of ({N}) boroughs", check_money),
    (rf"in ({N}) of ({N}) records$", check_people),
    (
        rf"({N}) of ({N}) ([a-z ]+) located; ({N}) are in no source read",
        check_rest,
    ),
    (rf"(All) ({N}) ([a-z ]+) are located", check_units),
    (rf"(None) of ({N}) ([a-z ]+) is named in the sources read", check_units),
    (rf"({N}) of ({N}) ([a-z ]+?)(?= and \d|$)", check_units),
    (rf"({N}) units (?:are )?located", check_located),
    (rf"({N}) units touch several areas", check_shared),
    (r"Need: [^.]* \((\d{4})\)\.", check_need_date),
)
