"""The page of a view in a frame, and what it lets its readers choose."""

from dataclasses import replace
from html import escape
from typing import NamedTuple
from urllib.parse import parse_qs

from flask import Flask, Response, request

from dashboard.components.embed_page import ROUTE, FrameChoice, FrameForm, build_embed
from dashboard.components.link_meta import write_link_meta
from dashboard.components.static_html import write_html
from dashboard.components.static_page import ASSETS
from dashboard.figures.build import make_figure
from dashboard.figures.figure import Figure
from dashboard.format.names import LEVEL_NAMES
from dashboard.results.choices import THEME_NAMES
from dashboard.settings import SITE_NAME
from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import CHOSEN_LEVELS
from dashboard.state.view import drawn_coverage, resolve_view
from dashboard.theme.colours import write_style_sheet
from dashboard.web.assets import FRAME, read_site_file
from dashboard.web.responses import read_query, send_html
from dashboard.web.versions import add_version
from geodata.closed_lists import Level, Theme
from geodata.model import BOROUGHS
from geodata.repository import Repository


def register_embed(server: Flask, repository: Repository) -> None:
    """Serve views for frames."""

    @server.get(ROUTE, endpoint="embed")
    def show() -> Response:
        return send_html(write_embed(read_query(), request.host_url, repository))


def write_embed(query: str, host: str, repository: Repository) -> str:
    """Write the page of a view in a frame; never raises for anything that a client can send."""
    saved = SavedView.from_query(query)
    figure = make_figure(saved, repository)
    locks = read_locks(query)
    choices = list_frame_choices(saved, figure, locks, repository)
    fields = list_kept(saved, choices)
    if locks.locked:
        fields["lock"] = ",".join(sorted(locks.locked))
    address = add_version(drop_page(saved).address, figure.data_version)
    body = write_html(
        build_embed(
            figure,
            FrameForm(choices, fields),
            address,
            [locks.problem] if locks.problem else [],
        )
    )
    appearance = saved.selection.appearance
    chosen = f' data-appearance="{appearance}"' if appearance else ""
    meta = write_link_meta(saved, host, figure.title, figure.subtitle)
    return (
        f'<!doctype html>\n<html lang="en-GB"{chosen}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(figure.title)} | {SITE_NAME}</title>\n{meta}"
        '<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">\n'
        f"<style>{write_style_sheet()}</style>\n"
        f'<link rel="stylesheet" href="{read_site_file(ASSETS, FRAME, "css").address}">\n'
        f'<script defer src="{read_site_file(ASSETS, FRAME, "js").address}"></script>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


CONTROLS, AREA, LEVEL, INDICATOR = "controls", "area", "level", "indicator"
LOCKS = (CONTROLS, AREA, LEVEL)
# More areas than these are no list to choose from.
_MOST_AREAS = 1_000


class Locks(NamedTuple):
    """What the address locks; ``problem`` says what of it could not be read."""

    locked: frozenset[str]
    problem: str = ""


def read_locks(query: str) -> Locks:
    """Read ``lock=controls,area,level`` of an address; an unknown word is told and left out.

    Examples
    --------
    >>> sorted(read_locks("lock=area,level").locked)
    ['area', 'level']
    """
    names = [word.strip() for text in parse_qs(query).get("lock", []) for word in text.split(",")]
    unknown = [word for word in names if word and word not in LOCKS]
    problem = ""
    if unknown:
        problem = f"'{unknown[0][:20]}' cannot be locked. It can be {', '.join(LOCKS)}."
    return Locks(frozenset(names).intersection(LOCKS), problem)


def list_frame_choices(
    saved: SavedView, figure: Figure, locks: Locks, repository: Repository
) -> tuple[FrameChoice, ...]:
    """List what can be chosen in a frame; nothing where its controls are locked."""
    if CONTROLS in locks.locked:
        return ()
    choices = []
    if saved.page is Page.EXPLORE:
        choices += [_list_indicators(saved, repository), _list_levels(saved, repository)]
    choices.append(_list_areas(saved, figure, repository))
    return tuple(
        choice for choice in choices if choice is not None and choice.name not in locks.locked
    )


def list_kept(saved: SavedView, choices: tuple[FrameChoice, ...]) -> dict[str, str]:
    """List what of an address stays whatever is chosen, by name."""
    names = {choice.name for choice in choices}
    # Another edition has another vintage, and most often other areas.
    dropped = names | ({"vintage"} if LEVEL in names else set())
    query = parse_qs(saved.to_query())
    return {name: values[-1] for name, values in query.items() if name not in dropped}


def _list_indicators(saved: SavedView, repository: Repository) -> FrameChoice:
    view = resolve_view(saved.selection, repository)
    indicators = repository.registry.indicators.values()
    by_theme = {
        THEME_NAMES[theme]: {one.id: one.label for one in indicators if one.theme is theme}
        for theme in Theme
    }
    offered = {theme: labels for theme, labels in by_theme.items() if labels}
    return FrameChoice(INDICATOR, "Indicator", offered, view.indicator.id)


def _list_levels(saved: SavedView, repository: Repository) -> FrameChoice | None:
    view = resolve_view(saved.selection, repository)
    offered = drawn_coverage(view.indicator.id, repository)
    offered_levels = {one.geography.level for one in offered}
    newest = next((one.geography for one in offered if one.geography.level is Level.WARD), None)
    # An older edition was meant as it is: the choice of a level would leave it.
    is_old = view.geography.level is Level.WARD and view.geography != newest
    levels = {
        one.value: LEVEL_NAMES[one][1].capitalize()
        for one in CHOSEN_LEVELS
        if one in offered_levels
    }
    if len(levels) < 2 or is_old:  # noqa: PLR2004 - one level is no choice
        return None
    return FrameChoice(LEVEL, "Areas", {"": levels}, view.geography.level.value)


def _list_areas(saved: SavedView, figure: Figure, repository: Repository) -> FrameChoice | None:
    geography = figure.shapes or (BOROUGHS if saved.page is Page.AREA else None)
    if geography is None or saved.page in (Page.COMPARE, Page.NEED, Page.PROGRAMME):
        return None
    areas = repository.areas(geography).sort_values("area_name")
    if len(areas) > _MOST_AREAS:
        return None
    names = dict(zip(areas["area_code"], areas["area_name"], strict=True))
    chosen = (saved.selection.area or "").upper()
    if saved.page is Page.AREA and chosen not in names:
        return None
    options = names if saved.page is Page.AREA else {"": "No area"} | names
    return FrameChoice(AREA, "Area", {"": options}, chosen)


def drop_page(saved: SavedView) -> SavedView:
    """Give the view whose address a frame links to: without colours, which are the site's."""
    return replace(saved, selection=replace(saved.selection, appearance=None))
