"""The stages that build the data pack, in order, and the swap that puts it in place."""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.pipeline.area_table import build_areas, read_area_inputs
from geodata.pipeline.boundaries import Boundaries, build_boundaries, build_ward_links
from geodata.pipeline.boundary_files import list_siblings, write_outlines, write_web_files
from geodata.pipeline.changes import TABLE_KEYS, compare_tables, describe_change
from geodata.pipeline.clusters import build_clusters
from geodata.pipeline.geographies import load_geographies
from geodata.pipeline.hexagons import build_hexagons, write_hexagon_files
from geodata.pipeline.inputs import check_inputs, load_inputs
from geodata.pipeline.observations import build_observations
from geodata.pipeline.pack_files import PackContents, write_manifest, write_table
from geodata.pipeline.postcodes import (
    PlacedPostcodes,
    check_postcode_list,
    load_postcode_settings,
    place_postcodes,
    read_postcode_list,
)
from geodata.pipeline.programmes import build_reach
from geodata.registry.registry import Registry, load_registry
from geodata.repository import BoundaryFile
from geodata.tables.manifest import InputFile, check_pack, read_manifest

Say = Callable[[str], None]


@dataclass
class Progress:
    """Says each stage's end, with what it made and how long it took."""

    say: Say
    began: float

    def end_stage(self, name: str, made: str) -> None:
        """Say that a stage ended; the next one begins now."""
        now = time.perf_counter()
        self.say(f"{name}: {made} ({now - self.began:.1f} s)")
        self.began = now


def say_on_stdout(line: str) -> None:
    """Write a line at once, so that a person sees how far the build is."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def run_pipeline(inputs: Path, pack: Path, say: Say = say_on_stdout) -> str:
    """Build the whole pack from the inputs and put it in the old one's place.

    The new pack is made in a folder beside the old one, which stays as it is
    until the new one is whole: a build that fails loses nothing.

    Parameters
    ----------
    inputs, pack : Path
        Folder of inputs, and the folder to be replaced.
    say : callable
        Takes a line of progress.

    Returns
    -------
    str
        The data version.

    Raises
    ------
    GeodataError
        An input, the registry or a shape is not as it should be.
    """
    registry = load_registry()
    progress = Progress(say, time.perf_counter())
    postcode_list = check_postcode_list(load_postcode_settings())
    checked = (*check_inputs(inputs, load_inputs()), postcode_list)
    progress.end_stage("inputs", f"{len(checked)} files as declared")
    pack.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".pack-", dir=pack.parent) as place:
        made = Path(place) / "new"
        made.mkdir()
        shapes = _build_shapes(inputs, made, progress)
        tables = _build_tables(inputs, registry, shapes, progress)
        version = _finish_pack(made, tables, checked, (registry.release, shapes))
        for name, table in tables.items():
            say(describe_table_change(pack / f"{name}.parquet", name, table))
        replace_folder(made, pack, Path(place) / "old")
    progress.end_stage("pack", f"version {version} in {pack}")
    return version


def renew_hexagons(pack: Path, say: Say = say_on_stdout) -> str:
    """Lay out the hexagons of a pack anew and keep every other file of it to the byte.

    No input is read: hexagons are made of the pack's own table of areas. The
    manifest goes on naming the inputs that the other files were built from.

    Parameters
    ----------
    pack : Path
        A whole pack; replaced when the new one is whole.
    say : callable
        Takes a line of progress.

    Returns
    -------
    str
        The data version.

    Raises
    ------
    GeodataError
        The pack is not what its manifest says, or a layout does not keep what it must.
    """
    progress = Progress(say, time.perf_counter())
    last = read_manifest(pack)
    check_pack(pack, last)
    areas = pd.read_parquet(pack / "areas.parquet")
    hexagons = build_hexagons(areas)
    with tempfile.TemporaryDirectory(prefix=".pack-", dir=pack.parent) as place:
        made = Path(place) / "new"
        shutil.copytree(pack, made)
        for file in last.hexagons:
            for name in list_siblings(file.name):
                (made / "web" / name).unlink()
        write_table(hexagons, made / "hexagons.parquet")
        files = write_hexagon_files(hexagons, areas, made / "web")
        rows = {entry.path: entry.rows for entry in last.files if entry.rows is not None}
        contents = PackContents(
            release=load_registry().release,
            inputs=last.inputs,
            boundaries=last.boundaries,
            hexagons=files,
            area_errors=last.area_errors,
            rows=rows | {"hexagons.parquet": len(hexagons)},
        )
        version = write_manifest(made, contents)
        say(describe_table_change(pack / "hexagons.parquet", "hexagons", hexagons))
        replace_folder(made, pack, Path(place) / "old")
    progress.end_stage("pack", f"version {version} in {pack}")
    return version


@dataclass(frozen=True)
class _Shapes:
    """Shapes, the areas that have them, and the browser's files of them."""

    boundaries: Boundaries
    areas: pd.DataFrame
    hexagons: pd.DataFrame
    files: tuple[BoundaryFile, ...]
    hexagon_files: tuple[BoundaryFile, ...]


