"""Plotly for the browser: a bundle of the charts that readers explore, in place of all of Plotly.

Dash's graph asks for Plotly when the first chart is shown, at one address that
its scripts hold. Answering there leaves when and how it is asked to Dash.
"""

from hashlib import sha256
from pathlib import Path

from flask import Flask, Response
from werkzeug.exceptions import NotFound

from dashboard.web.responses import SCRIPT_TYPE, send
from dashboard.web.serving import BUNDLES_PREFIX

# Scatter, bar and pie: 0.36 MB compressed. All of Plotly is 1.27 MB, its cartesian bundle 0.45 MB.
PLOTLY_BUNDLE = Path("vendor", "plotly-basic.min.js")
PLOTLY_PREFIX = f"{BUNDLES_PREFIX}plotly/"
PLOTLY_NAME = "package_data/plotly.min.js"


def register_plotly(server: Flask, folder: Path) -> None:
    """Answer Dash's question for Plotly with the bundle in the assets folder.

    The rule comes before Dash's own because it names the package. No other
    name under it is answered, so that the whole of Plotly is never sent.
    """
    script = (folder / PLOTLY_BUNDLE).read_bytes()
    tag = sha256(script).hexdigest()

    def send_plotly(name: str) -> Response:
        if name != PLOTLY_NAME:
            raise NotFound(name)
        response = send(script, SCRIPT_TYPE)
        # The address names no version, so that a browser asks each time whether it has changed.
        response.set_etag(tag)
        return response

    server.add_url_rule(f"{PLOTLY_PREFIX}<path:name>", "plotly_bundle", send_plotly)
