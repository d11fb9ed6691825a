"""How the server sends: compressed, cached, closed to other hosts, and without stack traces."""

import logging
import re
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from http import HTTPStatus
from urllib.parse import urlsplit
from wsgiref.headers import Headers

import brotli
from dash import Dash
from dash.exceptions import DependencyException
from flask import Flask, Request, Response, abort, g, render_template_string, request
from flask_compress import Compress
from werkzeug.exceptions import HTTPException, InternalServerError, NotFound
from werkzeug.wrappers import Response as BaseResponse
from whitenoise import WhiteNoise

from dashboard.settings import SITE_NAME, Settings
from dashboard.web.assets import DRAWINGS_PREFIX, SITE_FILES_PREFIX
from dashboard.web.responses import FOREVER, HTML_TYPE, NO_CACHE, NO_STORE
from geodata.repository import Repository

BOUNDARIES_PREFIX = "/boundaries/"
BUNDLES_PREFIX = "/_dash-component-suites/"
ASSETS_PREFIX = "/assets/"
EMBED_ROUTE = "/embed"
# Names that carry a hash of their content, and bundles that carry Dash's version and build time.
_HASHED_FILE = re.compile(r"\.[0-9a-f]{8,}\.json$")
_FINGERPRINT = re.compile(r"\.v[\w-]+m[0-9a-fA-F]+\.")
_KEPT_AS = "compressed_file_kept_as"
_BROTLI = "br"
# Brotli's highest level: a tenth smaller than the level of an answer that a reader waits for, in
# thirty times the time.
_SMALLEST = 11
_COMPRESSED_TYPES = (
    *("text/html", "text/css", "text/csv", "text/plain", "text/javascript"),
    *("application/javascript", "application/json", "application/geo+json"),
    *("application/problem+json", "image/svg+xml"),
)
_ERROR_PAGE = """<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>{{ title }} | {{ site }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body style="font-family: system-ui, sans-serif; max-width: 40rem; margin: 3rem auto">
<main><h1>{{ title }}</h1><p>{{ sentence }}</p><p><a href="/">Open the atlas</a></p></main>
</body></html>
"""
_SENTENCES = {
    404: "There is no page at this address.",
    405: "This address only answers questions; it cannot be written to.",
    500: "Something went wrong in the atlas. The fault has been recorded.",
}
_logger = logging.getLogger(__name__)


