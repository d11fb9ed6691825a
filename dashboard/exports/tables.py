"""A view's rows as CSV, and several views as a workbook with notes on a sheet of their own."""

import re
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from dashboard.exports.notes import frozen_address, list_notes
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.workbook import NotesSheet, TableSheet, write_workbook
from dashboard.figures.figure import Figure
from dashboard.web.csv_tables import write_csv as write_rows


def add_shared(figure: Figure, options: ExportOptions) -> pd.DataFrame:
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
        address=f"{options.host}{frozen_address(figure)}",
    )


_LONGEST_NAME = 31
# What Excel allows in no name of a sheet.
_UNNAMEABLE = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_TERM_WIDTH = 24


def write_csv(slide: Slide, options: ExportOptions) -> bytes:
    """Write a view's rows as CSV in UTF-8 with one header row; no text of it is a formula."""
    return write_rows(add_shared(slide.figure, options)).encode("utf-8-sig")


def write_xlsx(slides: Sequence[Slide], options: ExportOptions) -> bytes:
    """Write views as a workbook: a sheet of notes, then a sheet of rows for each view."""
    names = name_sheets([slide.figure.named for slide in slides])
    lines = [
        line
        for slide, name in zip(slides, names, strict=True)
        for line in _list_lines(slide, options, name)
    ]
    title = options.title or slides[0].figure.title
    tables = _list_tables(slides, names, options)
    return write_workbook(title, NotesSheet("Notes", lines, _TERM_WIDTH), tables)


def _list_tables(
    slides: Sequence[Slide], names: Sequence[str], options: ExportOptions
) -> Iterator[TableSheet]:
    for number, (slide, name) in enumerate(zip(slides, names, strict=True)):
        options.on_progress(number, len(slides))
        table = slide.figure.table
        rows = [
            # Yes and no are 1 and 0 here, as in the view's own numbers.
            [int(cell) if isinstance(cell, bool) else cell for cell in row]
            for row in table.astype(object).to_numpy().tolist()
        ]
        yield TableSheet(name, [str(column) for column in table.columns], rows)


def name_sheets(named: Iterable[Sequence[str]]) -> list[str]:
    """Name a sheet for each view: legal, at most 31 letters, and none like another.

    Examples
    --------
    >>> name_sheets([("London", "A/B"), ("London", "A/B")])
    ['A B', 'A B 2']
    """
    names: list[str] = []
    for parts in named:
        plain = " ".join(_UNNAMEABLE.sub(" ", " ".join(parts[1:] or parts)).split())
        base = plain[:_LONGEST_NAME].strip() or "View"
        name, number = base, 2
        while name.casefold() in {"notes", "history", *(other.casefold() for other in names)}:
            ending = f" {number}"
            name, number = base[: _LONGEST_NAME - len(ending)].strip() + ending, number + 1
        names.append(name)
    return names


def _list_lines(slide: Slide, options: ExportOptions, name: str) -> list[tuple[str, str]]:
    slide_texts = [("Own headline", slide.headline), ("Own note", slide.note)]
    return [
        ("Sheet", name),
        *((term, text) for term, text in slide_texts if text),
        *list_notes(slide.figure, options),
        ("", ""),
    ]
