"""The page of sharing: which view is meant, its citation, and how it can be sent on."""

import re
from datetime import UTC, date, datetime
from typing import NamedTuple
from urllib.parse import parse_qs, urljoin, urlsplit

import segno
from dash.development.base_component import Component
from flask import Flask, request
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from dashboard.components.static_page import StaticPage, send_page
from dashboard.exports.embed.code import FrameSize, write_frame, write_picture_code
from dashboard.exports.embed.page import read_locks
from dashboard.exports.formats import list_view_formats
from dashboard.figures.build import make_figure
from dashboard.figures.figure import Figure
from dashboard.format.text import say_day
from dashboard.pages.share.layout import (
    ROUTE,
    EmbedChoice,
    ShareFacts,
    ShareLinks,
    build_no_view,
    build_share,
)
from dashboard.settings import SITE_NAME
from dashboard.state.saved_view import SavedView
from dashboard.web.responses import lead_to, read_query
from dashboard.web.versions import add_version
from geodata.repository import Repository

_SIZE = FrameSize(800, 720)
_LEAST, _MOST = 280, 3_000
_APPEARANCES = ("light", "dark")
# What of the address is of the code, and not of the view.
_NO_VIEW = frozenset({"appearance", "data"})
_OWN_NAMES = ("form", "width", "height", "look", "lock")


def register_share(server: Flask, repository: Repository) -> None:
    """Serve the page; without a view it leads to that of the page it was asked from."""

    @server.get(ROUTE, endpoint="share")
    def show() -> BaseResponse:
        query = read_query()
        # A link that scripts kept the colours or the data version on means no view by that.
        if not set(parse_qs(query)) - _NO_VIEW:
            asking = _find_asking()
            if asking is not None:
                view_query = asking.to_query() or "page=explore"
                return lead_to(f"{ROUTE}?{view_query}")
            return send_page(_describe(build_no_view()), repository.data_version)
        facts = collect_share(query, request.host_url, repository)
        return send_page(_describe(build_share(facts)), repository.data_version)


def _describe(main: Component) -> StaticPage:
    return StaticPage(
        title="Share and download",
        description="A view of the atlas as link, frame, picture, slides, table and citation.",
        route=ROUTE,
        main=main,
    )


def _find_asking() -> SavedView | None:
    """Give the view of the page that the request comes from, if it is one of this atlas."""
    try:
        referrer = urlsplit(request.referrer or "")
    except ValueError:
        return None
    if referrer.netloc != request.host:
        return None
    return SavedView.from_address(f"{referrer.path}?{referrer.query}")


def collect_share(query: str, host: str, repository: Repository) -> ShareFacts:
    """Collect what the page shows of a view; never raises for anything that a client can send."""
    view = SavedView.from_query(query)
    figure = make_figure(view, repository)
    plain = view.without_options()
    frozen = add_version(plain.address, figure.data_version)
    permalink = urljoin(host, frozen)
    embed = _choose_embed(query, view, figure, host)
    citation = cite_figure(figure, permalink, datetime.now(UTC).date())
    return ShareFacts(
        view=plain,
        title=figure.title,
        subtitle=figure.subtitle,
        notices=figure.notices,
        links=ShareLinks(
            address=view.address,
            newest=urljoin(host, plain.address),
            frozen=permalink,
            picture=f"/embed/view.png?{plain.to_query()}",
        ),
        data_version=figure.data_version,
        code_picture=_draw_code(permalink),
        embed=embed,
        citation=(
            ("Citation", citation.text),
            ("BibTeX", citation.bibtex),
            ("RIS", citation.ris),
        ),
        kinds=list_view_formats(figure),
    )


def _choose_embed(query: str, view: SavedView, figure: Figure, host: str) -> EmbedChoice:
    given = {name: values[-1] for name, values in parse_qs(query).items()}
    size = FrameSize(
        _read_pixels(given.get("width", ""), _SIZE.width),
        _read_pixels(given.get("height", ""), _SIZE.height),
    )
    appearance = given.get("look", "") if given.get("look") in _APPEARANCES else ""
    form = "picture" if given.get("form") == "picture" else ""
    locks = read_locks(query).locked
    embed_query = _join(
        view.without_options().to_query(), f"appearance={appearance}" if appearance else ""
    )
    locked = ",".join(sorted(locks))
    frame = f"/embed?{_join(embed_query, f'lock={locked}' if locked else '')}"
    if form:
        code = write_picture_code(embed_query, host, figure.alt or figure.title, view.address)
    else:
        code = write_frame(embed_query, host, figure.title, size, locked)
    hidden_fields = {name: value for name, value in given.items() if name not in _OWN_NAMES}
    return EmbedChoice(
        form, *size, appearance, locks, hidden_fields, code, frame, f"/embed/view.png?{embed_query}"
    )


def _join(*parts: str) -> str:
    return "&".join(part for part in parts if part)


def _read_pixels(text: str, usual: int) -> int:
    if not (text.isascii() and text.isdecimal()):
        return usual
    return min(max(int(text[:6]), _LEAST), _MOST)


def _draw_code(address: str) -> Markup:
    """Draw an address as a QR code; a very long one has none, and says so."""
    try:
        code = segno.make(address, micro=False, error="l" if len(address) > 300 else "m")  # noqa: PLR2004 - more letters leave less room for repair
    except segno.DataOverflowError:
        return Markup("<p>This address is too long for a QR code.</p>")
    drawn = code.svg_inline(scale=4, border=4, light="#ffffff", dark="#000000", omitsize=True)
    return Markup(drawn)  # noqa: S704 - written by segno of squares alone


_SPECIAL = re.compile(r"([\\{}&%$#_^~])")
_LINE_ENDS = re.compile(r"\s+")


class Citation(NamedTuple):
    """One view's citation as text, BibTeX and RIS."""

    text: str
    bibtex: str
    ris: str


def cite_figure(figure: Figure, permalink: str, read_on: date) -> Citation:
    """Cite a view: title, version of the data, permanent address and day of reading."""
    title = _LINE_ENDS.sub(" ", figure.title).strip()
    sources = "; ".join(source.name for source in figure.sources)
    citation = (
        f"{SITE_NAME} ({read_on.year}). {title}. Data version {figure.data_version}. {permalink}"
        f" Read on {say_day(read_on)}. Sources: {sources}."
    )
    return Citation(citation, _write_bibtex(title, figure, permalink, read_on), _write_ris(
        title, figure, permalink, read_on
    ))  # fmt: skip


def _write_bibtex(title: str, figure: Figure, permalink: str, read_on: date) -> str:
    key = re.sub(r"[^a-z0-9]+", "-", f"atlas-{figure.data_version}".lower())
    fields = {
        "title": f"{{{_escape(title)}}}",
        "author": f"{{{_escape(SITE_NAME)}}}",
        "year": str(read_on.year),
        "version": _escape(figure.data_version),
        "url": permalink,
        "urldate": read_on.isoformat(),
        "note": _escape(f"Sources: {'; '.join(source.name for source in figure.sources)}"),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items()]
    return f"@misc{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _escape(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPED.get(found[1], f"\\{found[1]}"), text)


_ESCAPED = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def _write_ris(title: str, figure: Figure, permalink: str, read_on: date) -> str:
    lines = [
        ("TY", "DATA"),
        ("TI", title),
        ("AU", SITE_NAME),
        ("PY", str(read_on.year)),
        ("ET", f"Data version {figure.data_version}"),
        ("UR", permalink),
        ("Y2", read_on.strftime("%Y/%m/%d")),
        *(("N1", f"Source: {source.name}") for source in figure.sources),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)
