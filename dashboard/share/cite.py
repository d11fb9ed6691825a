"""A view as a citation: in words, and in the two forms that reference managers read."""

import re
from datetime import date
from typing import NamedTuple

from dashboard.layout.page import SITE_NAME
from dashboard.plates.plate import Plate
from dashboard.sheets.sheet import say_day

_SPECIAL = re.compile(r"([\\{}&%$#_^~])")
_LINE_ENDS = re.compile(r"\s+")


class Citation(NamedTuple):
    """One view's citation as text, BibTeX and RIS."""

    text: str
    bibtex: str
    ris: str


def cite_plate(plate: Plate, permalink: str, read_on: date) -> Citation:
    """Cite a view: title, version of the data, permanent address and day of reading."""
    title = _LINE_ENDS.sub(" ", plate.title).strip()
    sources = "; ".join(source.name for source in plate.sources)
    said = (
        f"{SITE_NAME} ({read_on.year}). {title}. Data version {plate.data_version}. {permalink}"
        f" Read on {say_day(read_on)}. Sources: {sources}."
    )
    return Citation(said, _write_bibtex(title, plate, permalink, read_on), _write_ris(
        title, plate, permalink, read_on
    ))  # fmt: skip


def _write_bibtex(title: str, plate: Plate, permalink: str, read_on: date) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", f"atlas-{plate.data_version}".lower())
    fields = {
        "title": f"{{{_escape(title)}}}",
        "author": f"{{{_escape(SITE_NAME)}}}",
        "year": str(read_on.year),
        "version": _escape(plate.data_version),
        "url": permalink,
        "urldate": read_on.isoformat(),
        "note": _escape(f"Sources: {'; '.join(source.name for source in plate.sources)}"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[1], f"\\{found[1]}"), text)


_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def _write_ris(title: str, plate: Plate, permalink: str, read_on: date) -> str:
    lines = [
        ("TY", "DATA"),
        ("TI", title),
        ("AU", SITE_NAME),
        ("PY", str(read_on.year)),
        ("ET", f"Data version {plate.data_version}"),
        ("UR", permalink),
        ("Y2", read_on.strftime("%Y/%m/%d")),
        *(("N1", f"Source: {source.name}") for source in plate.sources),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)
