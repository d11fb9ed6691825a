"""How each edition's shapes are made, read from the registry's geographies.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from geodata.closed_lists import Level
from geodata.errors import RegistryError
from geodata.model import Record
from geodata.registry.entries import FOLDER

FILE = FOLDER / "geographies.toml"


class EditionSettings(Record):
    """Where an edition's shapes come from and how they are simplified."""

    file: str
    code: str
    name: str
    borough: str
    clipped: bool
    tolerance_m: float
    cell_degrees: tuple[float, float]


class FirstPaint(Record):
    """How coarse the first file of a page is."""

    tolerance_m: float
    cell_degrees: tuple[float, float]


class WiderArea(Record):
    """An area that holds figures and no shape."""

    area_name: str
    level: Level


class Geographies(Record):
    """The whole of geographies.toml."""

    sources: tuple[str, ...]
    neighbours: str
    population: str
    editions: Mapping[str, EditionSettings]
    first_paint: FirstPaint
    wider: Mapping[str, WiderArea]


@cache
def load_geographies(file: Path = FILE) -> Geographies:
    """Read and check geographies.toml.

    Raises
    ------
    RegistryError
        Names the field that is missing, misspelt or of another kind.
    """
    try:
        return Geographies.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        raise RegistryError(
            file=file.name,
            field=".".join(str(part) for part in first["loc"]),
            problem=f"{first['msg']}.",
            mend="See the fields of geodata/pipeline/geographies.py.",
        ) from error
