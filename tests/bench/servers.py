"""Starting and stopping the pages that are measured, each under gunicorn as it would be run."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.request import urlopen

from tests.project_files import ROOT

APPLICATIONS = {
    "ours": "app:server",
    "plotly": "tests.bench.plotly_page:build_server()",
    "bare": "tests.bench.svg_page:build_server()",
}
# As the Procfile has it; preloaded, so that no worker is still starting when it is measured.
OPTIONS = (
    "--workers=2",
    "--threads=4",
    "--preload",
    "--no-control-socket",
    "--log-level=warning",
)
READY_WITHIN_SECONDS = 300


def find_free_port() -> int:
    """A port on loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def run_servers(names: list[str]) -> Iterator[dict[str, str]]:
    """Give the address of each page's server; all are stopped at the end, whatever happens."""
    with ExitStack() as running:
        yield {name: running.enter_context(run_server(APPLICATIONS[name])) for name in names}


@contextmanager
def run_server(application: str) -> Iterator[str]:
    """Run one application with two workers of four threads until the block ends."""
    bind = f"127.0.0.1:{find_free_port()}"
    # The command is fixed here: our own interpreter, one of three applications, a free port.
    process = subprocess.Popen(  # noqa: S603 - our own fixed command
        [sys.executable, "-m", "gunicorn", application, *OPTIONS, f"--bind={bind}"], cwd=ROOT
    )
    try:
        wait_for(f"http://{bind}/", process)
        yield f"http://{bind}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(url: str, process: subprocess.Popen) -> None:
    """Wait until a server answers; `RuntimeError` when it ends before, or does not."""
    until = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            # Our own loopback address, built above.
            with urlopen(url, timeout=10):  # noqa: S310 - loopback only
                return
        except OSError:
            time.sleep(0.2)
    message = f"{url} gave no answer (exit status {process.poll()})."
    raise RuntimeError(message)
