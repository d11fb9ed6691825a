"""What figures of reach say beside their pictures: what is not located, rows, sources."""

from collections.abc import Sequence

import pandas as pd

from dashboard.figures.figure import FigureSource, list_figure_sources
from dashboard.figures.reach_tables import describe_areas
from dashboard.results.reached import LaidRecords
from dashboard.text.reach import describe_all_unlocated
from geodata.model import Geography, Programme
from geodata.repository import Repository


def say_unlocated(programmes: Sequence[Programme], repository: Repository) -> tuple[str, ...]:
    """Say of each programme how much of it no map can show."""
    return tuple(
        f"{one.label}: {describe_all_unlocated(repository.reach(programme_id=one.id), one)}"
        for one in programmes
    )


def tabulate_areas(laid: LaidRecords, geography: Geography) -> pd.DataFrame:
    """Tabulate what records say of each area, as the page's own file does."""
    level, vintage = geography
    return pd.DataFrame(list(describe_areas(laid.areas))).assign(level=level.value, vintage=vintage)


def list_record_sources(
    programmes: Sequence[Programme], repository: Repository
) -> tuple[FigureSource, ...]:
    """List the publications that the records of programmes come from, each once."""
    return list_figure_sources(
        [name for programme in programmes for name in programme.sources], repository
    )
