"""The formats of files, their list on a page, and the archive of them all."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from dashboard.components.static_html import write_html
from dashboard.exports.archive import write_zip
from dashboard.exports.export_list import build_export_list, build_story_export_list
from dashboard.exports.file_format import FileFormat, FormatGroup, UnfitFormatError
from dashboard.exports.formats import (
    FORMATS,
    NoSuchFormatError,
    find_story_format,
    find_view_format,
    list_story_formats,
    list_view_formats,
)
from dashboard.exports.options import ExportOptions, ExportStoppedError, Slide
from dashboard.state.saved_view import SavedView
from dashboard.state.story import Story
from tests.made_up_figures import HOSTILE, make_map_figure
from tests.places import make_repository

OPTIONS = ExportOptions(
    host="https://atlas.example", made_on=date(2026, 1, 2), title="Who takes part?"
)


def test_every_format_has_a_purpose():
    for kind in FORMATS.values():
        assert kind.purpose.endswith(".")
        assert kind.is_of_view or kind.is_of_story
        # Whatever holds several views takes long, and a job has it written.
        assert kind.is_long >= kind.is_of_story


def test_a_figure_without_areas_is_offered_no_shapes():
    figure = make_map_figure()
    listed = [kind.suffix for kind in list_view_formats(figure)]
    assert {"geojson", "gpkg"} <= set(listed)
    rest = [kind.suffix for kind in list_view_formats(replace(figure, shapes=None))]
    assert rest == [suffix for suffix in listed if suffix not in ("geojson", "gpkg")]
    with pytest.raises(UnfitFormatError, match="can be had as CSV or as a workbook"):
        FORMATS["gpkg"].check_fits(replace(figure, shapes=None))


def test_a_kind_is_of_one_view_or_of_several_and_others_are_named():
    assert find_view_format("png").suffix == "png"
    with pytest.raises(NoSuchFormatError, match=r"of several views: .*pptx"):
        find_story_format("png")
    with pytest.raises(NoSuchFormatError, match="of a view"):
        find_view_format("zip")


def test_the_list_of_a_view_leads_to_each_kind_in_each_size():
    view = SavedView.from_query("page=reach&year=2019&area=%22%3E%3Cscript%3E")
    listed = write_html(build_export_list(view, list_view_formats(make_map_figure())))
    assert listed.count("<h3") == len(FormatGroup)
    assert listed.count("/export/view.png?page=reach&amp;") == 4
    assert "scale=4" in listed
    assert "scale=2" not in listed
    assert "<script" not in listed
    first = write_html(build_export_list(SavedView(), [FORMATS["png"]]))
    assert 'href="/export/view.png"' in first
    assert 'href="/export/view.png?scale=3"' in first


def test_the_list_of_a_story_sends_the_whole_story_however_long():
    story = Story.from_query("slide=/reach&headline=%22%3E%3Cscript%3E")
    listed = write_html(build_story_export_list(story, list_story_formats()))
    assert listed.count("formaction=") == len(list_story_formats())
    assert listed.count('name="story"') == 1
    assert "<script" not in listed


def write_name(slides, options, _repository):
    options.on_progress(1, 7)
    return f"{options.title} {len(slides)} {slides[0].headline}".encode()


WHOLE = FileFormat(
    suffix="pptx", label="Slides", purpose="", media_type="x", group=FormatGroup.PAPER,
    write=write_name, is_of_story=True,
)  # fmt: skip
PICTURE = FileFormat(
    suffix="png", label="Picture", purpose="", media_type="x", group=FormatGroup.PICTURE,
    write=write_name,
)  # fmt: skip
SHAPES = FileFormat(
    suffix="gpkg", label="Shapes", purpose="", media_type="x", group=FormatGroup.DATA,
    write=write_name, needs_shapes=True,
)  # fmt: skip


def test_the_archive_holds_each_kind_whole_or_for_each_view_and_the_story_itself():
    figure = make_map_figure()
    progress = []
    options = replace(OPTIONS, on_progress=lambda done, of: progress.append((done, of)))
    slides = [Slide(figure, HOSTILE, "Note"), Slide(replace(figure, shapes=None))]
    formats = (WHOLE, PICTURE, SHAPES)
    data = write_zip(slides, options, make_repository(), formats)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert names == [
            "who-takes-part-2026-01-02.pptx",
            "picture/01-made-up-squares-made-up-figure-2024-25.png",
            "data/01-made-up-squares-made-up-figure-2024-25.gpkg",
            "picture/02-made-up-squares-made-up-figure-2024-25.png",
            "story.json",
            "contents.txt",
        ]
        assert packed.read(names[0]) == f"Who takes part? 2 {HOSTILE}".encode()
        assert packed.read(names[3]) == b"Who takes part? 1 "
        story = Story.from_file(packed.read("story.json"))
        assert [one.note for one in story.slides] == ["Note", ""]
        assert json.loads(packed.read("story.json"))["title"] == "Who takes part?"
        contents = packed.read("contents.txt").decode()
    assert "https://atlas.example/?indicator=made_up" in contents
    assert "Made on 2 January 2026" in contents
    assert all(name in contents for name in names[:5])
    assert progress[0] == (0, 4)
    assert {of for _, of in progress} == {4}
    again = write_zip(slides, options, make_repository(), formats)
    assert again == data


def test_the_archive_stops_where_nobody_wants_it():
    def stop(done, _of):
        if done:
            raise ExportStoppedError

    slides = [Slide(make_map_figure())]
    formats = (WHOLE, PICTURE)
    with pytest.raises(ExportStoppedError):
        write_zip(slides, replace(OPTIONS, on_progress=stop), make_repository(), formats)
