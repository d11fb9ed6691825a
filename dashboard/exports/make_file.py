"""From an export request to the file: figures, the format that writes them, and how far it is."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from dashboard.exports.file_format import FileFormat, UnfitFormatError
from dashboard.exports.formats import find_story_format, find_view_format
from dashboard.exports.options import (
    ExportOptions,
    OnProgress,
    Slide,
    name_story_file,
    name_view_file,
)
from dashboard.figures.build import make_figure
from dashboard.state.saved_view import SavedView
from dashboard.state.story import Story
from dashboard.theme.colours import Appearance
from geodata.errors import GeodataError
from geodata.repository import Repository


@dataclass(frozen=True, slots=True)
class ExportRequest:
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
    def from_json(cls, written: bytes) -> "ExportRequest":
        """Read what `to_json` wrote."""
        read = json.loads(written)
        return cls(**read | {"appearance": Appearance(read["appearance"])})


class MadeFile(NamedTuple):
    """A file that was made: its name, its media type and its bytes."""

    name: str
    media_type: str
    data: bytes


class FileMaker(NamedTuple):
    """What every file is made of: the data, and the deployment's own slides where it has them."""

    repository: Repository
    template: Path | None = None

    def make(self, request: ExportRequest, on_progress: OnProgress) -> MadeFile:
        """Make a file.

        Raises
        ------
        NoSuchFormatError
            There is no such format, or none of several views.
        UnfitFormatError
            The view, or an empty story, cannot be had as this format.
        ExportStoppedError
            ``on_progress`` raised it: the file is no longer wanted.
        """
        today = datetime.now(tz=UTC).date()
        if request.story is None:
            return self._make_of_view(request, today, on_progress)
        return self._make_of_story(request, today, on_progress)

    def _make_of_view(
        self, request: ExportRequest, today: date, on_progress: OnProgress
    ) -> MadeFile:
        file_format = find_view_format(request.suffix)
        saved = SavedView.from_query(request.view or "")
        figure = make_figure(saved, self.repository)
        file_format.check_fits(figure)
        options = ExportOptions(
            host=request.host,
            made_on=today,
            scale=request.scale,
            appearance=saved.selection.appearance or Appearance.LIGHT,
            template=self.template,
            on_progress=on_progress,
        )
        name = name_view_file(figure.named, file_format.suffix)
        return self._write(name, file_format, (Slide(figure),), options)

    def _make_of_story(
        self, request: ExportRequest, today: date, on_progress: OnProgress
    ) -> MadeFile:
        file_format = find_story_format(request.suffix)
        story = Story.from_file((request.story or "").encode("utf-8", "replace"))
        slides: list[Slide] = []
        count = len(story.slides)
        if not count:
            problems = " ".join(story.problems)
            raise UnfitFormatError(f"The story has no slide to put into a file. {problems}".strip())
        for done, slide in enumerate(story.slides):
            # Each view is a part, and so is writing it.
            on_progress(done, 2 * count)
            figure = make_figure(slide.view, self.repository)
            slides.append(Slide(figure, slide.headline, slide.note))

        def count_written(done: int, of: int) -> None:
            on_progress(count + done, count + of)

        count_written(0, count)
        options = ExportOptions(
            host=request.host,
            made_on=today,
            scale=request.scale,
            appearance=request.appearance,
            title=story.title,
            template=self.template,
            on_progress=count_written,
        )
        name = name_story_file(story.title, today, file_format.suffix)
        return self._write(name, file_format, slides, options)

    def _write(
        self, name: str, file_format: FileFormat, slides: Sequence[Slide], options: ExportOptions
    ) -> MadeFile:
        try:
            data = file_format.write(slides, options, self.repository)
        except GeodataError as error:
            # Its words are for people: what is missing, and what can be had instead.
            raise UnfitFormatError(str(error)) from error
        return MadeFile(name, file_format.media_type, data)
