"""Kinds of file that only tests make, and a service whose queue is a folder of the test's own."""

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field

import pandas as pd
from flask import Flask
from markupsafe import Markup

from dashboard.api import create_server
from dashboard.charts.chart import Chart
from dashboard.components.static_page import ASSETS
from dashboard.exports import formats, make_file
from dashboard.exports.file_format import FileFormat, FormatGroup
from dashboard.exports.jobs.routes import register_exports
from dashboard.exports.jobs.service import ExportService, ServiceLimits
from dashboard.figures.figure import Figure, FigureKind
from dashboard.settings import Settings
from dashboard.web.assets import register_site_files
from dashboard.web.serving import prepare_server
from geodata.closed_lists import Level
from geodata.model import Geography
from tests.places import make_repository
from tests.waiting import wait_until

PAGE, JSON = {"Accept": "text/html"}, {"Accept": "application/json"}
STORY = "title=Who+takes+part&slide=/reach&headline=One&note=My+note&slide=/&headline=Two"


def make_plain_figure(saved, _repository, *, has_shapes=True):
    """Make a figure that says which view it is of, and draws nothing."""
    return Figure(
        view=saved,
        kind=FigureKind.MAP,
        title="A title",
        subtitle="",
        alt="",
        draw=lambda _size: Chart(Markup("<svg></svg>"), (1, 1)),
        table=pd.DataFrame(),
        sources=(),
        data_version="made-up-1",
        named=("Hackney", "Arts engaged", "2023/24"),
        shapes=Geography(Level.BOROUGH) if has_shapes else None,
    )


@dataclass
class Gate:
    """Holds the writers of slow files at each part until a test lets them go on."""

    open: threading.Event = field(default_factory=threading.Event)
    reached: threading.Event = field(default_factory=threading.Event)
    written: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    parts: int = 2

    def write_at_once(self, slides, options, _repository):
        self.written.append(options)
        self.problems += [one[:54] for one in slides[0].figure.view.selection.problems]
        return f"{slides[0].figure.view.to_query()} x{options.scale}".encode()

    def write_slowly(self, slides, options, _repository):
        for part in range(self.parts):
            options.on_progress(part, self.parts)
            self.reached.set()
            if not self.open.wait(10):
                raise TimeoutError
        self.written.append(options)
        return "\n".join(f"{one.headline}|{one.note}" for one in slides).encode()

    def fail(self, _slides, _options, _repository):
        raise ValueError("xylostreet is what the reader wrote")


def make_formats(gate):
    """Make a quick, a slow, a failing and a shapes' format."""
    formats = (
        FileFormat(
            suffix="txt", label="Text", purpose="To be read", media_type="text/plain",
            group=FormatGroup.DATA, write=gate.write_at_once, is_scaled=True,
        ),
        FileFormat(
            suffix="slow", label="Slow", purpose="To wait for", media_type="text/x-slow",
            group=FormatGroup.PAPER, write=gate.write_slowly, is_of_story=True, is_long=True,
        ),
        FileFormat(
            suffix="bad", label="Bad", purpose="To fail", media_type="text/x-bad",
            group=FormatGroup.PAPER, write=gate.fail, is_of_story=True, is_long=True,
        ),
        FileFormat(
            suffix="geo", label="Shapes", purpose="To map", media_type="text/x-geo",
            group=FormatGroup.DATA, write=gate.write_at_once, needs_shapes=True,
        ),
    )  # fmt: skip
    return {one.suffix: one for one in formats}


def replace_formats(monkeypatch, gate, **figure):
    """Let only made-up formats be asked for, of a figure that draws nothing."""
    monkeypatch.setattr(formats, "FORMATS", make_formats(gate))
    monkeypatch.setattr(
        make_file,
        "make_figure",
        lambda saved, repository: make_plain_figure(saved, repository, **figure),
    )


def make_service(folder, **limits):
    """Make a service over the made-up place; the test's own folder holds its queue."""
    return ExportService(make_repository(), None, ServiceLimits(folder=folder / "queue", **limits))


def make_export_server(service) -> Flask:
    """Make a server of nothing but exports."""
    repository = make_repository()
    server = create_server("exports")
    register_site_files(server, ASSETS)
    register_exports(server, repository, Settings(), service)
    prepare_server(server, repository, Settings())
    return server


class Exports:
    """A server of nothing but exports, with made-up formats."""

    def __init__(self, service, gate):
        self.service, self.gate = service, gate
        self.client = make_export_server(service).test_client()

    def start(self, **body):
        return self.client.post("/exports", data=body, headers=JSON)

    def stand(self, job_id):
        return self.client.get(f"/exports/{job_id}", headers=JSON).get_json()

    def wait(self, job_id, *states):
        assert wait_until(lambda: self.stand(job_id).get("state") in states), self.stand(job_id)
        return self.stand(job_id)


@contextmanager
def open_exports(folder, monkeypatch, *, has_shapes=True, **limits):
    """Serve made-up formats; what is still being written is let go at the end."""
    gate = Gate()
    replace_formats(monkeypatch, gate, has_shapes=has_shapes)
    folder.chmod(0o700)
    exports = Exports(make_service(folder, **limits), gate)
    yield exports
    gate.open.set()
    exports.service.worker.stop()
