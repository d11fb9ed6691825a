"""What is said of a search for a topic, and of each thing that it finds."""

from typing import Any

from dashboard.format.names import LEVEL_NAMES
from dashboard.format.numbers import count_things
from dashboard.results.choices import TopicCover, cover_topic
from dashboard.results.search import LONGEST_SEARCH, PAGES, Result, SearchAnswer
from dashboard.state.addresses import programme_address
from dashboard.text.places import shorten
from geodata.closed_lists import Level
from geodata.model import list_words
from geodata.repository import Repository

_KINDS = {
    "indicators": ("topic", "topics"),
    "programmes": ("programme", "programmes"),
    "pages": ("page", "pages"),
}
# One line of a result has room for all levels so.
_SHORT_LEVELS = {Level.ASSEMBLY_CONSTITUENCY: "Assembly", Level.LSOA: "LSOAs"}


def describe_search(answer: SearchAnswer, repository: Repository) -> dict[str, Any]:
    """Describe what a search found, as the browser lists it.

    Parameters
    ----------
    answer : SearchAnswer
    repository : Repository

    Returns
    -------
    dict
        ``heading`` says what was found in one sentence, ``groups`` hold a
        ``name`` and ``entries``. An entry has ``id``, ``kind``, ``name``,
        ``marks`` (start and length of each matched word in its name),
        ``where``, ``dates`` and ``source`` in words, ``has_intervals``,
        ``sets`` for a topic, else ``address``, and ``with_wards``: the nearest
        topic that has wards, None where this one has or none is near.
    """
    return {
        "heading": head_search(answer),
        "groups": [
            {
                "name": _name_word(answer) if group.is_of_word else "Close in meaning",
                "entries": [_describe_result(result, repository) for result in group.results],
            }
            for group in answer.groups
        ],
    }


def head_search(answer: SearchAnswer) -> str:
    """Say in one or two sentences what a search found.

    Examples
    --------
    >>> head_search(SearchAnswer("zzz"))
    'No topic matches “zzz”. Try another word, or browse all topics.'
    """
    if not answer.text.strip():
        return ""
    if len(answer.text) > LONGEST_SEARCH:
        return f"Search for at most {LONGEST_SEARCH} letters. Try one or two words."
    results = [result for group in answer.groups for result in group.results]
    if not results:
        quoted_text = f"“{shorten(answer.text)}”"
        return f"No topic matches {quoted_text}. Try another word, or browse all topics."
    if answer.without_figures:
        nearest = results[0]
        kind = _KINDS[nearest.kind][0]
        return (
            f"We have no figures on {answer.without_figures}. The nearest {kind} is"
            f" {nearest.label}."
        )
    counts = [
        count_things(count, *names)
        for kind, names in _KINDS.items()
        if (count := sum(result.kind == kind for result in results))
    ]
    found = f"{list_words(counts)} found"
    return f"{found} for {answer.corrected}." if answer.corrected else f"{found}."


def _name_word(answer: SearchAnswer) -> str:
    word = shorten(answer.corrected or " ".join(answer.text.split()))
    return word[0].upper() + word[1:]


def _describe_result(result: Result, repository: Repository) -> dict[str, Any]:
    return {
        "id": result.identifier,
        "kind": _KINDS[result.kind][0],
        "name": result.label,
        "marks": [list(mark) for mark in result.marks],
        **_describe_kind(result, repository),
    }


def _describe_kind(result: Result, repository: Repository) -> dict[str, Any]:
    if result.kind == "indicators":
        return describe_topic(result.identifier, repository)
    if result.kind == "programmes":
        where, address = "Programme", programme_address(result.identifier)
    else:
        where, address = "Page", PAGES[result.identifier].route
    return {"where": where, "dates": "", "source": "", "has_intervals": False, "address": address}


def describe_topic(indicator_id: str, repository: Repository) -> dict[str, Any]:
    """Describe what there is of a topic, and what choosing it changes in the address."""
    cover = cover_topic(repository.registry.indicators[indicator_id], repository)
    return {
        "where": describe_where(cover),
        "dates": describe_dates(cover),
        "source": cover.source if cover else "",
        "has_intervals": bool(cover and cover.has_intervals),
        "sets": _choose(indicator_id),
        "with_wards": _offer_wards(cover, repository),
    }


def _choose(indicator_id: str) -> dict[str, str]:
    return {"indicator": indicator_id, "period": "", "group": ""}


def _offer_wards(cover: TopicCover | None, repository: Repository) -> dict[str, Any] | None:
    if cover is None or cover.with_wards is None:
        return None
    return {
        "id": cover.with_wards,
        "name": repository.registry.indicators[cover.with_wards].label,
        "sets": {**_choose(cover.with_wards), "level": Level.WARD.value, "vintage": ""},
    }


def describe_where(cover: TopicCover | None) -> str:
    """Say for which areas a topic has figures.

    Examples
    --------
    >>> describe_where(None)
    'No figures'
    >>> describe_where(TopicCover((), True, ("2018/19", "2021/22"), 6, False, "Nobody", None))
    'London only, and 6 groups'
    """
    if cover is None:
        return "No figures"
    levels = dict.fromkeys(edition.level for edition in cover.editions)
    places = ", ".join(_SHORT_LEVELS.get(level, LEVEL_NAMES[level][1]) for level in levels)
    if not places:
        places = "London only" if cover.is_london_held else "Parts of London only"
        if cover.groups:
            places += f", and {count_things(cover.groups, 'group')}"
    return f"{places[0].upper()}{places[1:]}"


def describe_dates(cover: TopicCover | None) -> str:
    """Say from which date to which a topic has figures; nothing where it has none."""
    return " to ".join(dict.fromkeys(cover.dates)) if cover else ""