class CompressedFiles:
    """Files of the page, compressed once and kept for the life of the process.

    Flask-Compress asks it for every answer; a key that is empty after the
    name of the encoding belongs to an answer that is not a file and is not kept.
    The first reader gets a file as fast as it can be compressed; meanwhile it is
    compressed as small as it can be, for all who come after.
    """

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}
        self._smaller = ThreadPoolExecutor(1, "compress")

    def get(self, key: str) -> bytes | None:
        """Give a compressed file, None where it is not kept."""
        return self._files.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Keep a compressed file."""
        if key.endswith(";"):
            return
        self._files[key] = value
        if key.startswith(f"{_BROTLI};"):
            self._smaller.submit(self._shrink, key, value)

    def _shrink(self, key: str, value: bytes) -> None:
        self._files[key] = brotli.compress(brotli.decompress(value), quality=_SMALLEST)


def prepare_server(
    server: Flask,
    repository: Repository,
    settings: Settings,
    script_hashes: Callable[[], Sequence[str]] = tuple,
) -> None:
    """Make a server send as the atlas sends; call it last, when every route is there.

    Parameters
    ----------
    server : Flask
        Holds the pages and the HTTP interface.
    repository : Repository
        Says the version of the data, and where the browser's boundary files are.
    settings : Settings
    script_hashes : callable
        Gives the hashes of the page's inline scripts for the content security
        policy, as `Dash.csp_hashes` does; asked once, at the first answer.
    """
    headers = _SecurityHeaders(repository.data_version, settings, script_hashes)
    server.after_request(headers.set_on)
    _compress(server)
    _answer_errors(server)
    _serve_boundaries(server, repository, headers)


def write_policy(
    settings: Settings, script_hashes: Sequence[str], *, is_framed: bool = False
) -> str:
    """Write the content security policy: this host, the deployment's tiles, and nobody else.

    Only what is made to be framed may be, by the sites that the deployment
    names and by the atlas itself, which previews it.
    Styles may be inline because Leaflet and Plotly place what they draw by it.
    """
    framers = dict.fromkeys(("'self'", *settings.frame_ancestors))
    framers.pop("'none'", None)
    tiles = () if settings.tile_url is None else (_find_tile_host(settings.tile_url),)
    rules = {
        "default-src": ("'self'",),
        "script-src": ("'self'", *script_hashes),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:", "blob:", *tiles),
        "object-src": ("'none'",),
        "base-uri": ("'self'",),
        "form-action": ("'self'",),
        "frame-ancestors": tuple(framers) if is_framed else ("'none'",),
    }
    return "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items())


class _SecurityHeaders:
    """Headers that every answer carries, whoever makes it."""

    def __init__(
        self, data_version: str, settings: Settings, script_hashes: Callable[[], Sequence[str]]
    ) -> None:
        self._fixed = {
            "X-Data-Version": data_version,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
        }
        self._write_policy = cache(
            lambda is_framed: write_policy(settings, script_hashes(), is_framed=is_framed)
        )

    def set_on(self, response: Response) -> Response:
        for name, value in self._fixed.items():
            response.headers[name] = value
        response.headers["Content-Security-Policy"] = self._write_policy(
            is_framed=request.path == EMBED_ROUTE
        )
        return response

    def add_to_file(self, headers: Headers, _path: str, _url: str) -> None:
        for name, value in self._fixed.items():
            headers[name] = value


def _find_tile_host(tile_url: str) -> str:
    parts = urlsplit(tile_url)
    return f"{parts.scheme}://{re.sub(r'{[^}]*}', '*', parts.netloc)}"


def _compress(server: Flask) -> None:
    server.config.update(
        COMPRESS_MIMETYPES=list(_COMPRESSED_TYPES),
        # Of Brotli's levels 6 costs little more than Flask-Compress's 4 and sends 6 to 10 % less.
        COMPRESS_BR_LEVEL=6,
        COMPRESS_ALGORITHM=[_BROTLI, "gzip"],
        COMPRESS_ALGORITHM_STREAMING=[_BROTLI],
        COMPRESS_CACHE_BACKEND=CompressedFiles,
        COMPRESS_CACHE_KEY=lambda _request: g.get(_KEPT_AS, ""),
    )
    Compress(server)
    # Flask runs these from the last to the first, so this one sees an answer before Compress.
    server.after_request(_keep_file)


def _keep_file(response: Response) -> Response:
    """Say how long an answer may be kept, by the reader and, compressed, by this process."""
    is_asset = request.path.startswith(ASSETS_PREFIX)
    is_bundle = request.path.startswith(BUNDLES_PREFIX)
    is_site_file = request.path.startswith((SITE_FILES_PREFIX, DRAWINGS_PREFIX))
    if response.status_code != HTTPStatus.OK or not (is_asset or is_bundle or is_site_file):
        response.headers.setdefault("Cache-Control", NO_CACHE)
        return response
    is_numbered = is_asset and "m" in request.args
    if is_site_file or is_numbered or (is_bundle and _FINGERPRINT.search(request.path)):
        response.headers["Cache-Control"] = FOREVER
    else:
        response.headers.setdefault("Cache-Control", NO_CACHE)
    if is_asset:
        # Read here, so that the file is compressed as a whole and only once.
        response.direct_passthrough = False
        response.get_data()
    setattr(g, _KEPT_AS, _name_kept_file(response, is_bundle=is_bundle))
    return response


def _name_kept_file(response: Response, *, is_bundle: bool) -> str:
    """Name what a compressed file is kept by; empty where it is not to be kept.

    Dash answers to any fingerprint and asset number, so that keeping each address would let a
    stranger fill the memory: a bundle is kept by its own name, or without a fingerprint by the
    tag of its content; an asset by its file's tag.
    """
    tag = response.get_etag()[0]
    if not is_bundle:
        return f"{request.path} {tag}"
    bundle, marks = _FINGERPRINT.subn(".", request.path)
    return bundle if marks else tag or ""


def _answer_errors(server: Flask) -> None:
    """Answer faults of pages in plain words; the interface under /api has its own form."""

    def show_error(error: HTTPException) -> BaseResponse:
        response = error.get_response()
        if error.response is None:
            response.set_data(_write_error_page(error))
            response.headers["Content-Type"] = HTML_TYPE
            response.headers["Cache-Control"] = NO_STORE
        return response

    def show_no_bundle(_error: DependencyException) -> BaseResponse:
        return show_error(NotFound())

    def show_fault(error: Exception) -> BaseResponse:
        _logger.error("Fault at %s", request.path, exc_info=error)
        return show_error(InternalServerError())

    server.register_error_handler(HTTPException, show_error)
    server.register_error_handler(DependencyException, show_no_bundle)
    server.register_error_handler(Exception, show_fault)


def _write_error_page(error: HTTPException) -> str:
    sentence = _SENTENCES.get(error.code or 0, "This request cannot be answered.")
    return render_template_string(_ERROR_PAGE, title=error.name, site=SITE_NAME, sentence=sentence)


def _serve_boundaries(server: Flask, repository: Repository, headers: _SecurityHeaders) -> None:
    """Send boundary files from their compressed siblings, before Flask is asked."""

    def refuse(name: str) -> Response:
        raise NotFound(name)

    # What WhiteNoise finds never comes here; without this a missing file would be Dash's page.
    server.add_url_rule(f"{BOUNDARIES_PREFIX}<path:name>", "no_such_boundaries", refuse)
    if repository.web_folder.is_dir():
        server.wsgi_app = WhiteNoise(
            server.wsgi_app,
            root=str(repository.web_folder),
            prefix=BOUNDARIES_PREFIX,
            allow_all_origins=False,
            add_headers_function=headers.add_to_file,
            immutable_file_test=lambda _path, url: bool(_HASHED_FILE.search(url)),
        )


CALLBACK_PATH = "/_dash-update-component"


def guard_callbacks(server: Flask, app: Dash) -> None:
    """Refuse callback requests that no page of ours sends, with 400 in place of a fault.

    Every callback here takes parts of the address, which are texts.
    """

    @server.before_request
    def refuse_malformed() -> None:
        if request.path == CALLBACK_PATH and request.method == "POST":
            check_callback_request(request, app.callback_map)


def check_callback_request(callback_request: Request, known: Collection[str]) -> None:
    """Check the form of one callback request; a malformed one is answered 400."""
    body = callback_request.get_json(silent=True)
    if not isinstance(body, dict) or body.get("output") not in known:
        abort(400)
    inputs = body.get("inputs")
    if not isinstance(inputs, list) or not all(_is_text_input(part) for part in inputs):
        abort(400)


def _is_text_input(part: object) -> bool:
    return (
        isinstance(part, dict)
        and isinstance(part.get("id"), str)
        and isinstance(part.get("property"), str)
        and isinstance(part.get("value"), str | None)
    )
