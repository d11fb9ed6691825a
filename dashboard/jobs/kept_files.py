"""Files of views that were made already, kept for who asks next, in bounded memory."""

from collections import OrderedDict
from threading import Lock

from dashboard.exports.asked_file import AskedFile, MadeFile

# Two atlases of earlier data may be open beside the newest, each with files of its own.
MOST_KEPT_BYTES = 20_000_000


class KeptFiles:
    """The newest files of views; what a reader wrote is never among them."""

    def __init__(self, most_bytes: int = MOST_KEPT_BYTES) -> None:
        self._most, self._held = most_bytes, 0
        self._files: OrderedDict[str, MadeFile] = OrderedDict()
        self._lock = Lock()

    def find(self, asked: AskedFile, day: str) -> MadeFile | None:
        """Give the file that was made of the same view on the same day; None where none is kept."""
        if asked.is_story:
            return None
        with self._lock:
            name = f"{day} {asked.key}"
            if name in self._files:
                self._files.move_to_end(name)
            return self._files.get(name)

    def keep(self, asked: AskedFile, day: str, made: MadeFile) -> None:
        """Keep a file of a view, and let go of the longest unasked for."""
        if asked.is_story or len(made.data) > self._most // 4:
            return
        with self._lock:
            name = f"{day} {asked.key}"
            if name not in self._files:
                self._files[name] = made
                self._held += len(made.data)
            while self._held > self._most:
                _, dropped = self._files.popitem(last=False)
                self._held -= len(dropped.data)
