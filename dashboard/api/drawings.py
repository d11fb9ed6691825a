"""The drawings of the page's map, and the facts of their areas, for as long as they last."""

import json
import re

from flask import Flask, Response
from werkzeug.exceptions import NotFound

from dashboard.figures.stage import list_stages, make_stage
from dashboard.web.assets import DRAWINGS_PREFIX
from dashboard.web.responses import FOREVER, JSON_TYPE, SVG_TYPE, send
from geodata.repository import Repository

_NAME = re.compile(r"(?P<stage>[a-z0-9_]+)\.[0-9a-f]{12}\.(?:svg|json)")


def register_drawings(server: Flask, repository: Repository) -> None:
    """Attach ``/drawings/`` to the server; an address names its content, and never changes it."""

    def send_drawing(name: str) -> Response:
        found = _NAME.fullmatch(name)
        key = list_stages(repository).get(found["stage"]) if found else None
        if key is None:
            raise NotFound(name)
        file = make_stage(key, repository)
        address = f"{DRAWINGS_PREFIX}{name}"
        if address == file.drawing_address:
            return send(file.drawing, SVG_TYPE, FOREVER)
        if address == file.facts_address:
            text = json.dumps(file.facts, ensure_ascii=False, separators=(",", ":"))
            return send(text, JSON_TYPE, FOREVER)
        raise NotFound(name)

    server.add_url_rule(f"{DRAWINGS_PREFIX}<name>", "drawing", send_drawing)
