"""What a page of reach says of its map is said in every frame, picture and file of its address."""

import io
import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from pptx import Presentation

from dashboard.exports import pictures
from dashboard.exports.file_format import UnfitFormatError
from dashboard.exports.html import write_html
from dashboard.exports.options import ExportOptions, Slide
from dashboard.exports.pdf import write_pdf
from dashboard.exports.pictures import (
    write_card,
    write_png,
    write_small_png,
    write_small_svg,
    write_svg,
)
from dashboard.exports.pptx import slide
from dashboard.exports.pptx.deck import write_pptx
from dashboard.exports.tables import write_csv
from dashboard.figures.build import make_figure
from dashboard.pages.explore.reach_box import build_reach_box
from dashboard.state.saved_view import SavedView
from dashboard.text.reach import name_mark
from dashboard.text.reach_page import ProgrammeReach
from tests.layout_text import read_text
from tests.pdf_text import read_sheets
from tests.project_files import ROOT

LOOK = ExportOptions(host="https://atlas.example", made_on=date(2026, 11, 30), scale=1)
FEW = "programme=model_city_london,london_family_fund&need=income_deprived"
NEED = (f"page=need&{FEW}", f"page=need&{FEW}&level=ward")
REACH = (
    "page=reach",
    "page=reach&level=ward&vintage=2022",
    "page=programme&programme=model_city_london",
)
STEPS = ("no record", "1 record", "2 or more records")
THIRDS = ("highest third", "middle third", "lowest third")


@pytest.fixture(scope="module")
def client(application):
    """The atlas over the pack."""
    return application.server.test_client()


class View:
    """One view as a page, a frame, pictures and files; what becomes pixels is read as its SVG."""

    def __init__(self, query, client, repository, drawn):
        self.saved = SavedView.from_query(query)
        self.query, self.client, self.drawn = query, client, drawn
        self.figure = make_figure(self.saved, repository)
        self.slide = Slide(self.figure)

    def get(self, address):
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return answer.text

    def read_page(self):
        return join_text(self.get(self.saved.address).partition("<main")[2])

    def read_frame(self):
        return join_text(self.get(f"/embed?{self.query}"))

    def read_small_svg(self):
        try:
            return join_text(write_small_svg(self.figure, LOOK).decode())
        except UnfitFormatError:
            # Too many lines to be small as lines: the same comes in pixels.
            return self.read_pixels(write_small_png, self.figure)

    def read_card(self):
        return self.read_pixels(write_card, self.figure)

    def read_png(self):
        return self.read_pixels(write_png, self.slide)

    def read_pixels(self, write, what):
        assert write(what, LOOK)
        return join_text(self.drawn[-1])

    def read_svg(self):
        return join_text(write_svg(self.slide, LOOK).decode())

    def read_pdf(self):
        return " ".join(read_sheets(write_pdf([self.slide], LOOK)))

    def read_pptx(self):
        """The texts of a slide and of its notes, and what its pictures show and are called."""
        slides: Any = Presentation(io.BytesIO(write_pptx([self.slide], LOOK))).slides
        (page,) = slides
        texts = [shape.text_frame.text for shape in page.shapes if shape.has_text_frame]
        names = [one.get("descr") or "" for one in page.shapes.element.iter()]
        notes = page.notes_slide.notes_text_frame.text
        return " ".join([*texts, *filter(None, names), *map(join_text, self.drawn), notes])

    def read_html(self):
        return join_text(write_html([self.slide], LOOK).decode())

    def read_csv(self):
        return write_csv(self.slide, LOOK).decode()


@pytest.fixture(scope="module")
def drawn():
    """What was made into pixels, as SVG, the last one last."""
    drawn = []
    with pytest.MonkeyPatch.context() as patch:
        for module in (pictures, slide):

            def keep(svg, size, scale=1, render=module.render_png):
                drawn.append(svg)
                return render(svg, size, scale)

            patch.setattr(module, "render_png", keep)
        yield drawn


@pytest.fixture(scope="module")
def views(client, repository, drawn):
    """Every view, made once however many of its outputs are read."""
    return {query: View(query, client, repository, drawn) for query in (*NEED, *REACH)}


@pytest.fixture
def view(query, views, drawn):
    drawn.clear()
    return views[query]


def join_text(markup):
    """The text of HTML or SVG, without what is written for machines."""
    text = re.sub(r"<(style|script|defs)\b.*?</\1>", " ", markup, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def read(view, output):
    """What an output says; each is made once, however many tests read it."""
    key = (view.query, output)
    if key not in TEXTS:
        TEXTS[key] = getattr(view, f"read_{output}")()
    return TEXTS[key]


TEXTS: dict[tuple[str, str], str] = {}
WITH_LEGEND = ("page", "frame", "small_svg", "card", "png", "svg", "pdf", "pptx", "html")


@pytest.mark.parametrize("output", [*WITH_LEGEND, "csv"])
@pytest.mark.parametrize("query", [*NEED, *REACH])
def test_no_record_is_nowhere_taken_for_not_reached(view, output):
    assert "not the same as not reached" in read(view, output)


@pytest.mark.parametrize("output", WITH_LEGEND)
@pytest.mark.parametrize("query", NEED)
def test_need_and_records_are_a_square_with_words_everywhere(view, output):
    text = read(view, output)
    assert "Need, upwards; Records, to the right" in text
    assert not re.search(r"more than 1\b", text)
    # Row by row from the highest need, under the names of the columns.
    rows = " ".join(rf"{third}(?: [\d,]+ areas?){{3}}" for third in THIRDS)
    assert re.search(rf"{' '.join(STEPS)} {rows}", text), text


@pytest.mark.parametrize("output", WITH_LEGEND)
@pytest.mark.parametrize("query", REACH)
def test_a_mark_means_the_same_in_every_legend(view, output):
    marks = view.figure.legend.marks
    assert "ward" in [mark.kind for mark in marks]
    text = read(view, output)
    assert [mark.label for mark in marks if mark.label not in text] == []
    assert "somewhere in a ward" not in text.replace(name_mark("ward"), "")


def test_marks_on_the_explore_map_mean_what_they_mean_in_files():
    box = read_text(build_reach_box([ProgrammeReach("/", "A programme", "", "", ())]))
    script = (ROOT / "assets/scripts/uploads/upload-marks.js").read_text(encoding="utf-8")
    # What is known by borough only is no mark of a place, but counted in the borough's badge.
    for kind in ("approximate", "ward"):
        assert name_mark(kind) in box
        assert f'{kind}: "{name_mark(kind)}"' in script
    assert f'point: "{name_mark("point", is_uploaded=True)}"' in script
