"""The page of uploads: what it says, and how a reader's records and figures are shown on it."""

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.table import TextTable
from dashboard.components.attributes import attributes
from dashboard.components.chart import show_map
from dashboard.components.legend import build_legend
from dashboard.components.reach import build_reach_links
from dashboard.components.record_template import build_columns
from dashboard.components.table import Narrow, Row, Table, build_table
from dashboard.figures.uploaded import UploadFigure

ROUTE = "/own"
TITLE = "Your records and figures"
_KINDS = {"records": "Programme records", "figures": "Figures of areas"}


class UploadTemplate(NamedTuple):
    """A template to fill in: its address, and what each of its columns holds."""

    name: str
    address: str
    detail: str
    columns: Mapping[str, str]


class UploadLimit(NamedTuple):
    """A limit of what can be loaded, and what to do where it is met."""

    name: str
    most: str
    instead: str


class UploadPage(NamedTuple):
    """What the page tells: templates, endings of files that are read, limits, editions of data.

    ``programmes`` are identifiers and names; ``sensitive`` names those whose
    records are shown by borough only.
    """

    templates: Sequence[UploadTemplate]
    endings: Sequence[str]
    limits: Sequence[UploadLimit]
    programmes: Sequence[tuple[str, str]]
    sensitive: Sequence[str]


def build_upload_page(page: UploadPage) -> Component:
    """Build the page; what a reader loads is put into it by the scripts."""
    return html.Main(
        [
            html.H1(TITLE),
            build_reach_links(ROUTE),
            html.P(
                "Load a table of programme records, or of figures, and see it beside what the"
                " atlas holds. It is for this browser tab only: nothing of it becomes part of the"
                " atlas, and nobody else sees it.",
                className="upload-lead",
            ),
            html.Div(
                id="upload-shown",
                className="upload-shown",
                **attributes({"data-programmes": json.dumps(page.programmes)}),
            ),
            _build_load(page.endings),
            html.Div(
                html.P(
                    "Loading a file needs JavaScript, which is off in this browser: the rows are"
                    " kept by the tab itself, because the server keeps nothing. Everything else of"
                    " the atlas's pages on reach works without it.",
                    className="notice",
                ),
                className="upload-without",
            ),
            _build_promise(page.sensitive),
            _build_templates(page.templates),
            _build_limits(page),
        ],
        id="main",
        className="upload-page",
        tabIndex="-1",
    )


def _build_load(endings: Sequence[str]) -> Component:
    # Dash has no input among its plain elements.
    box = Markup(
        '<input type="file" id="upload-file" name="file" accept="{}"'
        ' aria-describedby="upload-file-help">'
    ).format(",".join(endings))
    return html.Section(
        [
            html.H2("Load a file", id="upload-load-head"),
            html.Form(
                [
                    html.Fieldset(
                        [
                            html.Legend("What does it hold?"),
                            *[_build_kind(kind, name) for kind, name in _KINDS.items()],
                        ],
                        className="upload-kinds",
                    ),
                    html.Div(
                        [
                            html.Label("Choose a file, or drop one here", htmlFor="upload-file"),
                            box,
                            html.P(
                                "CSV, Excel (.xlsx) or GeoJSON, with the columns of a template. It"
                                " is checked at once; you see what was found before anything is"
                                " shown.",
                                id="upload-file-help",
                                className="soft",
                            ),
                        ],
                        id="upload-drop",
                        className="upload-drop",
                    ),
                ],
                id="upload-form",
            ),
            html.Div(id="upload-status", className="upload-status", role="status"),
            html.Div(id="upload-preview"),
        ],
        id="upload-load",
        className="upload-part upload-load",
        **attributes({"aria-labelledby": "upload-load-head"}),
    )


def _build_kind(kind: str, name: str) -> Component:
    checked = Markup(" checked") if kind == "records" else ""
    radio = Markup('<input type="radio" name="kind" id="upload-kind-{0}" value="{0}"{1}>')
    return html.Label([radio.format(kind, checked), name], htmlFor=f"upload-kind-{kind}")


