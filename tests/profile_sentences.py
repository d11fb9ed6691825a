"""Every text of a profile that a reader sees, and what none of them may hold."""

import re

from dashboard.text.provenance import cite_figure, list_provenance
from tests.sentences import find_faults

# What a number that was never there leaves behind, besides what no sentence may hold.
_LEFT = re.compile(r"\ba 8|\(\)|%%|: *$|\b(?:0|1) (?:records|wards|boroughs|figures) ")
_OPENS = re.compile(r"^[A-Z0-9£“−]")
# Terms of a figure's provenance that are names or numbers and no sentences.
_NAMES = {"Producer", "Period", "Data version"}


def list_sentences(profile):
    """What must read as a sentence: it opens with a capital or a number, and ends."""
    told = [profile.stand_outs_note, profile.edition_note, profile.reached_note]
    told += [one.sentence for one in profile.stand_outs]
    told += [link.text for link in (*profile.replaced_by, *profile.replaces)]
    told += [profile.parts.note if profile.parts else ""]
    if profile.similar:
        told += [profile.similar.method, *profile.similar.comparisons]
    for figure in profile.figures:
        told += [figure.comparison, figure.place_text]
    return [text for text in told if text]


def list_fragments(profile):
    """What stands alone without being a sentence."""
    told = [text for fact in profile.headline for text in fact if text]
    told += [profile.parts.title] if profile.parts else []
    told += [f"{line.title}. {line.detail}. {line.source}" for line in profile.reached]
    for figure in profile.figures:
        told += [figure.shown, figure.interval, figure.note, figure.outcome_words]
    return [text for text in told if text]


def list_provenance_sentences(figure, repository):
    """What is said of where a figure comes from."""
    lines = list_provenance(figure, repository)
    told = [line.text for line in lines if line.term not in _NAMES]
    return [*told, cite_figure(figure, repository)]


def find_bad_sentences(texts):
    """The sentences that hold a fault, begin small or do not end, each with what was found."""
    bad = find_faults(texts)
    bad += [(text, found.group()) for text in texts if (found := _LEFT.search(text))]
    bad += [(text, "opening") for text in texts if not _OPENS.search(text)]
    bad += [(text, "end") for text in texts if not text.endswith((".", "…"))]
    return bad


def find_bad_fragments(texts):
    """The fragments that hold a fault, each with what was found."""
    found = [(text, hit.group()) for text in texts if (hit := _LEFT.search(text))]
    return find_faults(texts) + found
