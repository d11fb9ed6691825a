"""A view's rows as CSV, and several views as a workbook with notes on a sheet of their own."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.options import ExportLook, Slide
from dashboard.exports.sheet import frozen_address
from dashboard.figures.figure import Figure
from dashboard.format.text import keep_writable
from dashboard.text.site import SITE_NAME
from dashboard.web.csv_tables import write_csv as write_rows

# What a cell of a figure's table can be; a list is of texts.
Cell = str | float | list[str] | tuple[str, ...] | None


def add_shared(figure: Figure, look: ExportLook) -> pd.DataFrame:
    """Add to a figure's rows what they share: its title, sources, licences, version and address.

    Returns
    -------
    DataFrame
        The figure's own columns, then ``view``, ``sources``, ``licences``,
        ``data_version`` and ``address``.
    """
    return figure.table.assign(
        view=figure.title,
        sources="; ".join(source.name for source in figure.sources),
        licences="; ".join(dict.fromkeys(source.licence for source in figure.sources)),
        data_version=figure.data_version,
        address=f"{look.host}{frozen_address(figure)}",
    )


def list_notes(figure: Figure, look: ExportLook) -> list[tuple[str, str]]:
    """List what a reader of a figure's rows must know, a term and its text a row."""
    told = [
        ("What", figure.title),
        ("About", figure.subtitle),
        *(("Address", text) for text in figure.notices),
        *(("To be read with it", text) for text in figure.reading),
        *(("Method and cautions", text) for text in figure.notes),
        *(("Not on the map", text) for text in figure.unlocated),
        *(
            (
                "Source",
                f"{one.name}. {one.address} Licence: {one.licence}. {one.attribution}",
            )
            for one in figure.sources
        ),
        ("Missing values", "An empty cell is unknown, never zero; status and note say why."),
        ("Data version", figure.data_version),
        ("Made", f"{look.made_on:%d %B %Y}"),
        ("Permalink", f"{look.host}{frozen_address(figure)}"),
    ]
    return [(term, text) for term, text in told if text]


_LONGEST_NAME = 31
# What Excel allows in no name of a sheet.
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_NOTES_WIDTHS, _WIDEST_PIXELS = (24, 110), 420
_NO_CLOCK = datetime(2020, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def write_csv(slide: Slide, look: ExportLook) -> bytes:
    """Write a view's rows as CSV in UTF-8 with one header row; no text of it is a formula."""
    return write_rows(add_shared(slide.figure, look)).encode("utf-8-sig")


def write_xlsx(slides: Sequence[Slide], look: ExportLook) -> bytes:
    """Write views as a workbook: a sheet of notes, then a sheet of rows for each view.

    Numbers are numbers and texts are texts: none is run as a formula or
    turned into a link.
    """
    file = BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(file, plain) as book:
        title = look.title or slides[0].figure.title
        book.set_properties({"title": title, "author": SITE_NAME, "created": _NO_CLOCK})
        names = name_sheets([slide.figure.named for slide in slides])
        notes = book.add_worksheet("Notes")
        strong, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        lines = [
            line
            for slide, name in zip(slides, names, strict=True)
            for line in _list_lines(slide, look, name)
        ]
        for place, (term, text) in enumerate(lines):
            notes.write_string(place, 0, term, strong)
            notes.write_string(place, 1, keep_writable(text), wrapped)
        for place, width in enumerate(_NOTES_WIDTHS):
            notes.set_column(place, place, width)
        for number, (slide, name) in enumerate(zip(slides, names, strict=True)):
            look.tell(number, len(slides))
            _write_table(book.add_worksheet(name), slide.figure.table, strong)
    return file.getvalue()


def name_sheets(named: Iterable[Sequence[str]]) -> list[str]:
    """Name a sheet for each view: legal, at most 31 letters, and none like another.

    Examples
    --------
    >>> name_sheets([("London", "A/B"), ("London", "A/B")])
    ['A B', 'A B 2']
    """
    names: list[str] = []
    for parts in named:
        told = " ".join(_UNNAMEABLE.sub(" ", " ".join(parts[1:] or parts)).split())
        base = told[:_LONGEST_NAME].strip() or "View"
        name, number = base, 2
        while name.casefold() in {"notes", "history", *(other.casefold() for other in names)}:
            ending = f" {number}"
            name, number = base[: _LONGEST_NAME - len(ending)].strip() + ending, number + 1
        names.append(name)
    return names


def _list_lines(slide: Slide, look: ExportLook, name: str) -> list[tuple[str, str]]:
    own = [("Own headline", slide.headline), ("Own note", slide.note)]
    return [
        ("Sheet", name),
        *((term, text) for term, text in own if text),
        *list_notes(slide.figure, look),
        ("", ""),
    ]


def _write_table(sheet: Worksheet, table: pd.DataFrame, strong: Format) -> None:
    sheet.write_row(0, 0, [str(column) for column in table.columns], strong)
    for place, row in enumerate(table.astype(object).to_numpy().tolist(), start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, place, column, cell)
    sheet.freeze_panes(1, 0)
    if len(table):
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    sheet.autofit(_WIDEST_PIXELS)


def _write_cell(sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, list | tuple):
        cell = "; ".join(str(part) for part in cell)
    if isinstance(cell, str):
        sheet.write_string(row, column, keep_writable(cell))
    elif cell is not None and not pd.isna(cell):
        sheet.write_number(row, column, float(cell))
