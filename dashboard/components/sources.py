"""A publication with its terms, as pages close with it."""

from dash import html
from dash.development.base_component import Component

from geodata.model import Licence, Source


def build_source(source: Source, licence: Licence) -> Component:
    """Build one publication with its date and terms."""
    terms: Component | str = licence.title
    if licence.url:
        terms = html.A(licence.title, href=licence.url, rel="noreferrer")
    published = f", {source.published}" if source.published else ""
    return html.Li(
        [
            f"{source.producer}: ",
            html.A(source.title, href=source.url, rel="noreferrer"),
            f"{published}. ",
            html.Span(terms, className="soft not-printed"),
        ]
    )
