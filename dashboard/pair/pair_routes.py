"""What the browser asks for about two indicators: the pair itself, and its lists as files."""

from flask import Flask, Response, request

from dashboard.answers.sending import keep_answers, read_view, send_file, send_json
from dashboard.pair.indicator_pair import choose_pair
from dashboard.pair.pair_answer import describe_pair
from dashboard.pair.pair_file import LISTS, write_pair
from geodata.repository import Repository


def register_pair_routes(server: Flask, repository: Repository) -> None:
    """Attach ``/view/pair`` and ``/view/quadrants.csv`` to the server."""
    write_answer = keep_answers(describe_pair, choose_pair, repository)

    @server.get("/view/pair")
    def get_pair() -> Response:
        return send_json(write_answer(read_view(repository)), repository)

    @server.get("/view/quadrants.csv")
    def get_quadrants() -> Response:
        kind = next((name for name in LISTS if name in request.args), "")
        table = write_pair(
            read_view(repository), repository, kind=kind, place=request.args.get(kind, "")
        )
        if table is None:
            text = "The address names no two indicators with figures on one edition.\n"
            return Response(text, status=404, mimetype="text/plain")
        return send_file(table)
