"""Build the links between ward editions: how much of each ward lies in which other."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from geodata.closed_lists import Level
from geodata.errors import InputError
from geodata.model import Geography
from geodata.pipeline.boundaries import Edition
from geodata.shapes.editions import LINK_COLUMNS

_NEWEST = 2022
_OLDER = (2012, 2018)


def build_ward_links(inputs: Path, editions: Mapping[Geography, Edition]) -> pd.DataFrame:
    """Read the published shares of area between ward editions.

    Returns
    -------
    DataFrame, one row a pair of wards that overlap
        Columns ``vintages.LINK_COLUMNS``, sorted. Shares are of area, not of people.

    Raises
    ------
    InputError
        A ward of a pair is in no edition.
    """
    tables = []
    for vintage in _OLDER:
        file = f"boundaries/ward_{vintage}_to_{_NEWEST}_area_weights.csv"
        table = pd.read_csv(inputs / file).rename(
            columns={f"WARD_{vintage}": "from_code", f"WARD_{_NEWEST}": "to_code"}
        )
        for column, edition in (("from_code", vintage), ("to_code", _NEWEST)):
            known = editions[Geography(Level.WARD, edition)].areas.index
            _check_codes(file, table[column], set(known))
        tables.append(table.assign(from_vintage=vintage, to_vintage=_NEWEST))
    links = pd.concat(tables).loc[:, list(LINK_COLUMNS)]
    return links.sort_values(list(LINK_COLUMNS[:4]), ignore_index=True)


def _check_codes(file: str, codes: pd.Series, known: set[str]) -> None:
    unknown, missing = sorted(set(codes) - known), sorted(known - set(codes))
    if unknown or missing:
        raise InputError(
            file=file,
            problem=f"column '{codes.name}' does not hold the wards of the edition "
            f"({len(unknown)} unknown, {len(missing)} missing, such as "
            f"'{[*unknown, *missing][0]}').",
            expected="each ward at least once",
            mend="Correct the file, or the edition's shapes.",
        )
