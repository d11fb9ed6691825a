"""The page of one programme: what its address means, and the parts that answer it."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urljoin

from dash.development.base_component import Component
from flask import has_request_context, request

from dashboard.charts.coverage import draw_coverage
from dashboard.components.page import build_notices
from dashboard.components.programme_records import build_records
from dashboard.components.reach import CoverageLine, build_bars_legend
from dashboard.components.sources import build_source
from dashboard.components.static_page import StaticPage
from dashboard.figures.figure import Figure
from dashboard.figures.programme import build_programme
from dashboard.pages.programme.layout import (
    Beside,
    ConflictText,
    CoverageText,
    ProgrammeText,
    build_beside,
    build_closing,
    build_conflicts,
    build_coverage,
    build_missing,
    build_places,
    build_programme_page,
    build_unknown_programme,
    build_whole_totals,
)
from dashboard.results.choices import THEME_NAMES
from dashboard.results.programmes import ProgrammeFacts, collect_programme, order_programmes
from dashboard.state.addresses import programme_address
from dashboard.state.reach import REACH_ROUTE
from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import Selection
from dashboard.text.programme import (
    NOT_ADDED,
    OF_WHOM,
    WHY_WITHHELD,
    cite_programme,
    describe_dates,
    describe_lead,
    describe_page,
    describe_totals,
    describe_whole,
    list_missing,
    say_drawn,
)
from dashboard.text.reach_page import describe_coverage
from dashboard.text.record import describe_group
from geodata.model import Programme
from geodata.repository import Repository

# Builds what a reader can do who knows of a record of a programme that is missing.
BuildHelp = Callable[[Programme], Component]
# What those who took part said is told apart from what was given and counted.
OUTCOMES = "evaluation"
_KEPT = 64


def present_programme(
    selection: Selection,
    repository: Repository,
    programme_id: str = "",
    build_help: BuildHelp | None = None,
) -> StaticPage:
    """Build the page of a programme, or say that there is none of this name."""
    if programme_id not in repository.registry.programmes:
        return _say_unknown(programme_id, repository)
    facts = collect_programme(programme_id, repository)
    programme = facts.programme
    record_help = build_help(programme) if build_help else None
    return StaticPage(
        title=programme.label,
        description=describe_page(programme),
        route=REACH_ROUTE,
        main=build_programme_page(
            _describe(facts),
            programme.id,
            build_notices(selection.problems),
            list(_build_parts(facts, record_help, repository)),
        ),
    )


def _describe(facts: ProgrammeFacts) -> ProgrammeText:
    programme = facts.programme
    return ProgrammeText(
        title=programme.label,
        lead=describe_lead(facts),
        description=programme.description,
        facts=(
            ("Theme", THEME_NAMES[programme.theme]),
            ("Funder", programme.funder),
            ("When", describe_dates(programme)),
        ),
        withheld=WHY_WITHHELD if programme.sensitive else "",
    )


def _build_parts(
    facts: ProgrammeFacts, record_help: Component | None, repository: Repository
) -> Iterator[Component | None]:
    yield from _build_data_parts(facts.programme.id, repository)
    yield build_missing(list_missing(facts), facts.programme.caveats, record_help)
    yield _build_closing(facts, repository)
    yield build_beside(*[one and Beside(one.id, one.label) for one in (facts.before, facts.after)])


# The same for every reader: drawing the map and telling the records is most of the work.
@lru_cache(maxsize=_KEPT)
def _build_data_parts(programme_id: str, repository: Repository) -> tuple[Component | None, ...]:
    """Build what depends on the data alone."""
    facts = collect_programme(programme_id, repository)
    whole = [describe_totals(kind) for kind in facts.totals if kind.kind != OUTCOMES]
    found = [describe_totals(kind) for kind in facts.totals if kind.kind == OUTCOMES]
    return (
        build_coverage(_list_coverage(facts, repository), build_bars_legend()),
        build_whole_totals("What sources say of the whole", NOT_ADDED, whole),
        build_whole_totals("Outcomes that sources give", OF_WHOM, found),
        build_places(_make_figure(facts, repository), say_drawn(facts)),
        build_records(
            [describe_group(group, facts.programme, repository) for group in facts.groups],
            "No source read holds a record of any place of this programme.",
        ),
        build_conflicts(_list_conflicts(facts, repository)),
    )


def _list_coverage(facts: ProgrammeFacts, repository: Repository) -> Sequence[CoverageText]:
    pairs = zip(facts.coverage, facts.programme.units, strict=True)
    sources = repository.registry.sources
    return [
        CoverageText(
            CoverageLine(draw_coverage(one, f"cover-{place}"), describe_coverage(one)),
            *describe_whole(one, sources[unit.source], unit.note),
        )
        for place, (one, unit) in enumerate(pairs)
    ]


def _make_figure(facts: ProgrammeFacts, repository: Repository) -> Figure:
    selection = Selection(programme=(facts.programme.id,))
    return build_programme(SavedView(Page.PROGRAMME, selection), facts, repository)


def _list_conflicts(facts: ProgrammeFacts, repository: Repository) -> Sequence[ConflictText]:
    sources = repository.registry.sources
    conflicts = []
    for one in facts.conflicts:
        used, other = sources[one.used_source], sources[one.other_source]
        conflicts.append(
            ConflictText(
                identifier=one.id,
                about=one.about,
                used=one.used,
                used_source=f"{used.producer}, {used.title}",
                used_url=used.url,
                other=one.other,
                other_source=f"{other.producer}, {other.title}",
                other_url=other.url,
                reason=one.reason,
            )
        )
    return conflicts


def _build_closing(facts: ProgrammeFacts, repository: Repository) -> Component:
    path = programme_address(facts.programme.id)
    address = urljoin(request.host_url, path) if has_request_context() else path
    newest = max(source.accessed_on for source, _ in facts.sources)
    return build_closing(
        [build_source(*pair) for pair in facts.sources],
        cite_programme(facts, repository.data_version, address),
        f"Data version {repository.data_version}. Publications last read on"
        f" {newest.day} {newest:%B %Y}. This page: {address}",
    )


def _say_unknown(text: str, repository: Repository) -> StaticPage:
    everything = order_programmes(repository)
    near = find_near(text, everything)
    return StaticPage(
        title="No such programme",
        description="The atlas has no programme at this address.",
        route=REACH_ROUTE,
        main=build_unknown_programme(
            text[:LONGEST_TEXT],
            [Beside(one.id, one.label) for one in near or everything],
            is_near=bool(near),
        ),
        status=HTTPStatus.NOT_FOUND,
    )


# Longer than any name: the rest of what a client sends is not compared.
LONGEST_TEXT = 80
_MOST_NAMED = 5
_NEAR_ENOUGH = 0.6
_WORD = re.compile(r"[^\W_]+")
# Words that say nothing of which programme is meant.
_COMMON = frozenset({"and", "for", "is", "london", "londoners", "of", "open", "the"})


def find_near(text: str, programmes: Sequence[Programme]) -> tuple[Programme, ...]:
    """Find programmes with a like name or a word in common, the nearest first.

    Examples
    --------
    >>> find_near("", ())
    ()
    """
    words = _split(text[:LONGEST_TEXT])
    if not words:
        return ()
    rated = [(_rate(words, programme), programme) for programme in programmes]
    near = [(score, programme) for score, programme in rated if score >= _NEAR_ENOUGH]
    near.sort(key=lambda pair: -pair[0])
    return tuple(programme for _, programme in near[:_MOST_NAMED])


def _rate(words: Sequence[str], programme: Programme) -> float:
    """Rate how near a name is: 1 and more where a telling word is the same, else its likeness."""
    names = [_split(programme.id), _split(programme.label)]
    shared = {word for name in names for word in name} & (set(words) - _COMMON)
    written = " ".join(words)
    likeness = max(SequenceMatcher(None, written, " ".join(name)).ratio() for name in names)
    return likeness + len(shared)


def _split(text: str) -> list[str]:
    return _WORD.findall(text.lower())
