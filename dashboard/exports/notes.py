"""What a file says of its figure besides the chart: notes, rows, sources, licences, address."""

import re

import pandas as pd

from dashboard.exports.options import ExportOptions
from dashboard.figures.figure import Figure, say_sources
from dashboard.format.numbers import count_things
from dashboard.format.text import keep_writable, say_day
from dashboard.settings import SITE_NAME
from dashboard.text.site import ATTRIBUTION
from dashboard.web.versions import add_version

# What a cell of a figure's table can be; a list is of texts.
Cell = str | float | list[str] | tuple[str, ...] | None
_SENTENCE_END = re.compile(r"(?<=\.)\s+")
# What people read on paper; the whole table leaves as CSV.
_SHOWN = {
    "area_name": "Area",
    "period_label": "Date",
    "value": "Value",
    "lci_95": "95 % from",
    "uci_95": "to",
    "unit": "Unit",
    "since_value": "Value before",
    "change": "Change",
    "change_lci_95": "95 % from",
    "change_uci_95": "to",
    "change_outcome": "Outcome",
    "compared_with_london": "Compared with London",
    "records": "Records",
    "programmes": "Programmes",
    "note": "Note",
}


def list_foot(figure: Figure, options: ExportOptions) -> list[str]:
    """List what closes every sheet: sources, licences, credits, address, data version, date."""
    licences = dict.fromkeys(source.licence for source in figure.sources)
    return [
        say_sources(figure.sources),
        f"Licence: {'; '.join(licences)}." if licences else "",
        list_credits(figure),
        f"{SITE_NAME}. Data version {figure.data_version}. Made {say_day(options.made_on)}.",
        f"{options.host}{frozen_address(figure)}",
    ]


def list_credits(figure: Figure) -> str:
    """Give the credits that licences ask for, each once; the sources are named beside them."""
    due = [
        sentence.rstrip(".")
        for text in (*(source.attribution for source in figure.sources), *ATTRIBUTION)
        for sentence in _SENTENCE_END.split(text)
        if not sentence.startswith("Source:")
    ]
    return " ".join(f"{sentence}." for sentence in dict.fromkeys(due))


def frozen_address(figure: Figure) -> str:
    """Give the address of the figure's page, with the version of the data that it shows."""
    return add_version(figure.view.without_options().address, figure.data_version)


def list_notes(figure: Figure, options: ExportOptions) -> list[tuple[str, str]]:
    """List what a reader of a figure's rows must know, a term and its text a row."""
    lines = [
        ("What", figure.title),
        ("About", figure.subtitle),
        *(("Address", text) for text in figure.notices),
        ("On the map", figure.legend.note if figure.legend else ""),
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
        ("Made", f"{options.made_on:%d %B %Y}"),
        ("Permalink", f"{options.host}{frozen_address(figure)}"),
    ]
    return [(term, text) for term, text in lines if text]


def list_rows(figure: Figure, most: int) -> tuple[list[str], list[list[str]], str]:
    """List a figure's rows as people read them: names of columns, texts, and what is left out."""
    columns = [name for name in _SHOWN if name in figure.table.columns]
    table = figure.table[columns].astype(object)
    table = table.loc[:, [bool(table[name].map(_write).any()) for name in columns]]
    rows = [[_write(cell) for cell in row] for row in table.head(most).to_numpy().tolist()]
    left_out = len(figure.table) - len(rows)
    more = count_things(left_out, "more row is", "more rows are")
    rest = f"{more} in the CSV of this view." if left_out else ""
    return [_SHOWN[name] for name in table.columns], rows, rest


def _write(cell: str | float | None) -> str:
    if isinstance(cell, str):
        return keep_writable(cell)
    if cell is None or pd.isna(cell):
        return ""
    return f"{cell:g}" if isinstance(cell, float) else str(cell)
