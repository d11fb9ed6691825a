"""What a profile tells first, prints, and lists of an area's parts: a stated choice, as data."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import Field, field_validator

from geodata.model import Record
from geodata.registry.entries import FOLDER, read_toml, validate

# What two printed pages have room for.
MOST_IN_PRINT = 25
_MOST_COLUMNS = 4
_FILE = "profile.toml"


class Fact(StrEnum):
    """A fact that may introduce an area."""

    POPULATION = "population"
    AREA = "area"
    PEOPLE_PER_KM2 = "people_per_km2"
    PARTS = "parts"
    WITHIN = "within"


class ProfileChoice(Record):
    """The choices of geodata/registry/profile.toml.

    ``in_print`` and ``parts`` hold identifiers of indicators; ``parts`` is by
    the key of the edition that the parts are of, such as ``ward_2022``.
    """

    headline: tuple[Fact, ...] = Field(min_length=3, max_length=5)
    in_print: tuple[str, ...] = Field(min_length=1, max_length=MOST_IN_PRINT)
    parts: Mapping[str, tuple[str, ...]]

    @field_validator("in_print")
    @classmethod
    def check_once(cls, named: tuple[str, ...]) -> tuple[str, ...]:
        """Check that no indicator is named twice: it would take the room of another."""
        twice = {name for name in named if named.count(name) > 1}
        if twice:
            raise ValueError(f"named twice: {', '.join(sorted(twice))}")
        return named

    @field_validator("parts")
    @classmethod
    def check_width(cls, parts: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        """Check that no table is wider than a page."""
        wide = [key for key, columns in parts.items() if len(columns) > _MOST_COLUMNS]
        if wide:
            raise ValueError(f"more than {_MOST_COLUMNS} columns: {', '.join(wide)}")
        return parts


@cache
def load_profile_choice(folder: Path = FOLDER) -> ProfileChoice:
    """Read the choices and check them.

    Raises
    ------
    RegistryError
        The file cannot be read; a field is misspelt or missing; too many
        indicators, or one twice.
    """
    return validate(ProfileChoice, read_toml(folder / _FILE), _FILE)
