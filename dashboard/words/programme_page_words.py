"""What the page of a programme says of it as a whole, and what is missing of it."""

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.geography_names import count_areas
from dashboard.layout.page import SITE_NAME
from dashboard.numbers_shown import end_sentence, name_in_sentence
from dashboard.reach.programme_facts import BOROUGHS, ProgrammeFacts, RecordKind
from dashboard.reach.reach_rows import UnitCoverage
from dashboard.words.reach_words import say_located
from geodata.model import Area, Programme, Source, list_words

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


class WholeWords(NamedTuple):
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


def describe_whole(coverage: UnitCoverage, source: Source, note: str | None) -> WholeWords:
    """Say which source counts the whole of a kind of unit, or speaks of it and counts none."""
    count = coverage.count
    if count.total is None:
        text = f"{count.label[:1].upper()}{count.label[1:]} are spoken of, and not counted, by"
    else:
        least = "At least " if count.at_least else ""
        text = f"{least}{count.total:,} {count.label}, as counted by"
    remark = end_sentence(note) if note else ""
    return WholeWords(text, f"{source.producer}, {source.title}", source.url, remark)


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
        told = "; ".join(str(row["activity"]) for row in remainders)
        yield f"Counted by a source and named by none: {told}."
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
    have = "has" if rest == 1 else "have"
    return f"{name}: {least}{rest:,} of {least}{count.total:,} {have} no place in the sources read."


def _describe_gaps(facts: ProgrammeFacts) -> str:
    """Say how many of the records of reach say each thing that a reader would ask for."""
    reached = facts.reached
    told = "; ".join(
        f"{words}: {int(reached[column].notna().sum()):,} of {len(reached):,}"
        for column, words in _ASKED_FOR.items()
    )
    return f"Records of reach {told}."


def _describe_boroughs(facts: ProgrammeFacts) -> str:
    unnamed = facts.laid.unnamed
    if not facts.laid.named:
        return (
            "No source read places it in any borough, so nothing can be said of one borough or"
            " another."
        )
    if not unnamed:
        return "Every borough is named by some record."
    have = "has" if len(unnamed) == 1 else "have"
    names = list_words(name_in_sentence(area.area_name) for area in unnamed)
    return (
        f"{count_areas(len(unnamed), BOROUGHS)} {have} no record of it in the sources read:"
        f" {names}. {NOT_NONE}"
    )


def describe_map(facts: ProgrammeFacts, closer: Area | None) -> str:
    """Say the map in words."""
    named = list_words(name_in_sentence(area.area_name) for area in facts.laid.named)
    where = f"Map of {name_in_sentence(closer.area_name)}" if closer else "Map of London's boroughs"
    rest = len(facts.laid.unnamed)
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
    records = "1 record is" if placed == 1 else f"{placed:,} records are"
    beside = len(facts.records) - placed
    others = "1 other entry is" if beside == 1 else f"{beside:,} other entries are"
    left = f" {others} told below and not drawn, for want of a place or of reach." if beside else ""
    return (
        f"{records} drawn, none more exactly than its source allows. A borough is shaded because"
        f" a record names it, whether once or often.{left}"
    )
