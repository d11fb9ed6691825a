"""Postcodes of the made-up place: areas ZZ (in the squares) and ZX (elsewhere) do not exist."""

import pandas as pd

from geodata.areas.postcodes import PostcodeIndex
from geodata.columns import POSTCODE_SECTORS, POSTCODES

_A, _B, _C = "E09999001", "E09999002", "E09999003"
_SOUTH, _NORTH, _WEST, _EAST = "E05999001", "E05999003", "E05999001", "E05999002"

# postcode, standing, borough, ward of 2022, ward of 2018
_POSTCODES = (
    ("ZZ1 1AA", "london", _A, _SOUTH, _WEST),
    ("ZZ1 1AB", "london", _A, _SOUTH, _EAST),
    ("ZZ1 1AC", "london", _A, _NORTH, _EAST),
    ("ZZ1 1AD", "london", _B, None, None),
    ("ZZ1 1AE", "outside", None, None, None),
    ("ZZ1 1AF", "unplaced", None, None, None),
    ("ZZ1 2AA", "london", _B, None, None),
    ("ZZ1A1AA", "london", _C, None, None),
    ("ZZ111AA", "london", _C, None, None),
    ("Z1  1AA", "london", _C, None, None),
)
# sector, outside, unplaced
_SECTORS = (("ZX1 1", 12, 1), ("ZX2 1", 0, 3), ("ZZ9 1", 5, 0))
AS_OF = "a made-up month"


def make_postcode_table() -> pd.DataFrame:
    """Make the postcodes of the sectors that reach into the squares."""
    named = ("postcode", "standing", "borough", "ward_2022", "ward_2018")
    return pd.DataFrame(_POSTCODES, columns=list(named)).reindex(columns=list(POSTCODES))


def make_sector_table() -> pd.DataFrame:
    """Make three sectors elsewhere, one of whose postcodes none has a place."""
    return pd.DataFrame(_SECTORS, columns=list(POSTCODE_SECTORS))


def make_postcodes() -> PostcodeIndex:
    """Make the index of both tables."""
    return PostcodeIndex(make_postcode_table(), make_sector_table(), as_of=AS_OF)
