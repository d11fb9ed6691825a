"""Charts as files of their own: in the page's style sheets, with every colour written out."""

import re
from functools import lru_cache
from pathlib import Path

from dashboard.charts.chart import Chart
from dashboard.theme.colours import Appearance, get_colours, get_ramp

_ASSETS = Path(__file__).parents[2] / "assets" / "styles" / "components"
# What charts are coloured by; each holds plain rules of classes for all that a file needs.
CHART_SHEETS = ("charts.css", "row-charts.css", "drawn-map.css")
_REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
# A rule for a kind of screen, for paper or for a state of the page is nothing for a file.
_NESTED = re.compile(r"@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"var\(--([a-z0-9-]+)\)")
_OWN_VARIABLE = re.compile(r"(?:^|;)\s*--[a-z-]+:[^;]*")
_ATTRIBUTE = re.compile(r'\bdata-(palette|classes)="([^"]*)"')
_FIXED = {"mark-scale": "1"}
_OPENING = "<svg "


def style_chart(chart: Chart, font: str, appearance: Appearance = Appearance.LIGHT) -> str:
    """Make a chart a file of its own: the same drawing, in the colours of an appearance.

    Parameters
    ----------
    chart : Chart
        Its colours are classes of `CHART_SHEETS`, and its palette is that of
        its own ``data-palette`` and ``data-classes``.
    font : str
        The family that its letters are set in; a fallback may follow a comma.
    appearance : Appearance
    """
    opening, inner = str(chart.svg).split(">", 1)
    palette = dict(_ATTRIBUTE.findall(opening))
    classes = int(palette.get("classes") or 0)
    style = write_style(appearance, palette.get("palette") or "", classes)
    opening = opening.replace(_OPENING, f'{_OPENING}xmlns="http://www.w3.org/2000/svg" ', 1)
    return f"{opening}><style>{style}text{{font-family:{font}}}</style>{inner}"


@lru_cache(maxsize=64)
def write_style(appearance: Appearance, palette: str = "", classes: int = 0) -> str:
    """Write the rules that charts need, without variables, states and conditions."""
    named = get_colours(appearance)
    # Only a page that knows a reader's own records gives marks another colour.
    colours = {**named, **_FIXED, "of-mark": named["mark"]}
    ramp = ()
    if palette:
        ramp = get_ramp(classes, palette=palette, is_dark=appearance is Appearance.DARK)
    text = "".join(map(read_sheet, CHART_SHEETS))
    rules = [
        f"{selector.strip()}{{{_resolve(body, colours)}}}"
        for selector, body in _RULE.findall(_NESTED.sub("", _REMARK.sub("", text)))
        if ":" not in selector
    ]
    fills = [f".k{place}{{fill:{colour}}}" for place, colour in enumerate(ramp)]
    return "".join((*rules, *fills, ".is-narrow{display:none}"))


def read_sheet(name: str) -> str:
    """Read one of the page's own style sheets, without its remarks."""
    return _REMARK.sub("", (_ASSETS / name).read_text("utf-8"))


def _resolve(body: str, colours: dict[str, str]) -> str:
    plain = _OWN_VARIABLE.sub("", body).lstrip("; ")
    return _VARIABLE.sub(lambda found: colours.get(found[1], "inherit"), plain).strip()
