"""The HTML that every page starts from: language, title, colours, and what to fetch at once."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any

from dashboard.theme import write_style_sheet
from dashboard.view_modes import list_stages

# Dash sends a polyfill for browsers too old to run anything else on the page, which took a fifth
# of the time to the first map (measured), and its own table, which no page has. Both are left out.
_NEEDLESS = re.compile(r'<script src="[^"]*/(?:polyfill@|dash_table/)[^"]*"></script>\s*')
# Dash names each file of the assets folder; they are asked for as one script and one style sheet.
_ASSETS = re.compile(
    r'(?:<(?:script src|link rel="stylesheet" href)="/assets/[^>]*>(?:</script>)?\s*)+'
)
# Dash waits for every part of the page before it asks for words; this part is asked for late.
_DASH_QUESTIONS = ("/_dash-layout", "/_dash-dependencies")
_MARKS_SCRIPT = "/_dash-component-suites/dash_leaflet/async-GeoJSON.js"


@dataclass(frozen=True, slots=True)
class Start:
    """What the browser can know before any script runs.

    ``script`` and ``styles`` are addresses of the page's own scripts and
    style sheets. ``figures`` and ``shapes`` are addresses that the first view needs; they
    are fetched while the scripts load. ``boundary`` says which shapes are
    drawn, as the figures will, so that they are read before the page is
    built. All are empty where no map is drawn.
    """

    title: str
    description: str
    site: str
    search: str
    appearance: str
    data_version: str
    script: str
    styles: str
    figures: str = ""
    shapes: tuple[str, ...] = ()
    boundary: Mapping[str, Any] = field(default_factory=dict)


def write_index(start: Start, parts: dict[str, str]) -> str:
    """Write the page's HTML.

    Parameters
    ----------
    start : Start
        The view that the address asks for.
    parts : dict
        Dash's own parts of the page: ``metas``, ``css``, ``app_entry``,
        ``config``, ``scripts``, ``renderer`` and ``favicon``.
    """
    appearance = f' data-appearance="{escape(start.appearance)}"' if start.appearance else ""
    preloads = "".join(
        f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{escape(address)}">'
        for address in (start.figures, *start.shapes, *_DASH_QUESTIONS)
        if address
    )
    if start.figures:
        preloads += f'<link rel="preload" as="script" href="{_MARKS_SCRIPT}">'
    # "</" would end the script element early, and "<!--" keep it from ending at all.
    said = {name: getattr(start, name) for name in ("search", "figures", "boundary", "site")}
    said["modes"] = list_stages()
    scripts = _NEEDLESS.sub("", parts["scripts"])
    own_script = f'<script src="{start.script}"></script>\n'
    own_styles = f'<link rel="stylesheet" href="{start.styles}">'
    known = json.dumps(said).replace("<", "\\u003c")
    return f"""<!DOCTYPE html>
<html lang="en-GB" data-version="{escape(start.data_version)}"{appearance}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(start.title)}</title>
<meta name="description" content="{escape(start.description)}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{preloads}
<style>{write_style_sheet()}</style>
{_ASSETS.sub(own_styles, parts["css"])}
<script type="application/json" id="atlas-start">{known}</script>
</head>
<body>
<noscript><p class="loading">The interactive atlas needs JavaScript. Every figure is also at
<a href="/api/v1/indicators">/api/v1</a> as JSON and CSV.</p></noscript>
{parts["app_entry"]}
{parts["config"]}{_ASSETS.sub(own_script, scripts)}{parts["renderer"]}
</body>
</html>"""
