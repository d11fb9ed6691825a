"""The page's own scripts and styles, each kind as one file, so that a browser asks only twice."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from flask import Flask, Response
from werkzeug.exceptions import NotFound

# Not under /own, where readers' own records are checked: what is sent from here is kept for ever.
OWN_FILES_PREFIX = "/site/"
_KINDS = {"js": "text/javascript", "css": "text/css"}


def register_own_files(server: Flask, folder: Path) -> None:
    """Serve a folder's scripts and its styles, joined, at addresses that their content names."""

    def send_own_file(name: str) -> Response:
        kind = name.rpartition(".")[2]
        if kind not in _KINDS:
            raise NotFound(name)
        address, text = join_files(folder, kind)
        if address != f"{OWN_FILES_PREFIX}{name}":
            raise NotFound(name)
        return Response(text, mimetype=_KINDS[kind])

    server.add_url_rule(f"{OWN_FILES_PREFIX}<name>", "own_file", send_own_file)


def join_files(folder: Path, kind: str) -> tuple[str, str]:
    """Give the address and the text of a folder's files of one kind, in the order of their names.

    Read anew whenever one of them has changed, so that whoever works on it
    sees it at the next load of the page.
    """
    files = sorted(folder.glob(f"*.{kind}"))
    return _read_files(kind, tuple((file, file.stat().st_mtime_ns) for file in files))


@lru_cache(maxsize=len(_KINDS))
def _read_files(kind: str, files: tuple[tuple[Path, int], ...]) -> tuple[str, str]:
    # Each file is whole by itself; a line's end keeps a last comment from the next file.
    text = "\n".join(file.read_text(encoding="utf-8") for file, _ in files)
    return f"{OWN_FILES_PREFIX}atlas.{sha256(text.encode()).hexdigest()[:12]}.{kind}", text
