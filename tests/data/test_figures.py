"""Plates of the real pack: they say and show what the pages do, and fit where they are shown."""

import re
from functools import lru_cache

import pytest
from defusedxml.ElementTree import fromstring

from dashboard.charts.style import style_chart
from dashboard.figures.build import MODE_MAKERS, PAGE_MAKERS, make_figure
from dashboard.figures.explore import tabulate_view
from dashboard.figures.figure import BESIDE_LEGEND, NARROW, SLIDE, WIDE, FigureKind
from dashboard.figures.map_values import describe_figures
from dashboard.pages.explore.callbacks import present_words
from dashboard.results.view_results import build_results
from dashboard.settings import PACK_FOLDER
from dashboard.state.saved_view import Page, SavedView
from dashboard.state.selection import Mode, Selection
from dashboard.state.view import resolve_view
from dashboard.theme.colours import Appearance
from geodata.tables.parquet import open_pack

VIEWS = (
    "indicator=arts_engaged",
    "indicator=arts_engaged&area=E09000012&programme=culture_seeds,london_together",
    "indicator=arts_engaged&sure=1&classes=3",
    "indicator=arts_engaged&where=arts_engaged.clear.above,programme.model_city_london.no_record",
    "indicator=arts_engaged&layer=width",
    "indicator=arts_engaged&scheme=benchmark",
    "indicator=income_deprived&level=ward&scheme=quantile&classes=7",
    "indicator=income_deprived&level=ward&vintage=2018",
    "indicator=income_deprived&level=lsoa",
    "indicator=income_deprived&level=assembly_constituency&view=tiles",
    "indicator=arts_engaged&view=tiles",
    "indicator=arts_engaged&view=clusters",
    "indicator=income_deprived&view=bivariate&with=arts_engaged",
    "indicator=claimant_count&view=dates",
    "indicator=arts_engaged&view=ranking&area=E09000012",
    "indicator=income_deprived&level=ward&view=ranking",
    "indicator=income_deprived&level=ward&view=table",
    "indicator=wb_anxiety&view=trend&area=E09000012",
    "indicator=arts_engaged&view=trend",
    "indicator=arts_engaged&view=scatter&with=income_deprived&area=E09000012",
    "indicator=arts_engaged&view=scatter",
    "indicator=cls_belong_neighbourhood",
)
PAGES = (
    "page=area&area=E09000012",
    "page=area&area=E05009367&vintage=2018",
    "page=area",
    "page=area&area=nowhere",
    "page=compare&compare=E09000012,E09000030",
    "page=compare",
    "page=reach",
    "page=reach&level=ward&year=2019",
    "page=reach&measure=money",
    "page=reach&measure=people",
    "page=reach&programme=nothing",
    "page=need",
    "page=need&level=ward&need=income_deprived",
    "page=programme&programme=culture_seeds",
    "page=programme&programme=community_sponsorship",
    "page=programme&programme=design_lab",
    "page=programme",
)


@lru_cache(maxsize=1)
def pack():
    return open_pack(PACK_FOLDER)


def figure_of(query: str):
    return make_figure(SavedView.from_query(query), pack())


def test_every_page_and_every_way_of_showing_has_a_maker():
    assert set(PAGE_MAKERS) == set(Page)
    assert set(MODE_MAKERS) == set(Mode)


@pytest.mark.parametrize("query", VIEWS)
def test_a_figure_has_the_words_of_the_page(query):
    figure, words = figure_of(query), present_words(Selection.from_query(query), pack())
    assert (figure.title, figure.subtitle) == (words["title"], words["subtitle"])
    assert figure.alt
    assert figure.sources
    assert figure.data_version == pack().data_version


@pytest.mark.parametrize("query", [q for q in VIEWS if "dates" not in q and "trend" not in q])
def test_a_map_has_the_classes_of_the_page(query):
    figure = figure_of(query)
    if figure.kind is not FigureKind.MAP:
        return
    figures = describe_figures(resolve_view(Selection.from_query(query), pack()), pack())
    drawn = fromstring(figure.draw(WIDE).svg)
    shapes = {
        one.get("data-area"): (one.get("class") or "").split()[0]
        for one in drawn.iter()
        if one.get("data-area")
    }
    words = {-1: "unknown", -2: "plain", -3: "out", -4: "untold"}
    page = dict(zip(figures["areas"], figures["classes"], strict=True))
    assert shapes
    assert {code: words.get(page[code], f"k{page[code]}") for code in shapes} == shapes
    assert figure.legend is not None
    told = [entry for entry in figure.legend.items if entry.fill != "low"]
    shown = [place for place in page.values() if words.get(place) != "out"]
    assert sum(entry.count or 0 for entry in told) == len(shown)
    assert [one["label"] for one in figures["legend"]["classes"]] == [
        entry.label for entry in told if entry.fill.startswith("k")
    ]


@pytest.mark.parametrize("query", VIEWS + PAGES)
def test_every_picture_is_drawn_for_each_room_and_fits_it(query):
    figure = figure_of(query)
    for size in (WIDE, NARROW, SLIDE, BESIDE_LEGEND):
        chart = figure.draw(size)
        width, height = chart.size
        assert fromstring(chart.svg).get("viewBox") == f"0 0 {width:g} {height:g}"
        assert width / height > 0
        if figure.kind is not FigureKind.MAP or figure.is_fluid:
            assert width <= size.width
            assert height <= size.height + 1


