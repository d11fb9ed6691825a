"""From what is asked for to the file: plates, their writer, and how far it is."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from dashboard.appearance import Appearance
from dashboard.exports.asked_file import AskedFile, MadeFile
from dashboard.exports.file_kinds import find_story_kind, find_view_kind
from dashboard.exports.file_names import name_story_file, name_view_file
from dashboard.exports.kind import FileKind, UnfitKindError
from dashboard.exports.slide import ExportLook, Slide
from dashboard.exports.writers import WRITERS
from dashboard.plates.make_plate import make_plate
from dashboard.saved_view import SavedView
from dashboard.stories.story import Story
from geodata.errors import GeodataError
from geodata.repository import Repository

# Told how many parts are done, and of how many; raises where nobody wants the file any more.
Tell = Callable[[int, int], None]


class FileMaker(NamedTuple):
    """What every file is made of: the data, and the deployment's own slides where it has them."""

    repository: Repository
    template: Path | None = None

    def make(self, asked: AskedFile, tell: Tell) -> MadeFile:
        """Make a file.

        Raises
        ------
        NoSuchKindError
            There is no such kind of file, or none of several views.
        UnfitKindError
            The view, or an empty story, cannot be had as this kind.
        ExportStoppedError
            ``tell`` raised it: the file is no longer wanted.
        """
        today = datetime.now(tz=UTC).date()
        if asked.story is None:
            return self._make_of_view(asked, today, tell)
        return self._make_of_story(asked, today, tell)

    def _make_of_view(self, asked: AskedFile, today: date, tell: Tell) -> MadeFile:
        kind = find_view_kind(asked.suffix)
        saved = SavedView.from_query(asked.view or "")
        plate = make_plate(saved, self.repository)
        kind.check_fits(plate)
        appearance = saved.selection.appearance or Appearance.LIGHT
        look = self._look(asked, today, tell, appearance=appearance)
        name = name_view_file(plate.named, kind.suffix)
        return MadeFile(name, kind.media_type, self._write(kind, (Slide(plate),), look))

    def _make_of_story(self, asked: AskedFile, today: date, tell: Tell) -> MadeFile:
        kind = find_story_kind(asked.suffix)
        story = Story.from_file((asked.story or "").encode("utf-8", "replace"))
        slides: list[Slide] = []
        count = len(story.slides)
        if not count:
            told = " ".join(story.problems)
            raise UnfitKindError(f"The story has no slide to put into a file. {told}".strip())
        for done, one in enumerate(story.slides):
            # Each view is a part, and so is writing it.
            tell(done, 2 * count)
            plate = make_plate(one.view, self.repository)
            slides.append(Slide(plate, one.headline, one.note))

        def tell_written(done: int, of: int) -> None:
            tell(count + done, count + of)

        tell_written(0, count)
        look = self._look(
            asked, today, tell_written, title=story.title, appearance=asked.appearance
        )
        name = name_story_file(story.title, today, kind.suffix)
        return MadeFile(name, kind.media_type, self._write(kind, slides, look))

    def _look(
        self, asked: AskedFile, today: date, tell: Tell, *, appearance: Appearance, title: str = ""
    ) -> ExportLook:
        return ExportLook(
            host=asked.host,
            made_on=today,
            scale=asked.scale,
            appearance=appearance,
            title=title,
            template=self.template,
            tell=tell,
        )

    def _write(self, kind: FileKind, slides: Sequence[Slide], look: ExportLook) -> bytes:
        try:
            return WRITERS[kind.suffix](slides, look, self.repository)
        except GeodataError as error:
            # Its words are for people: what is missing, and what can be had instead.
            raise UnfitKindError(str(error)) from error
