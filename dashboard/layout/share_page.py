"""The page of sharing: a view's links, its code for other sites, citation and files."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.exports.kind import FileKind
from dashboard.layout.attributes import attributes
from dashboard.layout.export_list import build_export_list
from dashboard.layout.page import build_notices
from dashboard.layout.share_embed import EmbedChoice, build_embed_code, build_field
from dashboard.saved_view import SavedView


class ShareLinks(NamedTuple):
    """A view's addresses: its page, the same with the newest and with these data, its picture."""

    address: str
    newest: str
    frozen: str
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
    kinds: Sequence[FileKind]


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
