"""What is said of a programme as a whole: its totals, its dates, and what is missing."""

import calendar
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from dashboard.format.names import count_areas
from dashboard.format.numbers import THIN_SPACE, agree, count_things, end_sentence, name_in_sentence
from dashboard.format.text import say_dates
from dashboard.results.programmes import (
    BOROUGHS,
    FIRST_YEAR,
    LAST_YEAR,
    KindOfTotals,
    ProgrammeFacts,
    RecordKind,
    TimelineRow,
    TotalRow,
)
from dashboard.results.reach import UnitCoverage
from dashboard.settings import SITE_NAME
from dashboard.text.reach import say_located
from geodata.model import Area, Programme, ProgrammeTotal, Source, list_words


class TotalLine(NamedTuple):
    """One figure: whose, of what, where it stands, and the words of its source."""

    programme: str
    name: str
    what: str
    figure: str
    source: str
    source_url: str
    section: str
    quote: str
    same: str


class TotalsOfKind(NamedTuple):
    """All figures of one kind, and what must be known of them together."""

    name: str
    count: str
    remark: str
    lines: tuple[TotalLine, ...]


NOT_NONE = "That is not evidence that nothing happened there."
NOT_ADDED = (
    "Each figure stands alone: nothing here is added up. Some sums are parts of others, none is"
    " split between boroughs, and sources count people differently."
)
OF_WHOM = (
    "A share is of those who took part and were asked, and the sources do not say how many"
    " answered; a rise is of a whole group, whoever took part. What would have happened without"
    " the programme is not known."
)
WHY_WITHHELD = (
    "Families who were resettled are never shown below borough level. Places, names of groups,"
    " quotes and pages that could lead to a family are left out of everything that the atlas"
    " gives, so the marks stand for boroughs and never for a home."
)
_ASKED_FOR = {
    "date": "with a date",
    "amount_gbp": "with a sum of money",
    "participants": "with words on people",
}


class WholeText(NamedTuple):
    """Where the whole of one kind of unit comes from: a sentence, and its source's address."""

    text: str
    source: str
    url: str
    note: str


def describe_lead(facts: ProgrammeFacts) -> str:
    """Say the finding: what of the programme the sources read place."""
    if not facts.coverage:
        return "No source counts what this programme reached."
    return f"Sources place {list_words(say_located(one.count) for one in facts.coverage)}."


def describe_page(programme: Programme) -> str:
    """Say what the page is, for search engines and lists of pages."""
    return (
        f"{programme.label}: what sources say of it as a whole, where they place it, how sure each"
        " record is, where they disagree, and what nobody recorded."
    )


def describe_whole(coverage: UnitCoverage, source: Source, note: str | None) -> WholeText:
    """Say which source counts the whole of a kind of unit, or speaks of it and counts none."""
    count = coverage.count
    if count.total is None:
        text = f"{count.label[:1].upper()}{count.label[1:]} are spoken of, and not counted, by"
    else:
        least = "At least " if count.at_least else ""
        text = f"{least}{count.total:,} {count.label}, as counted by"
    remark = end_sentence(note) if note else ""
    return WholeText(text, f"{source.producer}, {source.title}", source.url, remark)


def list_missing(facts: ProgrammeFacts) -> tuple[str, ...]:
    """Say what is missing of a programme: units, sums, dates, people, boroughs."""
    return tuple(_find_missing(facts))


def _find_missing(facts: ProgrammeFacts) -> Iterator[str]:
    for coverage in facts.coverage:
        yield _describe_rest(coverage)
    remainders = [
        row for group in facts.groups if group.kind is RecordKind.REMAINDER for row in group.rows
    ]
    if remainders:
        activities = "; ".join(str(row["activity"]) for row in remainders)
        yield f"Counted by a source and named by none: {activities}."
    if len(facts.reached):
        yield _describe_gaps(facts)
    yield _describe_boroughs(facts)


