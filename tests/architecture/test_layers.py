"""Imports point one way."""

import ast
import logging
from collections import Counter
from pathlib import Path

import pytest
from importlinter.application.use_cases import read_user_options
from importlinter.cli import lint_imports

from tests.project_files import ROOT, list_modules, walk_syntax

# A helper with one caller stays with its caller: few modules are so small and asked for once.
SMALL, MOST_SMALL = 60, 9


@pytest.fixture
def at_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.fixture
def with_own_logs():
    """Let the other tests' loggers go on: import-linter switches off all that there are."""
    yield
    for logger in logging.Logger.manager.loggerDict.values():
        if isinstance(logger, logging.Logger):
            logger.disabled = False


@pytest.mark.usefixtures("at_the_root", "with_own_logs")
def test_every_import_contract_is_kept(capsys):
    status = lint_imports(no_logo=True, cache_dir=None)
    assert status == 0, capsys.readouterr().out


@pytest.mark.usefixtures("at_the_root")
def test_no_import_contract_has_exceptions():
    contracts = read_user_options(config_filename="pyproject.toml").contracts_options
    assert len(contracts) >= 11
    assert [contract["name"] for contract in contracts if "ignore_imports" in contract] == []


def test_no_two_folders_import_each_other():
    pairs = {
        (folder_of(module), folder_of(imported))
        for module in list_modules()
        if module.parts[0] in ("dashboard", "geodata")
        for imported in imported_modules(module)
    }
    both_ways = {
        tuple(sorted(pair)) for pair in pairs if pair[::-1] in pairs and len(set(pair)) == 2
    }
    assert len(pairs) > 20
    assert both_ways == set()


def test_few_small_modules_have_one_importer():
    shipped = [module for module in list_modules() if module.parts[0] in ("dashboard", "geodata")]
    importers = Counter(
        imported for module in shipped for imported in set(imported_modules(module)) - {module}
    )
    small = [
        module.as_posix()
        for module in shipped
        if importers[module.with_suffix("")] == 1
        and len((ROOT / module).read_text(encoding="utf-8").splitlines()) < SMALL
    ]
    assert len(importers) > 100
    assert len(small) <= MOST_SMALL, small


def folder_of(module):
    """Name the folder below the root package; a module beside the folders is one by itself."""
    return ".".join(Path(module).with_suffix("").parts[:2])


def imported_modules(module):
    for node in walk_syntax(module):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for name in node.names:
                whole = Path(*node.module.split("."), name.name)
                parent = Path(*node.module.split("."))
                if whole.parts[0] in ("dashboard", "geodata"):
                    is_module = (ROOT / whole).is_dir() or (
                        ROOT / whole.with_suffix(".py")
                    ).exists()
                    yield whole if is_module else parent


def imported_roots(module):
    for node in walk_syntax(module):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def test_nothing_that_ships_imports_the_tests():
    shipped = [module for module in list_modules() if module.parts[0] != "tests"]
    guilty = [str(module) for module in shipped if "tests" in imported_roots(module)]
    assert shipped
    assert guilty == []


def test_only_the_settings_read_the_environment():
    guilty = []
    for module in list_modules():
        names = {
            node.attr if isinstance(node, ast.Attribute) else node.name
            for node in walk_syntax(module)
            if isinstance(node, (ast.Attribute, ast.alias))
        }
        if names & {"environ", "environb", "getenv"}:
            guilty.append(module.as_posix())
    assert guilty == ["dashboard/settings.py"]
