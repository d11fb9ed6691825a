"""Ready stories on the pack: changes, counts in titles and dates, each worked out again."""

import re
from math import erfc, sqrt

import numpy as np
import pandas as pd
import pytest

from dashboard.plates.make_plate import make_plate
from dashboard.saved_view import Page
from dashboard.settings import PACK_FOLDER
from dashboard.stories.ready_stories import list_ready, read_texts
from geodata.closed_lists import Level
from geodata.model import Geography
from geodata.parquet_repository import open_pack

PACK = open_pack(PACK_FOLDER)
SLIDES = [
    pytest.param(slide, id=f"{name}-{place}")
    for name, ready in list_ready(PACK).items()
    for place, slide in enumerate(ready.story.slides, start=1)
]
CHANGE = re.compile(
    r"(London|England): (higher|lower|no clear change)\. ([\d.]+) \(([\d.]+) to ([\d.]+)\) for"
    r" (\S+); ([\d.]+) \(([\d.]+) to ([\d.]+)\) for (\S+):"
    r" the 95 % intervals (overlap|do not overlap)"
)
PLACES = {"London": Level.LONDON, "England": Level.ENGLAND}


def held(indicator: str, level: Level) -> pd.DataFrame:
    rows = PACK.observations(indicator, geography=Geography(level))
    return rows[rows["group"] == "all"]


@pytest.mark.parametrize("slide", SLIDES)
def test_each_change_is_what_the_intervals_of_the_pack_say(slide):
    indicator = slide.view.selection.indicator
    for place, claim, *told in CHANGE.findall(slide.note):
        rows = held(indicator, PLACES[place]).set_index("period")
        (a, a_low, a_high, first, b, b_low, b_high, last, overlap) = told
        one, other = (
            rows[rows["period_label"].eq(label) if "period_label" in rows else rows.index == label]
            for label in (first, last)
        )
        for row, shown in ((one, (a, a_low, a_high)), (other, (b, b_low, b_high))):
            figures = row[["value", "lci_95", "uci_95"]].iloc[0]
            assert [f"{figure:.2f}" for figure in figures] == list(shown)
        before, after = one.iloc[0], other.iloc[0]
        rose, fell = after["lci_95"] > before["uci_95"], after["uci_95"] < before["lci_95"]
        assert claim == ("higher" if rose else "lower" if fell else "no clear change")
        assert (overlap == "do not overlap") == (rose or fell)


@pytest.mark.parametrize("slide", SLIDES)
def test_a_sentence_claims_a_change_only_where_intervals_are_held(slide):
    if slide.view.page is not Page.EXPLORE:
        return
    claims = re.findall(r": (?:higher|lower)\.", slide.note)
    if claims:
        rows = held(slide.view.selection.indicator, Level.LONDON)
        assert rows["lci_95"].notna().any()


NUMBERS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
CLEAR = r"(\w+)(?: boroughs?)?(?: is| are)? clearly "


@pytest.mark.parametrize("slide", SLIDES)
def test_titles_count_the_boroughs_that_the_test_sets_apart(slide):
    title = make_plate(slide.view, PACK).title
    if "clearly" not in title:
        return
    rows = held(slide.view.selection.indicator, Level.BOROUGH)
    newest = rows[rows["period_label"] == rows["period_label"].iloc[-1]]
    if "period" in rows:
        newest = rows[rows["period"] == rows["period"].max()]
    london = held(slide.view.selection.indicator, Level.LONDON)
    london = london[london["period"] == newest["period"].iloc[0]].iloc[0]
    both = newest.dropna(subset=["value", "lci_95", "uci_95"])
    width = np.hypot(both["uci_95"] - both["lci_95"], london["uci_95"] - london["lci_95"])
    z = (both["value"] - london["value"]) / (width / (2 * 1.959964))
    chance = [erfc(abs(one) / sqrt(2)) for one in z]
    bound = max(
        (p for place, p in enumerate(sorted(chance), 1) if p <= 0.05 * place / len(chance)),
        default=-1.0,
    )
    is_clear = np.array(chance) <= bound
    found = {"above": int((is_clear & (z > 0)).sum()), "below": int((is_clear & (z < 0)).sum())}
    for side, count in found.items():
        told = re.findall(CLEAR + side, title)
        said = (
            NUMBERS.index(told[0]) if told and told[0] in NUMBERS else int(told[0]) if told else 0
        )
        assert said == count, (title, found)


def test_the_title_of_wellbeing_names_the_first_and_last_date_of_its_trends():
    first, last = re.findall(r"\d{4}/\d\d", read_texts("wellbeing")["title"])
    for slide in list_ready(PACK)["wellbeing"].story.slides:
        if (slide.view.selection.indicator or "").startswith("wb_"):
            rows = held(slide.view.selection.indicator or "", Level.LONDON).sort_values("period")
            label = "period_label" if "period_label" in rows else "period"
            assert (rows[label].iloc[0], rows[label].iloc[-1]) == (first, last)


@pytest.mark.parametrize("slide", SLIDES)
def test_a_slide_that_asks_for_a_change_has_more_than_one_date(slide):
    if slide.view.selection.view == "trend":
        rows = held(slide.view.selection.indicator or "", Level.LONDON)
        assert len(set(rows["period"])) > 1
