"""The files that make up the project, for the tests that look at the project itself."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT_SUFFIXES = {"", ".css", ".html", ".js", ".json", ".md", ".py", ".toml", ".txt", ".svg"}


@cache
def list_files(*options: str) -> tuple[Path, ...]:
    """Files that are committed or would be, relative to the root; git's options say which.

    Without git (an unpacked archive) every file outside hidden folders, which an
    archive has no ignored files to add to.
    """
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return tuple(
            path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file() and is_ours(path)
        )
    chosen = options or ("--cached", "--others", "--exclude-standard")
    # The command is fixed here; only its full path is looked up.
    answer = subprocess.run(  # noqa: S603
        [git, "-C", str(ROOT), "ls-files", "-z", *chosen], capture_output=True, check=True
    )
    names = answer.stdout.decode().split("\0")
    return tuple(Path(name) for name in names if name and (ROOT / name).is_file())


def is_ours(path: Path) -> bool:
    """Whether a file lies outside environments, caches and version control."""
    parts = path.relative_to(ROOT).parts
    return parts[0] == ".ci" or not any(
        part.startswith(".") or part == "__pycache__" for part in parts[:-1]
    )


def list_modules() -> tuple[Path, ...]:
    """Every Python module of the project, relative to the root."""
    return tuple(path for path in list_files() if path.suffix == ".py")


def walk_syntax(module: Path) -> Iterator[ast.AST]:
    """Every node of a module's syntax tree."""
    return ast.walk(ast.parse((ROOT / module).read_text(encoding="utf-8")))
