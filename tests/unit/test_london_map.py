"""London's areas as one picture: each as it was given, with its sentence, or left as land."""

import re

import numpy as np
import pytest

from dashboard.charts.choropleth import UNKNOWN, MapStyle, dot_over, draw_choropleth, hatch_over
from dashboard.charts.ground import lay_ground
from dashboard.charts.hexmap import draw_hexmap
from dashboard.charts.legend import (
    Legend,
    LegendAxis,
    LegendGrid,
    LegendItem,
    write_legend,
)
from dashboard.charts.letters import measure
from dashboard.charts.marks import PlacedMark
from dashboard.charts.names_fitted import NamePlace, choose_names
from dashboard.components.legend import build_legend
from dashboard.components.static_html import write_html
from dashboard.figures.legend import list_legend_marks
from dashboard.figures.need import name_fill
from dashboard.results.classes import Shade
from dashboard.results.outlines import read_outlines
from dashboard.theme.colours import COLOURS, get_ramp
from dashboard.theme.palettes import BIVARIATE, SEQUENTIAL
from geodata.shapes.hexagons import Hexagons
from tests.drawn_pictures import list_outside, read_picture, texts_of
from tests.places import (
    BOROUGH,
    SECOND_WARD,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2018,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)
from tests.unit.test_theme import contrast

REPOSITORY = make_repository()
STYLE = MapStyle(BOROUGH, "A map of squares & more.", SEQUENTIAL, 2)
SHADES = (
    Shade(SQUARE_A, "k1", "Square A: <two> & more.", "/area/E09999001"),
    Shade(SQUARE_B, UNKNOWN, "Square B: no record in the sources read."),
)
_SVG = "{http://www.w3.org/2000/svg}"


def read_map(shades=SHADES, style=STYLE, closer=None):
    outlines = read_outlines(style.geography, closer, REPOSITORY)
    return read_picture(draw_choropleth(shades, (), style, outlines).svg)


def find(drawn, class_name):
    """The elements of a class."""
    return [e for e in drawn.iter() if class_name in (e.get("class") or "").split()]


def areas_of(drawn):
    return {e.get("data-area"): e for e in drawn.iter(f"{_SVG}path") if e.get("data-area")}


def test_each_area_has_its_fill_its_sentence_and_its_link_off_the_tab_key():
    drawn = read_map()
    areas = areas_of(drawn)
    assert set(areas) == {SQUARE_A, SQUARE_B}
    assert areas[SQUARE_A].attrib["class"] == "k1"
    assert areas[SQUARE_A].findtext(f"{_SVG}title") == "Square A: <two> & more."
    links = list(drawn.iter(f"{_SVG}a"))
    assert [(link.get("href"), link.get("tabindex")) for link in links] == [
        ("/area/E09999001", "-1")
    ]
    assert list_outside(drawn) == []


def test_no_record_is_a_pattern_and_no_class_of_the_palette():
    area = areas_of(read_map())[SQUARE_B]
    assert area.get("fill") == "url(#map-hatch)"
    assert not re.search(r"\bk\d", area.attrib["class"])


def test_an_area_of_which_nothing_is_said_is_land_and_an_unknown_code_is_left_out():
    drawn = read_map((*SHADES, Shade("E09000099", "k0", "Nowhere.")))
    assert SQUARE_C not in areas_of(drawn)
    assert "E09000099" not in areas_of(drawn)
    assert find(drawn, "map-land")[0].attrib["d"].count("M") == 3


def test_the_map_is_read_out_once_in_words():
    drawn = read_map()
    told = [e for e in drawn.iter() if e.get("role") == "img"]
    assert [e.get("aria-label") for e in told] == ["A map of squares & more."]
    hidden = find(drawn, "map-areas")[0]
    assert hidden.get("aria-hidden") == "true"


def test_what_a_palette_shows_is_named_on_the_picture_itself():
    drawn = read_map()
    assert (drawn.get("data-palette"), drawn.get("data-classes")) == (SEQUENTIAL, "2")


def test_a_chosen_area_is_outlined_twice_on_a_halo():
    assert find(read_map(), "map-chosen") == []
    drawn = read_map(style=STYLE._replace(selected=SQUARE_B))
    assert find(drawn, "map-chosen")[0].attrib["d"] == find(drawn, "map-chosen-halo")[0].attrib["d"]


