"""What a new reader can begin with: what the atlas is, and questions that one click answers."""

from typing import NamedTuple

from dashboard.format.names import LEVEL_NAMES
from dashboard.format.numbers import count_things
from geodata.closed_lists import Level, Precision, Role
from geodata.model import BOROUGHS, NEWEST_WARDS, Indicator
from geodata.repository import Repository

_PLACED_ROLES = (Role.REACH, Role.AREA_DETAIL)


class Question(NamedTuple):
    """A question, what answers it in a few words, and the address of the view that does."""

    text: str
    detail: str
    address: str


class StartText(NamedTuple):
    """What stands at the start; ``about`` says in one sentence what the atlas is."""

    title: str
    about: str
    questions: tuple[Question, ...]


def write_start(repository: Repository, first: Indicator) -> StartText:
    """Write what a new reader can begin with.

    Parameters
    ----------
    repository : Repository
    first : Indicator
        What the map opens with.
    """
    boroughs, wards = (
        count_things(len(repository.areas(geography)), *LEVEL_NAMES[geography.level])
        for geography in (BOROUGHS, NEWEST_WARDS)
    )
    return StartText(
        title="How do Londoners live together, and where did programmes reach?",
        about="Official figures, surveys and programme records for London's"
        f" {boroughs} and {wards}.",
        questions=(
            Question("Where is loneliness high?", first.label, f"/?indicator={first.id}"),
            Question("Where did programmes reach?", _count_reached(repository), "/reach"),
            Question("How does my borough compare?", "Up to 5 areas, side by side", "/compare"),
            Question(
                "Where are incomes low and no programme recorded?",
                "No record does not mean not reached",
                "/reach/need",
            ),
        ),
    )


def _count_reached(repository: Repository) -> str:
    records = repository.reach()
    is_placed = records["role"].isin(_PLACED_ROLES) & records["precision"].ne(Precision.UNLOCATED)
    codes = set(repository.areas(BOROUGHS)["area_code"])
    reached = codes.intersection(code for row in records[is_placed]["area_codes"] for code in row)
    return f"At least {len(reached)} of {len(codes)} {LEVEL_NAMES[Level.BOROUGH][1]}"
