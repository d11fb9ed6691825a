"""What a browser may send to Dash's callbacks; anything else is refused before it reaches one."""

from collections.abc import Collection

from dash import Dash
from flask import Flask, Request, abort, request

CALLBACK_PATH = "/_dash-update-component"


def guard_callbacks(server: Flask, app: Dash) -> None:
    """Refuse callback requests that no page of ours sends, with 400 in place of a fault.

    Every callback here takes parts of the address, which are texts.
    """

    @server.before_request
    def refuse_malformed() -> None:
        if request.path == CALLBACK_PATH and request.method == "POST":
            check_callback_request(request, app.callback_map)


def check_callback_request(asked: Request, known: Collection[str]) -> None:
    """Check the form of one callback request; a malformed one is answered 400."""
    body = asked.get_json(silent=True)
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
