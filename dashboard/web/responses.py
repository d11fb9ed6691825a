"""How an answer is sent: its type, its name as a file, how long it may be kept, and its tag."""

from http import HTTPStatus

from flask import Response, redirect, request
from werkzeug.wrappers import Response as BaseResponse

from dashboard.web.csv_tables import TableFile

CSV_TYPE = "text/csv; charset=utf-8"
# Says, as RFC 4180 has it, that the first row names the columns.
HEADED_CSV_TYPE = f"{CSV_TYPE}; header=present"
PLAIN_TYPE = "text/plain; charset=utf-8"
HTML_TYPE = "text/html; charset=utf-8"
JSON_TYPE, GEOJSON_TYPE = "application/json", "application/geo+json"
PDF_TYPE, SVG_TYPE, PNG_TYPE = "application/pdf", "image/svg+xml", "image/png"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SCRIPT_TYPE, STYLE_TYPE = "text/javascript; charset=utf-8", "text/css; charset=utf-8"

# What a name that carries its content's hash, or the data's version, gives: it never changes.
FOREVER = "public, max-age=31536000, immutable"
AN_HOUR, FIVE_MINUTES = "public, max-age=3600", "public, max-age=300"
# Both are asked for each time, and sent only where they have changed.
ASK_AGAIN, NO_CACHE = "public, max-age=0, must-revalidate", "no-cache"
# What a reader sent, and what may help nobody a minute later, is kept nowhere.
NO_STORE = "no-store"


def read_query() -> str:
    """Give the query of the present request as it came, with a sign for what is no text."""
    return request.query_string.decode("utf-8", errors="replace")


def send(
    body: str | bytes, media_type: str, caching: str = "", status: HTTPStatus = HTTPStatus.OK
) -> Response:
    """Send a body; without ``caching`` the server says how long it may be kept."""
    response = Response(body, status=status, content_type=media_type)
    if caching:
        response.headers["Cache-Control"] = caching
    return response


def send_file(
    body: str | bytes, media_type: str, name: str, caching: str = "", *, is_shown: bool = False
) -> Response:
    """Send a file to be saved under its name, or to be shown where a browser can."""
    response = send(body, media_type, caching)
    how = "inline" if is_shown else "attachment"
    response.headers["Content-Disposition"] = f'{how}; filename="{name}"'
    return response


def send_table(table: TableFile) -> Response:
    """Send the table of a page or view as a CSV file."""
    return send_file(table.text, CSV_TYPE, table.name, ASK_AGAIN)


def send_view_json(text: str, data_version: str) -> Response:
    """Send JSON to the page's scripts; an address that names the data held is kept for ever."""
    is_current = request.args.get("data") == data_version
    return send(text, JSON_TYPE, FOREVER if is_current else ASK_AGAIN)


def send_html(
    text: str, status: HTTPStatus = HTTPStatus.OK, *, is_private: bool = False
) -> Response:
    """Send a page; one that holds what a reader sent (``is_private``) is kept nowhere."""
    if is_private:
        return send(text, HTML_TYPE, NO_STORE, status)
    if status is not HTTPStatus.OK:
        return send(text, HTML_TYPE, status=status)
    return spare_unchanged(send(text, HTML_TYPE, NO_CACHE))


def lead_to(address: str) -> BaseResponse:
    """Lead a browser to the page that answers what it sent."""
    response = redirect(address, HTTPStatus.SEE_OTHER)
    response.headers["Cache-Control"] = NO_STORE
    return response


def spare_unchanged(response: Response) -> Response:
    """Tag an answer by its content, and spare the reader one that has not changed."""
    # Weak: the same answer compressed is the same answer.
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def set_caching(response: Response, data_version: str) -> Response:
    """Say how long an answer made of the data may be kept.

    An answer to a link that names the current data is immutable; any other
    is asked for again after five minutes, which costs no body if it is the same.
    """
    response.headers["X-Data-Version"] = data_version
    if response.status_code != HTTPStatus.OK:
        response.headers.setdefault("Cache-Control", NO_CACHE)
        return response
    is_current = request.args.get("data") == data_version
    response.headers["Cache-Control"] = FOREVER if is_current else FIVE_MINUTES
    return spare_unchanged(response)
