"""Everything that can be made of a story in one archive: slides, pages, pictures and tables."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from dashboard.exports.file_format import FileFormat
from dashboard.exports.options import ExportOptions, Slide, name_story_file, name_view_file
from dashboard.format.text import say_day
from dashboard.state.story import Story, StorySlide
from geodata.repository import Repository

# Formats that are compressed already.
_PACKED = frozenset({"png", "pptx", "xlsx", "pdf"})
_STORY_FILE = "story.json"
_CONTENTS_FILE = "contents.txt"


class _Part(NamedTuple):
    name: str
    file_format: FileFormat
    slides: Sequence[Slide]


def write_zip(
    slides: Sequence[Slide],
    options: ExportOptions,
    repository: Repository,
    formats: Sequence[FileFormat],
) -> bytes:
    """Write a story in each of the formats: whole, or a file for each view that can be had so.

    The story's own file lies beside them, so that it can be loaded and
    changed, and a list of the contents.
    """
    parts = list(_list_parts(slides, options, formats))
    written = io.BytesIO()
    with ZipFile(written, "w") as packed:
        for done, part in enumerate(parts):

            def on_progress(_done: int, _of: int, done: int = done) -> None:
                options.on_progress(done, len(parts))

            on_progress(0, 0)
            data = part.file_format.write(
                part.slides, replace(options, on_progress=on_progress), repository
            )
            _add(packed, options, part.name, data)
        story = Story(
            options.title,
            tuple(StorySlide(one.figure.view, one.headline, one.note) for one in slides),
        )
        _add(packed, options, _STORY_FILE, story.to_file())
        _add(
            packed, options, _CONTENTS_FILE, _write_contents(slides, options, parts).encode("utf-8")
        )
    return written.getvalue()


def _list_parts(
    slides: Sequence[Slide], options: ExportOptions, formats: Sequence[FileFormat]
) -> Iterator[_Part]:
    for one in formats:
        if one.is_of_story:
            yield _Part(name_story_file(options.title, options.made_on, one.suffix), one, slides)
    for place, slide in enumerate(slides, start=1):
        for one in formats:
            if not one.is_of_story and one.fits(slide.figure):
                name = f"{place:02d}-{name_view_file(slide.figure.named, one.suffix)}"
                yield _Part(f"{one.group.value.lower()}/{name}", one, [slide])


def _add(packed: ZipFile, options: ExportOptions, name: str, data: bytes) -> None:
    # The day of making, and no time: the same story on the same day is the same archive.
    day = (options.made_on.year, options.made_on.month, options.made_on.day, 0, 0, 0)
    entry = ZipInfo(name, day)
    entry.compress_type = ZIP_STORED if name.rpartition(".")[2] in _PACKED else ZIP_DEFLATED
    packed.writestr(entry, data)


def _write_contents(slides: Sequence[Slide], options: ExportOptions, parts: Sequence[_Part]) -> str:
    lines = [
        options.title or "Briefing",
        f"Made on {say_day(options.made_on)} by {options.host}",
        "",
    ]
    for place, slide in enumerate(slides, start=1):
        figure = slide.figure
        lines += [f"{place:02d}  {figure.title}", f"    {options.host}{figure.view.address}"]
    versions = dict.fromkeys(slide.figure.data_version for slide in slides)
    lines += ["", f"Data version {', '.join(versions)}", "", "Files"]
    lines += [f"  {part.name}: {part.file_format.label}" for part in parts]
    lines += [
        f"  {_STORY_FILE}: the story itself, to be loaded again at {options.host}/present/edit"
    ]
    return "\r\n".join(lines) + "\r\n"
