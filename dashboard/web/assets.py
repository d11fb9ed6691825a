"""The page's own scripts and styles, each kind as one file, so that a browser asks only twice."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response
from werkzeug.exceptions import NotFound

# Not under /own, where readers' own records are checked: what is sent from here is kept for ever.
SITE_FILES_PREFIX = "/site/"
# Pages without the site's furniture have the few files that draw and tell pictures, and those of
# a folder of their own.
FRAME, PRESENT = "frame", "present"
_PICTURE_FILES = (
    *("35-fills.css", "44-pictures.css", "44-rows.css", "48-london-map.css"),
    "83-picture-tip.js",
)
_KINDS = {"js": "text/javascript", "css": "text/css"}


def register_site_files(server: Flask, folder: Path) -> None:
    """Serve a folder's scripts and its styles, joined, at addresses that their content names.

    What pages without the site's furniture need is joined apart: it is little of all that.
    """

    def send_site_file(name: str) -> Response:
        kind = name.rpartition(".")[2]
        if kind not in _KINDS:
            raise NotFound(name)
        bare = (join_bare_files(folder, bundle, kind) for bundle in (FRAME, PRESENT))
        for address, text in (join_files(folder, kind), *bare):
            if address == f"{SITE_FILES_PREFIX}{name}":
                return Response(text, mimetype=_KINDS[kind])
        raise NotFound(name)

    server.add_url_rule(f"{SITE_FILES_PREFIX}<name>", "own_file", send_site_file)


def join_files(folder: Path, kind: str) -> tuple[str, str]:
    """Give the address and the text of a folder's files of one kind, in the order of their names.

    Read anew whenever one of them has changed, so that whoever works on it
    sees it at the next load of the page.
    """
    return _join("atlas", kind, sorted(folder.glob(f"*.{kind}")))


def join_bare_files(folder: Path, bundle: str, kind: str) -> tuple[str, str]:
    """Give the same of the few files that pages without the site's furniture need."""
    shared = [folder / name for name in _PICTURE_FILES if name.endswith(f".{kind}")]
    return _join(bundle, kind, [*shared, *sorted((folder / bundle).glob(f"*.{kind}"))])


def _join(name: str, kind: str, files: Sequence[Path]) -> tuple[str, str]:
    return _read_files(name, kind, tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=3 * len(_KINDS))
def _read_files(name: str, kind: str, files: tuple[tuple[Path, int], ...]) -> tuple[str, str]:
    # Each file is whole by itself; a line's end keeps a last comment from the next file.
    text = "\n".join(file.read_text(encoding="utf-8") for file, _ in files)
    return f"{SITE_FILES_PREFIX}{name}.{sha256(text.encode()).hexdigest()[:12]}.{kind}", text
