"""Earlier versions of the data, kept by a deployment and shown to links that name them."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from urllib.parse import urlsplit
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.utils import redirect

from dashboard.web.responses import NO_STORE
from dashboard.web.versions import add_version, find_version
from geodata.errors import GeodataError
from geodata.tables.manifest import read_manifest

# Each is a whole atlas of its own in memory.
MOST_OPEN = 2
_logger = logging.getLogger(__name__)
OpenAtlas = Callable[[Path], WSGIApplication]


def list_kept(folder: Path | None, newest: str) -> dict[str, Path]:
    """List the data packs of a folder by version, without the newest; what is none is logged."""
    packs: dict[str, Path] = {}
    for pack in sorted(folder.iterdir()) if folder else ():
        if not pack.is_dir():
            continue
        try:
            version = read_manifest(pack).data_version
        except GeodataError as error:
            _logger.warning("The folder '%s' is no kept data pack: %s", pack.name, error)
            continue
        if version != newest:
            packs[version] = pack
    return packs


class KeptVersions:
    """Answers each request from the version of the data that its link names, if it is kept.

    A page's address says the version. What a page asks for in turn (figures,
    words, shapes) is known by the address of the page that asks, its referrer;
    and a link from it leads to the same version, until the reader asks for the
    newest. What names no kept version is the newest atlas's.
    """

    def __init__(
        self, newest: WSGIApplication, packs: Mapping[str, Path], open_atlas: OpenAtlas
    ) -> None:
        self._newest = newest
        self._packs = dict(packs)
        self._open_atlas = open_atlas
        self._opened: OrderedDict[str, WSGIApplication] = OrderedDict()
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        query = environ.get("QUERY_STRING", "")
        named = find_version(query)
        if named in self._packs:
            return self._find(named)(environ, start_response)
        asking = "" if named else self._find_asking(environ)
        if not asking:
            return self._newest(environ, start_response)
        if environ.get("HTTP_SEC_FETCH_MODE") == "navigate" and environ["REQUEST_METHOD"] == "GET":
            address = f"{environ.get('PATH_INFO', '/')}{'?' if query else ''}{query}"
            led = redirect(add_version(address, asking), HTTPStatus.FOUND)
            led.headers["Cache-Control"] = NO_STORE
            return led(environ, start_response)
        return self._find(asking)(environ, start_response)

    def _find_asking(self, environ: WSGIEnvironment) -> str:
        """Give the kept version of the page that asks; empty where it is of no kept one."""
        try:
            referrer = urlsplit(environ.get("HTTP_REFERER", ""))
        except ValueError:
            return ""
        if referrer.netloc != environ.get("HTTP_HOST"):
            return ""
        version = find_version(referrer.query)
        return version if version in self._packs else ""

    def _find(self, version: str) -> WSGIApplication:
        with self._lock:
            if version not in self._opened:
                self._opened[version] = self._open(version)
                while len(self._opened) > MOST_OPEN:
                    self._opened.popitem(last=False)
            self._opened.move_to_end(version)
            return self._opened[version]

    def _open(self, version: str) -> WSGIApplication:
        try:
            return self._open_atlas(self._packs[version])
        except GeodataError as error:
            # Asked for once; the newest atlas then says that the version is not kept.
            _logger.warning("Data version '%s' cannot be shown any more: %s", version, error)
            del self._packs[version]
            return self._newest
