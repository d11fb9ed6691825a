"""What is sent where Dash asks for Plotly: one bundle of it, and never all of it."""

from pathlib import Path

import brotli
import dash
import pytest

from dashboard.application import create_app
from dashboard.components.static_page import ASSETS
from dashboard.settings import Settings
from dashboard.web.plotly_bundle import PLOTLY_BUNDLE, PLOTLY_NAME, PLOTLY_PREFIX
from tests.places import make_repository

PLOTLY = f"{PLOTLY_PREFIX}{PLOTLY_NAME}"
BROTLI = {"Accept-Encoding": "gzip, br"}
MOST_BYTES = 400_000


@pytest.fixture(scope="module")
def client():
    return create_app(make_repository(), Settings()).server.test_client()


def test_the_bundle_is_sent_as_it_is_stored_in_at_most_400_kilobytes(client):
    answer = client.get(PLOTLY, headers=BROTLI)
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.data) <= MOST_BYTES
    assert brotli.decompress(answer.data) == (ASSETS / PLOTLY_BUNDLE).read_bytes()


def test_a_browser_that_has_the_bundle_is_not_sent_it_again(client):
    first = client.get(PLOTLY, headers=BROTLI)
    again = client.get(PLOTLY, headers={**BROTLI, "If-None-Match": first.headers["ETag"]})
    assert first.headers["Cache-Control"] == "no-cache"
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize(
    "name",
    [
        "package_data/plotly.v7_1_0m1.min.js",
        "package_data/plotly.min.js.map",
        "package_data/widgetbundle.js",
        "./package_data/../package_data/plotly.v7_1_0m1.min.js",
    ],
)
def test_nothing_else_of_plotlys_package_is_sent(client, name):
    assert client.get(f"{PLOTLY_PREFIX}{name}").status_code == 404


def test_dash_asks_for_plotly_where_the_bundle_is_sent():
    renderer = Path(dash.__path__[0], "dash-renderer", "build", "dash_renderer.min.js")
    assert f'"{PLOTLY.removeprefix("/")}"' in renderer.read_text(encoding="utf-8")