def _describe_rest(coverage: UnitCoverage) -> str:
    count = coverage.count
    name = f"{count.label[:1].upper()}{count.label[1:]}"
    if count.total is None:
        placed = f"{count.located:,} placed" if count.located else "none is placed"
        return f"{name}: no source read says how many there were; {placed}."
    rest = count.total - count.located
    least = "at least " if count.at_least else ""
    if not rest:
        return f"{name}: none is missing, as {count.located:,} of {count.total:,} are placed."
    have = agree(rest, "has", "have")
    return f"{name}: {least}{rest:,} of {least}{count.total:,} {have} no place in the sources read."


def _describe_gaps(facts: ProgrammeFacts) -> str:
    """Say how many of the records of reach say each thing that a reader would ask for."""
    reached = facts.reached
    counts = "; ".join(
        f"{phrase}: {int(reached[column].notna().sum()):,} of {len(reached):,}"
        for column, phrase in _ASKED_FOR.items()
    )
    return f"Records of reach {counts}."


def _describe_boroughs(facts: ProgrammeFacts) -> str:
    unnamed = facts.placement.unnamed
    if not facts.placement.named:
        return (
            "No source read places it in any borough, so nothing can be said of one borough or"
            " another."
        )
    if not unnamed:
        return "Every borough is named by some record."
    have = agree(len(unnamed), "has", "have")
    names = list_words(name_in_sentence(area.area_name) for area in unnamed)
    return (
        f"{count_areas(len(unnamed), BOROUGHS)} {have} no record of it in the sources read:"
        f" {names}. {NOT_NONE}"
    )


def describe_map(facts: ProgrammeFacts, closer: Area | None) -> str:
    """Say the map in words."""
    named = list_words(name_in_sentence(area.area_name) for area in facts.placement.named)
    where = f"Map of {name_in_sentence(closer.area_name)}" if closer else "Map of London's boroughs"
    rest = len(facts.placement.unnamed)
    others = (
        f" The other {count_areas(rest, BOROUGHS)} have no record of it in the sources read."
        if rest > 1
        else ""
    )
    return f"{where}. Records of {facts.programme.label} name {named}.{others}"


def describe_undrawn(facts: ProgrammeFacts) -> str:
    """Say why there is no map."""
    if not len(facts.records):
        return "No source read places anything of this programme, so there is no map to draw."
    return (
        "No source read names a place or a borough that it reached, so there is no map to draw:"
        " an empty one would look like no activity."
    )


def cite_programme(facts: ProgrammeFacts, data_version: str, address: str) -> str:
    """Write a citation of the page; the day of reading is the reader's to add."""
    sources = "; ".join(f"{source.producer}, {source.title}" for source, _ in facts.sources)
    return (
        f"{SITE_NAME}. {facts.programme.label}: programme page, data version {data_version}."
        f" From: {end_sentence(sources)} {address}"
    )


def say_drawn(facts: ProgrammeFacts) -> str:
    """Say what the map shows of the records, and what it cannot."""
    placed = len(facts.placed)
    records = count_things(placed, "record is", "records are")
    beside = len(facts.records) - placed
    others = count_things(beside, "other entry is", "other entries are")
    left = f" {others} told below and not drawn, for want of a place or of reach." if beside else ""
    return (
        f"{records} drawn, none more exactly than its source allows. A borough is shaded because"
        f" a record names it, whether once or often.{left}"
    )


_KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "evaluation": "What evaluations found",
        "money": "Money",
        "people": "People",
        "organisations": "Organisations",
        "projects": "Projects and grants",
        "other": "Places, days, hours and other counts",
    }
)
_REMARKS: Mapping[str, str] = MappingProxyType(
    {
        "evaluation": "Of those who took part and were asked; the sources do not say how many"
        " answered. What would have happened without the programme is not known.",
        "money": "Some sums are parts of others, so they are not added up, and none is split"
        " between boroughs.",
        "people": "Sources count differently and may count a person twice, so these are not"
        " added up.",
    }
)


