"""What every way of drawing is given: one edition's shapes and figures, from the real pack."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.repository import Repository
from geodata.tables.parquet import open_pack
from tests.project_files import ROOT

EDITIONS = {
    edition.key: edition
    for edition in (
        Geography(Level.BOROUGH),
        Geography(Level.WARD, 2022),
        Geography(Level.LSOA),
    )
}
MOST_INDICATORS = 4
# An indicator that leaves many areas empty would be cheaper to draw than the others.
LEAST_COVERED = 0.95


@dataclass(frozen=True, slots=True)
class Subject:
    """One edition to draw.

    ``shapes`` is EPSG:4326 with columns ``area_code``, ``area_name`` and
    ``geometry``, sorted by code; ``figures`` gives each indicator's values at
    its newest date in the same order, missing where no value is published.
    """

    key: str
    shapes: gpd.GeoDataFrame
    figures: dict[str, pd.Series]

    @property
    def indicators(self) -> list[str]:
        """Identifiers of the indicators, in the order in which they are shown."""
        return list(self.figures)


def read_subjects() -> dict[str, Subject]:
    """Every edition that is measured, from the project's own pack."""
    repository = open_pack(ROOT / "geodata" / "pack")
    return {key: read_subject(repository, edition) for key, edition in EDITIONS.items()}


def read_subject(repository: Repository, edition: Geography) -> Subject:
    """One edition with the figures of a few indicators that cover it."""
    names = repository.areas(edition).set_index("area_code")["area_name"].sort_index()
    shapes = repository.outlines(edition).to_crs(4326).set_index("area_code").loc[names.index]
    shapes = shapes[["geometry"]].assign(area_name=names).reset_index()
    figures = {}
    for indicator in repository.registry.indicators:
        newest = _newest_values(repository, indicator, edition)
        if newest is not None and newest.reindex(names.index).notna().mean() >= LEAST_COVERED:
            figures[indicator] = newest.reindex(names.index)
        if len(figures) == MOST_INDICATORS:
            break
    return Subject(key=edition.key, shapes=shapes, figures=figures)


def _newest_values(repository: Repository, indicator: str, edition: Geography) -> pd.Series | None:
    for held in repository.coverage(indicator):
        if held.geography == edition:
            table = repository.observations(
                indicator, geography=edition, period=held.periods[0].id, group=held.groups[0]
            )
            return pd.Series(table["value"].to_numpy(), index=table["area_code"])
    return None
