"""Views as slides, opened as archives of XML and by the library that shows them."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

from defusedxml.ElementTree import fromstring
from pptx import Presentation
from pptx.util import Inches

from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pptx.deck import write_pptx
from tests.made_up_figures import make_chart_figure, make_map_figure, make_trend_figure

OPTIONS = ExportOptions("https://atlas.example.org", date(2026, 11, 23))
PLAIN = Slide(make_map_figure(), "An own headline", "An own note")
MAIN = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def open_deck(data: bytes) -> Any:
    """Open a deck; its library's classes carry no types."""
    return Presentation(io.BytesIO(data))


def read_deck(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_every_picture_and_chart_of_a_deck_has_words_and_every_slide_its_notes():
    data = write_pptx([PLAIN, Slide(make_chart_figure())], OPTIONS)
    with read_deck(data) as deck:
        slides = sorted(
            name for name in deck.namelist() if re.fullmatch(r"ppt/slides/slide\d+.xml", name)
        )
        assert len(slides) == 2
        for name in slides:
            tree = fromstring(deck.read(name))
            shown = [*tree.iter(f"{MAIN}pic"), *tree.iter(f"{MAIN}graphicFrame")]
            assert shown
            for shape in shown:
                assert next(shape.iter(f"{MAIN}cNvPr")).get("descr")
        notes = deck.read("ppt/notesSlides/notesSlide1.xml").decode()
        for said in ("An own note", "1 of 3 projects located", "Nobody, Made-up figures"):
            assert said in notes
        chart = fromstring(
            deck.read(
                next(
                    name
                    for name in deck.namelist()
                    if "charts/chart" in name and name.endswith(".xml")
                )
            )
        )
        values = [one.text for one in chart.iter(f"{CHART}v")]
        assert "42.0" in values
        assert "61.5" in values


def test_a_deck_is_16_to_9_and_its_title_is_the_finding():
    deck = open_deck(write_pptx([PLAIN], OPTIONS))
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    assert deck.slides[0].shapes.title.text == PLAIN.figure.title
    for shape in deck.slides[0].shapes:
        assert shape.left >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_a_deployments_own_template_gives_size_and_master(tmp_path):
    own: Any = Presentation()
    own.slide_width, own.slide_height = Inches(10), Inches(6)
    own.slides.add_slide(own.slide_layouts[0])
    own.save(tmp_path / "own.pptx")
    look = ExportOptions(
        OPTIONS.host, OPTIONS.made_on, title="A briefing", template=tmp_path / "own.pptx"
    )
    deck = open_deck(write_pptx([PLAIN], look))
    assert (deck.slide_width, deck.slide_height) == (Inches(10), Inches(6))
    assert [slide.shapes.title.text for slide in deck.slides] == ["A briefing", PLAIN.figure.title]
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def read_chart(figure) -> Any:
    """Give the XML of a slide's chart; its elements carry no types that help."""
    with read_deck(write_pptx([Slide(figure)], OPTIONS)) as deck:
        name = next(n for n in deck.namelist() if re.fullmatch(r"ppt/charts/chart\d+.xml", n))
        return fromstring(deck.read(name))


def list_lengths(series, side):
    """How far the error bars of a series reach to a side, by the place of the number."""
    (bars,) = series.iter(f"{CHART}errBars")
    return {
        point.get("idx"): point.findtext(f"{CHART}v")
        for point in bars.find(f"{CHART}{side}").iter(f"{CHART}pt")
    }


def test_every_interval_is_drawn_as_an_error_bar_and_none_is_made_up():
    (bars,) = read_chart(make_chart_figure()).iter(f"{CHART}ser")
    assert list_lengths(bars, "plus") == {"0": "3.0", "1": "0.5"}
    assert list_lengths(bars, "minus") == {"0": "2.0", "1": "1.5"}
    here, london = read_chart(make_trend_figure()).iter(f"{CHART}ser")
    assert list_lengths(here, "plus") == {"0": "0.5", "2": "1.5"}
    assert list_lengths(here, "minus") == {"0": "0.5", "2": "1.0"}
    assert list(london.iter(f"{CHART}errBars")) == []


def test_a_line_is_not_drawn_over_a_break_which_its_date_names():
    chart = read_chart(make_trend_figure())
    here, london = chart.iter(f"{CHART}ser")
    (point,) = here.findall(f"{CHART}dPt")
    assert point.find(f"{CHART}idx").get("val") == "2"
    line = point.find(f"{CHART}spPr").find(f"{DRAWING}ln")
    assert [part.tag for part in line] == [f"{DRAWING}noFill"]
    assert london.findall(f"{CHART}dPt") == []
    names = {one.text for one in here.find(f"{CHART}cat").iter(f"{CHART}v")}
    assert names == {"2020", "2021", "2022 (after a break)"}


def test_the_axis_of_a_trend_is_as_wide_as_the_picture_s():
    chart = read_chart(make_trend_figure())
    (axis,) = chart.iter(f"{CHART}valAx")
    ends = [next(axis.iter(f"{CHART}{name}")).get("val") for name in ("min", "max", "majorUnit")]
    assert list(map(float, ends)) == [0.0, 5.0, 1.0]


def test_london_stands_out_among_the_bars():
    (bars,) = read_chart(make_chart_figure()).iter(f"{CHART}ser")
    (point,) = bars.findall(f"{CHART}dPt")
    assert point.find(f"{CHART}idx").get("val") == "1"


def test_of_many_sources_a_slide_names_some_and_its_notes_all():
    figure = make_map_figure()
    many = [figure.sources[0]._replace(name=f"Nobody, Made-up figures {n}") for n in range(1, 6)]
    deck = open_deck(write_pptx([Slide(replace(figure, sources=tuple(many)))], OPTIONS))
    shown = " ".join(shape.text for shape in deck.slides[0].shapes if shape.has_text_frame)
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    assert "Made-up figures 3; and 2 more, named in the notes of this slide." in shown
    assert "Made-up figures 4" not in shown
    assert all(one.name in notes for one in many)


def test_bars_begin_at_nothing_and_every_row_is_named():
    chart = read_chart(make_chart_figure())
    least = [one.get("val") for one in chart.iter(f"{CHART}min")]
    assert [float(value or -1) for value in least] == [0]
    assert [one.get("val") for one in chart.iter(f"{CHART}tickLblSkip")] == ["1"]
