"""Values moved between ward editions, in words and in a table of one borough's wards."""

from collections.abc import Sequence

import dash_bootstrap_components as dbc
from dash import html
from dash.development.base_component import Component

from dashboard.layout.attributes import attributes
from dashboard.words.edition_words import Choice, EditionWords, WardTable

# Ward, value and share: a fourth column is the figure set beside them.
_WITHOUT_SECOND = 3


def build_edition_panel(words: EditionWords) -> list[Component]:
    """Build what is said under a map of moved values."""
    parts: list[Component] = [html.H2(words.title), *[html.P(text) for text in words.sentences]]
    if len(words.editions) > 1:
        parts.append(_build_editions(words.editions))
    if words.cautions:
        listed = html.Ul([html.Li(caution) for caution in words.cautions])
        parts.append(html.Details([html.Summary("Read these figures with care"), listed]))
    selects = [_build_select("within", "Wards of", words.wards.choices)]
    if words.seconds:
        selects.append(_build_select("with", "Beside", words.seconds))
    parts.append(html.Div(selects, className="editions-choice"))
    if words.wards.rows:
        parts.append(_build_table(words.wards))
    return [html.Div(parts, className="editions-panel")]


def build_no_editions(reason: str, explanation: str) -> list[Component]:
    """Build what stands where figures cannot be moved to another ward edition."""
    said = f"These figures are not drawn on another ward edition. {reason}."
    parts = [html.P(said, className="notice"), html.P(explanation)]
    return [html.Div(parts, className="editions-panel")]


def _build_editions(editions: Sequence[Choice]) -> Component:
    buttons = [
        html.Button(
            f"On wards of {label}",
            className="segment",
            **attributes(
                {"data-set": f"vintage={value}", "aria-pressed": "true" if chosen else "false"}
            ),
        )
        for value, label, chosen in editions
    ]
    named = attributes({"aria-label": "Edition drawn"})
    return html.Div(buttons, className="segments", role="group", **named)


def _build_select(name: str, label: str, choices: Sequence[Choice]) -> Component:
    chosen = next((value for value, _, is_chosen in choices if is_chosen), "")
    select = dbc.Select(
        id=f"editions-{name}",
        options=[{"value": value, "label": text} for value, text, _ in choices],
        value=chosen,
    )
    return html.Div(
        [html.Label(label, htmlFor=f"editions-{name}"), select],
        className="editions-field",
        **attributes({"data-param": name}),
    )


def _build_table(wards: WardTable) -> Component:
    head = html.Tr([html.Th(name, scope="col") for name in wards.heads])
    has_second = len(wards.heads) > _WITHOUT_SECOND
    body = []
    for row in wards.rows:
        cells = [html.Td(row.value, className="number"), html.Td(row.share)]
        if has_second:
            cells.append(html.Td(row.second, className="number"))
        body.append(html.Tr([html.Th(row.name, scope="row"), *cells]))
    return html.Div(
        html.Table([html.Caption(wards.caption), html.Thead(head), html.Tbody(body)]),
        className="table-box",
        tabIndex="0",
        role="region",
        **attributes({"aria-label": wards.caption}),
    )
