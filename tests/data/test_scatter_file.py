"""A scatter's file has the ticks, texts and lines of which the page's script draws the page."""

import re

import pytest

from dashboard.figures.build import make_figure
from dashboard.figures.explore_scatter import describe_bivariate
from dashboard.figures.figure import NARROW, WIDE
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view
from tests.drawn_pictures import read_picture

SCATTERS = (
    "indicator=arts_engaged&view=scatter&with=income_deprived",
    "indicator=income_deprived&level=ward&view=scatter&with=english_not_well",
    "indicator=claimant_count&view=scatter&with=median_weekly_pay",
)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("query", SCATTERS)
def test_a_scatter_as_a_file_has_the_axes_that_the_page_draws(query, size, repository):
    description = describe_bivariate(
        resolve_view(Selection.from_query(query), repository), repository
    )
    assert not description["why"]
    drawn = read_picture(make_figure(SavedView.from_query(query), repository).draw(size).svg)
    ticks = parts_of(drawn, "rows-tick")
    texts = [part.text for part in parts_of(drawn, "rows-end")]
    lines = parts_of(drawn, "scatter-line")
    named = [part.text for part in parts_of(drawn, "rows-london-name")]
    assert named == [description[side]["line"]["text"] for side in ("first", "second")]
    count = len(description["first"]["ticks"])
    sides = (("first", 0, slice(None, count)), ("second", 1, slice(count, None)))
    for side, along, part in sides:
        axis = description[side]
        assert texts[part] == [tick["text"] for tick in axis["ticks"]]
        values = [*(tick["at"] for tick in axis["ticks"]), axis["line"]["at"]]
        places = [numbers_of(one)[along] for one in (*ticks[part], lines[along])]
        # From the first tick to the last all lie as their values do.
        share = (places[-2] - places[0]) / (values[-2] - values[0])
        assert places == pytest.approx(
            [places[0] + (value - values[0]) * share for value in values], abs=0.6
        )


def parts_of(drawn, name):
    return [part for part in drawn.iter() if name in (part.get("class") or "").split()]


def numbers_of(part):
    return [float(number) for number in re.findall(r"-?[\d.]+", part.get("d"))]
