"""The browser's modules that need no browser, tested by Node's own runner."""

import subprocess

import pytest

from tests.node import NODE
from tests.project_files import ROOT

FOLDER = ROOT / "tests" / "scripts"
TESTS = sorted(path.name for path in FOLDER.glob("*.test.js"))
# Node asks for a package.json beside modules; the browser's are beside what a browser is sent.
QUIET = "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"


@pytest.mark.parametrize("name", TESTS)
def test_scripts_hold_in_node(name):
    done = subprocess.run(  # noqa: S603
        [NODE, QUIET, "--test", str(FOLDER / name)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_tests_of_scripts():
    assert len(TESTS) >= 8
