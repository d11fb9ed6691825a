"""From an export request to the file: figures, their writer, and how far it is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dashboard.exports.formats import (
    KINDS,
    ExportRequest,
    FileKind,
    MadeFile,
    UnfitKindError,
    find_story_kind,
    find_view_kind,
)
from dashboard.exports.geodata import write_geojson, write_gpkg
from dashboard.exports.html import write_html
from dashboard.exports.options import ExportLook, Slide, name_story_file, name_view_file
from dashboard.exports.pdf import write_pdf
from dashboard.exports.pictures import write_png, write_svg
from dashboard.exports.pptx.deck import write_pptx
from dashboard.exports.story_zip import WriteFile, write_zip
from dashboard.exports.tables import write_csv, write_xlsx
from dashboard.figures.build import make_figure
from dashboard.state.saved_view import SavedView
from dashboard.state.story import Story
from dashboard.theme.colours import Appearance
from geodata.errors import GeodataError
from geodata.repository import Repository

# Told how many parts are done, and of how many; raises where nobody wants the file any more.
Tell = Callable[[int, int], None]


class FileMaker(NamedTuple):
    """What every file is made of: the data, and the deployment's own slides where it has them."""

    repository: Repository
    template: Path | None = None

    def make(self, asked: ExportRequest, tell: Tell) -> MadeFile:
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

    def _make_of_view(self, asked: ExportRequest, today: date, tell: Tell) -> MadeFile:
        kind = find_view_kind(asked.suffix)
        saved = SavedView.from_query(asked.view or "")
        figure = make_figure(saved, self.repository)
        kind.check_fits(figure)
        appearance = saved.selection.appearance or Appearance.LIGHT
        look = self._look(asked, today, tell, appearance=appearance)
        name = name_view_file(figure.named, kind.suffix)
        return MadeFile(name, kind.media_type, self._write(kind, (Slide(figure),), look))

    def _make_of_story(self, asked: ExportRequest, today: date, tell: Tell) -> MadeFile:
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
            figure = make_figure(one.view, self.repository)
            slides.append(Slide(figure, one.headline, one.note))

        def tell_written(done: int, of: int) -> None:
            tell(count + done, count + of)

        tell_written(0, count)
        look = self._look(
            asked, today, tell_written, title=story.title, appearance=asked.appearance
        )
        name = name_story_file(story.title, today, kind.suffix)
        return MadeFile(name, kind.media_type, self._write(kind, slides, look))

    def _look(
        self,
        asked: ExportRequest,
        today: date,
        tell: Tell,
        *,
        appearance: Appearance,
        title: str = "",
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


def _write_one(write: Callable[[Slide, ExportLook], bytes]) -> WriteFile:
    return lambda slides, look, _repository: write(slides[0], look)


def _write_some(write: Callable[[Sequence[Slide], ExportLook], bytes]) -> WriteFile:
    return lambda slides, look, _repository: write(slides, look)


def _write_shapes(write: Callable[[Slide, ExportLook, Repository], bytes]) -> WriteFile:
    return lambda slides, look, repository: write(slides[0], look, repository)


_PARTS: Mapping[str, WriteFile] = MappingProxyType(
    {
        "png": _write_one(write_png),
        "svg": _write_one(write_svg),
        "pdf": _write_some(write_pdf),
        "html": _write_some(write_html),
        "pptx": _write_some(write_pptx),
        "xlsx": _write_some(write_xlsx),
        "csv": _write_one(write_csv),
        "geojson": _write_shapes(write_geojson),
        "gpkg": _write_shapes(write_gpkg),
    }
)


def _write_archive(slides: Sequence[Slide], look: ExportLook, repository: Repository) -> bytes:
    parts = {KINDS[suffix]: write for suffix, write in _PARTS.items()}
    return write_zip(slides, look, repository, parts)


WRITERS: Mapping[str, WriteFile] = MappingProxyType({**_PARTS, "zip": _write_archive})
