"""Asking the atlas as a client does, with one host name whatever the port; long files as jobs."""

import json
import re
import time
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from tests.golden.addresses import Request

# Links, and codes and pictures of them, hold the host: it is the same in every recording.
HOST = "atlas.golden.test"
_PATIENCE_SECONDS = 180
# Whether a long file is made at once or by a job, and so for how long it may be kept, is chance.
_LONG_FILE = re.compile(r"/export/\w+\.(pptx|pdf|html|xlsx|zip)\b")
_TRIES = 40
_RECORDED_HEADERS = (
    "Content-Type",
    "Content-Disposition",
    "Cache-Control",
    "Location",
    "Refresh",
    "Content-Security-Policy",
    "X-Frame-Options",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: its status, the headers that a client acts on, and its body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The kind of content, without its encoding."""
        return self.headers.get("Content-Type", "").partition(";")[0].strip()


def fetch(port: int, request: Request) -> Answer:
    """Ask once; where a job makes the file, follow it to the file, and wait out a full queue.

    Never raises: a server that breaks off is an answer without status.
    """
    try:
        answer = _follow(port, request)
    except (OSError, HTTPException, ValueError) as error:
        return Answer(0, {}, f"No answer: {type(error).__name__}".encode())
    if _LONG_FILE.match(request.address):
        answer.headers.pop("Cache-Control", None)
    return answer


def _follow(port: int, request: Request) -> Answer:
    answer = _ask(port, request)
    for _ in range(_TRIES):
        if answer.status not in (429, 503):
            break
        time.sleep(1)
        answer = _ask(port, request)
    address = answer.headers.get("Location", "")
    is_job = answer.status == 303 and urlsplit(address).path.startswith("/exports/")
    if answer.status == 202 or is_job:
        return _fetch_job(port, address)
    return answer


def _fetch_job(port: int, address: str) -> Answer:
    until = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < until:
        answer = _ask(port, Request(address, accept="application/json"))
        standing = json.loads(answer.body)
        if standing.get("state") == "done":
            return _ask(port, Request(standing["links"]["file"]))
        if standing.get("state") not in ("waiting", "running"):
            return answer
        time.sleep(0.25)
    return Answer(0, {}, b"The job did not end.")


def _ask(port: int, request: Request) -> Answer:
    connection = HTTPConnection("127.0.0.1", port, timeout=_PATIENCE_SECONDS)
    headers = {"Host": HOST, "Accept": request.accept}
    if request.method == "POST":
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    try:
        connection.request(request.method, request.address, request.body or None, headers)
        response = connection.getresponse()
        body = response.read()
        recorded = {name: response.headers[name] for name in _RECORDED_HEADERS}
        return Answer(response.status, {k: v for k, v in recorded.items() if v}, body)
    finally:
        connection.close()
