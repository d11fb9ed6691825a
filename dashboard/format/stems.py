"""Words reduced to what their forms have in common, so that "rent" finds "renting"."""

import re

_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")
# Endings with what stands in their place, each tried once and in this order.
_ENDINGS = (
    (re.compile(r"['\u2019]s?$"), ""),
    (re.compile(r"(?<=ss)es$|(?<=x)es$|(?<=[cs]h)es$|(?<=z)es$"), ""),
    (re.compile(r"ies$"), "y"),
    (re.compile(r"(?<![sui])s$"), ""),
    (re.compile(r"iness$"), "y"),
    (re.compile(r"ness$"), ""),
    (re.compile(r"ment$"), ""),
    (re.compile(r"(?<=\w{5})ity$"), ""),
    (re.compile(r"ly$"), ""),
    (re.compile(r"ing$|ed$"), ""),
    (re.compile(r"(?<=at)ion$|(?<=at)or$"), ""),
    (re.compile(r"(?<=\w{4})e$"), ""),
    (re.compile(r"([bdgmnprt])\1$"), r"\1"),
)
# A shorter rest says nothing: "red" is no form of "r", nor "using" of "us".
_SHORTEST = 3


def find_words(text: str) -> list[tuple[int, str]]:
    """Find the words of a text, each in lower case at the place where it begins.

    Examples
    --------
    >>> find_words("Carers' health: women")
    [(0, 'carers'), (8, 'health'), (16, 'women')]
    """
    return [(found.start(), found.group().lower()) for found in _WORD.finditer(text)]


def stem_word(word: str) -> str:
    """Cut the endings of an English word in lower case; the rest need not be a word.

    It is cut less than other stemmers would: what is not found by its form is
    found by its meaning, and "parents" must not become "rent", nor "carers" "car".

    Examples
    --------
    >>> [stem_word(word) for word in ("renting", "rented", "rent", "parents", "current")]
    ['rent', 'rent', 'rent', 'parent', 'current']
    >>> stem_word("loneliness") == stem_word("lonely")
    True
    >>> stem_word("volunteered") == stem_word("volunteers") == "volunteer"
    True
    """
    stem = word
    for ending, instead in _ENDINGS:
        shorter = ending.sub(instead, stem)
        if len(shorter) >= _SHORTEST:
            stem = shorter
    return stem
