"""What figures of reach say beside their charts: what is not located, rows, sources."""

from collections.abc import Sequence
from functools import lru_cache

import pandas as pd

from dashboard.figures.figure import FigureSource, list_figure_sources
from dashboard.figures.reach_tables import describe_areas
from dashboard.results.reached import LaidRecords
from dashboard.text.reach import describe_all_unlocated
from geodata.model import Geography, Programme
from geodata.repository import Repository


def say_unlocated(programmes: Sequence[Programme], repository: Repository) -> tuple[str, ...]:
    """Say of each programme how much of it no map can show."""
    return tuple(_say_unlocated(one.id, repository) for one in programmes)


# The same for every view: counting anew was most of the work of a page.
@lru_cache(maxsize=64)
def _say_unlocated(identifier: str, repository: Repository) -> str:
    programme = repository.registry.programmes[identifier]
    records = repository.reach(programme_id=identifier)
    return f"{programme.label}: {describe_all_unlocated(records, programme)}"


def tabulate_areas(placement: LaidRecords, geography: Geography) -> pd.DataFrame:
    """Tabulate what records say of each area, as the page's own file does."""
    level, vintage = geography
    return pd.DataFrame(list(describe_areas(placement.areas))).assign(
        level=level.value, vintage=vintage
    )


def list_record_sources(
    programmes: Sequence[Programme], repository: Repository
) -> tuple[FigureSource, ...]:
    """List the publications that the records of programmes come from, each once."""
    return list_figure_sources(
        [name for programme in programmes for name in programme.sources], repository
    )
