"""The search for an area: the box in the header, and the page that answers without a script."""

from collections.abc import Iterable
from itertools import groupby

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup, escape

from dashboard.components.attributes import attributes
from dashboard.format.numbers import count_things
from dashboard.text.places import LONGEST_TEXT, FoundPlace, FoundPlaces

ROUTE = "/area"
_LABEL = "Find an area: postcode, borough, ward or constituency"
_SHORT_LABEL = "Postcode, borough, ward or constituency"
_HINT = "Profile by postcode or name"
# What is told of each failure; the HTTP interface names these places in its problems.
_FAILURES = {
    "not-a-postcode": (
        "Not a postcode",
        "A postcode is a letter or two and a number, then a number and two letters, such as"
        " SE1 2AA. Its beginning is found too: SE1 2, SE1 or SE. Case and spaces do not count.",
    ),
    "unknown-postcode": (
        "Not in the list",
        "The postcode has the right form and the list does not hold it. It may be newer than the"
        " list, or not be a postcode. The list does not say which postcodes are still in use.",
    ),
    "outside-london": (
        "Outside London",
        "The list places the postcode, or all others that begin with its first half and the next"
        " number, outside London's 33 boroughs. Postcodes of Northern Ireland are known by their"
        " letters, BT, alone.",
    ),
    "without-a-place": (
        "Without a place",
        "The list holds the postcode and gives no point for it, so no area can be said.",
    ),
}


def build_header_search() -> Component:
    """Build the box of the header; its script fills it, and without one a link leads to the page.

    The link stands in for the box on narrow screens too.
    """
    return html.Form(
        [
            html.Div(
                id="find-box",
                className="find-host",
                **attributes({"data-find": "1", "data-label": _LABEL, "data-hint": _HINT}),
            ),
            html.A(
                ["Find", html.Span(" an area", className="find-rest")],
                href=ROUTE,
                className="find-link",
            ),
        ],
        action=ROUTE,
        method="get",
        className="find",
        **attributes({"role": "search", "aria-label": "Areas"}),
    )


def build_find_area(found: FoundPlaces | None, *, appearance: str = "") -> Component:
    """Build the page that finds an area.

    Parameters
    ----------
    found : FoundPlaces or None
        None where nothing was asked.
    appearance : str
        How the page looks, if its address says so; the next page looks so too.
    """
    answer = [] if found is None else [_build_answer(found)]
    return html.Main(
        [
            html.H1("Find an area"),
            _build_form("" if found is None else found.text, appearance),
            *answer,
            _build_explanation(),
        ],
        id="main",
        className="prose find-page",
        tabIndex="-1",
    )


def _build_form(text: str, appearance: str) -> Component:
    # Dash has no input among its plain elements.
    box = Markup(
        '<input type="text" id="find-here-input" name="q" value="{}" maxlength="{}"'
        ' autocomplete="off" spellcheck="false" aria-describedby="find-help">'
    ).format(text, LONGEST_TEXT)
    hidden_input = Markup('<input type="hidden" name="appearance" value="{}">').format(appearance)
    return html.Form(
        [
            html.Label(_SHORT_LABEL, htmlFor="find-here-input"),
            html.Div(
                [
                    html.Div(
                        box,
                        id="find-here",
                        className="find-host",
                        **attributes(
                            {"data-find": "1", "data-label": _SHORT_LABEL, "data-hint": ""}
                        ),
                    ),
                    html.Button("Find", type="submit", className="find-go"),
                ],
                className="find-row",
            ),
            html.P(
                "Such as E8 3, SW1A 1AA, Hackney, Camden Town or North East.",
                id="find-help",
                className="soft",
            ),
            hidden_input if appearance else None,
        ],
        action=ROUTE,
        method="get",
        className="find-form",
        **attributes({"role": "search", "aria-label": "Find an area"}),
    )


def _build_answer(found: FoundPlaces) -> Component:
    return html.Section(
        [
            html.H2(found.finding.heading, id="answer"),
            *(html.P(sentence) for sentence in found.finding.sentences),
            *([_build_instead(found.instead)] if found.instead else []),
            *_build_places(found.places),
        ],
        className="find-answer",
        **attributes({"aria-labelledby": "answer"}),
    )


def _build_instead(text: str) -> Component:
    address = f"{ROUTE}?q={escape(text).replace(' ', '+')}"
    return html.P(["Look for ", html.A(text, href=address), " instead."])


def _build_places(places: Iterable[FoundPlace]) -> list[Component]:
    """Build the places: counted ones a list a kind of area, named ones by how near they are."""
    counted = [place for place in places if place.postcodes is not None]
    named = [place for place in places if place.postcodes is None]
    groups = [(name, list(within)) for name, within in groupby(counted, lambda p: p.group)]
    if named:
        groups.append(("By name" if counted else "", named))
    return [
        html.Div(
            [
                html.H3(name) if name else None,
                html.Ul([_build_place(place) for place in within], className="find-places"),
            ],
            className="find-group",
        )
        for name, within in groups
    ]


def _build_place(place: FoundPlace) -> Component:
    count = place.postcodes
    parts = [place.about]
    if count is not None:
        # Its kind stands over its list.
        parts = [place.within, count_things(count, "postcode")]
    text = " · ".join(part for part in parts if part)
    return html.Li([html.A(place.name, href=place.address), html.Span(text, className="soft")])


def _build_explanation() -> Component:
    entries = [
        part
        for place, (name, reason) in _FAILURES.items()
        for part in (html.Dt(name, id=place), html.Dd(reason))
    ]
    return html.Section(
        [
            html.H2("How postcodes are placed"),
            html.P(
                "The list of the Office for National Statistics gives each postcode one point. The"
                " atlas looks which borough's shape holds that point, and then which ward of each"
                " edition and which neighbourhood within the borough; a point on the river goes to"
                " the nearest. Addresses that share a postcode can lie on both sides of a border."
            ),
            html.P("Where no area can be said, one of these is the reason:"),
            html.Dl(entries, className="find-reasons"),
            html.P(
                [
                    "Contains Royal Mail data © Royal Mail copyright and database right 2025. ",
                    html.A("Sources and licences", href="/about"),
                    ".",
                ],
                className="soft",
            ),
        ],
        className="find-explained",
    )
