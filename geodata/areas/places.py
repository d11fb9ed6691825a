"""From what a person calls a place to the areas that are meant."""

import re
import unicodedata
from difflib import get_close_matches
from functools import cached_property

import pandas as pd

from geodata.areas.editions import build_edition_keys
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES

_NOT_SPOKEN = re.compile(r"[^a-z0-9]+")
_CLOSE_ENOUGH = 0.75
_SHOWN = 20


def fold_name(name: str) -> str:
    """Reduce a name to what is heard: no case, accent, apostrophe or other mark.

    Examples
    --------
    >>> fold_name("King's Cross & St. Pancras")
    'kings cross and st pancras'
    """
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    spoken = plain.replace("'", "").replace("&", " and ")
    return _NOT_SPOKEN.sub(" ", spoken).strip()


class PlaceIndex:
    """Names of areas, ready to be searched.

    Parameters
    ----------
    areas : DataFrame, one row an area of an edition
        Columns `columns.AREAS`. Where editions share a name, every area is
        found, boroughs first and then the newest wards.
    """

    def __init__(self, areas: pd.DataFrame) -> None:
        order = {geography.key: place for place, geography in enumerate(DRAWN_GEOGRAPHIES)}
        place = build_edition_keys(areas).map(order).fillna(len(order))
        self._areas = areas.iloc[place.argsort(kind="stable")].reset_index(drop=True)
        self._names = self._areas["area_name"].map(fold_name)
        self._unspaced = self._names.str.replace(" ", "", regex=False)
        self._codes = self._areas["area_code"].str.casefold()

    @cached_property
    def _near_names(self) -> pd.Series:
        # Thousands of statistical areas are numbered, so a near name of one is another place.
        return self._names.loc[self._areas["level"] != Level.LSOA.value]

    def find(self, name: str, *, limit: int = _SHOWN) -> pd.DataFrame:
        """Find areas by part of a name: equal first, then beginning with it, then holding it.

        Where no name holds it, names with as many words spelt nearly so are given.

        Parameters
        ----------
        name : str
            Case, accents and punctuation do not count. A GSS code is found too.
        limit : int
            How many rows at most.

        Returns
        -------
        DataFrame
            Rows of ``areas``; none where nothing is near.
        """
        wanted = fold_name(name)
        if not wanted:
            return self._areas.iloc[:0]
        unspaced = wanted.replace(" ", "")
        # From the worst match to the best, so that each overwrites those before it.
        matches = (
            self._unspaced.str.contains(unspaced, regex=False),
            self._names.str.contains(f" {wanted}", regex=False),
            self._names.str.startswith(wanted),
            (self._names == wanted) | (self._codes == unspaced),
        )
        quality = pd.Series(0, index=self._names.index)
        for rank, is_match in enumerate(matches, start=1):
            quality[is_match] = rank
        found = quality.loc[quality > 0].sort_values(ascending=False, kind="stable").index
        if not len(found):
            found = self._find_near(wanted)
        return self._areas.loc[found[:limit]]

    def is_held(self, name: str, area_name: str) -> bool:
        """Say whether an area's name holds what was written, or is only spelt nearly so."""
        wanted = fold_name(name).replace(" ", "")
        return wanted in fold_name(area_name).replace(" ", "")

    def _find_near(self, wanted: str) -> pd.Index:
        runs = _cut_words(self._near_names, len(wanted.split()))
        near = get_close_matches(wanted, runs["run"].unique().tolist(), n=5, cutoff=_CLOSE_ENOUGH)
        nearness = runs["run"].map({run: place for place, run in enumerate(near)})
        found = runs.assign(nearness=nearness).dropna(subset="nearness")
        # A name that is all of it comes before one that holds it, as a borough before its wards.
        ordered = found.sort_values(["nearness", "is_part"], kind="stable").index
        return ordered[~ordered.duplicated()]


def _cut_words(names: pd.Series, length: int) -> pd.DataFrame:
    """Cut names into every run of so many words: a row a run, at the place of its name."""
    runs = [
        (place, " ".join(words[first : first + length]), len(words) > length)
        for place, words in names.str.split().items()
        for first in range(len(words) - length + 1)
    ]
    return pd.DataFrame(runs, columns=["place", "run", "is_part"]).set_index("place")
