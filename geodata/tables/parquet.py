"""The repository over the data pack that ships with the atlas."""

from functools import partial
from pathlib import Path
from types import MappingProxyType

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geodata.areas.postcodes import PostcodeIndex
from geodata.columns import HEXAGONS
from geodata.model import Geography
from geodata.registry.registry import load_registry
from geodata.tables.in_memory import PackTables, TableRepository
from geodata.tables.manifest import Manifest, check_pack, read_manifest

PACK_FOLDER = Path(__file__).parents[1] / "pack"
_POSTCODE_SOURCE = "ons_postcodes"


def open_pack(folder: Path = PACK_FOLDER) -> TableRepository:
    """Check every file of a data pack and load it.

    Parameters
    ----------
    folder : Path
        Holds manifest.toml and the files that it names.

    Raises
    ------
    PackError
        A file is missing, or is not the one that the manifest was written for.
    RegistryError
        A file of the registry does not describe what it should.
    """
    manifest = read_manifest(folder)
    check_pack(folder, manifest)
    registry = load_registry()
    tables = PackTables(
        data_version=manifest.data_version,
        areas=pd.read_parquet(folder / "areas.parquet"),
        observations=pd.read_parquet(folder / "observations.parquet"),
        reach=pd.read_parquet(folder / "reach.parquet"),
        clusters=pd.read_parquet(folder / "clusters.parquet"),
        ward_links=pd.read_parquet(folder / "ward_links.parquet"),
        hexagons=_read_hexagons(folder, manifest),
        postcodes=PostcodeIndex(
            pd.read_parquet(folder / "postcodes.parquet"),
            pd.read_parquet(folder / "postcode_sectors.parquet"),
            as_of=registry.sources[_POSTCODE_SOURCE].published or "an unknown date",
        ),
        boundaries=MappingProxyType({file.geography: file for file in manifest.boundaries}),
        hexagon_files=MappingProxyType({file.geography: file for file in manifest.hexagons}),
        web_folder=folder / "web",
        read_outlines=partial(_read_outlines, folder),
        read_river=partial(_read_river, folder),
    )
    return TableRepository(tables, registry)


def _read_hexagons(folder: Path, manifest: Manifest) -> pd.DataFrame:
    if not manifest.hexagons:
        return pd.DataFrame(columns=list(HEXAGONS))
    return pd.read_parquet(folder / "hexagons.parquet")


def _read_outlines(folder: Path, geography: Geography) -> gpd.GeoDataFrame:
    return gpd.read_parquet(folder / "outlines" / f"{geography.key}.parquet")


def _read_river(folder: Path) -> BaseGeometry:
    return gpd.read_parquet(folder / "outlines" / "thames.parquet").geometry.union_all()
