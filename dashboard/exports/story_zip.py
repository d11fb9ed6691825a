"""Everything that can be made of a story in one archive: slides, pages, pictures and tables."""

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from dashboard.exports.formats import FileKind
from dashboard.exports.options import ExportLook, Slide, name_story_file, name_view_file
from dashboard.state.story import Story, StorySlide
from geodata.repository import Repository

WriteFile = Callable[[Sequence[Slide], ExportLook, Repository], bytes]
# Kinds that are compressed already.
_PACKED = frozenset({"png", "pptx", "xlsx", "pdf"})
_STORY_FILE = "story.json"
_CONTENTS_FILE = "contents.txt"


class _Part(NamedTuple):
    name: str
    kind: FileKind
    slides: Sequence[Slide]
    write: WriteFile


def write_zip(
    slides: Sequence[Slide],
    look: ExportLook,
    repository: Repository,
    kinds: Mapping[FileKind, WriteFile],
) -> bytes:
    """Write a story as each of the kinds: whole, or a file for each view that can be had so.

    The story's own file lies beside them, so that it can be loaded and
    changed, and a list of the contents.
    """
    parts = list(_list_parts(slides, look, kinds))
    written = io.BytesIO()
    with ZipFile(written, "w") as packed:
        for done, part in enumerate(parts):

            def tell(_done: int, _of: int, done: int = done) -> None:
                look.tell(done, len(parts))

            tell(0, 0)
            data = part.write(part.slides, replace(look, tell=tell), repository)
            _add(packed, look, part.name, data)
        story = Story(
            look.title,
            tuple(StorySlide(one.figure.view, one.headline, one.note) for one in slides),
        )
        _add(packed, look, _STORY_FILE, story.to_file())
        _add(packed, look, _CONTENTS_FILE, _write_contents(slides, look, parts).encode("utf-8"))
    return written.getvalue()


def _list_parts(
    slides: Sequence[Slide], look: ExportLook, kinds: Mapping[FileKind, WriteFile]
) -> Iterator[_Part]:
    for kind, write in kinds.items():
        if kind.is_of_story:
            name = name_story_file(look.title, look.made_on, kind.suffix)
            yield _Part(name, kind, slides, write)
    for place, slide in enumerate(slides, start=1):
        for kind, write in kinds.items():
            if not kind.is_of_story and kind.fits(slide.figure):
                name = f"{place:02d}-{name_view_file(slide.figure.named, kind.suffix)}"
                yield _Part(f"{kind.group.value.lower()}/{name}", kind, [slide], write)


def _add(packed: ZipFile, look: ExportLook, name: str, data: bytes) -> None:
    # The day of making, and no time: the same story on the same day is the same archive.
    day = (look.made_on.year, look.made_on.month, look.made_on.day, 0, 0, 0)
    entry = ZipInfo(name, day)
    entry.compress_type = ZIP_STORED if name.rpartition(".")[2] in _PACKED else ZIP_DEFLATED
    packed.writestr(entry, data)


def _write_contents(slides: Sequence[Slide], look: ExportLook, parts: Sequence[_Part]) -> str:
    lines = [
        look.title or "Briefing",
        f"Made on {look.made_on.day} {look.made_on:%B %Y} by {look.host}",
        "",
    ]
    for place, slide in enumerate(slides, start=1):
        figure = slide.figure
        lines += [f"{place:02d}  {figure.title}", f"    {look.host}{figure.view.address}"]
    versions = dict.fromkeys(slide.figure.data_version for slide in slides)
    lines += ["", f"Data version {', '.join(versions)}", "", "Files"]
    lines += [f"  {part.name}: {part.kind.label}" for part in parts]
    lines += [f"  {_STORY_FILE}: the story itself, to be loaded again at {look.host}/present/edit"]
    return "\r\n".join(lines) + "\r\n"