@pytest.mark.parametrize("appearance", list(Appearance))
@pytest.mark.parametrize("query", VIEWS[:2] + VIEWS[5:6] + VIEWS[11:17] + PAGES[:1] + PAGES[11:12])
def test_a_picture_as_a_file_has_every_colour_written_out(query, appearance):
    file = style_chart(figure_of(query).draw(WIDE), "sans-serif", appearance)
    assert "var(" not in file
    found = re.search(r"<style>(.*?)</style>", file)
    assert found
    ruled = set(re.findall(r"\.([a-z][\w-]*)", found[1]))
    for shape in fromstring(file).iter():
        classes = set((shape.get("class") or "").split())
        # Groups are named for scripts as well; what is drawn has a rule or a fill of its own.
        if shape.tag.endswith(("path", "circle", "rect", "text")) and classes:
            is_of_mark = any(name.startswith("mark-") for name in classes)
            assert classes & ruled or shape.get("fill") or is_of_mark, classes


@pytest.mark.parametrize("query", PAGES)
def test_figures_of_pages_say_whose_they_are_and_what_is_not_located(query):
    figure = figure_of(query)
    assert figure.title
    assert figure.alt
    if query.startswith(("page=reach", "page=need", "page=programme")) and "nothing" not in query:
        assert figure.unlocated
        assert figure.sources


@pytest.mark.parametrize("indicator", sorted(pack().registry.indicators))
def test_every_indicator_has_a_figure_in_each_way_it_can_be_shown(indicator):
    for mode in (Mode.MAP, Mode.RANKING, Mode.TREND, Mode.TABLE):
        figure = figure_of(f"indicator={indicator}&view={mode}")
        assert fromstring(figure.draw(SLIDE).svg).tag.endswith("svg")
        if figure.numbers is not None:
            assert all(
                len(line.values) == len(figure.numbers.categories) for line in figure.numbers.lines
            )


def test_the_table_of_a_figure_has_the_figures_of_the_pack():
    view = resolve_view(Selection.from_query("indicator=arts_engaged"), pack())
    table = tabulate_view(view, build_results(view, pack()), pack()).set_index("area_code")
    assert view.period is not None
    held = pack().observations("arts_engaged", geography=view.geography, period=view.period.id)
    places = view.indicator.decimal_places
    published = held[held["group"] == "all"].set_index("area_code")["value"]
    assert table["value"].to_dict() == {code: round(v, places) for code, v in published.items()}


def test_a_long_ranking_says_how_many_rows_it_leaves_out():
    drawn = figure_of("indicator=income_deprived&level=ward&view=ranking").draw(SLIDE).svg
    told = re.findall(r">([\d,]+) more: in the table of this view<", drawn)
    names = len(re.findall('class="rows-dot', drawn))
    assert sum(int(number.replace(",", "")) for number in told) + names == 680


def test_a_record_of_a_family_has_no_place_on_any_figure():
    figure = figure_of("page=programme&programme=community_sponsorship")
    kinds = {mark.kind for mark in figure.legend.marks} if figure.legend else set()
    assert kinds <= {"borough", "multi", "mixed"}
    assert not {"lat", "lon", "latitude", "longitude", "place"} & set(figure.table.columns)


def read_legend(figure):
    assert figure.legend is not None
    return figure.legend


def test_areas_that_filters_leave_out_are_blank_and_counted():
    figure = figure_of(VIEWS[3])
    drawn = figure.draw(WIDE).svg
    assert 'class="out"' in drawn
    assert re.fullmatch(r"[0-9]+ of 33 boroughs match(es)?\.", read_legend(figure).note)
    assert 'class="out"' not in figure_of(VIEWS[0]).draw(WIDE).svg


@pytest.mark.parametrize("name", sorted(pack().registry.programmes))
def test_a_programme_that_no_source_places_is_told_in_words_and_never_on_an_empty_map(name):
    figure = figure_of(f"page=programme&programme={name}")
    records = pack().reach(programme_id=name)
    is_named = records["role"].isin(["reach", "area_detail"]) & records["area_codes"].map(bool)
    assert (figure.kind is FigureKind.MAP) == is_named.any()
    if not is_named.any():
        assert any("no map to draw" in text for text in figure.reading)
        assert figure.texts is not None


def test_records_that_match_nothing_are_told_in_words_and_never_on_an_empty_map():
    figure = figure_of("page=reach&programme=design_lab")
    assert figure.title.startswith("No record")
    assert figure.kind is FigureKind.TABLE


def test_a_profile_s_card_shows_each_figure_among_all_areas_where_there_is_room():
    figure = figure_of("page=area&area=E09000012")
    assert figure.texts is not None
    assert figure.texts.beside is not None
    wide, narrow = (str(figure.draw(size).svg) for size in (WIDE, NARROW))
    assert all(drawn in wide for drawn in figure.texts.beside.drawn[:5])
    assert "pic-dot" in wide
    assert "pic-dot" not in narrow
    for row, drawn, alt in zip(
        figure.texts.rows, figure.texts.beside.drawn, figure.texts.beside.alts, strict=True
    ):
        assert bool(drawn) == bool(alt), row
    assert any("the upright line is London" in text for text in figure.reading)
