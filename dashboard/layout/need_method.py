"""How reach is set against need, as it can be opened under the tables."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.layout.named_cells import build_named_table
from dashboard.words.need_method_words import (
    METHOD,
    WordTable,
    describe_example,
    tabulate_example,
)
from dashboard.words.need_power_words import describe_power, tabulate_power_words


def build_method() -> Component:
    """Build the note on the method, the example worked by hand, and the tables of power."""
    return html.Section(
        [
            html.H2("How this is worked out", id="method"),
            _build_details(
                "What is compared, and what is not said",
                [
                    part
                    for note in METHOD
                    for part in (html.H3(note.title), *_build_paragraphs(note.sentences))
                ],
            ),
            _build_details(
                "An example worked by hand",
                [*_build_paragraphs(describe_example()), _build_table(tabulate_example())],
            ),
            _build_details(
                "How many located units it takes",
                [
                    *_build_paragraphs(describe_power()),
                    *[_build_table(table) for table in tabulate_power_words()],
                ],
            ),
        ],
        className="reach-section need-method",
    )


def _build_details(title: str, parts: Sequence[Component]) -> Component:
    return html.Details([html.Summary(title), *parts])


def _build_paragraphs(sentences: Sequence[str]) -> list[Component]:
    return [html.P(sentence) for sentence in sentences]


def _build_table(table: WordTable) -> Component:
    rows = [
        html.Tr([html.Th(cells[0], scope="row"), *[html.Td(cell) for cell in cells[1:]]])
        for cells in table.rows
    ]
    return html.Div(
        [
            html.P(html.B(table.caption)),
            build_named_table(table.caption, table.heads, rows),
        ],
        className="need-words-table",
    )
