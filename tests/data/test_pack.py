"""The pack as files: what the manifest says of them, and how small they are."""

import gzip

import brotli
import pytest

from geodata.pipeline.changes import TABLE_KEYS
from geodata.pipeline.inputs import load_inputs
from geodata.pipeline.pack_files import name_version
from geodata.pipeline.postcodes import check_postcode_list, load_postcode_settings
from geodata.registry.registry import load_registry
from geodata.tables.manifest import check_pack, hash_file
from tests.pack_files import (
    PACK,
    manifest,
    read_table,
)

# Most bytes of a browser's file, compressed with brotli.
MOST_BYTES = {"boroughs": 12_000, "lsoa": 450_000} | {
    f"ward_{vintage}": 120_000 for vintage in (2012, 2018, 2022)
}


def test_the_pack_is_what_its_manifest_says():
    check_pack(PACK, manifest())
    held = {path.relative_to(PACK).as_posix() for path in PACK.rglob("*") if path.is_file()}
    assert held == {entry.path for entry in manifest().files} | {"manifest.toml"}
    for entry in manifest().files:
        assert (PACK / entry.path).stat().st_size == entry.bytes


def test_the_version_is_that_of_the_release_and_the_content():
    files = manifest().files
    assert manifest().data_version == name_version(load_registry().release, files)


def test_the_pack_was_built_from_the_inputs_that_the_registry_declares():
    built_from = {entry.path: entry.sha256 for entry in manifest().inputs}
    postcodes = check_postcode_list(load_postcode_settings())
    declared = {path: entry.sha256 for path, entry in load_inputs().items()}
    assert built_from == declared | {postcodes.path: postcodes.sha256}


def test_every_input_names_sources_that_are_declared_and_list_it_or_publish_shapes():
    sources = load_registry().sources
    for path, entry in load_inputs().items():
        assert entry.sources, path
        assert set(entry.sources) <= set(sources), path


@pytest.mark.parametrize("name", TABLE_KEYS)
def test_a_table_has_as_many_rows_as_the_manifest_says(name):
    rows = {entry.path: entry.rows for entry in manifest().files}
    assert rows[f"{name}.parquet"] == len(read_table(name))


@pytest.mark.parametrize("name", MOST_BYTES)
def test_a_browser_file_is_small_and_its_siblings_hold_the_same(name):
    [file] = (PACK / "web").glob(f"{name}.*.json")
    content = file.read_bytes()
    squeezed = file.with_name(f"{file.name}.br").read_bytes()
    assert len(squeezed) < MOST_BYTES[name]
    assert brotli.decompress(squeezed) == content
    assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == content
    assert hash_file(file).startswith(file.name.split(".")[1])
