"""The search for what the atlas has: topics, programmes and pages by word, form and meaning."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from dashboard.format.stems import find_words, stem_word
from geodata.model import Meaning
from geodata.registry.registry import Registry

# What is longer is no name of a topic.
LONGEST_SEARCH = 100
# Of seven letters one may be wrong, or two that lie beside each other changed about.
_NEAR_ENOUGH = 0.79
_SHORTEST_CORRECTED = 4
_SHORTEST_BEGUN = 3
# Words that tell no topic from another; a search for nothing else is a search for them.
_UNTELLING = frozenset(
    (
        *("a", "an", "and", "are", "as", "at", "by", "data", "figures", "for", "from", "has"),
        *("have", "how", "i", "in", "is", "london", "many", "my", "no", "not", "number", "of"),
        *("on", "or", "our"),
        *(
            "people",
            "per",
            "rate",
            "rates",
            "s",
            "statistics",
            "than",
            "that",
            "the",
            "their",
            "to",
        ),
        *("what", "where", "which", "who", "with", "you", "your"),
    )
)


class Page(NamedTuple):
    """A page that a reader may look for: where it is, its name, and words for what it does."""

    route: str
    label: str
    words: str


PAGES = {
    "about": Page("/about", "About the atlas", "sources methods licences limits contact changes"),
    "area": Page("/area", "My area", "find postcode borough ward constituency profile report"),
    "compare": Page("/compare", "Compare areas", "boroughs wards side beside similar benchmark"),
    "data": Page("/data", "Data and API", "download csv json open interface catalogue indicators"),
    "need": Page("/reach/need", "Need and reach", "gaps targeting programmes unmet reached"),
    "present": Page("/present", "Present", "stories slides powerpoint meeting briefing"),
    "reach": Page("/reach", "Programmes", "reach projects records funded where map"),
    "unknown": Page("/unknown", "What is not known", "gaps missing unpublished limits"),
    "upload": Page("/own", "Upload your own records or figures", "spreadsheet csv excel import"),
}


class Tier(IntEnum):
    """How well a word matches, the best first."""

    EXACT = 0
    FORM = 1
    BEGUN = 2
    MEANING = 3
    DESCRIBED = 4


class Result(NamedTuple):
    """One thing found.

    ``reference`` is ``indicators/<id>``, ``programmes/<id>`` or ``pages/<id>``;
    ``marks`` are where the label holds the words looked for, as start and length.
    """

    reference: str
    label: str
    marks: tuple[tuple[int, int], ...]

    @property
    def kind(self) -> str:
        """The part of the registry that it is of, or ``pages``."""
        return self.reference.partition("/")[0]

    @property
    def identifier(self) -> str:
        """Its name within its kind."""
        return self.reference.partition("/")[2]


class Group(NamedTuple):
    """Results of one kind of match: of the word itself, or close to it in meaning."""

    is_of_word: bool
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """What a text finds.

    ``text`` is what was looked for, and ``corrected`` what was found in its
    place where a word was misspelt, else empty. ``without_figures`` names what
    the atlas has no figures on, where the text asks for such a thing; the
    groups then hold the nearest. Groups without results are left out.
    """

    text: str
    corrected: str = ""
    without_figures: str | None = None
    groups: tuple[Group, ...] = ()


class _Word(NamedTuple):
    text: str
    stem: str
    start: int = 0


class _Entry(NamedTuple):
    """What can be found, with its words; ``described`` are stems of its description."""

    reference: str
    label: str
    words: tuple[_Word, ...]
    described: frozenset[str]


class _FoundMeaning(NamedTuple):
    """A meaning of some of the words looked for; ``is_whole`` unless the last is unfinished."""

    meaning: Meaning
    places: frozenset[int]
    is_whole: bool = True


class _Match(NamedTuple):
    """How an entry matches: what a smaller one has is shown first.

    ``weak`` counts the words that are in its description at most, ``tier`` is
    the worst of the others, ``missing`` counts those that it does not have.
    ``extra`` is the number, below zero, of words that tell nothing and are in
    its name, ``place`` that among what is meant, and ``order`` that in the list.
    """

    weak: int
    tier: Tier
    extra: int
    missing: int
    place: int
    order: int
    result: Result


class TopicSearch:
    """Finds topics, programmes and pages; made once, as words are cut for it.

    Parameters
    ----------
    registry : Registry
    """

    def __init__(self, registry: Registry) -> None:
        self._entries = tuple(_list_entries(registry))
        self._phrases = {
            tuple(word.stem for word in _read_words(phrase)): meaning
            for meaning in registry.meanings.values()
            for phrase in meaning.words
        }
        self._phrase_texts = tuple(
            (" ".join(word.text for word in _read_words(phrase)), meaning)
            for meaning in registry.meanings.values()
            for phrase in meaning.words
        )
        words = {word.text for entry in self._entries for word in entry.words}
        words |= {word for phrase, _ in self._phrase_texts for word in phrase.split()}
        self._vocabulary = sorted(w for w in words if len(w) >= _SHORTEST_CORRECTED)

    def search(self, text: str) -> SearchAnswer:
        """Find what a text means; nothing where it holds no word, or is too long for a search.

        Parameters
        ----------
        text : str
            Case, accents and order do not count. Its last word may be unfinished.
        """
        typed_words = _read_words(text) if len(text) <= LONGEST_SEARCH else ()
        words = tuple(self._correct(word) for word in typed_words)
        meanings = self._find_meanings(words)
        fillers = {word for _, word in find_words(_fold(text))} & _UNTELLING
        found = sorted(self._match_all(words, meanings, fillers))
        if not found:
            return SearchAnswer(text)
        weakest, fewest = found[0].weak, min(match.missing for match in found)
        best = [m for m in found if m.weak == weakest or m.missing == fewest]
        by_word = [m.result for m in best if m.weak == 0 and m.tier < Tier.MEANING]
        others = [match.result for match in best[len(by_word) :]]
        corrected = " ".join(word.text for word in words) if words != typed_words else ""
        return SearchAnswer(
            text=text,
            corrected=corrected,
            without_figures=_find_gap(meanings, best),
            groups=tuple(
                Group(is_of_word, tuple(results))
                for is_of_word, results in ((True, by_word), (False, others))
                if results
            ),
        )

    def _correct(self, word: _Word) -> _Word:
        """Give the word that is meant: the same, unless nothing here has it and one is near it."""
        if len(word.text) < _SHORTEST_CORRECTED or self._is_known(word):
            return word
        near = extractOne(
            word.text,
            self._vocabulary,
            scorer=OSA.normalized_similarity,
            score_cutoff=_NEAR_ENOUGH,
        )
        return _Word(near[0], stem_word(near[0])) if near else word

    def _is_known(self, word: _Word) -> bool:
        return any(known.startswith(word.text) for known in self._vocabulary) or any(
            word.stem in entry.described or any(word.stem == own.stem for own in entry.words)
            for entry in self._entries
        )

    def _find_meanings(self, words: Sequence[_Word]) -> list[_FoundMeaning]:
        """Find the meanings of words, longer phrases first."""
        stems = [word.stem for word in words]
        meanings: list[_FoundMeaning] = []
        covered: set[int] = set()
        for length in range(len(stems), 0, -1):
            for start in range(len(stems) - length + 1):
                places = frozenset(range(start, start + length))
                meaning = self._phrases.get(tuple(stems[start : start + length]))
                if meaning and not places & covered:
                    meanings.append(_FoundMeaning(meaning, places))
                    covered |= places
        last = len(words) - 1
        return meanings if last in covered else [*meanings, *self._finish_phrase(words, covered)]

    def _finish_phrase(self, words: Sequence[_Word], covered: set[int]) -> Iterator[_FoundMeaning]:
        """Find the meanings whose words begin as the unfinished end of a text does."""
        for start in range(max(covered, default=-1) + 1, len(words)):
            end = " ".join(word.text for word in words[start:])
            begun = {m.id: m for phrase, m in self._phrase_texts if phrase.startswith(end)}
            if begun and len(end) >= _SHORTEST_BEGUN:
                places = frozenset(range(start, len(words)))
                yield from (
                    _FoundMeaning(meaning, places, is_whole=False) for meaning in begun.values()
                )
                return

    def _match_all(
        self, words: Sequence[_Word], meanings: Sequence[_FoundMeaning], fillers: set[str]
    ) -> Iterator[_Match]:
        """Match each entry; ``fillers`` are words of the text that tell nothing."""
        places = {
            reference: (place, one)
            for one in reversed(meanings)
            for place, reference in enumerate(one.meaning.finds)
        }
        for order, entry in enumerate(self._entries):
            place, one = places.get(entry.reference, (len(self._entries), None))
            tiers: list[Tier | None] = []
            marks: set[tuple[int, int]] = set()
            for at, word in enumerate(words):
                tier, own = _match_label(word, entry, is_last=at == len(words) - 1)
                if own:
                    marks.add((own.start, len(own.text)))
                elif one and at in one.places:
                    tier = _rank_meaning(one, entry)
                elif word.stem in entry.described:
                    tier = Tier.DESCRIBED
                tiers.append(tier)
            strong = [tier for tier in tiers if tier is not None and tier < Tier.DESCRIBED]
            if any(tier is not None for tier in tiers):
                yield _Match(
                    weak=len(tiers) - len(strong),
                    tier=max(strong, default=Tier.DESCRIBED),
                    extra=_count_fillers(fillers, entry),
                    missing=tiers.count(None),
                    place=place,
                    order=order,
                    result=Result(entry.reference, entry.label, tuple(sorted(marks))),
                )


def _count_fillers(fillers: set[str], entry: _Entry) -> int:
    """Count, below zero, the words that tell nothing and are in a name, but not in a page's."""
    own = () if entry.reference.startswith("pages/") else entry.words
    return -len(fillers & {word.text for word in own})


