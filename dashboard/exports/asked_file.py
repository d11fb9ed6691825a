"""A file that somebody asks for, as it waits in the queue, and the file that was made."""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import NamedTuple

from dashboard.appearance import Appearance


@dataclass(frozen=True, slots=True)
class AskedFile:
    """What a file is asked to hold: one view by its query, or a story as its file has it.

    ``host`` is the atlas's own address, before which the file's links stand.
    """

    suffix: str
    host: str
    view: str | None = None
    story: str | None = None
    scale: int = 2
    appearance: Appearance = Appearance.LIGHT

    @property
    def is_story(self) -> bool:
        """Whether it holds what a reader wrote, and so is kept nowhere once it was sent."""
        return self.story is not None

    @property
    def key(self) -> str:
        """Name what is asked for, the same for the same."""
        return sha256(self.to_json()).hexdigest()

    def to_json(self) -> bytes:
        """Write what `from_json` reads."""
        return json.dumps(asdict(self), ensure_ascii=False).encode("utf-8", "replace")

    @classmethod
    def from_json(cls, written: bytes) -> "AskedFile":
        """Read what `to_json` wrote."""
        read = json.loads(written)
        return cls(**read | {"appearance": Appearance(read["appearance"])})


class MadeFile(NamedTuple):
    """A file that was made: its name, its media type and its bytes."""

    name: str
    media_type: str
    data: bytes
