"""What can go wrong with data, said so that a person can mend it.

Each message answers, in this order: what was wrong (quoted), where, what was
expected (at most five, then a count), and how to mend it.
"""

from collections.abc import Iterable

_SHOWN = 5


def quote_some(expected: Iterable[object]) -> str:
    """Quote at most five of the expected values, then count the others.

    Examples
    --------
    >>> quote_some(["b", "a"])
    "'a', 'b'"
    >>> quote_some("abcdefg")
    "'a', 'b', 'c', 'd', 'e' and 2 more"
    """
    ordered = sorted(str(value) for value in expected)
    shown = ", ".join(f"'{value}'" for value in ordered[:_SHOWN])
    rest = len(ordered) - _SHOWN
    return f"{shown} and {rest} more" if rest > 0 else shown


class GeodataError(Exception):
    """Any fault in data or in a question about data."""


class UnknownIdentifierError(GeodataError):
    """Something asked for is not in the registry or the pack."""

    def __init__(self, *, kind: str, value: str, known: Iterable[object], mend: str) -> None:
        self.kind, self.value = kind, value
        super().__init__(f"Unknown {kind} '{value}'. Expected one of {quote_some(known)}. {mend}")


class RegistryError(GeodataError):
    """A registry file does not describe what it should."""

    def __init__(self, *, file: str, field: str, problem: str, mend: str) -> None:
        super().__init__(f"{file}, field '{field}': {problem} {mend}")


class InputError(GeodataError):
    """A publisher's file is not as the pipeline expects it."""

    def __init__(self, *, file: str, problem: str, expected: str, mend: str) -> None:
        super().__init__(f"{file}: {problem} Expected {expected}. {mend}")


class PackError(GeodataError):
    """A file of the data pack is missing or is not what the manifest says."""

    def __init__(self, *, file: str, expected: str, found: str) -> None:
        super().__init__(
            f"Data pack file '{file}': expected checksum {expected}, found {found}. "
            "Restore it with 'git checkout -- geodata/pack', or rebuild it with 'make data'."
        )
