"""What kinds of areas and their editions are called."""

from dashboard.format.numbers import count_things
from geodata.closed_lists import Level
from geodata.model import Geography

# What a level is called where one of it, or several, are meant.
LEVEL_NAMES = {
    Level.BOROUGH: ("borough", "boroughs"),
    Level.WARD: ("ward", "wards"),
    Level.ASSEMBLY_CONSTITUENCY: ("Assembly constituency", "Assembly constituencies"),
    Level.LSOA: ("neighbourhood (LSOA)", "neighbourhoods (LSOA)"),
}


def name_geography(geography: Geography) -> str:
    """Name an edition in the plural, such as "wards of 2022" or "boroughs"."""
    plural = LEVEL_NAMES[geography.level][1]
    return plural if geography.vintage is None else f"{plural} of {geography.vintage}"


def count_areas(count: int, geography: Geography) -> str:
    """Count areas of an edition: "1 ward of 2022", "33 boroughs"."""
    edition = "" if geography.vintage is None else f" of {geography.vintage}"
    return f"{count_things(count, *LEVEL_NAMES[geography.level])}{edition}"


def name_one(geography: Geography) -> str:
    """Name the kind of one area, such as "ward of 2022" or "borough"."""
    singular = LEVEL_NAMES[geography.level][0]
    return singular if geography.vintage is None else f"{singular} of {geography.vintage}"


# Nobody takes Kingston or Richmond for another borough.
_RIVERSIDE = " upon Thames"


def shorten_borough(name: str) -> str:
    """Shorten a borough's name for a title or a map, as everybody says it.

    Examples
    --------
    >>> shorten_borough("Kingston upon Thames"), shorten_borough("Newham")
    ('Kingston', 'Newham')
    """
    return name.removesuffix(_RIVERSIDE)
