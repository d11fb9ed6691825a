"""What a profile closes with: its publications and their terms, version and date of data."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.layout.page import INDEPENDENT, SITE_NAME
from dashboard.profile.area_profile import AreaProfile
from geodata.model import Licence, Source, list_words


def build_sources(
    profile: AreaProfile, sources: Sequence[tuple[Source, Licence]], address: str
) -> Component:
    """Build the list of publications; on paper the short form of it."""
    terms = dict.fromkeys(licence.title for _, licence in sources)
    newest = max((source.accessed_on for source, _ in sources), default=None)
    dated = f" Publications last read on {newest:%d %B %Y}." if newest else ""
    return html.Section(
        [
            html.H2("Sources", id="sources"),
            html.Ul([build_source(*pair) for pair in sources], className="source-list"),
            html.P(f"Terms: {list_words(terms)}.", className="only-printed") if terms else None,
            html.P(
                f"Data version {profile.data_version}.{dated} This profile: {address}",
                className="data-line",
            ),
            html.P(f"{SITE_NAME}: {INDEPENDENT}", className="only-printed"),
        ],
        className="profile-part sources-part",
    )


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
