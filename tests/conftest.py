"""What tests share: the real pack, the running atlas, and a browser that tells on its requests."""

import threading
from dataclasses import dataclass, field
from importlib import import_module
from urllib.parse import urlsplit

import pytest
from hypothesis import settings
from playwright.sync_api import expect, sync_playwright
from werkzeug.serving import make_server
from werkzeug.test import run_wsgi_app

from tests.chromium import launch_chromium
from tests.project_files import ROOT
from tests.waiting import PATIENCE_MS

# How long one example takes says more of the machine than of the code.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")

# Nor does how long the browser takes: what is waited for comes, or the test fails.
expect.set_options(timeout=PATIENCE_MS)

KINDS = ("architecture", "unit", "data", "integration", "browser")


def kind_of(item):
    """Which kind of test an item is: its folder, or `unit` for the examples in docstrings."""
    parts = item.path.relative_to(ROOT).parts
    return parts[1] if parts[0] == "tests" and parts[1] in KINDS else "unit"


def pytest_collection_modifyitems(items):
    """Run the rules of the house first and the slow browser last."""
    items.sort(key=lambda item: KINDS.index(kind_of(item)))


# What the console says of an answer that failed: the browser's words, and Dash's.
FAILED = ("Failed to load resource", "Callback error updating")


@dataclass
class Traffic:
    """What a page asked for and complained about."""

    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    is_failing: bool = False

    def watch(self, page):
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def expect_failures(self):
        """Say first that answers of this test fail on purpose, of which the console tells."""
        self.is_failing = True

    def hear(self, message):
        is_awaited = self.is_failing and any(part in message.text for part in FAILED)
        if message.type == "error" and not is_awaited:
            self.complaints.append(message.text)

    def leaving(self):
        """Requests for any host but this machine; `data:` and `blob:` never leave the page."""
        addresses = [urlsplit(url) for url in self.requests]
        return [
            address.geturl()
            for address in addresses
            if address.scheme not in {"data", "blob", "about"} and address.hostname != "127.0.0.1"
        ]


@pytest.fixture(scope="session")
def repository():
    """The real pack, opened and verified once."""
    # Imported late, here and below: a run of unit tests should not wait for Dash and the pack.
    return import_module("geodata.tables.parquet").open_pack(ROOT / "geodata" / "pack")


@pytest.fixture(scope="session")
def application(repository):
    """The whole atlas over the real pack, with every setting left at its default."""
    settings = import_module("dashboard.settings").read_settings({})
    return import_module("dashboard.application").create_app(repository, settings)


@pytest.fixture(scope="session")
def address(application):
    """Where the running atlas answers, such as `http://127.0.0.1:54321`."""
    server = make_server("127.0.0.1", 0, _send_whole(application.server), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _send_whole(app):
    """Close what an answer reads from before it is sent.

    Werkzeug's server leaves a file open when the browser goes away in the
    middle of an answer, as it does when a page is closed while its icon loads.
    """

    def answer(environ, start_response):
        body, status, headers = run_wsgi_app(app, environ, buffered=True)
        start_response(status, headers.to_wsgi_list())
        return body

    return answer


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests; each page has a context, and so a profile, of its own."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(chromium, address):
    """One profile for `page`s, whose cache spares each test from compiling the scripts anew."""
    context = chromium.new_context(
        base_url=address, viewport={"width": 1280, "height": 800}, locale="en-GB"
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


@pytest.fixture
def traffic():
    """What `page` asked for and complained about."""
    return Traffic()


@pytest.fixture
def page(context, address, traffic):
    """A fresh page, 1,280 by 800, whose relative addresses go to the running atlas.

    Nothing that a page stored outlives it, and no right or state that a test gave it.
    """
    page = context.new_page()
    traffic.watch(page)
    yield page
    context.set_offline(offline=False)
    context.clear_permissions()
    session = context.new_cdp_session(page)
    kinds = {"origin": address, "storageTypes": "cookies,local_storage,indexeddb"}
    session.send("Storage.clearDataForOrigin", kinds)
    for opened in context.pages:
        opened.close()
    assert traffic.leaving() == []
    assert traffic.complaints == []
