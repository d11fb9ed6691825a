"""The page of an area: what it says, under which head, and what of it goes on paper."""

import re
from dataclasses import replace

import pytest
from dash import html
from markupsafe import Markup

from dashboard.charts.chart import Chart
from dashboard.components.static_html import write_html
from dashboard.figures.profile.build import build_profile
from dashboard.pages.area.layout import ProfileParts, build_profile_page
from dashboard.results.area_lines import ReachedLine
from dashboard.results.profile import (
    EditionLink,
    HeadlineFact,
    PartRow,
    Parts,
    SimilarArea,
    SimilarAreas,
    StandOut,
    Weight,
)
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import (
    BOROUGH,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    WARD_2018,
    WARD_2022,
    WARD_IN_BOTH_EDITIONS,
    make_repository,
)

REPOSITORY = make_repository()
ADDRESS = "http://atlas.example/area/E09999001"
CHART = Chart(Markup("<svg></svg>"), (1, 1))


def profile_of(code, geography=BOROUGH, **changes):
    return replace(build_profile(REPOSITORY.area(code, geography), REPOSITORY), **changes)


def write(profile, **changes):
    parts = ProfileParts(
        address=ADDRESS,
        sources=[],
        area_map=CHART,
        draw_range_strip=lambda _figure: CHART,
        draw_trend=lambda _figure: CHART,
        explain=lambda _figure: html.Div("where from"),
    )
    return write_html(build_profile_page(profile, replace(parts, **changes), []))


def rows_of(written):
    found = re.findall(r"<tr[^>]*id=\"figure-[^>]*>.*?</tr>", written, flags=re.DOTALL)
    return {re.findall(r"figure-(\w+)", row)[0]: row for row in found}


def read(written):
    """The words of a part, one space between them."""
    return " ".join(re.sub(r"<[^>]*>", " ", written).split())


def figure_of(profile, indicator):
    return next(figure for figure in profile.figures if figure.indicator.id == indicator)


def test_a_row_says_value_interval_london_and_the_test_in_words():
    row = read(rows_of(write(profile_of(SQUARE_A)))[SURVEY])
    assert "42.0" in row
    assert "37.0 to 47.0" in row
    assert "Clearly below London, worse" in row
    assert "51.0" in row
    assert "48.0 to 54.0" in row


def test_a_missing_value_is_said_in_words_and_drawn_by_nothing():
    row = rows_of(write(profile_of(SQUARE_C)))[SURVEY]
    assert "withheld to protect people" in row.lower()
    assert "<svg" not in row


@pytest.mark.parametrize("code", [SQUARE_A, SQUARE_B, SQUARE_C])
def test_nothing_empty_is_written_as_a_word(code):
    words = read(write(profile_of(code)))
    assert not re.search(r"\b(nan|None|NaT|NA)\b", words)


def test_figures_of_a_borough_stand_under_its_name_and_not_among_the_wards_own():
    written = write(profile_of(WARD_IN_BOTH_EDITIONS, WARD_2022))
    own, borrowed = written.split("Borough estimates: Square A (made up)</h3>", maxsplit=1)
    assert FULL_COUNT in rows_of(own)
    assert SURVEY not in rows_of(own)
    assert SURVEY in rows_of(borrowed.split('id="trends"')[0])
    assert "not figures for St Made-up" in read(borrowed)


def test_a_ward_that_is_its_whole_borough_is_not_said_to_differ_from_it():
    profile = profile_of(WARD_IN_BOTH_EDITIONS, WARD_2022)
    words = read(write(replace(profile, area=profile.area._replace(area_code=SQUARE_A))))
    assert "This ward is the whole of Square A" in words
    assert "not figures for" not in words


def test_an_area_without_a_figure_of_its_own_is_told_so():
    words = read(write(profile_of(WARD_IN_BOTH_EDITIONS, WARD_2018)))
    assert "No figure in the atlas is published for St Made-up's (made up) itself." in words


def test_a_row_names_the_reliability_and_leaves_the_rest_to_the_source():
    profile = profile_of(SQUARE_B)
    noted = [replace(one, note="Low reliability; few were asked") for one in profile.figures]
    row = read(rows_of(write(replace(profile, figures=tuple(noted))))[SURVEY])
    assert "Low reliability" in row
    assert "few were asked" not in row


def test_what_is_not_chosen_for_paper_is_marked_and_the_choice_is_counted():
    profile = profile_of(SQUARE_A)
    chosen = tuple(
        replace(figure, is_in_print=figure.indicator.id == SURVEY) for figure in profile.figures
    )
    written = write(replace(profile, figures=chosen))
    rows = rows_of(written)
    assert "not-printed" not in rows[SURVEY].split(">")[0]
    assert "not-printed" in rows[FULL_COUNT].split(">")[0]
    assert "1 of 2 figures" in read(written)


def test_what_stands_out_is_what_was_given_and_else_the_reason():
    indicator = figure_of(profile_of(SQUARE_A), SURVEY).indicator
    one = StandOut("Clearly below London.", indicator)
    told = write(profile_of(SQUARE_A, stand_outs=(one,)))
    assert "<li>Clearly below London.</li>" in told
    silent = write(profile_of(SQUARE_A, stand_outs=(), stand_outs_note="Nothing stands out."))
    assert "Nothing stands out." in silent
    assert "<li>Clearly below London.</li>" not in silent