def _build_promise(sensitive: Sequence[str]) -> Component:
    guarded = " and ".join(sensitive)
    of_programmes = f", and every row of {guarded}," if guarded else ""
    return html.Section(
        [
            html.H2("What happens to the file"),
            html.Ul(
                [
                    html.Li(
                        "The server reads it in memory to check and place its rows, answers, and"
                        " keeps nothing: not the file, its name, nor a row."
                    ),
                    html.Li(
                        "Rows that you agree to show are kept by this tab. Closing the tab, or"
                        " “Forget”, forgets them; that cannot be undone, and the file on your"
                        " computer stays as it is."
                    ),
                    html.Li(
                        "They are named “your records” or “your figures” on screen, on paper and"
                        " in files. They are never counted with the atlas's records, nor found by"
                        " its links, downloads or interface."
                    ),
                    html.Li(
                        f"Rows that you mark sensitive{of_programmes} are shown for the whole"
                        " borough only: no place, postcode, group or quote of theirs comes back."
                    ),
                ],
                className="upload-list",
            ),
            html.P(
                [
                    "To tell the atlas of a record that it lacks: ",
                    html.A("Something missing or wrong?", href="/data#missing"),
                ],
            ),
        ],
        className="upload-part",
    )


def _build_templates(templates: Sequence[UploadTemplate]) -> Component:
    return html.Section(
        [
            html.H2("Templates", id="templates"),
            html.Ul([_build_template(one) for one in templates], className="templates"),
            html.H3("An example: the full tables of the Survey of Londoners"),
            html.P(
                "The survey's tables give figures for each of the 14 Assembly constituencies, and"
                " the atlas holds only some of them. Put one row for each constituency: the"
                " question as indicator and label, assembly_constituency as level, the"
                " constituency's code as area_code, the value, its 95 % interval where the table"
                " has one, and the number of people asked as base. With a row for London"
                " (E12000007) of the same kind, each constituency is tested against London by the"
                " atlas's own test; without, the figures are shown and not tested."
            ),
        ],
        className="upload-part",
    )


def _build_template(template: UploadTemplate) -> Component:
    return html.Li(
        [
            html.A(f"{template.name} (CSV)", href=template.address, download="download"),
            html.Span(f" {template.detail}", className="soft"),
            html.Details(
                [html.Summary("What goes in each column"), build_columns(template.columns)]
            ),
        ]
    )


def _build_limits(page: UploadPage) -> Component:
    return html.Section(
        [
            html.H2("Formats and limits"),
            html.P(
                "Columns are found by their names, in any order. Workbooks with macros or formulas"
                " are refused, cell by cell where it is a formula: save values only. GeoJSON is of"
                " points in longitude and latitude (WGS 84), the columns as properties."
            ),
            build_table(
                Table(
                    name="Limits of what can be loaded",
                    columns=("What", "At most", "If there is more"),
                    rows=[Row(limit) for limit in page.limits],
                    class_name="upload-table",
                    box="upload-scroll",
                    narrow=Narrow.SCROLLS,
                )
            ),
        ],
        className="upload-part",
    )


def build_upload_figure(figure: UploadFigure) -> list[Component]:
    """Build what is shown of a reader's rows; what repeats their words is escaped when written."""
    caption = [
        html.Span(figure.label, className="upload-label"),
        html.Strong(f" {figure.title}"),
    ]
    drawing = html.Figure(
        [
            html.Figcaption(caption),
            show_map(figure.chart) if figure.chart else None,
            build_legend(figure.legend) if figure.legend else None,
        ],
        className="upload-figure",
    )
    origin = f"{figure.label}: loaded in this browser tab, not part of the atlas"
    source = html.P(f"{'. '.join((origin, *figure.attribution))}.", className="soft")
    remarks = [html.P(remark, className="soft") for remark in figure.remarks]
    return [drawing, *remarks, *_build_rows(figure.table), source]


def _build_rows(texts: TextTable | None) -> list[Component]:
    if texts is None or not texts.rows:
        return []
    rows = [Row(cells) for cells in texts.rows]
    table = build_table(Table(name=texts.alt, columns=texts.head, rows=rows))
    return [html.Details([html.Summary(texts.alt), table])]
