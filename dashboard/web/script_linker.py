"""Links what the browser is sent: ES modules into one script, style sheets into one.

A page then asks once for each kind, and nothing but Python is needed to serve it. What is read is
a small part of the languages, and anything else is a fault that says where it stands:

- in scripts, ``import { name, other as another } from "./module.js";`` at the top of a module, and
  ``export`` before a ``function``, ``class`` or ``const``;
- in style sheets, ``@import "./sheet.css";`` at the top.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'import \{([^{}]*)\} from "(\.{1,2}/[^"]+\.js)";\n')
_NAME = re.compile(r"(\w+)(?: as (\w+))?")
_EXPORT = re.compile(r"^export ((?:async )?function|class|const) (\w+)", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*|\bimport\s*[(.].*", re.MULTILINE)
_SHEET = re.compile(r'^@import "(\./[^"]+\.css)";\n', re.MULTILINE)
# Remarks that have lines to themselves, and types within lines: a browser reads neither.
_REMARK = re.compile(r"^[ \t]*(?:/\*(?:(?!\*/).)*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE | re.DOTALL)
_TYPE = re.compile(r"/\*\* @(?:type|this)\b(?:(?!\*/).)*\*/ ?")


class LinkError(Exception):
    """A script or style sheet that cannot be joined with the others."""

    def __init__(self, file: Path, problem: str, mend: str) -> None:
        super().__init__(f"{file}: {problem} {mend}")


@dataclass(frozen=True, slots=True)
class Linked:
    """What a browser is sent in place of an entry, and the files that it was made of."""

    text: str
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Module:
    path: Path
    imports: tuple[tuple[str, Path], ...]
    exports: tuple[str, ...]
    body: str


def link_scripts(entry: Path) -> Linked:
    """Join an ES module with all that it imports, each module's names being its own.

    Raises
    ------
    LinkError
        Where a module is missing, does not export what is asked of it, is written in another way
        than this module reads, or imports itself through others.
    """
    modules: dict[Path, _Module] = {}
    _collect(entry.resolve(), (), modules)
    for module in modules.values():
        _check_names(module, modules)
    places = {path: f"m{place}" for place, path in enumerate(modules)}
    wrapped = "".join(_wrap(module, places) for module in modules.values())
    return Linked(f'(() => {{\n"use strict";\n{wrapped}}})();\n', tuple(modules))


def link_styles(entry: Path) -> Linked:
    """Join a style sheet with all that it imports, in that order.

    Raises
    ------
    LinkError
        Where a sheet is missing, or imported in another way than this module reads.
    """
    sheets = dict(_list_sheets(entry.resolve()))
    return Linked("\n".join(sheets.values()), tuple(sheets))


def _list_sheets(path: Path) -> Iterator[tuple[Path, str]]:
    text = _read(path)
    for address in _SHEET.findall(text):
        yield from _list_sheets((path.parent / address).resolve())
    text = _SHEET.sub("", text)
    if "@import" in text:
        raise LinkError(path, "A sheet is imported in a way that is not read.", _HOW_SHEETS)
    yield path, text


_HOW_SHEETS = 'Write @import "./sheet.css"; on a line of its own.'
_HOW_SCRIPTS = (
    'Write import { name } from "./module.js"; at the top, and export before a function,'
    " class or const."
)


def _read(path: Path) -> str:
    if not path.is_file():
        raise LinkError(path, "There is no such file.", "Mend the import that names it.")
    return path.read_text(encoding="utf-8")


def _collect(path: Path, importers: tuple[Path, ...], modules: dict[Path, _Module]) -> None:
    if path in importers:
        circle = " > ".join(one.name for one in (*importers[importers.index(path) :], path))
        raise LinkError(path, f"Modules import each other: {circle}.", "Part what both need.")
    if path in modules:
        return
    module = _parse(path)
    for _, imported in module.imports:
        _collect(imported, (*importers, path), modules)
    # After what it imports, so that all of that is there when it runs.
    modules[path] = module


def _parse(path: Path) -> _Module:
    text = _TYPE.sub("", _REMARK.sub("", _read(path))).lstrip("\n")
    imports = []
    while found := _IMPORT.match(text):
        names, address = found.groups()
        imports.append((names, (path.parent / address).resolve()))
        text = text[found.end() :]
    exports = tuple(name for _, name in _EXPORT.findall(text))
    body = _EXPORT.sub(r"\1 \2", text)
    if other := _OTHER.search(body):
        raise LinkError(path, f"'{other[0].strip()}' is not read.", _HOW_SCRIPTS)
    return _Module(path, tuple(imports), exports, body.strip("\n"))


def _check_names(module: _Module, modules: dict[Path, _Module]) -> None:
    for names, path in module.imports:
        for name, _ in _NAME.findall(names):
            if name not in modules[path].exports:
                known = ", ".join(modules[path].exports) or "nothing"
                problem = f"{path.name} does not export '{name}', but {known}."
                raise LinkError(module.path, problem, "Mend the name, or export it there.")


def _wrap(module: _Module, places: dict[Path, str]) -> str:
    taken = "".join(
        f"const {{ {_NAME.sub(_rename, names.strip().rstrip(','))} }} = {places[path]};\n"
        for names, path in module.imports
    )
    given = f"\nreturn {{ {', '.join(module.exports)} }};" if module.exports else ""
    return f"const {places[module.path]} = (() => {{\n{taken}{module.body}{given}\n}})();\n"


def _rename(found: re.Match[str]) -> str:
    name, other = found.groups()
    return f"{name}: {other}" if other else name
