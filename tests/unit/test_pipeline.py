"""The pipeline's own steps: inputs checked, tables written, changes told, folders swapped."""

import hashlib

import pandas as pd
import pytest

from geodata.areas.codes import AreaCodeError, check_area_code
from geodata.closed_lists import Level
from geodata.errors import InputError, RegistryError
from geodata.pipeline import runner
from geodata.pipeline.__main__ import main
from geodata.pipeline.boundary_files import list_siblings
from geodata.pipeline.changes import TableChange, TableKey, compare_tables
from geodata.pipeline.geographies import FILE as GEOGRAPHIES
from geodata.pipeline.geographies import load_geographies
from geodata.pipeline.inputs import DeclaredInput, check_inputs, load_inputs
from geodata.pipeline.pack_files import PackContents, write_manifest, write_table
from geodata.pipeline.runner import describe_table_change, replace_folder
from geodata.repository import BoundaryFile
from geodata.shapes.hexagons import read_hexagons
from geodata.tables.manifest import InputFile, read_manifest
from tests.places import BOROUGH, make_areas, make_repository

CHECKSUM = hashlib.sha256(b"figures").hexdigest()
DECLARED = {"tables/figures.csv": DeclaredInput(sha256=CHECKSUM, sources=("office",))}
KEY = TableKey(("code",), ("value", "name"))


@pytest.fixture
def inputs(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "figures.csv").write_bytes(b"figures")
    return tmp_path


def test_declared_inputs_pass_and_are_listed_with_their_checksums(inputs):
    assert check_inputs(inputs, DECLARED) == (("tables/figures.csv", CHECKSUM),)


def test_a_changed_input_stops_the_build_and_says_what_to_do(inputs):
    (inputs / "tables" / "figures.csv").write_bytes(b"Figures")
    found = hashlib.sha256(b"Figures").hexdigest()
    with pytest.raises(InputError) as caught:
        check_inputs(inputs, DECLARED)
    for part in ("tables/figures.csv", CHECKSUM, found, "geodata/registry/inputs.toml"):
        assert part in str(caught.value)


def test_a_missing_input_stops_the_build(inputs):
    (inputs / "tables" / "figures.csv").unlink()
    with pytest.raises(InputError, match=r"tables/figures\.csv: the file is not in the folder"):
        check_inputs(inputs, DECLARED)


def test_an_input_declared_with_a_misspelt_field_is_named(tmp_path):
    file = tmp_path / "inputs.toml"
    file.write_text('["a.csv"]\nsha265 = "00"\nsources = []\n')
    with pytest.raises(RegistryError, match=r"inputs\.toml, field 'a\.csv'"):
        load_inputs(file)


def test_a_misspelt_field_of_an_edition_is_named(tmp_path):
    file = tmp_path / "geographies.toml"
    file.write_text(GEOGRAPHIES.read_text().replace("clipped", "cliped", 1))
    with pytest.raises(RegistryError, match=r"geographies\.toml, field 'editions\.borough\.clip"):
        load_geographies(file)


def test_a_build_that_fails_leaves_the_pack_as_it_was(tmp_path, capsys):
    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "kept").write_text("last pack")
    assert main(["--inputs", str(tmp_path / "nowhere"), "--pack", str(pack)]) == 1
    assert [path.name for path in tmp_path.rglob("*")] == ["pack", "kept"]
    assert "The pack is as it was." in capsys.readouterr().err


def test_a_new_folder_takes_the_old_ones_place(tmp_path):
    new, place, old = (tmp_path / name for name in ("new", "place", "old"))
    for folder in (new, place):
        folder.mkdir()
        (folder / "mark").write_text(folder.name)
    replace_folder(new, place, old)
    assert (place / "mark").read_text() == "new"
    assert (old / "mark").read_text() == "place"


def test_a_swap_that_fails_puts_the_old_folder_back(tmp_path, monkeypatch):
    new, place, old = (tmp_path / name for name in ("new", "place", "old"))
    for folder in (new, place):
        folder.mkdir()
        (folder / "mark").write_text(folder.name)
    move = runner.shutil.move

    def fail_for_new(source, target):
        if source == new:
            raise OSError("no space")
        return move(source, target)

    monkeypatch.setattr(runner.shutil, "move", fail_for_new)
    with pytest.raises(OSError, match="no space"):
        replace_folder(new, place, old)
    assert (place / "mark").read_text() == "place"


def test_a_table_keeps_its_rows_and_types_and_makes_the_same_bytes_again(tmp_path):
    table = pd.DataFrame(
        {
            "code": pd.Series(["b", "a"], dtype="str"),
            "vintage": pd.Series([2018, None], dtype="Int64"),
            "value": [1.5, None],
            "is_used": [True, False],
            "parts": [["x", "y"], []],
        }
    ).set_axis([5, 3])
    write_table(table, tmp_path / "one.parquet")
    write_table(table.copy(), tmp_path / "two.parquet")
    read = pd.read_parquet(tmp_path / "one.parquet")
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()
    assert read.dtypes.astype(str).to_dict() == table.dtypes.astype(str).to_dict()
    assert list(read["code"]) == ["b", "a"]
    assert [list(parts) for parts in read["parts"]] == [["x", "y"], []]


