"""Pages about one export: how it stands, its file, or why there is none."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.components.attributes import attributes

_BEFORE = {0: "Yours is next.", 1: "One export is before yours."}


def say_standing(ahead: int, done: int, of: int) -> str:
    """Say how far an export is; ``of`` is 0 where its parts are not known yet.

    Examples
    --------
    >>> say_standing(3, 0, 0)
    '3 exports are before yours.'
    >>> say_standing(0, 2, 9)
    '2 of 9 parts are written.'
    """
    if of:
        return f"{done} of {of} parts are written."
    return _BEFORE.get(ahead, f"{ahead} exports are before yours.")


def build_waiting(sentence: str, parts: tuple[int, int], cancel: str) -> Component:
    """Build the page of an export that is not ready; it is asked for again by itself."""
    done, of = parts
    bar = [
        Markup('<progress value="{}" max="{}" aria-label="Parts written"></progress>').format(
            done, of
        )
    ]
    return _build(
        "Your file is being made",
        [
            html.P(sentence, className="export-now", role="status"),
            *(bar if of else []),
            html.P("This page looks again every two seconds, and offers the file once it is made."),
            html.Form(
                html.Button("Cancel", type="submit", className="action"),
                action=cancel,
                method="post",
            ),
        ],
    )


def build_ready(name: str, size: str, address: str) -> Component:
    """Build the page of a file that is ready; the download begins by itself."""
    return _build(
        "Your file is ready",
        [
            html.P(
                [html.A(f"Download {name}", href=address, className="action"), f" {size}"],
                className="actions",
            ),
            html.P(
                "The download begins by itself; if it does not, follow the link. The file is kept"
                " for ten minutes, and goes soon after it was downloaded."
            ),
        ],
    )


def build_notice(title: str, sentences: Sequence[str], again: str = "") -> Component:
    """Build a page that says why there is no file, and where to ask again, if that can help."""
    link = [html.P(html.A("Try again", href=again, className="action"), className="actions")]
    return _build(title, [*(html.P(sentence) for sentence in sentences), *(link if again else [])])


def _build(title: str, parts: Sequence[Component | Markup]) -> Component:
    return html.Main(
        [
            html.H1(title),
            *parts,
            html.P(html.A("Open the atlas", href="/"), className="export-home"),
        ],
        id="main",
        className="prose export-page",
        tabIndex="-1",
        **attributes({"data-export-page": "1"}),
    )
