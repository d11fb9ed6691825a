"""The real pack's files as tests read them, each once."""

import json
from functools import cache

import geopandas as gpd
import pandas as pd

from geodata.model import Geography
from geodata.tables.manifest import read_manifest
from tests.project_files import ROOT
from tests.topojson_reader import read_object

PACK = ROOT / "geodata" / "pack"
LONDON = "E12000007"


@cache
def manifest():
    return read_manifest(PACK)


@cache
def read_table(name):
    return pd.read_parquet(PACK / f"{name}.parquet")


@cache
def areas_of(geography: Geography):
    """One edition's areas by code."""
    areas = read_table("areas")
    editions = areas["vintage"].fillna(0) == (geography.vintage or 0)
    return areas[(areas["level"] == geography.level) & editions].set_index("area_code")


@cache
def outlines(key):
    """Shapes by code, EPSG:27700."""
    return gpd.read_parquet(PACK / "outlines" / f"{key}.parquet").set_index("area_code").geometry


@cache
def boundary_file(geography: Geography):
    return next(file for file in manifest().boundaries if file.geography == geography)


@cache
def topology(geography: Geography):
    return json.loads((PACK / "web" / boundary_file(geography).name).read_text(encoding="utf-8"))


@cache
def drawn(geography: Geography, name):
    """Shapes as a browser decodes them, by code, EPSG:4326."""
    return read_object(topology(geography), name)
