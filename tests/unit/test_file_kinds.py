"""The kinds of file, their list on a page, and the archive of them all."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from dashboard.components.static_html import write_html
from dashboard.exports.export_list import build_export_list, build_story_export_list
from dashboard.exports.formats import (
    KINDS,
    FileKind,
    KindGroup,
    NoSuchKindError,
    UnfitKindError,
    find_story_kind,
    find_view_kind,
    list_story_kinds,
    list_view_kinds,
)
from dashboard.exports.make_file import WRITERS
from dashboard.exports.options import ExportLook, ExportStoppedError, Slide
from dashboard.exports.story_zip import write_zip
from dashboard.state.saved_view import SavedView
from dashboard.state.story import Story
from tests.made_up_figures import HOSTILE, make_map_figure
from tests.places import make_repository

LOOK = ExportLook(host="https://atlas.example", made_on=date(2026, 1, 2), title="Who takes part?")
WHOLE = FileKind("pptx", "Slides", "", "x", KindGroup.PAPER, is_of_story=True)
PICTURE = FileKind("png", "Picture", "", "x", KindGroup.PICTURE)
SHAPES = FileKind("gpkg", "Shapes", "", "x", KindGroup.DATA, needs_shapes=True)


def test_every_kind_has_a_writer_and_a_purpose():
    assert set(KINDS) == set(WRITERS)
    for kind in KINDS.values():
        assert kind.purpose.endswith(".")
        assert kind.is_of_view or kind.is_of_story
        # Whatever holds several views takes long, and a job has it written.
        assert kind.is_long >= kind.is_of_story


def test_a_figure_without_areas_is_offered_no_shapes():
    figure = make_map_figure()
    listed = [kind.suffix for kind in list_view_kinds(figure)]
    assert {"geojson", "gpkg"} <= set(listed)
    rest = [kind.suffix for kind in list_view_kinds(replace(figure, shapes=None))]
    assert rest == [suffix for suffix in listed if suffix not in ("geojson", "gpkg")]
    with pytest.raises(UnfitKindError, match="can be had as CSV or as a workbook"):
        KINDS["gpkg"].check_fits(replace(figure, shapes=None))


def test_a_kind_is_of_one_view_or_of_several_and_others_are_named():
    assert find_view_kind("png").suffix == "png"
    with pytest.raises(NoSuchKindError, match=r"of several views: .*pptx"):
        find_story_kind("png")
    with pytest.raises(NoSuchKindError, match="of a view"):
        find_view_kind("zip")


def test_the_list_of_a_view_leads_to_each_kind_in_each_size():
    view = SavedView.from_query("page=reach&year=2019&area=%22%3E%3Cscript%3E")
    listed = write_html(build_export_list(view, list_view_kinds(make_map_figure())))
    assert listed.count("<h3") == len(KindGroup)
    assert listed.count("/export/view.png?page=reach&amp;") == 4
    assert "scale=4" in listed
    assert "scale=2" not in listed
    assert "<script" not in listed
    first = write_html(build_export_list(SavedView(), [KINDS["png"]]))
    assert 'href="/export/view.png"' in first
    assert 'href="/export/view.png?scale=3"' in first


def test_the_list_of_a_story_sends_the_whole_story_however_long():
    story = Story.from_query("slide=/reach&headline=%22%3E%3Cscript%3E")
    listed = write_html(build_story_export_list(story, list_story_kinds()))
    assert listed.count("formaction=") == len(list_story_kinds())
    assert listed.count('name="story"') == 1
    assert "<script" not in listed


def write_name(slides, look, _repository):
    look.tell(1, 7)
    return f"{look.title} {len(slides)} {slides[0].headline}".encode()


def test_the_archive_holds_each_kind_whole_or_for_each_view_and_the_story_itself():
    figure = make_map_figure()
    told = []
    look = replace(LOOK, tell=lambda done, of: told.append((done, of)))
    slides = [Slide(figure, HOSTILE, "Note"), Slide(replace(figure, shapes=None))]
    writers = dict.fromkeys((WHOLE, PICTURE, SHAPES), write_name)
    data = write_zip(slides, look, make_repository(), writers)
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
    assert told[0] == (0, 4)
    assert {of for _, of in told} == {4}
    again = write_zip(slides, look, make_repository(), writers)
    assert again == data


def test_the_archive_stops_where_nobody_wants_it():
    def stop(done, _of):
        if done:
            raise ExportStoppedError

    slides = [Slide(make_map_figure())]
    writers = dict.fromkeys((WHOLE, PICTURE), write_name)
    with pytest.raises(ExportStoppedError):
        write_zip(slides, replace(LOOK, tell=stop), make_repository(), writers)