@pytest.mark.parametrize("content", [None, b"not a table"], ids=["missing", "corrupt"])
def test_a_last_table_that_cannot_be_read_does_not_stop_its_mending(tmp_path, content):
    last = tmp_path / "reach.parquet"
    if content:
        last.write_bytes(content)
    line = describe_table_change(last, "reach", pd.DataFrame({"record": ["a"]}))
    assert line == "reach: 1 rows, no last table to compare with"


def test_rows_that_came_went_and_moved_are_counted():
    old = pd.DataFrame({"code": ["a", "b", "c"], "value": [1.0, None, 3.0], "name": list("xyz")})
    new = pd.DataFrame({"code": ["b", "c", "d"], "value": [None, 3.5, 4.0], "name": list("yzw")})
    assert compare_tables(old, new, KEY) == TableChange(added=1, removed=1, moved=1)
    assert compare_tables(old, old.iloc[::-1], KEY) == TableChange(0, 0, 0)


def test_a_value_that_appears_or_goes_missing_has_moved():
    old = pd.DataFrame({"code": ["a", "b"], "value": [None, 2.0], "name": [None, None]})
    new = pd.DataFrame({"code": ["a", "b"], "value": [1.0, None], "name": [None, None]})
    assert compare_tables(old, new, KEY) == TableChange(0, 0, 2)


def test_rows_with_the_same_key_are_told_apart():
    twice = pd.DataFrame({"code": ["a", "a"], "value": [74.0, 73.0], "name": ["p", "q"]})
    once = twice.iloc[:1]
    assert compare_tables(twice, once, KEY) == TableChange(added=0, removed=1, moved=0)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("E09000001", Level.BOROUGH),
        ("E09000001", Level.WARD),
        ("E05013671", Level.WARD),
        ("E01000001", Level.LSOA),
        ("E32000001", Level.ASSEMBLY_CONSTITUENCY),
    ],
)
def test_a_code_of_its_level_passes(code, level):
    assert check_area_code(code, level, "areas") is None


@pytest.mark.parametrize(
    ("code", "level", "expected"),
    [
        ("E0900001", Level.BOROUGH, "a letter and eight digits"),
        ("Camden", Level.BOROUGH, "a letter and eight digits"),
        ("E05000026", Level.BOROUGH, "begins with 'E09'"),
        ("W05000026", Level.WARD, "begins with 'E05', 'E09'"),
    ],
)
def test_a_code_of_another_kind_is_named_with_its_place(code, level, expected):
    with pytest.raises(AreaCodeError, match=f"'{code}' in areas.csv.*{expected}"):
        check_area_code(code, level, "areas.csv")


def list_contents(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def pack(tmp_path):
    """A pack with areas, a table that only its inputs could give again, and a layout of before."""
    folder = tmp_path / "pack"
    (folder / "web").mkdir(parents=True)
    make_areas().to_parquet(folder / "areas.parquet")
    (folder / "reach.parquet").write_bytes(b"records")
    outdated = BoundaryFile("borough_tiles.0000000000.json", BOROUGH, "areas", None)
    for name in list_siblings(outdated.name):
        (folder / "web" / name).write_bytes(b"cells")
    write_manifest(
        folder,
        PackContents(
            release="2026.1",
            inputs=(InputFile("reach.csv", CHECKSUM),),
            boundaries=(BoundaryFile("boroughs.json", BOROUGH, "areas", None),),
            hexagons=(outdated,),
            area_errors={"borough": 0.001},
            rows={"areas.parquet": 8, "reach.parquet": 5},
        ),
    )
    return folder


def test_hexagons_alone_can_be_made_anew_and_the_rest_of_the_pack_stays(pack):
    before, last = list_contents(pack), read_manifest(pack)
    assert main(["--only", "hexagons", "--pack", str(pack)]) == 0
    after, manifest = list_contents(pack), read_manifest(pack)
    [drawn] = manifest.hexagons
    assert set(after) - set(before) == {"hexagons.parquet", *list_siblings(drawn.name)}
    assert set(before) - set(after) == set(list_siblings(last.hexagons[0].name))
    assert all(after[name] == before[name] for name in ("areas.parquet", "reach.parquet"))
    assert manifest[2:4] == last[2:4]
    assert manifest.area_errors == last.area_errors
    assert {file.path: file.rows for file in manifest.files if file.rows} == {
        "areas.parquet": 8,
        "hexagons.parquet": 3,
        "reach.parquet": 5,
    }
    table = pd.read_parquet(pack / "hexagons.parquet")
    assert read_hexagons(table) == make_repository().hexagons(BOROUGH)


def test_hexagons_made_twice_are_the_same_bytes(pack):
    contents = []
    for _ in range(2):
        assert main(["--only", "hexagons", "--pack", str(pack)]) == 0
        contents.append(list_contents(pack))
    assert contents[0] == contents[1]


def test_hexagons_are_not_made_for_a_pack_that_is_not_what_its_manifest_says(pack, capsys):
    (pack / "reach.parquet").write_bytes(b"others")
    before = list_contents(pack)
    assert main(["--only", "hexagons", "--pack", str(pack)]) == 1
    assert "The pack is as it was. " in capsys.readouterr().err
    assert list_contents(pack) == before
