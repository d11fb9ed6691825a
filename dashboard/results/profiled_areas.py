"""Which area of which edition an address means, of those that have a profile."""

from dashboard.format.names import name_geography
from dashboard.state.selection import Selection
from geodata.closed_lists import Level
from geodata.errors import UnknownIdentifierError
from geodata.model import DRAWN_GEOGRAPHIES, Area, Geography
from geodata.repository import Repository


def holds_area(repository: Repository, area_code: str, geography: Geography) -> bool:
    """Whether an edition has an area of this code."""
    try:
        repository.area(area_code, geography)
    except UnknownIdentifierError:
        return False
    return True


# The kinds of area that have a profile.
PROFILED = tuple(g for g in DRAWN_GEOGRAPHIES if g.level is not Level.LSOA)


def find_profiled_area(
    area_code: str, selection: Selection, repository: Repository, notices: list[str]
) -> Area | None:
    """Give the area that an address means: of the edition it names, else the borough or newest.

    Adds a sentence to ``notices`` where the edition named does not hold the
    code. None where no edition with profiles does.
    """
    code = area_code.upper()
    editions = [geography for geography in PROFILED if holds_area(repository, code, geography)]
    if not editions:
        return None
    level = selection.level or (Level.WARD if selection.vintage else None)
    fitting = [
        geography
        for geography in editions
        if level in (None, geography.level) and selection.vintage in (None, geography.vintage)
    ]
    chosen = (fitting or editions)[0]
    if not fitting and level is not None:
        wanted = name_geography(Geography(level, selection.vintage))
        notices.append(f"{code} is not one of the {wanted}; {name_geography(chosen)} have it.")
    return repository.area(code, chosen)
