"""The rooms of the house: what lies at the top, how long modules are, what they are called."""

import json
import re
import tomllib
from pathlib import Path

from tests.project_files import ROOT, TEXT_SUFFIXES, list_files, list_modules

TOP_LEVEL = {
    ".ci", ".gitattributes", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENCE",
    "Makefile", "Procfile", "README.md", "app.py", "assets", "dashboard", "geodata",
    "pyproject.toml", "requirements.txt", "tests",
}  # fmt: skip
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "lib", "map"}
MOST_LINES = 400
# The 4,994 shapes of LSOAs are the biggest, at 1.8 MB before compression.
MOST_BYTES = 2_000_000
MADE_BY_TOOLS = re.compile(
    r"(^|/)(__pycache__|node_modules|[^/]*\.egg-info|\.venv|htmlcov|dist|build)/"
    r"|\.(pyc|pyo|log|orig|rej|swp|map|coverage|DS_Store)$"
)

RELEASE = re.compile(r"^## \[([^\]]+)\](?: - \d{4}-\d\d-\d\d)?\n(.*?)(?=^## |\Z)", re.M | re.S)


def test_the_top_level_holds_only_what_was_agreed():
    assert {path.parts[0] for path in list_files()} <= TOP_LEVEL


def test_no_module_is_longer_than_a_reader_can_hold():
    longest = {
        str(path): len((ROOT / path).read_text(encoding="utf-8").splitlines())
        for path in list_files()
        if path.suffix in {".py", ".js"}
    }
    assert {path: lines for path, lines in longest.items() if lines > MOST_LINES} == {}


def test_no_module_or_folder_has_a_name_that_says_nothing():
    parts = {(part.split(".")[0], str(path)) for path in list_modules() for part in path.parts}
    assert [path for part, path in parts if part in EMPTY_NAMES] == []


def test_no_file_is_too_big_for_a_clone():
    sizes = {str(path): (ROOT / path).stat().st_size for path in list_files()}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


def test_nothing_is_tracked_that_tools_make_again():
    assert list_files("--cached", "--ignored", "--exclude-standard") == ()
    assert [str(path) for path in list_files("--cached") if MADE_BY_TOOLS.search(str(path))] == []


def test_everything_pinned_is_pinned_to_one_version():
    lines = [
        line
        for name in ("requirements.txt", "tests/requirements.txt")
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith(("#", "-r "))
    ]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line)] == []
    tools = json.loads((ROOT / "tests/scripts/package.json").read_text(encoding="utf-8"))
    versions = tools["devDependencies"]
    assert versions
    assert [name for name in versions if not re.fullmatch(r"\d+\.\d+\.\d+", versions[name])] == []


def test_the_changelog_tells_data_from_atlas_in_every_release():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    releases = re.findall(
        r"^## \[([^\]]+)\](?: - \d{4}-\d\d-\d\d)?\n(.*?)(?=^## |\Z)", text, re.M | re.S
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] in [version for version, _ in releases]
    for version, body in releases:
        headings = re.findall(r"^### (.+)$", body, re.M)
        assert set(headings) <= {"Data", "Atlas"}, version
        assert headings, version
        assert re.search(r"^- \S", body, re.M), version


def test_every_command_that_the_documents_name_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    for name in ("README.md", "CONTRIBUTING.md", "Makefile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^\s*(?:[$#] +)?)make +([a-z]+)", text, re.M))
        assert named, name
        assert named <= targets, name


def test_text_files_are_utf8_and_end_with_a_line_end():
    for path in list_files():
        if path.suffix in TEXT_SUFFIXES and is_written_by_hand(path):
            text = (ROOT / path).read_bytes().decode("utf-8")
            assert not text or text.endswith("\n"), path
            assert "\r" not in text, path


def is_written_by_hand(path: Path) -> bool:
    return path.parts[:2] != ("geodata", "pack") and ".min." not in path.name
