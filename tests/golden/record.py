"""Recording every address of a running atlas as files of lines, one a request."""

import hashlib
import io
import json
import re
import shutil
import sys
import time
import zipfile
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.chromium import launch_chromium
from tests.golden.addresses import Request, list_requests
from tests.golden.client import HOST, Answer, fetch
from tests.golden.masks import Masks, start_masks
from tests.golden.read_files import (
    hash_bytes,
    read_geopackage,
    read_json,
    read_pdf,
    read_png,
    read_slides,
    read_text,
    read_workbook,
)
from tests.golden.read_markup import MarkupReader, is_markup

FACTS = "recording.json"
# A page that was fetched beforehand may ask this machine for its style sheets.
_FROM_LOOPBACK = "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests"
# More at once only wait for each other: the server has two processes.
_ASKED_AT_ONCE = 3
_OFFICE = "application/vnd.openxmlformats-officedocument"
_READERS = {
    "application/pdf": read_pdf,
    "image/png": read_png,
    f"{_OFFICE}.spreadsheetml.sheet": read_workbook,
    f"{_OFFICE}.presentationml.presentation": read_slides,
    "application/geopackage+sqlite3": read_geopackage,
}
# Of a ZIP's members only the names are known.
_SUFFIXES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "svg": "image/svg+xml",
    "html": "text/html",
    "json": "application/json",
    "zip": "application/zip",
}


@dataclass(frozen=True, slots=True)
class Recorder:
    """What reads one answer after another of one server, and covers what is no difference."""

    port: int
    markup: MarkupReader
    masks: Masks

    def read(self, request: Request, answer: Answer | None) -> list[str]:
        """Give a request's recording: what was answered, as lines without line ends."""
        if answer is None:
            lines = self.markup.read_enlivened(request.address)
        else:
            heads = [f"{name}: {value}" for name, value in sorted(answer.headers.items())]
            body = list(self._read_body(answer.body, answer.media_type, request.address))
            lines = [f"status {answer.status}", *heads, *body]
        covered = self.masks.cover("\n".join(lines))
        return covered.replace("\r", "␍").split("\n")

    def _read_body(self, body: bytes, media_type: str, address: str) -> Iterable[str]:
        if not body:
            return []
        if is_markup(media_type):
            # As it came: the names of its style sheets hold hashes.
            return self.markup.read(body, media_type, address)
        if media_type == "application/zip":
            return list(self._read_archive(body, address))
        if media_type.startswith("text/") or "json" in media_type or "xml" in media_type:
            # Covered before it is hashed: the same bytes but for versions and days.
            text = self.masks.cover(body.decode("utf-8", "surrogateescape"))
            body = text.encode("utf-8", "surrogateescape")
        return read_file(body, media_type)

    def _read_archive(self, body: bytes, address: str) -> Iterable[str]:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            for member in archive.infolist():
                yield f"member {member.filename}"
                kind = _SUFFIXES.get(member.filename.rpartition(".")[2].lower(), "text/plain")
                for line in self._read_body(archive.read(member), kind, address):
                    yield f"  {line}"


def read_file(body: bytes, media_type: str) -> list[str]:
    """Read a file by its kind; one that its reader cannot open is recorded as such."""
    reader = _READERS.get(media_type) or (read_json if "json" in media_type else read_text)
    try:
        return list(reader(body))
    except FileNotFoundError:
        # A program of this machine is missing, and no fault of the file.
        raise
    except Exception as error:  # noqa: BLE001 - readers of files raise of every kind
        return [f"This could not be read: {type(error).__name__}: {error}", hash_bytes(body)]


def record(port: int, version: str, folder: Path, facts: dict[str, Any], only: str = "") -> None:
    """Record the atlas at a port of loopback into a folder, which is complete or not there.

    Parameters
    ----------
    port : int
    version : str
        The data version of that atlas, which is covered.
    folder : Path
        Replaced where it is there.
    facts : dict
        What is kept of the recording beside its answers, such as its commit.
    only : str
        A part of the requests' names; others are not recorded.
    """
    begun, reader = time.monotonic(), fingerprint()
    requests = [one for one in list_requests() if only in one.name]
    unfinished = folder.with_name(f"{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    files = {}
    with sync_playwright() as playwright, ThreadPoolExecutor(_ASKED_AT_ONCE) as pool:
        rule = f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{port}"
        browser = launch_chromium(playwright, rule, _FROM_LOOPBACK)
        recorder = Recorder(port, MarkupReader(browser), start_masks(version))
        asked = [(one, None if one.scripts else pool.submit(fetch, port, one)) for one in requests]
        for place, (request, answer) in enumerate(asked, start=1):
            show_progress(place, len(asked), request.name)
            files[request.name] = name_file(request.name)
            lines = recorder.read(request, _take(answer))
            (unfinished / files[request.name]).write_text("\n".join(lines), encoding="utf-8")
        browser.close()
    seconds = round(time.monotonic() - begun, 1)
    about = {**facts, "reader": reader, "only": only, "seconds": seconds, "files": files}
    (unfinished / FACTS).write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n")
    shutil.rmtree(folder, ignore_errors=True)
    unfinished.rename(folder)


def _take(answer: Future[Answer] | None) -> Answer | None:
    return answer.result() if answer else None


def show_progress(place: int, count: int, name: str) -> None:
    """Show on a terminal how far a recording is; nothing in a log."""
    if sys.stderr.isatty():
        end = "\n" if place == count else ""
        sys.stderr.write(f"\r\033[K{place} of {count} {name[:90]}{end}")
        sys.stderr.flush()


def name_file(name: str) -> str:
    """Name the file of a request, so that a person finds it and no two are the same.

    Examples
    --------
    >>> name_file("/reach?level=ward")
    'reach_level_ward-ed205b5d.txt'
    """
    plain = re.sub(r"[^A-Za-z0-9.]+", "_", name).strip("_")[:80] or "first"
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}.txt"


def fingerprint() -> str:
    """Give a hash of what reads answers: recordings of another reader are made anew."""
    parts = sorted(
        path
        for path in Path(__file__).parent.iterdir()
        if path.name.startswith(("read_", "record", "masks", "client", "addresses"))
    )
    return hash_bytes(b"".join(path.read_bytes() for path in parts))
