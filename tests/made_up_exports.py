"""Kinds of file that only tests make, and a service whose queue is a folder of the test's own."""

import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field

import pandas as pd
from flask import Flask
from markupsafe import Markup

from dashboard.api import create_server
from dashboard.components.static_page import ASSETS
from dashboard.exports import formats as file_kinds
from dashboard.exports import make_file
from dashboard.exports.formats import FileKind, KindGroup
from dashboard.exports.jobs.routes import register_exports
from dashboard.exports.jobs.service import ExportService, ServiceLimits
from dashboard.figures.figure import Figure, FigureKind
from dashboard.settings import Settings
from dashboard.web.assets import register_site_files
from dashboard.web.serving import prepare_server
from geodata.closed_lists import Level
from geodata.model import Geography
from tests.places import make_repository

PAGE, JSON = {"Accept": "text/html"}, {"Accept": "application/json"}
STORY = "title=Who+takes+part&slide=/reach&headline=One&note=My+note&slide=/&headline=Two"


def make_plain_figure(saved, _repository, *, has_shapes=True):
    """Make a figure that says which view it is of, and draws nothing."""
    return Figure(
        view=saved,
        kind=FigureKind.MAP,
        title="A title",
        subtitle="",
        words="",
        draw=lambda _room: Markup("<svg></svg>"),
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

    def write_at_once(self, slides, look, _repository):
        self.written.append(look)
        self.problems += [one[:54] for one in slides[0].figure.view.selection.problems]
        return f"{slides[0].figure.view.to_query()} x{look.scale}".encode()

    def write_slowly(self, slides, look, _repository):
        for part in range(self.parts):
            look.tell(part, self.parts)
            self.reached.set()
            if not self.open.wait(10):
                raise TimeoutError
        self.written.append(look)
        return "\n".join(f"{one.headline}|{one.note}" for one in slides).encode()

    def fail(self, _slides, _look, _repository):
        raise ValueError("xylostreet is what the reader wrote")


def make_kinds():
    """Make a quick, a slow, a failing and a shapes' kind."""
    kinds = (
        FileKind(
            "txt", "Text", "To be read", "text/plain", KindGroup.DATA,
            is_scaled=True,
        ),
        FileKind(
            "slow", "Slow", "To wait for", "text/x-slow", KindGroup.PAPER,
            is_of_story=True, is_long=True,
        ),
        FileKind(
            "bad", "Bad", "To fail", "text/x-bad", KindGroup.PAPER,
            is_of_story=True, is_long=True,
        ),
        FileKind(
            "geo", "Shapes", "To map", "text/x-geo", KindGroup.DATA,
            needs_shapes=True,
        ),
    )  # fmt: skip
    return {kind.suffix: kind for kind in kinds}


def replace_kinds(monkeypatch, gate, **figure):
    """Let only made-up kinds be asked for, of a figure that draws nothing."""
    monkeypatch.setattr(file_kinds, "KINDS", make_kinds())
    writers = {
        "txt": gate.write_at_once,
        "slow": gate.write_slowly,
        "bad": gate.fail,
        "geo": gate.write_at_once,
    }
    monkeypatch.setattr(make_file, "WRITERS", writers)
    monkeypatch.setattr(
        make_file,
        "make_plate",
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


def wait_until(is_met, seconds=10.0):
    """Wait until something is so; says whether it came to be."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if is_met():
            return True
        time.sleep(0.01)
    return False


class Exports:
    """A server of nothing but exports, with made-up kinds."""

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
    """Serve made-up kinds of file; what is still being written is let go at the end."""
    gate = Gate()
    replace_kinds(monkeypatch, gate, has_shapes=has_shapes)
    folder.chmod(0o700)
    exports = Exports(make_service(folder, **limits), gate)
    yield exports
    gate.open.set()
    exports.service.worker.stop()
