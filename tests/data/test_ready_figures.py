"""Ready stories on the pack: every number that a slide tells is worked out again, or is a name."""

import re

import pytest

from dashboard.figures.build import make_figure
from dashboard.pages.stories.ready import list_ready, read_texts
from dashboard.state.saved_view import Page
from geodata.closed_lists import Level
from tests.figure_claims import FIGURE_CLAIMS, PACK, SMALL, held
from tests.reach_claims import REACH_CLAIMS

CLAIMS = (*FIGURE_CLAIMS, *REACH_CLAIMS)
SLIDES = [
    pytest.param(slide, id=f"{name}-{place}")
    for name, ready in list_ready(PACK).items()
    for place, slide in enumerate(ready.story.slides, start=1)
]
ANY_NUMBER = re.compile(rf"\d|\b(?:{'|'.join(SMALL[2:])})\b", re.IGNORECASE)
# What is no finding: words on method, on scales, and the names of boundary editions.
FIXED = (
    r"95 %",
    r"average answer from 0 to 10",
    r"Values: derived: LSOAs of 2021 weighted by population\.",
)


def _list_said(one) -> list[str]:
    return [getattr(one, name, None) or "" for name in ("population", "no_change")]


def list_names(slide) -> list[str]:
    """What the registry calls things and says of them: names, never findings."""
    chosen, registry = slide.view.selection, PACK.registry
    indicators = [registry.indicators[one] for one in (chosen.indicator, chosen.second) if one]
    programmes = [registry.programmes[one] for one in chosen.programme]
    return [
        text.rstrip(".")
        for one in [*indicators, *programmes]
        for text in (one.label, one.description, *one.caveats, *_list_said(one))
        if text
    ]


@pytest.mark.parametrize("slide", SLIDES)
def test_every_number_of_a_slide_is_worked_out_again(slide):
    figure = make_figure(slide.view, PACK)
    names, checked = list_names(slide), 0
    for text in (figure.title, figure.subtitle, slide.note):
        told = text.replace("\u202f", " ").replace("\u00a0", " ")
        for name in names:
            told = told.replace(name, "…")
        for pattern, check in CLAIMS:
            for found in re.finditer(pattern, told):
                check(slide, *found.groups())
                checked += 1
            told = re.sub(pattern, "…", told)
        for words in FIXED:
            told = re.sub(words, "…", told)
        assert not ANY_NUMBER.search(told), told
    assert checked or slide.view.page is Page.PROGRAMME


@pytest.mark.parametrize("slide", SLIDES)
def test_a_sentence_claims_a_change_only_where_intervals_are_held(slide):
    if slide.view.page is not Page.EXPLORE:
        return
    claims = re.findall(r"clearly (?:higher|lower) for", slide.note)
    if claims:
        rows = held(slide.view.selection.indicator, Level.LONDON)
        assert rows["lci_95"].notna().any()


def test_the_title_of_wellbeing_names_the_first_and_last_date_of_its_trends():
    first, last = re.findall(r"\d{4}/\d\d", read_texts("wellbeing")["title"])
    for slide in list_ready(PACK)["wellbeing"].story.slides:
        if (slide.view.selection.indicator or "").startswith("wb_"):
            rows = held(slide.view.selection.indicator or "", Level.LONDON)
            labels = rows["period_label"]
            assert (labels.iloc[0], labels.iloc[-1]) == (first, last)


@pytest.mark.parametrize("slide", SLIDES)
def test_a_slide_that_asks_for_a_change_has_more_than_one_date(slide):
    if slide.view.selection.view == "trend":
        rows = held(slide.view.selection.indicator or "", Level.LONDON)
        assert len(set(rows["period"])) > 1
