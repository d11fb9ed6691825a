"""Other people's files in the project are those that their packages hold, with their licence."""

import re
import tomllib
from hashlib import sha256

import pytest
from plotly.offline import get_plotlyjs_version

from dashboard.theme.typeface import TYPEFACE_ADDRESS
from tests.project_files import ROOT, list_files, list_modules

VENDORED = ROOT / "assets" / "vendor"
LIST = "vendored.toml"
ENTRIES = tomllib.loads((VENDORED / LIST).read_text(encoding="utf-8"))
FIELDS = {"package", "registry", "version", "sha256", "licence", "licence_text"}
PLOTLY = "plotly-basic.min.js"


def test_every_vendored_file_is_listed_and_every_listed_file_is_there():
    names = {path.name for path in list_files() if path.parts[:2] == ("assets", "vendor")}
    assert names - {LIST} == set(ENTRIES)


@pytest.mark.parametrize("name", ENTRIES)
def test_a_vendored_file_is_its_packages_own_with_version_and_licence(name):
    entry = ENTRIES[name]
    content = (VENDORED / name).read_bytes()
    assert set(entry) == FIELDS
    assert sha256(content).hexdigest() == entry["sha256"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", entry["version"])
    assert "permission is hereby granted" in entry["licence_text"].lower()
    if name.endswith(".woff2"):
        # A font says neither in plain text: its first letters say what it is.
        assert content.startswith(b"wOF2")
        assert "SIL Open Font License, Version 1.1" in entry["licence_text"]
        return
    assert f"v{entry['version']}" in content[:400].decode()
    assert f"the {entry['licence']} license" in content[:400].decode()
    assert re.search(r"Copyright \(c\) \d{4}", entry["licence_text"])


def test_pages_ask_for_the_typeface_by_the_mark_of_its_content():
    path, mark = TYPEFACE_ADDRESS.removeprefix("/assets/vendor/").split("?m=")
    assert ENTRIES[path]["sha256"].startswith(mark)


def test_plotly_in_the_browser_is_the_version_that_plotly_in_python_expects():
    assert ENTRIES[PLOTLY]["version"] == get_plotlyjs_version()


def test_plotly_in_the_browser_knows_every_trace_that_the_dashboard_draws():
    script = (VENDORED / PLOTLY).read_text(encoding="utf-8")
    known = set(re.findall(r'moduleType:"trace",name:"(\w+)"', script))
    texts = [
        (ROOT / path).read_text(encoding="utf-8")
        for path in list_modules()
        if path.parts[0] == "dashboard"
    ]
    drawn = {name for text in texts for name in re.findall(r"\bgo\.([A-Z]\w+)", text)}
    traces = {name.lower() for name in drawn - {"Figure"}}
    assert "scatter" in traces
    assert traces <= known
