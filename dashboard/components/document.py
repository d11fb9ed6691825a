"""The HTML that every page starts from: language, title, colours, and what to fetch at once."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from dashboard.state.view_modes import list_stages
from dashboard.theme.colours import write_style_sheet
from dashboard.theme.typeface import TYPEFACE_ADDRESS, write_font_faces

# Dash sends a polyfill for browsers too old to run anything else on the page, which took a fifth
# of the time to the first map (measured), its own table, which no page has, and what its graph
# shares with its other large components, which its scripts ask for when the first graph is shown.
_NEEDLESS = re.compile(
    r'<script src="[^"]*/(?:polyfill@|dash_table/|dcc/dash_core_components-shared\.)[^"]*">'
    r"</script>\s*"
)
# Ours runs once the components are there, and asks for figures before Dash itself is read.
_DASH_ITSELF = re.compile(r'(?=<script src="[^"]*/dash-renderer/build/dash_renderer\.)|$')
# Dash waits for every part of the page before it asks for words; this part is asked for late.
_DASH_QUESTIONS = ("/_dash-layout", "/_dash-dependencies")


@dataclass(frozen=True, slots=True)
class Start:
    """What the browser can know before any script runs.

    ``script`` and ``styles`` are addresses of the page's own scripts and
    style sheets. ``figures`` is the address of what the first view needs, fetched
    while the scripts load, and ``first`` what the bare page opens
    with; ``table`` is where its figures are read without scripts; ``stage``
    says where its drawing is, and the facts of its areas. ``first_page`` is
    HTML of the page as it is read before any script runs, its map drawn and
    coloured. All are empty where no map is drawn. ``note`` is HTML that stands
    over the page, ``meta`` HTML of its head.
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
    stage: Mapping[str, str] = field(default_factory=dict)
    first: str = ""
    table: str = "/data"
    first_page: str = ""
    note: str = ""
    meta: str = ""


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
    preloads = "".join(
        f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{escape(address)}">'
        for address in (start.figures, start.stage.get("facts", ""), *_DASH_QUESTIONS)
        if address
    )
    scripts = _NEEDLESS.sub("", parts["scripts"])
    styles = parts["css"] + _link_styles(start)
    return f"""{_write_head(start, preloads, f"{styles}{_write_start(start)}")}
<body>
{start.note}
{_write_first_page(start)}{parts["app_entry"]}
{parts["config"]}{_DASH_ITSELF.sub(_link_script(start), scripts, count=1)}{parts["renderer"]}
</body>
</html>"""


def _write_first_page(start: Start) -> str:
    """Write what is read until the page with its controls is there, and without scripts instead."""
    told = _NO_SCRIPT.format(table=escape(start.table))
    if not start.first_page:
        return told
    return f'<div id="first-page">{told}{_LATE}{start.first_page}</div>\n'


# Shown by the style sheet alone when the page has not come to life for long: what was lost may be
# the very script that would say so.
_LATE = """<p class="first-late">The controls of this page have not come yet.
<a href="">Try again</a></p>
"""
_NO_SCRIPT = """<noscript><p class="no-script">To choose other figures, this page needs JavaScript.
Without it, read <a href="{table}">these figures as a table</a>, download any from
<a href="/data">Data</a>, or ask for them as JSON and CSV at
<a href="/api/v1/indicators">/api/v1</a>.</p></noscript>
"""


def write_static_index(start: Start, body: str) -> str:
    """Write the HTML of a page that is whole without any script; ours only add comfort."""
    return f"""{_write_head(start, "", _link_styles(start))}
<body>
{start.note}
{body}
{_link_script(start)}</body>
</html>"""


def _write_head(start: Start, preloads: str, styles: str) -> str:
    appearance = f' data-appearance="{escape(start.appearance)}"' if start.appearance else ""
    return f"""<!DOCTYPE html>
<html lang="en-GB" data-version="{escape(start.data_version)}"{appearance}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(start.title)}</title>
<meta name="description" content="{escape(start.description)}">
{start.meta}<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{preloads}
<link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href="{TYPEFACE_ADDRESS}">
<style>{write_font_faces()}{write_style_sheet()}</style>
{styles}
</head>"""


def _write_start(start: Start) -> str:
    facts = {name: getattr(start, name) for name in ("search", "figures", "stage", "first", "site")}
    # "</" would end the script element early, and "<!--" keep it from ending at all.
    known = json.dumps({**facts, "modes": list_stages()}).replace("<", "\\u003c")
    return f'\n<script type="application/json" id="atlas-start">{known}</script>'


def _link_script(start: Start) -> str:
    return f'<script src="{start.script}"></script>\n'


def _link_styles(start: Start) -> str:
    return f'<link rel="stylesheet" href="{start.styles}">'
