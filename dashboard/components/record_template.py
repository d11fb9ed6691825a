"""What a reader can do who knows of a record or a figure that is missing or wrong."""

from collections.abc import Mapping
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component


def build_record_help(
    subject: str, templates: Mapping[str, tuple[str, Mapping[str, str]]], contact: str | None
) -> Component:
    """Build the section in which a reader finds templates and whom to send them to.

    Parameters
    ----------
    subject : str
        What the reader was looking at, and in which data version; the subject
        of the message.
    templates : mapping
        By what its link says: the address of a template, and what each of its
        columns holds.
    contact : str or None
        E-mail or web address from the settings.
    """
    return html.Section(
        [
            html.H2("Something missing or wrong?", id="missing"),
            html.P(
                [
                    "Most programme records are missing, and some figures will be wrong. A template"
                    " names what is known already; fill in the rest and ",
                    *_name_contact(subject, contact),
                    " This page sends nothing.",
                ]
            ),
            html.Ul(
                [
                    html.Li(
                        [
                            html.A(f"{name} (CSV)", href=address, download="download"),
                            html.Details(
                                [html.Summary("What goes in each column"), build_columns(columns)]
                            ),
                        ]
                    )
                    for name, (address, columns) in templates.items()
                ],
                className="templates",
            ),
        ],
        className="record-help",
    )


def _name_contact(subject: str, contact: str | None) -> list[Component | str]:
    if contact is None:
        return [
            "give it to whoever runs this copy of the atlas: its settings name no contact"
            " (ATLAS_CONTACT)."
        ]
    if contact.startswith(("http://", "https://")):
        return ["bring it to ", html.A(contact, href=contact, rel="noreferrer"), "."]
    address = contact.removeprefix("mailto:")
    return [
        "send it to ",
        html.A(address, href=f"mailto:{address}?subject={quote(subject)}"),
        ".",
    ]


def build_columns(columns: Mapping[str, str]) -> Component:
    """Build the list of a template's columns, with what each of them holds."""
    return html.Dl(
        [
            part
            for name, meaning in columns.items()
            for part in (html.Dt(html.Code(name)), html.Dd(meaning))
        ]
    )
