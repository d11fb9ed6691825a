"""What a request for an export asks for, read and checked."""

import json
import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from dashboard.exports.formats import (
    LEAST_SCALE,
    MOST_SCALE,
    USUAL_SCALE,
    find_story_format,
    find_view_format,
)
from dashboard.exports.make_file import ExportRequest
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import LONGEST_ADDRESS
from dashboard.state.story import Story
from dashboard.theme.colours import Appearance
from dashboard.web.responses import read_query

MOST_STORY_BYTES = 100_000
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")
_NOT_OF_VIEW = frozenset({"scale", "kind"})


class UnreadableRequestError(Exception):
    """A request for an export cannot be read; the message says why, for people."""


def read_view(suffix: str, query: str) -> ExportRequest:
    """Read what is asked for as a file of one view.

    Raises
    ------
    NoSuchKindError, BadAskError
    """
    find_view_format(suffix)
    if len(query) > LONGEST_ADDRESS:
        raise UnreadableRequestError(
            f"The address is longer than {LONGEST_ADDRESS:,} characters and was not read."
        )
    pairs = parse_qsl(query, errors="replace")
    view = urlencode([pair for pair in pairs if pair[0] not in _NOT_OF_VIEW], safe=",/")
    saved = SavedView.from_query(view)
    # What could not be followed is told in the file, so those words are kept as they came.
    plain = view if saved.selection.problems else saved.to_query()
    return ExportRequest(suffix, _read_host(), view=plain, scale=_read_scale(dict(pairs)))


def read_story(suffix: str) -> ExportRequest:
    """Read what is asked for as a file of several views, from the address or the body.

    A body is a story's file, or a form with the file or its text as ``story``.

    Raises
    ------
    NoSuchKindError, BadAskError, RequestEntityTooLarge
    """
    find_story_format(suffix)
    if request.method == "POST":
        return _ask_story(suffix, _find_story(_read_fields()))
    # Not from Flask's own list of names, which puts those that are alike together.
    return _ask_story(suffix, Story.from_query(read_query()))


def read_job() -> ExportRequest:
    """Read the body of a new job: ``kind``, ``view`` or ``story``, and ``scale`` if wanted.

    Raises
    ------
    NoSuchKindError, BadAskError, RequestEntityTooLarge
    """
    fields = _read_fields()
    kind = fields.get("kind", "")
    if "story" in fields:
        find_story_format(kind)
        return _ask_story(kind, _find_story(fields))
    if "view" not in fields:
        raise UnreadableRequestError("A job names its kind, and a view or a story.")
    scale = urlencode({"scale": fields["scale"]}) if "scale" in fields else ""
    return read_view(kind, "&".join(part for part in (fields["view"].lstrip("?"), scale) if part))


def _ask_story(suffix: str, story: Story) -> ExportRequest:
    given = request.args.get("appearance", "")
    appearance = Appearance(given) if given in set(Appearance) else Appearance.LIGHT
    written = story.to_file().decode("utf-8")
    return ExportRequest(suffix, _read_host(), story=written, appearance=appearance)


def _find_story(fields: MultiDict[str, str]) -> Story:
    text = fields.get("story", "").strip()
    is_address = not text.startswith("{") and "slide=" in text
    return Story.from_query(text) if is_address else Story.from_file(text.encode("utf-8"))


def _read_fields() -> MultiDict[str, str]:
    """Read the body as named texts; a story's own file is its ``story``."""
    # Set before anything is read: what is longer is neither parsed nor kept.
    request.max_content_length = MOST_STORY_BYTES
    body = request.get_data(parse_form_data=True).decode("utf-8", "replace")
    fields = MultiDict(request.form)
    for name, file in request.files.items():
        fields[name] = file.stream.read().decode("utf-8-sig", "replace")
    if not body:
        return fields
    read = _read_object(body)
    if not read or "atlas_story" in read:
        return MultiDict({"story": body})
    return MultiDict({name: str(value) for name, value in read.items()})


def _read_object(body: str) -> dict[str, object]:
    try:
        read = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return read if isinstance(read, dict) else {}


def _read_scale(given: Mapping[str, str]) -> int:
    scale = given.get("scale", "") or str(USUAL_SCALE)
    if scale not in {str(one) for one in range(LEAST_SCALE, MOST_SCALE + 1)}:
        raise UnreadableRequestError(
            f"'{scale[:20]}' is no size of a picture. The sizes are {LEAST_SCALE} to {MOST_SCALE}."
        )
    return int(scale)


def _read_host() -> str:
    if not _HOST.fullmatch(request.host):
        raise UnreadableRequestError("The name of the host in this request cannot be read.")
    return request.host_url.rstrip("/")
