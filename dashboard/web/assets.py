"""The page's own scripts and styles, each kind as one file, so that a browser asks only twice."""

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from flask import Flask, Response
from werkzeug.exceptions import NotFound

from dashboard.web.responses import SCRIPT_TYPE, STYLE_TYPE, send
from dashboard.web.script_linker import Linked, link_scripts, link_styles

# Not under /own, where readers' own records are checked: what is sent from here is kept for ever.
SITE_FILES_PREFIX = "/site/"
# The drawings of the page's map, whose names carry their content's hash.
DRAWINGS_PREFIX = "/drawings/"
# The map's page, which Dash builds; the pages that the server writes whole; a view in a frame; a
# story on a wall. The first two are styled alike.
EXPLORE, PAGE, FRAME, PRESENT, SITE = "explore", "page", "frame", "present", "site"
_FOLDERS = {"js": "scripts", "css": "styles"}
_ENTRIES = {"js": {EXPLORE, PAGE, FRAME, PRESENT}, "css": {SITE, FRAME, PRESENT}}
_TYPES = {"js": SCRIPT_TYPE, "css": STYLE_TYPE}
_NAME = re.compile(r"(?P<entry>[a-z]+)\.[0-9a-f]{12}\.(?P<kind>js|css)")
_LINKS = {"js": link_scripts, "css": link_styles}


class SiteFile(NamedTuple):
    """A file of the page: its address, which its content names, and its text."""

    address: str
    text: str


class _Known(NamedTuple):
    file: SiteFile
    times: dict[Path, int]


_known: dict[Path, _Known] = {}


def register_site_files(server: Flask, folder: Path) -> None:
    """Serve a folder's scripts and styles, joined, at addresses that their content names."""

    def send_site_file(name: str) -> Response:
        found = _NAME.fullmatch(name)
        if not found or found["entry"] not in _ENTRIES[found["kind"]]:
            raise NotFound(name)
        file = read_site_file(folder, found["entry"], found["kind"])
        if file.address != f"{SITE_FILES_PREFIX}{name}":
            raise NotFound(name)
        return send(file.text, _TYPES[found["kind"]])

    server.add_url_rule(f"{SITE_FILES_PREFIX}<name>", "own_file", send_site_file)


def read_site_file(folder: Path, entry: str, kind: str) -> SiteFile:
    """Give an entry's scripts (``js``) or styles (``css``) with all that they import.

    Read anew whenever one of them has changed, so that whoever works on it
    sees it at the next load of the page.
    """
    path = folder / _FOLDERS[kind] / f"{entry}.{kind}"
    known = _known.get(path)
    if known is None or known.times != _read_times(known.times):
        linked = _LINKS[kind](path)
        _known[path] = known = _Known(_name_file(linked, entry, kind), _read_times(linked.files))
    return known.file


def _name_file(linked: Linked, entry: str, kind: str) -> SiteFile:
    mark = sha256(linked.text.encode()).hexdigest()[:12]
    return SiteFile(f"{SITE_FILES_PREFIX}{entry}.{mark}.{kind}", linked.text)


def _read_times(files: Iterable[Path]) -> dict[Path, int]:
    return {file: _read_time(file) for file in files}


def _read_time(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except FileNotFoundError:
        # What was made of a file that has gone is made anew.
        return 0
