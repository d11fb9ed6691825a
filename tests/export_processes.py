"""A server of made-up exports, for processes of gunicorn."""

import os
import time

from flask import Flask, Response

from dashboard.exports import formats, make_file
from dashboard.exports.file_format import FileFormat, FormatGroup
from dashboard.exports.jobs import worker as export_worker
from dashboard.exports.jobs.folder import JobLimits
from dashboard.exports.jobs.service import ExportService, ServiceLimits
from tests.made_up_exports import make_export_server, make_plain_figure
from tests.places import make_repository

PART_SECONDS = 0.1


def write_in_parts(slides, options, _repository):
    """Write, in as many parts as there are views, which process wrote."""
    for part in range(len(slides)):
        options.on_progress(part, len(slides))
        time.sleep(PART_SECONDS)
    return str(os.getpid()).encode()


def build_server() -> Flask:
    """Build the server; its queue lies where the processes of one server find it."""
    made_up = [
        FileFormat(
            suffix="txt", label="Text", purpose="", media_type="text/plain",
            group=FormatGroup.DATA, write=write_in_parts,
        ),
        FileFormat(
            suffix="slow", label="Slow", purpose="", media_type="text/plain",
            group=FormatGroup.PAPER, write=write_in_parts, is_of_story=True, is_long=True,
        ),
    ]  # fmt: skip
    formats.FORMATS = {one.suffix: one for one in made_up}
    make_file.make_figure = make_plain_figure
    export_worker.KEEP_SECONDS = 0.3
    limits = ServiceLimits(jobs=JobLimits(dead_seconds=1.5, fetched_seconds=0.5))
    server = make_export_server(ExportService(make_repository(), None, limits))
    server.add_url_rule("/pid", "pid", lambda: Response(str(os.getpid())))
    return server
