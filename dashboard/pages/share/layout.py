"""The page of sharing: a view's links, its code for other sites, citation and files."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.components.page import build_notices
from dashboard.exports.export_list import build_export_list
from dashboard.exports.formats import FileFormat
from dashboard.state.saved_view import SavedView


class ShareLinks(NamedTuple):
    """A view's addresses: its page, the same with the newest and with these data, its picture."""

    address: str
    newest: str
    frozen: str
    picture: str


class EmbedChoice(NamedTuple):
    """What was chosen of the code for other sites, the code, and what its preview shows."""

    form: str
    width: int
    height: int
    appearance: str
    locks: frozenset[str]
    hidden_fields: Mapping[str, str]
    code: str
    frame: str
    picture: str


class ShareFacts(NamedTuple):
    """Everything that the page shows of one view."""

    view: SavedView
    title: str
    subtitle: str
    notices: Sequence[str]
    links: ShareLinks
    data_version: str
    code_picture: Markup
    embed: EmbedChoice
    citation: Sequence[tuple[str, str]]
    kinds: Sequence[FileFormat]


def build_share(facts: ShareFacts) -> Component:
    """Build the page."""
    return html.Main(
        [
            html.H1("Share and download"),
            html.P([html.A("Back to the view", href=facts.links.address)]),
            *build_notices(facts.notices),
            html.Div(
                [
                    html.Img(
                        src=facts.links.picture,
                        alt="",
                        className="share-picture",
                        **attributes({"width": "300", "height": "240"}),
                    ),
                    html.Div(
                        [
                            html.P(facts.title, className="share-title"),
                            html.P(facts.subtitle, className="share-subtitle"),
                            _build_adding(facts.view),
                        ]
                    ),
                ],
                className="share-view",
            ),
            _build_links(facts),
            html.Section(
                [
                    html.H2("Download", id="download"),
                    build_export_list(facts.view, facts.kinds),
                ]
            ),
            build_embed_code(facts.embed, facts.title),
            html.Section(
                [
                    html.H2("Cite", id="cite"),
                    *[build_field(name, text) for name, text in facts.citation],
                ]
            ),
        ],
        id="main",
        className="share-page",
        tabIndex="-1",
    )


def build_no_view() -> Component:
    """Build what is said where no view is meant."""
    return html.Main(
        [
            html.H1("Share and download"),
            html.P("Open a view of the atlas and choose “Share and download” there."),
            html.P(
                [
                    html.A("The map", href="/"),
                    ", ",
                    html.A("reach of programmes", href="/reach"),
                    ", ",
                    html.A("an area's profile", href="/area"),
                    ".",
                ]
            ),
        ],
        id="main",
        className="share-page",
        tabIndex="-1",
    )


def _build_adding(view: SavedView) -> Component:
    # A script adds it to the story in the making; without one a new story begins.
    return html.A(
        "Add to a story or briefing",
        href=f"/present/edit?{urlencode({'slide': view.address}, safe='/,')}",
        className="action",
        **attributes({"data-add-slide": view.address}),
    )


def _build_links(facts: ShareFacts) -> Component:
    return html.Section(
        [
            html.H2("Link", id="link"),
            html.Div(
                [
                    html.Div(
                        [
                            build_field("Link with these data", facts.links.frozen, rows=2),
                            html.P(
                                f"Opens this view with data version {facts.data_version} for as"
                                " long as this atlas keeps it, and says so where newer data are"
                                " loaded.",
                                className="share-hint",
                            ),
                            build_field("Link to the newest data", facts.links.newest, rows=2),
                        ]
                    ),
                    html.Figure(
                        [
                            facts.code_picture,
                            html.Figcaption("For a phone: the link with these data as a QR code"),
                        ],
                        className="share-code",
                    ),
                ],
                className="share-links",
            ),
        ]
    )


ROUTE = "/share"
_LOCKS = {
    "controls": "no choices at all",
    "area": "the area",
    "level": "the kind of areas",
}
_APPEARANCES = {"": "As the reader's system", "light": "Light", "dark": "Dark"}
_FORMS = {"": "Frame, in which readers can point and choose", "picture": "Picture, without scripts"}


def build_field(name: str, text: str, *, rows: int = 3) -> Component:
    """Build a text to be copied, whole and chosen at once."""
    identifier = f"share-{name.lower().replace(' ', '-')}"
    box = html.Textarea(
        text,
        id=identifier,
        readOnly="readOnly",
        rows=rows,
        spellCheck="false",
    )
    return html.Div(
        [
            html.Label(name, htmlFor=identifier),
            box,
            html.Button(
                "Copy",
                type="button",
                className="action needs-script",
                **attributes({"data-copies-field": identifier, "aria-label": f"Copy: {name}"}),
            ),
        ],
        className="share-field",
    )


def build_embed_code(embed: EmbedChoice, title: str) -> Component:
    """Build the choices, the code that they make, and how it looks."""
    is_picture = embed.form == "picture"
    preview = (
        html.Img(src=embed.picture, alt="", className="share-preview")
        if is_picture
        else html.Iframe(
            src=embed.frame,
            title=f"Preview: {title}",
            className="share-preview",
            height=str(embed.height),
            **attributes({"data-atlas": "1"}),
        )
    )
    return html.Section(
        [
            html.H2("Put it on another site", id="embed"),
            _build_embed_form(embed),
            build_field("Code", embed.code, rows=6),
            html.P(
                "The frame grows with the view by the script of the code, which hears only the"
                " frame's own height. Where a site allows no script, leave the script out: the"
                " frame keeps its height and scrolls.",
                className="share-hint",
            ),
            html.H3("Preview"),
            preview,
        ]
    )


def _build_embed_form(embed: EmbedChoice) -> Component:
    inputs = [
        Markup('<input type="hidden" name="{}" value="{}">').format(name, value)
        for name, value in embed.hidden_fields.items()
    ]
    ticks = [
        html.Label(
            [
                Markup('<input type="checkbox" id="lock-{0}" name="lock" value="{0}"{1}>').format(
                    lock, Markup(" checked") if lock in embed.locks else ""
                ),
                text,
            ]
        )
        for lock, text in _LOCKS.items()
    ]
    return html.Form(
        [
            *inputs,
            _build_select("As", "form", _FORMS, embed.form),
            _build_number("Width (px)", "width", embed.width),
            _build_number("Height (px)", "height", embed.height),
            _build_select("Colours", "look", _APPEARANCES, embed.appearance),
            html.Fieldset([html.Legend("Readers cannot change"), *ticks], className="share-locks"),
            html.Button("Update the code", type="submit", className="action without-script"),
        ],
        action=f"{ROUTE}#embed",
        method="get",
        className="share-form",
        **attributes({"data-live": "1"}),
    )


def _build_select(label: str, name: str, options: Mapping[str, str], chosen: str) -> Component:
    listed = [
        Markup('<option value="{}"{}>{}</option>').format(
            value, Markup(" selected") if value == chosen else "", text
        )
        for value, text in options.items()
    ]
    box = html.Select(
        listed, id=f"embed-{name}", className="form-select", **attributes({"name": name})
    )
    return html.Label([html.Span(label), box])


def _build_number(label: str, name: str, value: int) -> Component:
    box = Markup('<input type="number" id="embed-{0}" name="{0}" min="280" max="3000" value="{1}">')
    return html.Label([html.Span(label), box.format(name, value)])
