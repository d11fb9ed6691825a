"""Names of areas that are spelt nearly as a reader wrote one: offered, never taken."""

from typing import NamedTuple

import pandas as pd

from dashboard.geography_names import name_one
from dashboard.own.row_faults import UnmatchedPlaceError
from geodata.observation_index import read_geography
from geodata.places import PlaceIndex
from geodata.repository import Repository

_LONGEST_NAME = 60
_MOST_NEAR = 5
# To look for a near name takes milliseconds, and a file can hold thousands of unknown ones.
_MOST_LOOKED_FOR = 60


class NearPlace(NamedTuple):
    """A place that may be meant."""

    name: str
    area_code: str
    kind: str


class NearNames:
    """Finds near names for one request, each once, and no more than a file can need.

    Parameters
    ----------
    repository : Repository
    """

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._found: dict[tuple[object, ...], tuple[NearPlace, ...]] = {}

    def find(self, unmatched: UnmatchedPlaceError) -> tuple[NearPlace, ...]:
        """Find what may be meant; nothing once too many were looked for."""
        wanted = unmatched.value[:_LONGEST_NAME]
        key = (wanted, unmatched.geographies, unmatched.boroughs)
        if key not in self._found:
            if len(self._found) >= _MOST_LOOKED_FOR:
                return ()
            self._found[key] = self._look_for(wanted, unmatched)
        return self._found[key]

    def _look_for(self, wanted: str, unmatched: UnmatchedPlaceError) -> tuple[NearPlace, ...]:
        areas = pd.concat([self._repository.areas(one) for one in unmatched.geographies])
        if unmatched.boroughs:
            within = set(unmatched.boroughs)
            areas = areas[[not within.isdisjoint(parents) for parents in areas["parent_codes"]]]
        found = PlaceIndex(pd.DataFrame(areas)).find(wanted, limit=_MOST_NEAR * 2)
        near: dict[str, NearPlace] = {}
        for row in found.to_dict("records"):
            kind = name_one(read_geography(row["level"], row["vintage"]))
            near.setdefault(row["area_code"], NearPlace(row["area_name"], row["area_code"], kind))
        return tuple(near.values())[:_MOST_NEAR]
