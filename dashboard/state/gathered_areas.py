"""The areas that a reader has gathered into a group, and the name that the group was given."""

from dashboard.format.names import name_geography
from dashboard.format.numbers import agree, count_things
from dashboard.state.selection import Selection
from geodata.errors import UnknownIdentifierError
from geodata.model import Area, Geography
from geodata.repository import Repository

# As many codes as leave an address room for everything else.
MOST_GATHERED = 100
LONGEST_NAME = 60
_SHOWN_CODE = 20


def find_gathered(
    selection: Selection, geography: Geography, repository: Repository, notices: list[str]
) -> tuple[Area, ...]:
    """Give the areas of the reader's group that are on the drawn edition, by code.

    A sentence is added for codes that the atlas does not know, for areas that
    are of another kind than the map's, and where there are more than
    `MOST_GATHERED`.
    """
    found: list[Area] = []
    elsewhere: list[str] = []
    for code in selection.areas[:MOST_GATHERED]:
        try:
            found.append(repository.area(code, geography))
        except UnknownIdentifierError:
            elsewhere.append(code)
    left_out = len(selection.areas) - MOST_GATHERED
    if left_out > 0:
        notices.append(
            f"A group holds at most {MOST_GATHERED} areas;"
            f" {left_out} more {agree(left_out, 'is', 'are')} left out."
        )
    unknown = [code for code in elsewhere if not _is_known(code, repository)]
    if unknown:
        others = len(unknown) - 1
        also = f", nor with {count_things(others, 'other code')} of the group" if others else ""
        notices.append(
            f"There is no area in the atlas with the code '{unknown[0][:_SHOWN_CODE]}'{also}:"
            f" {agree(len(unknown), 'it is', 'they are')} left out."
        )
    other = len(elsewhere) - len(unknown)
    if other:
        notices.append(
            f"{count_things(other, 'area')} of the group {agree(other, 'is', 'are')} not among the"
            f" {name_geography(geography)} on this map, and {agree(other, 'is', 'are')} left out"
            " of it here."
        )
    return tuple(found)


def name_gathered(selection: Selection, notices: list[str]) -> str:
    """Give the name of the reader's group; empty where it has none."""
    name = selection.areas_name or ""
    if len(name) > LONGEST_NAME:
        notices.append(f"The name of a group has at most {LONGEST_NAME} letters; this one is cut.")
    return name[:LONGEST_NAME].rstrip()


def _is_known(code: str, repository: Repository) -> bool:
    try:
        repository.area(code, None)
    except UnknownIdentifierError:
        return False
    return True
