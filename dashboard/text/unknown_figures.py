"""What is not known of figures: intervals, bases, areas, dates, and what is due for review."""

from collections.abc import Iterable
from datetime import date

from dashboard.format.numbers import count_things
from dashboard.format.text import say_day
from dashboard.state.view import drawn_coverage
from dashboard.text.unknown import Unknown, UnknownSection
from geodata.closed_lists import Basis, Status
from geodata.model import Indicator
from geodata.reach.needs import load_needs
from geodata.repository import Repository

OLD_YEARS = 5
_STATUS_WORDS = {
    Status.WITHHELD.value: "withheld",
    Status.NOT_AVAILABLE.value: "not available",
    Status.NOT_APPLICABLE.value: "not applicable",
}
_BASIS_WORDS = {
    Basis.SURVEY: "A survey estimate, published without its interval: differences are described"
    " and not tested.",
    Basis.MODELLED: "A modelled figure, published without an interval: differences are described"
    " and not tested.",
    Basis.ADMINISTRATIVE: "From administrative records: it has no sampling error, and other"
    " errors are not published.",
}


def list_without_interval(repository: Repository) -> UnknownSection:
    """List the indicators without any interval, those that count everybody aside."""
    without = [
        indicator
        for indicator in _list_indicators(repository)
        if not any(one.has_intervals for one in repository.coverage(indicator.id))
    ]
    counts = [one for one in without if one.basis is Basis.FULL_COUNT]
    others = [one for one in without if one.basis is not Basis.FULL_COUNT]
    return UnknownSection(
        "intervals",
        "Indicators without an interval",
        f"{len(others)} of {len(repository.registry.indicators):,} indicators are not full counts"
        f" and have no published interval. {len(counts)} more count everybody, and need none.",
        tuple(
            _describe(one, "how far chance could move it", _BASIS_WORDS[one.basis])
            for one in others
        ),
        is_long=True,
    )


def list_without_base(repository: Repository) -> UnknownSection:
    """Say how many values tell of how many people they rest on."""
    values = without = 0
    for indicator in _list_indicators(repository):
        if indicator.basis is not Basis.SURVEY:
            continue
        observed = repository.observations(indicator.id)
        shown = observed[observed["value"].notna()]
        values += len(shown)
        without += int(shown["base"].isna().sum())
    return UnknownSection(
        "bases",
        "How many people a survey asked",
        f"{without:,} of {values:,} values from surveys come without the number of people asked.",
        (
            Unknown(
                subject="Values from surveys",
                what="the number of people asked, by area",
                how_many=without,
                why="It is not among the data held here; intervals, where published, say how much"
                " chance could move a value.",
                address="/data",
            ),
        )
        if without
        else (),
        counted="values",
    )


def list_london_only(repository: Repository) -> UnknownSection:
    """List the indicators that have no figure for any area that can be drawn."""
    whole = [one for one in _list_indicators(repository) if not drawn_coverage(one.id, repository)]
    return UnknownSection(
        "london-only",
        "Indicators held for London or parts of it only",
        f"{count_things(len(whole), 'indicator')}: nothing is known of boroughs or"
        " wards. They open as a trend.",
        tuple(
            _describe(one, "its value by borough and ward", "Not published, or not held here.")
            for one in whole
        ),
        is_long=True,
    )


def list_gaps(repository: Repository) -> UnknownSection:
    """List the areas for which a source gives no value, with its reason."""
    entries = [
        entry for one in _list_indicators(repository) for entry in _find_gaps(one, repository)
    ]
    return UnknownSection(
        "gaps",
        "Values that are not there",
        f"{count_things(sum(one.how_many or 0 for one in entries), 'value')} of areas and"
        " dates. An area without a value is hatched where it is drawn, and never counted as zero.",
        tuple(entries),
        counted="values",
        is_long=True,
    )


def _find_gaps(indicator: Indicator, repository: Repository) -> Iterable[Unknown]:
    observed = repository.observations(indicator.id)
    missing = observed[observed["value"].isna()]
    keys = ["area_name", "level", "status", "note"]
    for (name, level, status, note), rows in missing.groupby(keys, dropna=False, sort=True):
        word = _STATUS_WORDS.get(str(status), "no value is held")
        yield Unknown(
            subject=f"{indicator.label}: {name} ({str(level).replace('_', ' ')})",
            what=word,
            how_many=len(rows),
            why=note if isinstance(note, str) else "No reason is held here.",
            address=f"/?indicator={indicator.id}",
        )


def list_old(repository: Repository, today: date) -> UnknownSection:
    """List the indicators whose newest date is old, the oldest first."""
    newest = [
        (max(period.id for one in coverage for period in one.periods), indicator)
        for indicator in _list_indicators(repository)
        if (coverage := repository.coverage(indicator.id))
    ]
    old = sorted(
        (pair for pair in newest if int(pair[0][:4]) < today.year - OLD_YEARS),
        key=lambda pair: (pair[0], pair[1].label),
    )
    return UnknownSection(
        "old",
        f"Figures older than {OLD_YEARS} years",
        f"{len(old)} of {count_things(len(newest), 'indicator')} have no figure that"
        f" begins in {today.year - OLD_YEARS} or later.",
        tuple(
            _describe(one, f"anything since {period[:4]}", "No newer figure is held.")
            for period, one in old
        ),
        is_long=True,
    )


def list_review(repository: Repository, today: date) -> UnknownSection:
    """List the indicators that are past the date on which they were to be looked at again."""
    due = sorted(_list_indicators(repository), key=lambda one: (one.next_review, one.label))
    past = [one for one in due if one.next_review < today]
    summary = f"{count_things(len(past), 'indicator is', 'indicators are')} past the review date."
    if due and not past:
        first = due[0]
        summary = (
            "None is past its review date. The next is due on"
            f" {say_day(first.next_review)}: {first.label}."
        )
    return UnknownSection(
        "review",
        "Data past their review date",
        summary,
        tuple(
            _describe(
                one,
                "whether its source has newer figures",
                f"To be reviewed by {say_day(one.next_review)}.",
            )
            for one in past
        ),
        is_long=True,
    )


def list_needs_not_held(_repository: Repository) -> UnknownSection:
    """List the measures of need that are asked for and not held."""
    missing = [need for need in load_needs().values() if need.not_held]
    return UnknownSection(
        "needs",
        "Measures of need that are not held",
        f"{len(missing)} of {count_things(len(load_needs()), 'measure')} that reach is"
        " to be set against.",
        tuple(
            Unknown(
                subject=need.label,
                what="how many there are by area",
                how_many=None,
                why=need.not_held or "",
                address="/reach/need",
            )
            for need in missing
        ),
    )


def _list_indicators(repository: Repository) -> list[Indicator]:
    return sorted(repository.registry.indicators.values(), key=lambda one: one.label)


def _describe(indicator: Indicator, what: str, why: str) -> Unknown:
    return Unknown(indicator.label, what, None, why, f"/?indicator={indicator.id}")
