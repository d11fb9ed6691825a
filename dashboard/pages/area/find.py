"""The page that finds an area, and the same answers for the box in the header."""

import json
from functools import partial

from flask import Flask, Response, request

from dashboard.components.find_area import ROUTE, build_find_area
from dashboard.components.static_page import StaticPage
from dashboard.state.selection import Selection
from dashboard.text.places import FoundPlaces, PlaceFinder
from dashboard.web.responses import send_view_json
from geodata.repository import Repository

_ASKED_AT = "/view/find"
# As many as a reader looks through in a list that opens under a box; the page has them all.
_MOST_OFFERED = 24


def present_find_area(selection: Selection, finder: PlaceFinder) -> StaticPage:
    """Build the page that finds an area, with the answer to its address's ``q`` if it has one."""
    found = finder.find(request.args.get("q", ""))
    return StaticPage(
        title=found.finding.heading.rstrip(".") if found else "Find an area",
        description="Find a borough, a ward or an Assembly constituency by its name or by a"
        " postcode.",
        route=ROUTE,
        main=build_find_area(found, appearance=str(selection.appearance or "")),
    )


def register_find(server: Flask, repository: Repository, finder: PlaceFinder) -> None:
    """Answer the box in the header, at an address that names the version of the data."""
    server.add_url_rule(_ASKED_AT, "view_find", partial(_answer, repository, finder))


def _answer(repository: Repository, finder: PlaceFinder) -> Response:
    found = finder.find(request.args.get("q", ""))
    return send_view_json(json.dumps(_describe(found)), repository.data_version)


def _describe(found: FoundPlaces | None) -> dict[str, object]:
    if found is None:
        return {"heading": "", "sentences": [], "places": [], "more": 0}
    offered = found.places[:_MOST_OFFERED]
    return {
        "heading": found.finding.heading,
        "sentences": found.finding.sentences,
        "instead": found.instead,
        "places": [
            {
                "id": place.address,
                "name": place.name,
                "about": place.about
                if place.postcodes is None
                else f"{place.about} · {place.postcodes:,} of these postcodes",
                "address": place.address,
            }
            for place in offered
        ],
        "more": len(found.places) - len(offered),
    }