def test_a_name_with_an_article_has_it_within_sentences():
    profile = profile_of(SQUARE_A)
    city = profile.area._replace(area_name="City of London")
    words = read(write(replace(profile, area=city)))
    assert "2 figures for the City of London, each" in words
    assert "Left: the City of London among" in words
    assert " for City of London" not in words


def test_headline_and_editions_are_told():
    ward = REPOSITORY.area(WARD_IN_BOTH_EDITIONS, WARD_2022)
    written = write(
        profile_of(
            WARD_IN_BOTH_EDITIONS,
            WARD_2018,
            headline=(HeadlineFact("Population", "10", "Census 2021"),),
            replaced_by=(EditionLink(ward, 0.5, "Half of it lies here."),),
        )
    )
    assert "Half of it lies here." in read(written)
    assert f'href="/area/{WARD_IN_BOTH_EDITIONS}?level=ward&amp;vintage=2022"' in written
    assert read(re.findall(r"<dl.*?</dl>", written)[0]) == "Population 10 Census 2021"


def test_a_change_is_said_only_as_the_test_says_it():
    written = write(profile_of(SQUARE_A))
    words = read(written)
    assert "no clear change since 2023, +2.0 points (−5.1 to 9.1). 40.0" in words
    assert "10.5 points higher than for 2011" in words
    # One date is no trend.
    assert write(profile_of(WARD_IN_BOTH_EDITIONS, WARD_2022)).count('class="trend') - 1 == 1
    assert 'id="trends"' not in write(profile_of(WARD_IN_BOTH_EDITIONS, WARD_2018, figures=()))


def test_few_trends_of_a_borough_go_on_a_wards_paper():
    profile = profile_of(WARD_IN_BOTH_EDITIONS, WARD_2018)
    figures = [replace(one, is_in_print=True) for _ in range(4) for one in profile.figures]
    written = write(replace(profile, figures=tuple(figures)))
    charts = re.findall(r'<figure class="(trend[^"]*)"', written)
    assert len(charts) == 8
    assert charts.count("trend") == 3


def make_parts(*, is_siblings=False):
    profiles = [profile_of(code) for code in (SQUARE_A, SQUARE_B, SQUARE_C)]
    rows = tuple(
        PartRow(profile.area, (figure_of(profile, SURVEY),), records=place)
        for place, profile in enumerate(profiles)
    )
    indicator = figure_of(profiles[0], SURVEY).indicator
    return Parts("3 squares", (indicator,), rows, is_siblings)


def test_parts_carry_what_sorting_needs_and_words_where_no_value_is():
    written = write(profile_of(SQUARE_A, parts=make_parts(is_siblings=True)))
    table = written.split("data-sortable-table")[1].split("</table>")[0]
    assert re.findall(r'data-value="([^"]*)"', table) == ["42", "0", "61.5", "1", "", "2"]
    assert "Withheld" in table
    assert "no record" in table
    assert table.count('aria-current="true"') == 1
    # The longest bar is the highest value's, and what has no value has no bar.
    assert re.findall(r"--share: ([\d.]+%)", table) == ["68.3%", "100.0%"]


def test_no_bar_is_drawn_from_zero_where_values_are_below_it():
    parts = make_parts()
    first = parts.rows[0]
    below = first._replace(figures=(replace(first.figures[0], value=-1.0),))
    written = write(profile_of(SQUARE_A, parts=parts._replace(rows=(below, *parts.rows[1:]))))
    assert set(re.findall(r"--share: ([\d.]+%)", written)) == {"0%"}


def test_records_beyond_the_room_on_paper_are_counted_with_the_address():
    lines = tuple(
        ReachedLine("borough", f"Programme {n}", "somewhere in this borough" * 4, "A page", None)
        for n in range(15)
    )
    written = write(profile_of(SQUARE_A, reached=lines, reached_note=""))
    section = written.split('id="programmes"')[1].split("</section>")[0]
    kept = [item for item in re.findall(r"<li[^>]*>", section) if "not-printed" not in item]
    assert 0 < len(kept) < 12
    # The rest of the list is folded away, and counted on paper.
    assert f"{15 - len(kept)} more records are at {ADDRESS}" in read(section)
    assert "3 more records" in read(section)


def test_similar_areas_come_with_their_whole_recipe():
    area = REPOSITORY.area(SQUARE_B)
    indicator = figure_of(profile_of(SQUARE_A), FULL_COUNT).indicator
    similar = SimilarAreas(
        (SimilarArea(area, 0.4142),), (Weight(indicator, 0.5),), "By distance.", ("Alike.",)
    )
    written = write(profile_of(SQUARE_A, similar=similar))
    words = read(written.split('id="similar"')[1])
    assert "Square B (made up) distance 0.41" in words
    assert "Born in another square: weight 0.5" in words
    assert "Alike." in words
    assert f"/compare?compare={SQUARE_A}&amp;similar=1&amp;level=borough" in written


def test_every_heading_that_the_contents_lead_to_is_there():
    written = write(profile_of(SQUARE_A, parts=make_parts(), similar=None))
    contents = written.split('aria-label="On this page"')[1].split("</nav>")[0]
    for part in re.findall(r'href="#([^"]+)"', contents):
        assert written.count(f'id="{part}"') == 1
    assert "#similar" not in contents