def _rank_meaning(one: _FoundMeaning, entry: _Entry) -> Tier:
    """Rank what a word means; what it means first ranks as if its name had another form of it."""
    is_main = one.is_whole and one.meaning.without_figures is None
    return Tier.FORM if is_main and entry.reference == one.meaning.finds[0] else Tier.MEANING


def _match_label(word: _Word, entry: _Entry, *, is_last: bool) -> tuple[Tier | None, _Word | None]:
    for own in entry.words:
        if own.text == word.text:
            return Tier.EXACT, own
    for own in entry.words:
        if own.stem == word.stem:
            return Tier.FORM, own
    if is_last and len(word.text) >= _SHORTEST_BEGUN:
        for own in entry.words:
            if own.text.startswith(word.text):
                return Tier.BEGUN, own
    return None, None


def _find_gap(meanings: Iterable[_FoundMeaning], found: Iterable[_Match]) -> str | None:
    """Name what was asked for and has no figures, unless a topic's own name has the word."""
    if any(m.tier <= Tier.FORM and m.result.kind == "indicators" for m in found):
        return None
    gaps = (one.meaning.without_figures for one in meanings if one.is_whole)
    return next((gap for gap in gaps if gap), None)


def _list_entries(registry: Registry) -> Iterator[_Entry]:
    """List what can be found: topics by name, then programmes, then pages."""
    for indicator in sorted(registry.indicators.values(), key=lambda one: one.label.lower()):
        sources = [registry.sources[identifier] for identifier in indicator.sources]
        described = [indicator.description, indicator.population]
        described += [text for source in sources for text in (source.producer, source.title)]
        yield _make_entry(f"indicators/{indicator.id}", indicator.label, described)
    for programme in sorted(registry.programmes.values(), key=lambda one: one.label.lower()):
        described = [programme.description, programme.funder]
        yield _make_entry(f"programmes/{programme.id}", programme.label, described)
    for identifier, page in PAGES.items():
        yield _make_entry(f"pages/{identifier}", page.label, [page.words])


def _make_entry(reference: str, label: str, described: Iterable[str]) -> _Entry:
    words = tuple(_Word(text, stem_word(text), start) for start, text in find_words(label))
    stems = (word.stem for text in described for word in _read_words(text))
    return _Entry(reference, label, words, frozenset(stems))


def _read_words(text: str) -> tuple[_Word, ...]:
    """Read the words of a text; those that tell nothing only where there are no others."""
    words = tuple(_Word(word, stem_word(word)) for _, word in find_words(_fold(text)))
    return tuple(word for word in words if word.text not in _UNTELLING) or words


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return plain.casefold().strip()
