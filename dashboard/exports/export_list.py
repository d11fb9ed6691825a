"""The list of files that a view or a story can be had as."""

from collections.abc import Callable, Sequence
from itertools import groupby

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.exports.formats import LEAST_SCALE, MOST_SCALE, USUAL_SCALE, FileFormat
from dashboard.state.saved_view import SavedView
from dashboard.state.story import Story

VIEW_ROUTE, STORY_ROUTE = "/export/view", "/export/story"


def build_export_list(view: SavedView, kinds: Sequence[FileFormat]) -> Component:
    """Build the list of a view's files, by what they are for.

    Parameters
    ----------
    view : SavedView
    kinds : sequence of FileKind
        Those that the view can be had as (`file_kinds.list_view_formats`).
    """
    query = view.to_query()
    return _build_list(kinds, lambda kind: _link_view(kind, query))


def build_story_export_list(story: Story, kinds: Sequence[FileFormat]) -> Component:
    """Build the list of a story's files; a long one is sent by a form, as no address holds it.

    Parameters
    ----------
    story : Story
    kinds : sequence of FileKind
        Those that several views can be had as (`file_kinds.list_story_formats`).
    """
    return html.Form(
        [
            # Dash has no element of this name.
            Markup('<input type="hidden" name="story" value="{}">').format(
                story.to_file().decode()
            ),
            _build_list(kinds, lambda kind: [_build_button(kind)]),
        ],
        method="post",
        **attributes({"data-export": "1"}),
    )


def _build_list(
    kinds: Sequence[FileFormat], link: Callable[[FileFormat], list[Component]]
) -> Component:
    parts: list[Component] = []
    for group, members in groupby(kinds, key=lambda kind: kind.group):
        rows = [
            html.Li(
                [
                    html.Div(link(kind), className="export-links"),
                    html.P(kind.purpose, className="export-purpose"),
                    html.Div(
                        className="export-told", role="status", **attributes({"data-told": "1"})
                    ),
                ],
                className="export-kind",
            )
            for kind in members
        ]
        parts += [html.H3(group.value, className="export-group"), html.Ul(rows)]
    return html.Div(parts, className="export-list")


def _link_view(kind: FileFormat, query: str) -> list[Component]:
    links: list[Component] = [_build_link(kind.label, kind, query)]
    if kind.is_scaled:
        links += [
            _build_link(f"{scale}x", kind, f"{query}&scale={scale}".lstrip("&"), scale)
            for scale in range(LEAST_SCALE, MOST_SCALE + 1)
            if scale != USUAL_SCALE
        ]
    return links


def _build_link(label: str, kind: FileFormat, query: str, scale: int | None = None) -> Component:
    address = f"{VIEW_ROUTE}.{kind.suffix}"
    named = {"aria-label": f"{kind.label}, {scale} times the size"} if scale else {}
    return html.A(
        label,
        href=f"{address}?{query}" if query else address,
        rel="nofollow",
        className="action export-size" if scale else "action",
        **attributes({"data-export": "1", **named}),
    )


def _build_button(kind: FileFormat) -> Component:
    return html.Button(
        kind.label,
        type="submit",
        className="action",
        formAction=f"{STORY_ROUTE}.{kind.suffix}",
    )