def test_closer_is_laid_around_one_area_and_the_chosen_one_may_be_of_its_edition():
    closer = REPOSITORY.area(SQUARE_A, BOROUGH)
    style = MapStyle(WARD_2018, "Wards.", SEQUENTIAL, 1, SQUARE_A)
    shades = [Shade(code, "k0", code) for code in (WARD_IN_BOTH_EDITIONS, SECOND_WARD)]
    drawn = read_map(shades, style, closer)
    assert set(areas_of(drawn)) == {WARD_IN_BOTH_EDITIONS, SECOND_WARD}
    assert len(find(drawn, "map-chosen")) == 1
    assert list_outside(drawn) == []
    whole, part = (
        lay_ground(read_outlines(edition, around, REPOSITORY))
        for edition, around in ((BOROUGH, None), (WARD_2018, closer))
    )
    assert part.frame.metres_a_unit < whole.frame.metres_a_unit


def test_wards_have_their_boroughs_borders_over_them():
    style = STYLE._replace(geography=WARD_2018)
    assert len(find(read_map((), style), "map-border")) == 1
    assert find(read_map(), "map-border") == []


def test_names_are_written_where_they_fit_and_nowhere_else():
    drawn = read_map()
    wide = find(drawn, "is-wide")[0]
    assert " ".join(texts_of(wide)).count("Square A") == 1
    style, closer = STYLE._replace(geography=WARD_2018), REPOSITORY.area(SECOND_WARD, WARD_2018)
    assert "East Half" in " ".join(texts_of(read_map((), style, closer)))


def test_a_name_takes_the_first_middle_that_is_free_or_is_left_out():
    place = NamePlace(("A name",), 40, 20, ((50, 50), (50, 80)))
    crowded = [place, place, place]
    taken = np.empty((0, 4))
    assert [middle for _, middle in choose_names(crowded, taken)] == [(50, 50), (50, 80)]
    mark = np.array([[45, 45, 55, 55]])
    assert [middle for _, middle in choose_names(crowded, mark)] == [(50, 80)]


def test_a_hatch_over_a_class_leaves_its_colour_and_is_drawn_once_over_all():
    shades = [Shade(SQUARE_A, hatch_over("k6"), "A."), Shade(SQUARE_B, hatch_over("k3"), "B.")]
    drawn = read_map(shades, STYLE._replace(palette=BIVARIATE, classes=9))
    assert areas_of(drawn)[SQUARE_A].get("class") == "k6"
    over = find(drawn, "map-over")
    assert len(over) == 1
    assert over[0].get("fill") == "url(#map-hatch-over)"
    assert over[0].attrib["d"].count("M") == 2


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_hatch_of_no_record_is_seen_on_every_third_of_need(is_dark):
    ramp = get_ramp(9, palette=BIVARIATE, is_dark=is_dark)
    lines = [COLOURS[name][is_dark] for name in ("ink", "paper")]
    for need in range(3):
        under = ramp[int(name_fill(need, 0)[1])]
        assert max(contrast(line, under) for line in lines) >= 3


def make_square():
    """A legend of two measures, each fill with a number of areas of its own, and one fill more."""
    items = [
        LegendItem(name_fill(row, column), f"{row} by {column}", count=3 * row + column + 1)
        for row in range(3)
        for column in range(3)
    ]
    need = LegendAxis("Need", ("lowest third", "middle third", "highest third"))
    reach = LegendAxis("Projects", ("no record", "one", "more"))
    return Legend(
        "Both",
        (*items, LegendItem(UNKNOWN, "no figure of need", count=1)),
        BIVARIATE,
        LegendGrid(across=reach, up=need),
        note="Read with care.",
    )


def test_the_square_of_need_and_reach_counts_the_areas_of_each_fill():
    page = write_html(build_legend(make_square()))
    cells = re.findall(r'figure-legend-fill (k\d[\w -]*)"><span>(\d) area', page)
    assert cells == [
        (name_fill(row, column), str(3 * row + column + 1))
        for row in (2, 1, 0)
        for column in range(3)
    ]
    assert [fill for fill, _ in cells if "unknown" in fill] == [
        "k6 unknown-over",
        "k3 unknown-over",
        "k0 unknown-over",
    ]
    assert re.findall(r'scope="(?:col|row)">([^<]+)', page) == [
        *("Need", "no record", "one", "more"),
        *("highest third", "middle third", "lowest third"),
    ]
    assert "no figure of need" in page
    assert page.endswith("Read with care.</p></div>")


