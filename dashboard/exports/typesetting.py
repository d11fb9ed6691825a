"""Pages of A4 set in type by typst: one set-up for the PDF of views and for that of profiles."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from dashboard.charts.raster import read_fonts
from dashboard.format.text import keep_writable

# Stands before every template: fonts, the foot of a page, colours.
_SET_UP = Path(__file__).with_name("pages.typ")
_NO_LETTER = "could not be displayed with font"
_NO_BREAK = "\u00a0"
Content = Mapping[str, object]


def set_pages(template: Path, content: Content, *, keeps_percents: bool = False) -> bytes:
    """Set what a template needs in type, as PDF; the same content gives the same bytes.

    It is PDF/UA-1, unless a text has letters that no font here has: then it
    is the same without that promise.

    Parameters
    ----------
    template : Path
        A file of typst, which finds the content as ``content``.
    content : mapping
        Texts, numbers, lists and mappings of them; ``site`` is the author.
        Texts are data for the template, which never reads them as markup.
    keeps_percents : bool
        Keep each number on the line of its sign: "95 %" is not broken.
    """
    written = json.dumps(_clean(content), ensure_ascii=False)
    if keeps_percents:
        written = written.replace(" %", f"{_NO_BREAK}%")
    try:
        return _compile(template, written, ["ua-1"])
    except typst.TypstError as error:
        if _NO_LETTER not in str(error):
            raise
        return _compile(template, written, [])


def _compile(template: Path, content: str, standards: list[Any]) -> bytes:
    return typst.compile(
        _SET_UP.read_bytes() + template.read_bytes(),
        font_paths=read_fonts(),
        sys_inputs={"content": content},
        pdf_standards=standards,
        format="pdf",
    )


def _clean(part: object) -> object:
    """Leave out of every text what no file can hold."""
    if isinstance(part, Mapping):
        return {name: _clean(value) for name, value in part.items()}
    if isinstance(part, list):
        return [_clean(one) for one in part]
    return keep_writable(part) if isinstance(part, str) else part
