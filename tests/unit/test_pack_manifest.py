"""The pack's manifest: written, read back, and held against the files."""

from dataclasses import replace

import pytest

from geodata.closed_lists import Level
from geodata.errors import PackError
from geodata.model import Geography
from geodata.pipeline.pack_files import PackContents, write_manifest
from geodata.repository import BoundaryFile
from geodata.tables.manifest import NAME, InputFile, check_pack, hash_file, read_manifest

BOROUGHS = BoundaryFile("boroughs.0a.json", Geography(Level.BOROUGH), "areas", None)
WARDS = BoundaryFile("ward_2018.0b.json", Geography(Level.WARD, 2018), "areas", "boroughs")
TILES = BoundaryFile("borough_tiles.0c.json", Geography(Level.BOROUGH), "areas", None)
CONTENTS = PackContents(
    release="2026.1",
    inputs=(InputFile("shapes/squares.gpkg", "ab" * 32),),
    boundaries=(BOROUGHS, WARDS),
    hexagons=(TILES,),
    area_errors={"ward_2018": 0.0012345678},
    rows={"table.parquet": 7},
)


@pytest.fixture
def pack(tmp_path):
    (tmp_path / "table.parquet").write_bytes(b"rows")
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / BOROUGHS.name).write_text("{}")
    write_manifest(tmp_path, CONTENTS)
    return tmp_path


def test_what_is_written_is_read_back(pack):
    manifest = read_manifest(pack)
    assert manifest.data_version.startswith("2026.1-")
    assert [(entry.path, entry.bytes, entry.rows) for entry in manifest.files] == [
        ("table.parquet", 4, 7),
        ("web/boroughs.0a.json", 2, None),
    ]
    assert manifest.inputs == CONTENTS.inputs
    assert manifest.boundaries == (BOROUGHS, WARDS)
    assert manifest.hexagons == (TILES,)
    assert manifest.area_errors == {"ward_2018": 0.001235}


def test_a_pack_of_before_hexagons_were_in_it_is_read(pack):
    write_manifest(pack, replace(CONTENTS, hexagons=()))
    assert read_manifest(pack).hexagons == ()


def test_a_whole_pack_passes(pack):
    assert check_pack(pack, read_manifest(pack)) is None


def test_the_version_follows_the_content_and_nothing_else(pack):
    version = read_manifest(pack).data_version
    assert write_manifest(pack, CONTENTS) == version
    (pack / "table.parquet").write_bytes(b"Rows")
    assert write_manifest(pack, CONTENTS) != version


def test_a_changed_file_is_named_with_both_checksums_and_the_mend(pack):
    file = pack / "table.parquet"
    expected = hash_file(file)
    file.write_bytes(b"Rows")
    with pytest.raises(PackError) as caught:
        check_pack(pack, read_manifest(pack))
    for part in ("table.parquet", expected, hash_file(file), "make data"):
        assert part in str(caught.value)


def test_a_missing_file_is_named(pack):
    (pack / "web" / BOROUGHS.name).unlink()
    with pytest.raises(PackError, match=r"web/boroughs\.0a\.json.*found no file"):
        check_pack(pack, read_manifest(pack))


@pytest.mark.parametrize(
    "content",
    [None, b"data_version = ", b'data_version = "1"', b"\xff\xfe"],
    ids=["no file", "not TOML", "fields missing", "not text"],
)
def test_a_manifest_that_is_none_says_how_to_mend_it(pack, content):
    if content is None:
        (pack / NAME).unlink()
    else:
        (pack / NAME).write_bytes(content)
    with pytest.raises(PackError, match=r"manifest\.toml.*make data"):
        read_manifest(pack)


def test_a_level_that_nobody_knows_is_refused(pack):
    text = (pack / NAME).read_text().replace('level = "ward"', 'level = "parish"')
    (pack / NAME).write_text(text)
    with pytest.raises(PackError, match="parish"):
        read_manifest(pack)