@pytest.mark.parametrize("width", [300, 360, 544, 904])
def test_a_drawn_square_has_its_words_in_the_order_and_the_room_of_the_page(width):
    drawn, height = write_legend(make_square(), width)
    picture = read_picture(f"<svg >{drawn}</svg>")
    words = [" ".join("".join(text.itertext()).split()) for text in picture.iter(f"{_SVG}text")]
    counts = [f"{number} {'area' if number == 1 else 'areas'}" for number in range(1, 10)]
    assert words == [
        *("Both", "Need, upwards; Projects, to the right", "no record", "one", "more"),
        *("highest third", *counts[6:], "middle third", *counts[3:6], "lowest third", *counts[:3]),
        *("no figure of need", "1 area", "Read with care."),
    ]
    ends = list(list_ends(picture))
    assert max(right for right, _ in ends) <= width
    assert max(bottom for _, bottom in ends) <= height


def list_ends(element, x=0.0, y=0.0):
    """The right and lower ends of all boxes and lines of text, as far as they were moved."""
    moved = re.fullmatch(r"translate\((\S+) (\S+)\)", element.get("transform") or "")
    x, y = (x + float(moved[1]), y + float(moved[2])) if moved else (x, y)
    if element.tag == f"{_SVG}rect":
        yield x + float(element.get("width")), y + float(element.get("height"))
    for line in element.iter(f"{_SVG}tspan") if element.tag == f"{_SVG}text" else ():
        yield x + measure(line.text, float(element.get("font-size"))), y + float(line.get("y"))
    for child in element:
        if child.tag != f"{_SVG}defs":
            yield from list_ends(child, x, y)


def test_a_legend_says_of_each_fill_what_it_is_and_how_many_areas_have_it():
    items = (LegendItem("k0", "1–2", count=1), LegendItem(UNKNOWN, "no record"))
    page = write_html(build_legend(Legend("Records", items, SEQUENTIAL)))
    assert "1–2</span>" in page
    assert "1 area</span>" in page
    assert 'data-classes="1"' in page
    assert "None" not in page


def test_hexagons_have_the_hatch_the_dots_and_the_outlines_of_the_true_shapes():
    layout = Hexagons(
        {SQUARE_A: (0, 0), SQUARE_B: (1, 0)}, frozenset(), frozenset(), frozenset(), 0, 0
    )
    shades = [Shade(SQUARE_A, dot_over("k1"), "A."), Shade(SQUARE_B, UNKNOWN, "B.")]
    style = STYLE._replace(selected=SQUARE_B)
    names = {SQUARE_A: "Square A", SQUARE_B: "Square B"}
    drawn = read_picture(draw_hexmap(shades, layout, names, style).svg)
    (dots,) = find(drawn, "map-over")
    areas = areas_of(drawn)
    assert (dots.get("fill"), dots.get("d")) == ("url(#map-dots)", areas[SQUARE_A].get("d"))
    assert areas[SQUARE_B].get("fill") == "url(#map-hatch)"
    for part in ("map-chosen", "map-chosen-halo"):
        assert find(drawn, part)[0].get("d") == areas[SQUARE_B].get("d")
    assert list_outside(drawn) == []


def test_a_legend_names_the_marks_that_are_drawn_and_the_readers_own_last():
    own = PlacedMark("point", 0, 51, "Mine.", is_uploaded=True)
    marks = [PlacedMark("multi", 0, 51, "Theirs."), own, PlacedMark("ward", 0, 51, "Theirs.")]
    assert [(one.kind, one.label, one.is_uploaded) for one in list_legend_marks(marks)] == [
        ("ward", "somewhere in a ward or locality", False),
        ("multi", "shared by several boroughs", False),
        ("point", "your record, exact place", True),
    ]


def test_places_of_two_kinds_can_lie_so_close_that_one_mark_stands_for_both():
    marks = [PlacedMark(kind, 0, 51, "Theirs.") for kind in ("approximate", "point", "borough")]
    assert [one.kind for one in list_legend_marks(marks)] == [
        *("point", "approximate", "borough", "mixed"),
    ]
    assert list_legend_marks(()) == ()
