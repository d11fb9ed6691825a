"""A pack is opened only if every file of it is the one that its manifest names."""

from pathlib import Path

import pytest

from geodata.errors import PackError
from geodata.tables.manifest import hash_file
from geodata.tables.parquet import open_pack
from tests.made_up_postcodes import make_postcode_table, make_postcodes, make_sector_table
from tests.places import (
    BOROUGH,
    SHAPES,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    make_repository,
    make_tables,
    read_squares,
)

TABLES = ("areas", "clusters", "hexagons", "observations", "reach", "ward_links")
POSTCODES = {"postcodes": make_postcode_table, "postcode_sectors": make_sector_table}
FILES = (*(f"{name}.parquet" for name in (*TABLES, *POSTCODES)), "outlines/borough.parquet")


@pytest.fixture
def pack(tmp_path) -> Path:
    tables = make_tables()
    for name in TABLES:
        getattr(tables, name).to_parquet(tmp_path / f"{name}.parquet")
    for name, make in POSTCODES.items():
        make().to_parquet(tmp_path / f"{name}.parquet")
    (tmp_path / "outlines").mkdir()
    read_squares(BOROUGH).to_parquet(tmp_path / "outlines" / "borough.parquet")
    write_manifest(tmp_path)
    return tmp_path


def write_manifest(folder: Path) -> None:
    lines = ['data_version = "made-up-2"', "inputs = []", "area_errors = []"]
    for name in FILES:
        file = folder / name
        lines += ["[[files]]", f'path = "{name}"', f'sha256 = "{hash_file(file)}"']
        lines += [f"bytes = {file.stat().st_size}"]
    for geography in SHAPES:
        lines += [
            "[[boundaries]]",
            f'level = "{geography.level}"',
            f'file = "{geography.key}.json"',
        ]
        lines += ['object = "areas"']
        lines += [f"vintage = {geography.vintage}"] if geography.vintage else []
    lines += [
        "[[hexagons]]",
        'level = "borough"',
        'file = "borough_tiles.json"',
        'object = "areas"',
    ]
    (folder / "manifest.toml").write_text("\n".join(lines), encoding="utf-8")


def test_a_pack_read_from_files_answers_as_its_tables_do(pack):
    repository = open_pack(pack)
    assert repository.data_version == "made-up-2"
    assert repository.area(SQUARE_B).neighbours == (SQUARE_A, SQUARE_C)
    assert repository.boundary_files()[BOROUGH].name == "borough.json"
    assert repository.hexagons(BOROUGH) == make_repository().hexagons(BOROUGH)
    assert repository.hexagon_files()[BOROUGH].name == "borough_tiles.json"
    assert repository.outlines(BOROUGH).crs == "EPSG:27700"
    assert repository.reach(area_code=SQUARE_B)["units"].tolist() == [2, 1]
    assert repository.postcodes().look_up("ZZ1 1AA") == make_postcodes().look_up("ZZ1 1AA")


def test_a_pack_of_before_hexagons_were_in_it_is_opened_and_has_none(pack):
    manifest = pack / "manifest.toml"
    # Its list of files, where the table stands too, is written before.
    before, _ = manifest.read_text("utf-8").split("[[hexagons]]")
    manifest.write_text(before, "utf-8")
    assert open_pack(pack).hexagon_files() == {}


@pytest.mark.parametrize("name", FILES)
def test_a_file_changed_by_one_byte_stops_the_start_with_both_checksums(pack, name):
    file = pack / name
    before = hash_file(file)
    file.write_bytes(file.read_bytes()[:-1] + b"?")
    with pytest.raises(PackError) as raised:
        open_pack(pack)
    message = str(raised.value)
    assert name in message
    assert before in message
    assert hash_file(file) in message
    assert "make data" in message


@pytest.mark.parametrize("name", ["manifest.toml", *FILES])
def test_a_missing_file_stops_the_start(pack, name):
    (pack / name).unlink()
    with pytest.raises(PackError, match="no file"):
        open_pack(pack)
