"""What sites that embed by oEmbed ask for: the frame of a view, by the address of its page."""

from http import HTTPStatus
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape as escape_xml

from flask import Flask, Response, jsonify, request

from dashboard.exports.embed.code import FrameSize, write_frame
from dashboard.figures.build import make_figure
from dashboard.settings import SITE_NAME
from dashboard.state.saved_view import SavedView
from dashboard.web.problems import present_problem
from dashboard.web.responses import AN_HOUR, send
from geodata.repository import Repository

ROUTE = "/oembed"
_SIZE = FrameSize(800, 720)
_LEAST = 280
_FORMATS = ("json", "xml")
_CARD = (1200, 630)
Answer = dict[str, str | int]


def register_oembed(server: Flask, repository: Repository) -> None:
    """Serve the oEmbed answers (https://oembed.com) of every page that has views."""

    @server.get(ROUTE, endpoint="oembed")
    def answer() -> Response:
        form = request.args.get("format", "json")
        if form not in _FORMATS:
            problem = f"'{form[:20]}' is no format of oEmbed here. Ask for json or xml."
            return present_problem(HTTPStatus.NOT_IMPLEMENTED, problem)
        address = request.args.get("url", "")
        if not address:
            problem = "The address of a view is missing. Add url=, followed by the page's address."
            return present_problem(HTTPStatus.BAD_REQUEST, problem)
        saved = _read(address)
        if saved is None:
            problem = f"'{address[:100]}' is not the address of a view of this atlas."
            return present_problem(HTTPStatus.NOT_FOUND, problem)
        facts = _describe(saved, repository)
        response = jsonify(facts) if form == "json" else _write_xml(facts)
        response.headers["Cache-Control"] = AN_HOUR
        return response


def _read(address: str) -> SavedView | None:
    try:
        host = urlsplit(address).netloc
    except ValueError:
        return None
    return SavedView.from_address(address) if host in ("", request.host) else None


def _describe(saved: SavedView, repository: Repository) -> Answer:
    figure = make_figure(saved, repository)
    size = FrameSize(
        _limit(_SIZE.width, request.args.get("maxwidth", "")),
        _limit(_SIZE.height, request.args.get("maxheight", "")),
    )
    query = saved.without_options().to_query()
    return {
        "version": "1.0",
        "type": "rich",
        "title": figure.title,
        "provider_name": SITE_NAME,
        "provider_url": request.host_url,
        "html": write_frame(saved.to_query(), request.host_url, figure.title, size),
        "width": size.width,
        "height": size.height,
        "thumbnail_url": urljoin(request.host_url, f"/embed/card.png?{query}"),
        "thumbnail_width": _CARD[0],
        "thumbnail_height": _CARD[1],
        "cache_age": 3600,
    }


def _limit(usual: int, most: str) -> int:
    """Take what the asking site has room for, never less than a view can be read in."""
    if not (most.isascii() and most.isdecimal()):
        return usual
    return max(min(usual, int(most[:6])), _LEAST)


def _write_xml(facts: Answer) -> Response:
    parts = "".join(f"<{name}>{escape_xml(str(value))}</{name}>" for name, value in facts.items())
    text = f'<?xml version="1.0" encoding="utf-8" standalone="yes"?><oembed>{parts}</oembed>'
    return send(text, "text/xml; charset=utf-8")
