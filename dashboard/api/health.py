"""/healthz and /readyz: whether the process lives, and whether it can answer."""

from collections.abc import Callable
from http import HTTPStatus

from flask import Flask, Response, jsonify

from dashboard.web.responses import NO_STORE
from geodata.model import DRAWN_GEOGRAPHIES
from geodata.repository import Repository


def register(server: Flask, find_repository: Callable[[], Repository | None]) -> None:
    """Attach the two answers that a host asks for.

    Parameters
    ----------
    server : Flask
    find_repository : callable
        Gives the repository, or None for as long as its data are not loaded.
    """

    @server.get("/healthz")
    def show_alive() -> Response:
        return _present({"status": "alive"}, HTTPStatus.OK)

    @server.get("/readyz")
    def show_ready() -> Response:
        repository = find_repository()
        if repository is None or repository.areas(DRAWN_GEOGRAPHIES[0]).empty:
            return _present({"status": "loading"}, HTTPStatus.SERVICE_UNAVAILABLE)
        ready = {"status": "ready", "data_version": repository.data_version}
        return _present(ready, HTTPStatus.OK)


def _present(state: dict[str, str], status: HTTPStatus) -> Response:
    response = jsonify(state)
    response.status_code = status.value
    response.headers["Cache-Control"] = NO_STORE
    return response