def describe_totals(kind: KindOfTotals) -> TotalsOfKind:
    """Describe all figures of one kind."""
    count = len(kind.rows)
    return TotalsOfKind(
        name=_KIND_NAMES[kind.kind],
        count=count_things(count, "figure"),
        remark=_REMARKS.get(kind.kind, "They are counts of different things: none is added up."),
        lines=tuple(_describe(row) for row in kind.rows),
    )


def show_total(total: ProgrammeTotal) -> str:
    """Show a figure with its unit and its source's own reserve: "at least 5,200 people"."""
    number = f"{total.value:,.0f}" if total.value == int(total.value) else f"{total.value:,}"
    reserves = (("at least ", total.at_least), ("up to ", total.at_most))
    reserve = "".join(phrase for phrase, is_meant in reserves if is_meant)
    about = "about " if total.approximate else ""
    return f"{reserve}{about}{_add_unit(number, total.unit)}"


def _add_unit(number: str, unit: str) -> str:
    if unit == "£":
        return f"£{number}"
    return f"{number}{THIN_SPACE}%" if unit == "%" else f"{number} {unit}"


def _describe(row: TotalRow) -> TotalLine:
    total = row.total
    same = f"The same figure is given for {list_words(row.same_as)}." if row.same_as else ""
    return TotalLine(
        programme=row.programme.id,
        name=row.programme.label,
        what=total.label,
        figure=show_total(total),
        source=f"{row.source.producer}, {row.source.title}",
        source_url=row.source.url,
        section=f"section “{total.section}”" if total.section else "",
        quote=f"“{total.quote}”" if total.quote else "The source's words are not held.",
        same=same,
    )


_LENGTH_OF_MONTH = len("2018-09")


def say_when(text: str) -> str:
    """Say an ISO 8601 year, month or day as a reader does.

    Examples
    --------
    >>> say_when("2018"), say_when("2018-09"), say_when("2018-03-23")
    ('2018', 'September 2018', '23 March 2018')
    """
    if len(text) == _LENGTH_OF_MONTH:
        year, month = text.split("-")
        return f"{calendar.month_name[int(month)]} {year}"
    return say_dates(text)


def describe_dates(programme: Programme) -> str:
    """Say from when to when a programme ran, as far as sources do."""
    if not programme.starts:
        return "No source read gives its dates"
    starts = say_when(programme.starts)
    if not programme.ends:
        return f"From {starts}; no source read gives an end"
    return f"{starts} to {say_when(programme.ends)}"


def describe_timeline(row: TimelineRow) -> str:
    """Say what the line of time shows of a programme, and what it cannot."""
    dated = sum(one.records for one in row.dated)
    parts = [describe_dates(row.programme)]
    if dated:
        parts.append(f"{count_things(dated, 'record')} dated within these years")
    if row.before:
        parts.append(f"{count_things(row.before, 'record')} of before {FIRST_YEAR}")
    if row.after:
        parts.append(f"{count_things(row.after, 'record')} of after {LAST_YEAR}")
    if row.undated:
        parts.append(f"{count_things(row.undated, 'record')} without a date")
    outside = _describe_outside(row)
    return f"{'. '.join(filter(None, [parts[0], outside, ', '.join(parts[1:])]))}."


def describe_undated(programmes: tuple[Programme, ...]) -> str:
    """Say of which programmes nothing is dated; an empty text where there is none."""
    if not programmes:
        return ""
    labels = list_words(programme.label for programme in programmes)
    return f"No source read dates anything of {labels} among the records that match."


def _describe_outside(row: TimelineRow) -> str:
    """Say of a programme that began before the line does."""
    is_before = row.starts is not None and row.starts.last.year < FIRST_YEAR
    return "It began before the line does" if is_before else ""
