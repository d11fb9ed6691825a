"""How long an answer may be kept, and of what type it is."""

from flask import Response, request

CSV_TYPE = "text/csv; charset=utf-8; header=present"
_FIVE_MINUTES, _A_YEAR = 300, 31_536_000
_OK = 200


def set_caching(response: Response, data_version: str) -> Response:
    """Say how long an answer may be kept, and spare the reader one that has not changed.

    An answer to a link that names the current data is immutable; any other
    is asked for again after five minutes, which costs no body if it is the same.
    """
    response.headers["X-Data-Version"] = data_version
    if response.status_code != _OK:
        response.headers.setdefault("Cache-Control", "no-cache")
        return response
    if request.args.get("data") == data_version:
        response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable"
    else:
        response.headers["Cache-Control"] = f"public, max-age={_FIVE_MINUTES}"
    # Weak: the same answer compressed is the same answer.
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response
