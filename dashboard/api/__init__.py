"""The HTTP interface: read-only, versioned, described by OpenAPI from this code."""

import json

from flask import Response, request
from flask_openapi3.blueprint import APIBlueprint
from flask_openapi3.models.info import Info
from flask_openapi3.openapi import OpenAPI
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.routing import PathConverter

from dashboard.api import (
    areas,
    boundaries,
    health,
    indicators,
    lookup,
    observations,
    profile,
    programmes,
    reach_need,
)
from dashboard.settings import SITE_NAME
from dashboard.web import problems
from dashboard.web.problems import Problem
from dashboard.web.responses import JSON_TYPE, send, set_caching
from geodata.repository import Repository

_RESOURCES = (
    *(areas, indicators, observations, programmes, reach_need),
    *(boundaries, lookup, profile),
)
_READING = ("GET", "HEAD")
_ALL_METHODS = (*_READING, "POST", "PUT", "PATCH", "DELETE")


def create_server(import_name: str) -> OpenAPI:
    """Make the Flask server that the pages and the interface share."""
    return OpenAPI(
        import_name,
        info=Info(
            title=SITE_NAME,
            version="1.0.0",
            description="Areas, indicators, values, programmes and their reach. Read-only.",
        ),
        doc_ui=False,
        static_folder=None,
        validation_error_status=400,
        validation_error_model=Problem,
        validation_error_callback=problems.present_validation_problem,
    )


class _AnythingConverter(PathConverter):
    """What the last rule takes: a path of werkzeug's own ends at a line break."""

    regex = r"[^/][\s\S]*?"


def register_api(server: OpenAPI, repository: Repository) -> None:
    """Attach everything under /api, and the two answers about health.

    Parameters
    ----------
    server : OpenAPI
        As `create_server` makes it.
    repository : Repository
        Loaded; its version is said in every answer.
    """
    server.url_map.converters["anything"] = _AnythingConverter
    api = APIBlueprint("api", __name__, url_prefix="/api", abp_responses=problems.DECLARED_PROBLEMS)
    for resource in _RESOURCES:
        resource.register(api, repository)
    problems.register(api)

    @api.get("/v1/openapi.json", doc_ui=False)
    def show_description() -> Response:
        return send(json.dumps(server.api_doc), JSON_TYPE)

    @api.route("/", defaults={"unknown": ""}, methods=_ALL_METHODS)
    @api.route("/<anything:unknown>", methods=_ALL_METHODS)
    def refuse(unknown: str) -> Response:
        if request.method not in _READING:
            raise MethodNotAllowed(_READING, "The interface is read-only: use GET.")
        raise problems.NothingFoundError(
            f"There is nothing at '{unknown[:80]}'. /api/v1/openapi.json lists what there is."
        )

    @api.after_request
    def say_version(response: Response) -> Response:
        return set_caching(response, repository.data_version)

    server.register_api(api)
    health.register(server, lambda: repository)
