"""GSS codes: nine characters, of which the first three say what kind of area it is."""

import re

from geodata.closed_lists import Level
from geodata.errors import GeodataError, quote_some

_FORM = re.compile(r"[A-Z][0-9]{8}|SR[0-9]{7}")
# The kinds of area that the atlas holds. A merged City of London is a ward under a borough's code.
LEVELS_BY_ENTITY = {
    "E01": (Level.LSOA,),
    "E05": (Level.WARD,),
    "E09": (Level.BOROUGH, Level.WARD),
    "E12": (Level.LONDON,),
    "E13": (Level.INNER_OUTER,),
    "E32": (Level.ASSEMBLY_CONSTITUENCY,),
    "E92": (Level.ENGLAND,),
    # No official code names the Survey of Londoners' sub-regions: these are the atlas's own.
    "SR0": (Level.SUB_REGION,),
}


class AreaCodeError(GeodataError):
    """Something that is not the code of an area, or not of the kind asked for."""

    def __init__(self, *, code: str, where: str, expected: str) -> None:
        super().__init__(
            f"'{code}' in {where} is not an area code that fits. Expected {expected}. "
            "Correct the code at its source; codes are text and never numbers."
        )


def list_levels(area_code: str) -> tuple[Level, ...]:
    """Give the levels that a code can be of; none for a kind that the atlas does not hold.

    Examples
    --------
    >>> [str(level) for level in list_levels("E05000026")]
    ['ward']
    >>> list_levels("W05000001")
    ()
    """
    return LEVELS_BY_ENTITY.get(area_code[:3], ())


def check_area_code(area_code: str, level: Level, where: str) -> None:
    """Check that a code has the form of a GSS code and is of a level.

    Parameters
    ----------
    area_code : str
    level : Level
    where : str
        How the error names the place: a file, and a row or column of it.

    Raises
    ------
    AreaCodeError
        Names the code, the place and what was expected.
    """
    if not _FORM.fullmatch(area_code):
        raise AreaCodeError(code=area_code, where=where, expected="a letter and eight digits")
    if level not in list_levels(area_code):
        entities = [start for start, levels in LEVELS_BY_ENTITY.items() if level in levels]
        expected = f"a code of level {level.value}, which begins with {quote_some(entities)}"
        raise AreaCodeError(code=area_code, where=where, expected=expected)
