"""From what a person calls a place to the areas that are meant."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from geodata.areas.editions import build_edition_keys
from geodata.closed_lists import Level
from geodata.model import DRAWN_GEOGRAPHIES, AreaNames

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


class _OtherName(NamedTuple):
    """Another name of the area at a place of the index, folded.

    What is as short as ``lead`` is the beginning of many such names and of no area.
    """

    text: str
    lead: int
    place: int


class PlaceIndex:
    """Names of areas, ready to be searched.

    Parameters
    ----------
    areas : DataFrame, one row an area of an edition
        Columns `columns.AREAS`. Where editions share a name, every area is
        found, boroughs first and then the newest wards.
    other_names : AreaNames
        What boroughs are called beside their names.
    """

    def __init__(self, areas: pd.DataFrame, other_names: AreaNames | None = None) -> None:
        order = {geography.key: place for place, geography in enumerate(DRAWN_GEOGRAPHIES)}
        place = build_edition_keys(areas).map(order).fillna(len(order))
        self._areas = areas.iloc[place.argsort(kind="stable")].reset_index(drop=True)
        self._names = self._areas["area_name"].map(fold_name)
        self._unspaced = self._names.str.replace(" ", "", regex=False)
        self._codes = self._areas["area_code"].str.casefold()
        self._other_names = tuple(_list_other_names(self._areas, other_names or AreaNames()))
        self._placed = self._names + " " + _name_boroughs(self._areas)

    @cached_property
    def _near_names(self) -> pd.Series:
        # Thousands of statistical areas are numbered, so a near name of one is another place.
        return self._names.loc[self._areas["level"] != Level.LSOA.value]

    def find(self, name: str, *, limit: int = _SHOWN) -> pd.DataFrame:
        """Find areas by part of a name: equal first, then beginning with it, then holding it.

        Another name of a borough counts as its own, and a ward is found by its
        name and its borough's together. Where no name holds it, names with as
        many words spelt nearly so are given.

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
            self._names.str.startswith(wanted)
            | self._placed.str.startswith(wanted)
            | self._is_begun(wanted),
            (self._names == wanted) | (self._codes == unspaced) | self._is_called(wanted),
        )
        quality = pd.Series(0, index=self._names.index)
        for rank, is_match in enumerate(matches, start=1):
            quality[is_match] = rank
        found = quality.loc[quality > 0].sort_values(ascending=False, kind="stable").index
        if not len(found):
            found = self._find_near(wanted)
        return self._areas.loc[found[:limit]]

    def find_called(self, name: str) -> str:
        """Give the name of the borough that goes by another name; empty where none does."""
        called = self._areas.loc[self._is_called(fold_name(name)), "area_name"]
        return str(called.iloc[0]) if len(called) else ""

    def is_begun(self, name: str) -> bool:
        """Say whether another name, or that of a ward and its borough, begins as was written."""
        wanted = fold_name(name)
        return bool((self._is_begun(wanted) | self._placed.str.startswith(wanted)).any())

    def _is_called(self, wanted: str) -> pd.Series:
        places = [other.place for other in self._other_names if other.text == wanted]
        return self._names.index.to_series().isin(places)

    def _is_begun(self, wanted: str) -> pd.Series:
        places = [
            other.place
            for other in self._other_names
            if len(wanted) > other.lead and other.text.startswith(wanted)
        ]
        return self._names.index.to_series().isin(places)

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


def _list_other_names(areas: pd.DataFrame, other_names: AreaNames) -> Iterator[_OtherName]:
    boroughs = areas.loc[areas["level"] == Level.BOROUGH.value]
    for place, row in boroughs.iterrows():
        own = [str(row["area_name"]), *other_names.names.get(str(row["area_code"]), ())]
        others = {fold_name(name): 0 for name in own[1:]}
        for style in other_names.styles:
            lead = len(fold_name(style.partition("{name}")[0]))
            others |= {fold_name(style.format(name=name)): lead and lead + 1 for name in own}
        yield from (_OtherName(text, lead, int(str(place))) for text, lead in others.items())


def _name_boroughs(areas: pd.DataFrame) -> pd.Series:
    """Give the folded name of the borough of each ward; empty for what is no ward."""
    boroughs = areas.loc[areas["level"] == Level.BOROUGH.value]
    names = dict(zip(boroughs["area_code"], boroughs["area_name"].map(fold_name), strict=True))

    def name_borough(parents: object) -> str:
        codes = parents if isinstance(parents, Iterable) else ()
        return next((names[code] for code in codes if code in names), "")

    is_ward = areas["level"] == Level.WARD.value
    return areas["parent_codes"].map(name_borough).where(is_ward, "")


def _cut_words(names: pd.Series, length: int) -> pd.DataFrame:
    """Cut names into every run of so many words: a row a run, at the place of its name."""
    runs = [
        (place, " ".join(words[first : first + length]), len(words) > length)
        for place, words in names.str.split().items()
        for first in range(len(words) - length + 1)
    ]
    return pd.DataFrame(runs, columns=["place", "run", "is_part"]).set_index("place")
