"""A file that was made, as an answer: its name, its kind, and how long it may be kept."""

from flask import Response, request

from dashboard.exports.asked_file import AskedFile, MadeFile

NO_STORE = "no-store"
_KEPT_BY_READERS = "public, max-age=300"
_KILO, _MEGA = 1_000, 1_000_000


def send_made(made: MadeFile, asked: AskedFile | None = None) -> Response:
    """Send a file to be saved under its name.

    Only the file of one view, where it is known to be of one, may be kept by
    who gets it: the others hold what a reader wrote.
    """
    response = Response(made.data, content_type=made.media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
    if asked is None or asked.is_story:
        response.headers["Cache-Control"] = NO_STORE
        return response
    response.headers["Cache-Control"] = _KEPT_BY_READERS
    # Weak: the same answer compressed is the same answer.
    response.add_etag(weak=True)
    response.make_conditional(request)
    return response


def say_size(size: int) -> str:
    """Say how large a file is.

    Examples
    --------
    >>> say_size(84_300), say_size(2_450_000)
    ('84 kB', '2.5 MB')
    """
    if size < _MEGA:
        return f"{max(1, round(size / _KILO))} kB"
    return f"{size / _MEGA:.1f} MB"
