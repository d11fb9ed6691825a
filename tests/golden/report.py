"""A comparison as text for a person: changes as a short diff, then how many addresses differ."""

from collections.abc import Iterable
from itertools import zip_longest

from tests.golden.compare import Change, Comparison, group_changes

_MOST_NAMES = 6
_WIDTH = 180
_LEAD = 50


def write_report(comparison: Comparison, most_lines: int) -> str:
    """Write what differs, at most so many lines for each group of addresses."""
    groups = group_changes(comparison.different)
    parts = [
        "\n".join([_write_names(names), *_write_changes(changes, most_lines)])
        for names, changes in groups.items()
    ]
    for heading, names in (("Missing", comparison.missing), ("New", comparison.new)):
        if names:
            parts.append("\n".join([f"{heading}: in one recording only", *_indent(names)]))
    if comparison.different:
        parts.append("\n".join(["Different:", *_indent(tuple(comparison.different))]))
    return "\n\n".join([*parts, write_summary(comparison)])


def write_summary(comparison: Comparison) -> str:
    """Say in a line how many addresses are the same, and how many are not."""
    counts = {
        "the same": len(comparison.same),
        "different": len(comparison.different),
        "missing": len(comparison.missing),
        "new": len(comparison.new),
    }
    return ", ".join(f"{count} {word}" for word, count in counts.items()) + "."


def _write_names(names: tuple[str, ...]) -> str:
    if len(names) == 1:
        return f"=== {names[0]}"
    shown = "\n".join(f"===   {name}" for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    rest = f"\n===   and {more} more" if more > 0 else ""
    return f"=== The same difference in {len(names)} addresses\n{shown}{rest}"


def _write_changes(changes: tuple[Change, ...], most_lines: int) -> list[str]:
    lines: list[str] = []
    for change in changes:
        lines += [*_write_change(change, most_lines), "~"]
    return _bound(lines[:-1], most_lines + 2)


def _write_change(change: Change, most_lines: int) -> Iterable[str]:
    """Write a change, as many lines of either side, so that neither hides the other."""
    removed, added = [], []
    for old, new in zip_longest(change.before, change.after):
        start = find_difference(old or "", new or "") if old is not None and new is not None else 0
        if old is not None:
            removed.append(f"- {cut_line(old, start)}")
        if new is not None:
            added.append(f"+ {cut_line(new, start)}")
    return [*_bound(removed, most_lines // 2), *_bound(added, most_lines // 2)]


def _bound(lines: list[str], most: int) -> list[str]:
    hidden = len(lines) - most
    return lines if hidden <= 0 else [*lines[:most], f"… {hidden} more lines"]


def find_difference(before: str, after: str) -> int:
    """Give the place of the first letter that differs."""
    shorter = min(len(before), len(after))
    return next((k for k in range(shorter) if before[k] != after[k]), shorter)


def cut_line(line: str, start: int) -> str:
    """Cut a long line to what lies around a place of it.

    Examples
    --------
    >>> cut_line("short", 3)
    'short'
    >>> cut_line("x" * 400 + "here" + "x" * 400, 400)[:60].endswith("here")
    False
    """
    if len(line) <= _WIDTH:
        return line
    begin = max(0, start - _LEAD)
    cut = line[begin : begin + _WIDTH]
    return f"{'…' if begin else ''}{cut}{'…' if begin + _WIDTH < len(line) else ''}"


def _indent(names: tuple[str, ...]) -> list[str]:
    return [f"  {name}" for name in names]
