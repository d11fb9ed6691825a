"""The kinds of file that the atlas makes, in the order in which they are offered."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.exports.kind import FileKind, NoSuchKindError
from dashboard.plates.plate import Plate

_ALL: tuple[FileKind, ...] = ()

KINDS: Mapping[str, FileKind] = MappingProxyType({kind.suffix: kind for kind in _ALL})


def list_view_kinds(plate: Plate) -> tuple[FileKind, ...]:
    """List the kinds that a view can be had as."""
    return tuple(kind for kind in KINDS.values() if kind.fits(plate))


def list_story_kinds() -> tuple[FileKind, ...]:
    """List the kinds that several views can be had as in one file."""
    return tuple(kind for kind in KINDS.values() if kind.is_of_story)


def find_view_kind(suffix: str) -> FileKind:
    """Give a kind of file of one view; `NoSuchKindError` where there is none."""
    return _find(suffix, [kind for kind in KINDS.values() if kind.is_of_view], "a view")


def find_story_kind(suffix: str) -> FileKind:
    """Give a kind of file of several views; `NoSuchKindError` where there is none."""
    return _find(suffix, list(list_story_kinds()), "several views")


def _find(suffix: str, kinds: list[FileKind], of: str) -> FileKind:
    for kind in kinds:
        if kind.suffix == suffix:
            return kind
    listed = ", ".join(kind.suffix for kind in kinds)
    raise NoSuchKindError(f"There is no file of the kind '{suffix[:20]}' of {of}: {listed}.")
