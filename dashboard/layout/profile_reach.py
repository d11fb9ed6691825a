"""The programmes that reached an area, and those of which no source says so."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.layout.area_panel import ReachedLine, build_reached_line
from dashboard.numbers_shown import name_in_sentence
from dashboard.profile.area_profile import AreaProfile
from geodata.model import list_words

# What is open on the page, and what two sheets of paper have room for.
_SHOWN = 12
_LETTERS_PRINTED = 900


def build_reach(profile: AreaProfile, address: str) -> Component:
    """Build the records, how each is known, and what is not recorded here."""
    name = name_in_sentence(profile.area.area_name)
    printed = _count_printed(profile.reached)
    left_out = len(profile.reached) - printed
    return html.Section(
        [
            html.H2("Programmes that reached this area", id="programmes"),
            *_build_list(profile.reached, printed),
            _say_left_out(left_out, address) if left_out else None,
            html.P(profile.reached_note, className="soft") if profile.reached_note else None,
            *_build_unrecorded(profile, name),
            html.P(
                html.A("Every programme: what is located, where and when", href="/reach"),
                className="not-printed",
            ),
        ],
        className="profile-part reach-part",
    )


def _build_list(lines: Sequence[ReachedLine], printed: int) -> list[Component]:
    if not lines:
        return []
    items = [
        build_reached_line(line, is_printed=place < printed) for place, line in enumerate(lines)
    ]
    shown, rest = items[:_SHOWN], items[_SHOWN:]
    parts: list[Component] = [html.Ul(shown, className="reached")]
    if rest:
        records = "record" if len(rest) == 1 else "records"
        parts.append(
            html.Details(
                [
                    html.Summary(f"{len(rest)} more {records}"),
                    html.Ul(rest, className="reached"),
                ],
                className="not-printed",
            )
        )
    return parts


def _count_printed(lines: Sequence[ReachedLine]) -> int:
    """Count the records, from the first, that fit on paper by the length of their words."""
    length = 0
    for place, line in enumerate(lines[:_SHOWN]):
        length += len(line.title) + len(line.detail) + len(line.source)
        if length > _LETTERS_PRINTED:
            return place
    return min(len(lines), _SHOWN)


def _say_left_out(count: int, address: str) -> Component:
    records = "1 more record is" if count == 1 else f"{count} more records are"
    return html.P(f"{records} at {address}", className="only-printed")


def _build_unrecorded(profile: AreaProfile, name: str) -> list[Component]:
    if not profile.unrecorded:
        return []
    labels = list_words(programme.label for programme in profile.unrecorded)
    return [
        html.H3("Not recorded here"),
        html.P(
            f"The sources read name nothing in {name} of {labels}. That is not evidence that"
            " nothing happened here.",
            className="unrecorded",
        ),
    ]
