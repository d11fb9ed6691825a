"""A server of made-up exports, for processes of gunicorn."""

import os
import time

from flask import Flask, Response

from dashboard.exports import formats as file_kinds
from dashboard.exports import make_file
from dashboard.exports.formats import FileKind, KindGroup
from dashboard.exports.jobs import worker as export_worker
from dashboard.exports.jobs.folder import JobLimits
from dashboard.exports.jobs.service import ExportService, ServiceLimits
from tests.made_up_exports import make_export_server, make_plain_figure
from tests.places import make_repository

PART_SECONDS = 0.1


def write_in_parts(slides, look, _repository):
    """Write, in as many parts as there are views, which process wrote."""
    for part in range(len(slides)):
        look.tell(part, len(slides))
        time.sleep(PART_SECONDS)
    return str(os.getpid()).encode()


def build_server() -> Flask:
    """Build the server; its queue lies where the processes of one server find it."""
    kinds = [
        FileKind("txt", "Text", "", "text/plain", KindGroup.DATA),
        FileKind(
            "slow", "Slow", "", "text/plain", KindGroup.PAPER,
            is_of_story=True, is_long=True,
        ),
    ]  # fmt: skip
    file_kinds.KINDS = {kind.suffix: kind for kind in kinds}
    make_file.WRITERS = dict.fromkeys(file_kinds.KINDS, write_in_parts)
    make_file.make_figure = make_plain_figure
    export_worker.KEEP_SECONDS = 0.3
    limits = ServiceLimits(jobs=JobLimits(dead_seconds=1.5, fetched_seconds=0.5))
    server = make_export_server(ExportService(make_repository(), None, limits))
    server.add_url_rule("/pid", "pid", lambda: Response(str(os.getpid())))
    return server