def _build_shapes(inputs: Path, made: Path, progress: Progress) -> _Shapes:
    geographies = load_geographies()
    boundaries = build_boundaries(inputs, geographies)
    drawn = sum(len(edition.areas) for edition in boundaries.editions.values())
    progress.end_stage("shapes", f"{drawn:,} areas of {len(boundaries.editions)} editions")
    areas = build_areas(boundaries, read_area_inputs(inputs), geographies)
    progress.end_stage("areas", f"{len(areas):,} rows")
    write_outlines(boundaries, made / "outlines")
    files = write_web_files(boundaries, areas, geographies.first_paint, made / "web")
    progress.end_stage("boundary files", f"{len({file.name for file in files})} for the browser")
    hexagons = build_hexagons(areas)
    hexagon_files = write_hexagon_files(hexagons, areas, made / "web")
    progress.end_stage("hexagons", f"{len(hexagons)} of {len(hexagon_files)} editions")
    return _Shapes(boundaries, areas, hexagons, files, hexagon_files)


def _build_tables(
    inputs: Path, registry: Registry, shapes: _Shapes, progress: Progress
) -> dict[str, pd.DataFrame]:
    areas, boundaries = shapes.areas, shapes.boundaries
    observations = build_observations(inputs, registry, areas)
    progress.end_stage("observations", f"{len(observations):,} rows")
    # Places are checked against the shapes as published: simplified ones could move a border.
    reach = build_reach(inputs, registry, boundaries.detailed_outlines())
    links = build_ward_links(inputs, boundaries.editions)
    progress.end_stage("programmes", f"{len(reach):,} records of reach")
    clusters = build_clusters(observations, areas)
    progress.end_stage("clusters", f"{len(clusters):,} areas of views")
    placed = _place_postcodes(boundaries, progress)
    return {
        "areas": areas,
        "clusters": clusters,
        "hexagons": shapes.hexagons,
        "observations": observations,
        "postcode_sectors": placed.sectors,
        "postcodes": placed.postcodes,
        "reach": reach,
        "ward_links": links,
    }


def _place_postcodes(boundaries: Boundaries, progress: Progress) -> PlacedPostcodes:
    settings = load_postcode_settings()
    placed = place_postcodes(
        read_postcode_list(settings), boundaries.editions, furthest_m=settings.furthest_m
    )
    progress.end_stage("postcodes", "; ".join(placed.notes))
    return placed


def _finish_pack(
    made: Path,
    tables: Mapping[str, pd.DataFrame],
    checked: tuple[InputFile, ...],
    built: tuple[str, _Shapes],
) -> str:
    release, shapes = built
    for name, table in tables.items():
        write_table(table, made / f"{name}.parquet")
    editions = shapes.boundaries.editions
    contents = PackContents(
        release=release,
        inputs=checked,
        boundaries=shapes.files,
        hexagons=shapes.hexagon_files,
        area_errors={place.key: edition.area_error for place, edition in editions.items()},
        rows={f"{name}.parquet": len(table) for name, table in tables.items()},
    )
    return write_manifest(made, contents)


def describe_table_change(last: Path, name: str, table: pd.DataFrame) -> str:
    """Say in a line what a table changes against the file of the last pack, if there is one."""
    try:
        before = pd.read_parquet(last)
    except (OSError, ValueError):
        # Missing or corrupt: then a new pack is what mends it.
        return f"{name}: {len(table):,} rows, no last table to compare with"
    return describe_change(name, compare_tables(before, table, TABLE_KEYS[name]))


def replace_folder(new: Path, place: Path, old: Path) -> None:
    """Put a folder in another's place; the other goes to ``old``, and back if that fails."""
    try:
        if place.exists():
            shutil.move(place, old)
        shutil.move(new, place)
    finally:
        # Also where a person stops the build at this moment.
        if old.exists() and not place.exists():
            shutil.move(old, place)
