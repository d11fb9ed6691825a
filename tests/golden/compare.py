"""Two recordings beside each other: what differs, once each, with the addresses it differs in."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from tests.golden.read_files import FEWEST_PIXELS
from tests.golden.record import FACTS

# Numbers after this sign are of shapes and colours, and may differ by as much without being told.
MEASURES, TOLERANCE = " @ ", 0.5
# Floats have the tolerance itself as a little more.
_SLACK = 1e-6
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COLOUR = re.compile(r"\s*colour #\S+ @ ([\d.]+)")
# What lies between the first and the last difference of large files is looked through so far.
_MOST_COMPARED = 6_000


class Change(NamedTuple):
    """Lines that one recording has in place of another's, without what stands around them."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two recordings say of each request: the same, different, or held by one only."""

    same: tuple[str, ...]
    different: dict[str, tuple[Change, ...]]
    missing: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing differs; what only the later recording asked is no difference."""
        return not self.different and not self.missing


def compare_recordings(before: Path, after: Path, only: str = "") -> Comparison:
    """Compare two folders that `record` wrote, but for requests whose name lacks ``only``."""
    files = [
        {name: file for name, file in read_facts(folder)["files"].items() if only in name}
        for folder in (before, after)
    ]
    same, different = [], {}
    for name in (name for name in files[0] if name in files[1]):
        texts = [
            (folder / recorded[name]).read_text("utf-8")
            for folder, recorded in zip((before, after), files, strict=True)
        ]
        changes = compare_lines(*(text.split("\n") for text in texts))
        if changes:
            different[name] = changes
        else:
            same.append(name)
    return Comparison(
        tuple(same),
        different,
        tuple(name for name in files[0] if name not in files[1]),
        tuple(name for name in files[1] if name not in files[0]),
    )


def read_facts(folder: Path) -> dict:
    """Read what is kept of a recording; empty where there is none."""
    file = folder / FACTS
    return json.loads(file.read_text("utf-8")) if file.is_file() else {}


def compare_lines(before: Sequence[str], after: Sequence[str]) -> tuple[Change, ...]:
    """List what differs between two recordings of one request.

    Examples
    --------
    >>> compare_lines(["a", "dot @ 1.0 2.0"], ["a", "dot @ 1.4 2.0"])
    ()
    >>> compare_lines(["a", "dot @ 1.0 2.0"], ["a", "dot @ 1.6 2.0"])
    (Change(before=('dot @ 1.0 2.0',), after=('dot @ 1.6 2.0',)),)
    """
    if before == after:
        return ()
    start = 0
    while start < min(len(before), len(after)) and is_alike(before[start], after[start]):
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and is_alike(before[~end], after[~end]):
        end += 1
    older = before[start : len(before) - end][:_MOST_COMPARED]
    newer = after[start : len(after) - end][:_MOST_COMPARED]
    return tuple(_list_changes(older, newer))


def _list_changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    # Lines are matched by their words, then held to their numbers.
    matcher = SequenceMatcher(
        None,
        [_blank_numbers(x) for x in before],
        [_blank_numbers(x) for x in after],
        autojunk=False,
    )
    changes = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            changes += _pair(_drop_rare_colours(before[a:b]), _drop_rare_colours(after[c:d]))
            continue
        changes += [
            Change((old,), (new,))
            for old, new in zip(before[a:b], after[c:d], strict=True)
            if not is_alike(old, new)
        ]
    return changes


def _pair(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    """Tell of each shape for itself where only its words differ, and of other lines together."""
    measures = [[line.partition(MEASURES)[2] for line in side] for side in (before, after)]
    if measures[0] != measures[1] or not all(measures[0]):
        return [Change(tuple(before), tuple(after))] if before or after else []
    words = [[line.partition(MEASURES)[0] for line in side] for side in (before, after)]
    return [Change((old,), (new,)) for old, new in zip(*words, strict=True)]


def is_alike(before: str, after: str) -> bool:
    """Whether two lines are the same but for measures that nobody can tell apart."""
    if before == after:
        return True
    if MEASURES not in before or _blank_numbers(before) != _blank_numbers(after):
        return False
    numbers = [
        [float(one) for one in _NUMBER.findall(line.rpartition(MEASURES)[2])]
        for line in (before, after)
    ]
    return all(abs(a - b) <= TOLERANCE + _SLACK for a, b in zip(*numbers, strict=True))


def _blank_numbers(line: str) -> str:
    words, sign, measures = line.rpartition(MEASURES)
    return f"{words}{sign}{_NUMBER.sub('0', measures)}" if sign else line


def _drop_rare_colours(lines: Sequence[str]) -> tuple[str, ...]:
    """Leave out colours that are hardly there: the other recording has too little to list."""
    most = FEWEST_PIXELS + TOLERANCE
    return tuple(
        line for line in lines if not (found := _COLOUR.fullmatch(line)) or float(found[1]) > most
    )


def group_changes(
    different: dict[str, tuple[Change, ...]],
) -> dict[tuple[str, ...], tuple[Change, ...]]:
    """Gather changes by the requests that they are found in, each change once."""
    places: dict[Change, list[str]] = defaultdict(list)
    for name, changes in different.items():
        for change in dict.fromkeys(changes):
            places[change].append(name)
    grouped: dict[tuple[str, ...], list[Change]] = defaultdict(list)
    for change, names in places.items():
        grouped[tuple(names)].append(change)
    # What is found most often first: one cause, most often.
    ordered = sorted(grouped.items(), key=lambda item: -len(item[0]))
    return {names: tuple(changes) for names, changes in ordered}
