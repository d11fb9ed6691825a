"""The About page: method, limits, sources and changes, made from the registry."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.table import Row, Table, build_table
from dashboard.settings import SITE_NAME
from dashboard.text.site import AboutFacts, Release
from geodata.model import Conflict, Licence, Source

_METHOD = (
    "Areas are joined by their official code and edition, never by name. London's wards were"
    " redrawn in 2012, 2018 and 2022; a figure is drawn on the edition it was published for.",
    "A colour means the same at every date: classes are natural breaks over all dates that the"
    " indicator has at that kind of area.",
    "Only survey and modelled figures that come with 95 % intervals are tested against London: a"
    " z-test on the difference, with London's own interval counted, and the Benjamini–Hochberg"
    " correction at 5 % over the areas on the map. Full counts and administrative figures are"
    " described, never called significant.",
    "A rank is a range, from 10,000 seeded draws within the intervals. Without an interval, only a"
    " full count has a rank.",
    "A figure is marked as of low reliability where its source says so, or where its standard"
    " error is more than a fifth of it.",
    "Where no London figure is published, one is derived from the boroughs and marked derived,"
    " with its interval where every borough has one.",
)
_LIMITS = (
    "Most programme records are missing: sources name few of the places that programmes reached."
    " An area without a record has no record in the sources read. That is not evidence that"
    " nothing happened there.",
    "No ward figure comes from the Survey of Londoners: it interviewed about 200 people a borough.",
    "Families who were resettled are never shown below borough level.",
    "Figures of different years, surveys and editions stand side by side here. They describe"
    " places; they do not show what caused what.",
)
_ACCESS = (
    "Every area can be reached and chosen by keyboard on the map, in the ordered list and in the"
    " table, which says everything the map shows. Colour is never alone: areas are outlined, each"
    " class states its range and count, and no value is a hatch.",
    "The aim is WCAG 2.2 at level AA. Each page is checked by axe in light and dark at three"
    " widths; it has not been audited by an outside body or with people who use assistive"
    " technology every day.",
)


def build_about(facts: AboutFacts) -> Component:
    """Build the page."""
    contact = (
        f"Write to {facts.contact}."
        if facts.contact
        else "This deployment has named no contact address."
    )
    return html.Main(
        [
            html.H1(f"About the {SITE_NAME}"),
            html.P(
                "The atlas joins London's boroughs and wards with where the Mayor's social"
                " integration programmes reached, and with what surveys and official statistics"
                " say about relationships, participation and equality. It is an independent"
                " project, grown from the Greater London Authority's report of February 2020, and"
                " is not a publication of the Authority."
            ),
            html.P(f"Data version {facts.data_version}."),
            _build_part("How figures are treated", _METHOD),
            _build_part("What it cannot say", _LIMITS),
            _build_part("Accessibility", _ACCESS),
            html.H2("Sources and licences", id="sources"),
            _build_sources(facts.sources),
            html.H2("Attribution"),
            html.Ul([html.Li(credit) for credit in facts.attribution]),
            html.P(html.A("What we do not know: the whole list", href="/unknown")),
            html.H2("Where sources disagree", id="conflicts"),
            html.Ul([_build_conflict(conflict) for conflict in facts.conflicts]),
            html.H2("What is new", id="new"),
            *[part for release in facts.releases for part in _build_release(release)],
            html.H2("Contact"),
            html.P(contact),
        ],
        id="main",
        className="prose",
        tabIndex="-1",
    )


def _build_part(title: str, sentences: Sequence[str]) -> Component:
    return html.Section([html.H2(title), *[html.P(sentence) for sentence in sentences]])


def _build_sources(sources: Sequence[tuple[Source, Licence]]) -> Component:
    rows = [
        Row(
            (
                [
                    html.A(source.title, href=source.url, rel="noreferrer"),
                    html.Div(source.producer, className="soft"),
                    *([html.Div(source.note, className="soft")] if source.note else []),
                ],
                source.published or "not stated",
                html.A(licence.title, href=licence.url, rel="noreferrer")
                if licence.url
                else licence.title,
            ),
            identifier=f"source-{source.id}",
        )
        for source, licence in sources
    ]
    return build_table(Table(name="Sources", columns=("Source", "Published", "Licence"), rows=rows))


def _build_conflict(conflict: Conflict) -> Component:
    return html.Li(
        [
            html.Strong(f"{conflict.about}. "),
            f"Used: {conflict.used}. Also given: {conflict.other}. {conflict.reason}",
            html.A(
                " Both sources, and the programme",
                href=f"/programme/{conflict.programme}#conflict-{conflict.id}",
            )
            if conflict.programme
            else None,
        ]
    )


def _build_release(release: Release) -> list[Component]:
    return [
        html.H3(release.heading),
        *[
            html.Div([html.P(kind, className="soft"), html.Ul([html.Li(item) for item in items])])
            for kind, items in release.changes
        ],
    ]
