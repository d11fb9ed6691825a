"""A view of change: its address, its colours, its list, its files, all from one test."""

import csv
import io
import json
import re
from dataclasses import replace

import pandas as pd
import pytest

from dashboard.charts.legend import write_legend
from dashboard.figures.build import make_figure
from dashboard.figures.change_rows import describe_list
from dashboard.figures.colourings import colour_view, name_classes
from dashboard.figures.figure import WIDE
from dashboard.figures.map_values import describe_figures, pack_figures
from dashboard.figures.view_table import write_table
from dashboard.pages.explore.choices import present_choices
from dashboard.pages.explore.panel_callbacks import present_panel
from dashboard.results.classes import NO_VALUE, OUT, UNTOLD
from dashboard.results.view_change import DOWN, NONE, UP
from dashboard.results.view_results import build_results
from dashboard.state.saved_view import SavedView
from dashboard.state.selection import Bars, Mode, Selection
from dashboard.state.view import list_since_dates, resolve_view
from dashboard.state.view_modes import CHANGE_MODES
from dashboard.text.area import describe_chosen_area
from dashboard.theme.palettes import CHANGE, DIVERGING
from geodata.tables.in_memory import TableRepository
from tests.layout_text import read_text
from tests.place_registry import FULL_COUNT, SURVEY, make_registry
from tests.places import (
    LONDON,
    SQUARE_A,
    SQUARE_B,
    SQUARE_C,
    make_observations,
    make_repository,
    make_tables,
)
from tests.sentences import find_faults

THEN, NOW = "2021-04-01/P1Y", "2024-04-01/P1Y"
ASKED = f"indicator={SURVEY}&since={THEN}"
WENT_UP = {
    SQUARE_A: ((40, 3), (50, 4)),
    SQUARE_B: ((60, 3), (61, 4)),
    SQUARE_C: ((50, 3), (None, None)),
    LONDON: ((50, 1), (53, 1)),
}


def make_place(values=WENT_UP, *, status=None, dates=(THEN, NOW), **changes):
    """The made-up place with the survey at two dates, as (value, half width) by area."""
    table = make_observations()
    first = table[(table["indicator"] == SURVEY) & (table["group"] == "all") & table["is_used"]]
    rows = []
    for code, pair in values.items():
        like = first[first["area_code"] == code].iloc[0]
        for period, (value, half) in zip(dates, pair, strict=True):
            low, high = (None, None) if half is None else (value - half, value + half)
            row = {"period": period, "period_label": period[:4], "value": value}
            rows.append(like.to_dict() | row | {"lci_95": low, "uci_95": high, "status": None})
    survey = pd.DataFrame(rows)
    if status:
        survey.loc[survey["period"] == dates[1], "status"] = status
    others = table[table["indicator"] != SURVEY]
    observed = pd.concat([others, survey.astype(others.dtypes.to_dict())], ignore_index=True)
    registry = make_registry()
    measured = registry.indicators[SURVEY].model_copy(update=changes)
    return TableRepository(
        replace(make_tables(), observations=observed),
        replace(registry, indicators={**registry.indicators, SURVEY: measured}),
    )


PLACE = make_place()


def look(query=ASKED, place=PLACE):
    view = resolve_view(Selection.from_query(query), place)
    return view, build_results(view, place)


def draw(query=ASKED, place=PLACE):
    return make_figure(SavedView.from_query(query), place)


def test_the_address_keeps_the_earlier_date():
    selection = Selection.from_query(ASKED)
    assert selection.since == THEN
    assert Selection.from_query(selection.to_query()) == selection
    assert Selection.from_query(f"indicator={SURVEY}&since=%20").since is None


def test_an_area_is_up_down_or_neither_and_what_lacks_a_date_is_hatched():
    view, figures = look()
    colouring = colour_view(view, figures, PLACE)
    assert colouring.palette == CHANGE
    assert colouring.places.to_dict() == {SQUARE_A: UP, SQUARE_B: NONE, SQUARE_C: NO_VALUE}
    turned = make_place({**WENT_UP, SQUARE_A: WENT_UP[SQUARE_A][::-1]})
    assert colour_view(*look(place=turned), turned).places[SQUARE_A] == DOWN
    assert name_classes(colouring)[SQUARE_A] == "Clearly up"


def test_a_class_without_an_area_stays_in_the_legend_and_up_comes_first():
    legend = draw().legend
    assert legend is not None
    assert [(item.fill, item.label, item.count) for item in legend.items] == [
        ("k2", "Clearly up", 1),
        ("k1", "No clear change", 1),
        ("k0 lined", "Clearly down", 0),
        ("unknown", "Cannot compare", 1),
    ]
    assert legend.title == "Change, 2021 to 2024"


def test_what_went_down_has_lines_on_the_map_and_in_the_legend():
    turned = make_place({**WENT_UP, SQUARE_A: WENT_UP[SQUARE_A][::-1]})
    figure = draw(place=turned)
    drawn = str(figure.draw(WIDE).svg)
    areas = dict(re.findall(r'<path class="([^"]*)" data-area="([^"]*)"', drawn))
    assert areas["k0"] == SQUARE_A
    (lined,) = re.findall(
        r'<path d="([^"]*)" class="map-over" fill="url\(#map-level-lines\)"', drawn
    )
    (shape,) = re.findall(rf'data-area="{SQUARE_A}" d="([^"]*)"', drawn)
    assert lined == shape
    assert figure.legend is not None
    assert "url(#map-level-lines)" in str(write_legend(figure.legend, 400).drawn)
    assert "map-over" not in re.sub(r"<defs>.*?</defs>", "", str(draw().draw(WIDE).svg))


def test_the_title_counts_both_ways_and_the_line_below_says_london():
    figure = draw()
    label = make_registry().indicators[SURVEY].label
    assert figure.title == f"{label}: 1 borough is clearly up since 2021, none clearly down"
    assert figure.subtitle == (
        "Made-up adults, per cent, 2021 to 2024. London 50.0\u202f% to 53.0\u202f%: clearly up,"
        " +3.0 points (1.6 to 4.4)."
    )
    turned = {code: pair[::-1] for code, pair in WENT_UP.items()}
    assert draw(place=make_place(turned)).title.endswith(
        ": 1 borough is clearly down since 2021, none clearly up"
    )
    still = {code: (pair[0], pair[0]) for code, pair in WENT_UP.items()}
    assert draw(place=make_place(still)).title.endswith(
        ": no borough has clearly changed since 2021"
    )
    both = {**WENT_UP, SQUARE_B: ((60, 3), (40, 3))}
    assert draw(place=make_place(both)).title.endswith(
        ": 1 borough is clearly up since 2021, 1 is clearly down"
    )


def test_what_cannot_be_compared_is_named_with_its_reason():
    legend = draw().legend
    assert legend is not None
    assert legend.note == (
        "We test 2 boroughs together and treat the two dates as separate samples."
        " Square C (made up): no figure for 2024."
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("since=1999", "There are no figures for '1999', so no change since then is shown."),
        (f"since={NOW}", "A change needs an earlier date than 2024. 2024 is shown."),
        (f"since={NOW}&period={THEN}", "A change needs an earlier date than 2024. 2021 is shown."),
        ("since=%3Cscript%3E", "There are no figures for '<script>', so no change since then"),
    ],
)
def test_a_date_that_cannot_be_meant_is_told_and_one_date_is_shown(query, said):
    view, _ = look(f"indicator={SURVEY}&{query}")
    assert view.since is None
    assert any(notice.startswith(said) for notice in view.notices)


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (make_place(no_change="The question was changed."), "the question was changed."),
        (make_place(status="b"), "the series breaks between 2021 and 2024."),
        (
            make_place(dict.fromkeys(WENT_UP, ((1, None), (2, None)))),
            "no 95 % interval is published for both dates, so it cannot be tested.",
        ),
        (
            make_place(dates=("2021-01-01/P5Y", "2024-01-01/P5Y")),
            "2021 and 2024 share years, so it cannot be tested.",
        ),
    ],
)
def test_dates_that_cannot_be_compared_say_why_and_are_not_offered(place, said):
    since = place.coverage(SURVEY)[0].periods[-1].id
    view, figures = look(f"indicator={SURVEY}&since={since}", place)
    assert view.since is None
    assert view.notices == (f"No change since 2021 is shown: {said} The trend shows every date.",)
    assert list_since_dates(view, place) == ()
    assert colour_view(view, figures, place).palette != CHANGE


def test_a_count_is_described_and_never_called_clear():
    table = make_observations()
    is_now = (table["indicator"] == FULL_COUNT) & (table["level"] != "ward")
    then = table[is_now & (table["period"] == "2021-03-21")].assign(
        period="2011-03-20", period_label="2011", value=lambda rows: rows["value"] - 3
    )
    kept = table[~(is_now & (table["period"] == "2011-03-27"))]
    place = make_repository(observations=pd.concat([kept, then], ignore_index=True))
    query = f"indicator={FULL_COUNT}&since=2011-03-20"
    view, figures = look(query, place)
    colouring = colour_view(view, figures, place)
    assert colouring.palette == DIVERGING
    figure = draw(query, place)
    assert figure.title.endswith(": up in 3 of 3 boroughs since 2011")
    assert figure.legend is not None
    assert "described and not tested" in figure.legend.note
    listed = describe_list(view, figures, place)
    assert listed is not None
    said = " ".join(
        [
            figure.title,
            figure.subtitle,
            listed.alt,
            *([] if colouring.tips is None else colouring.tips),
        ]
    )
    assert "learly" not in said
    assert not find_faults([said])


def test_the_list_stands_in_groups_the_largest_rise_first():
    listed = describe_list(*look(), PLACE)
    assert listed is not None
    assert [group.heading for group in listed.groups] == [
        "Clearly up (1)",
        "No clear change (1)",
        "Clearly down (0)",
        "Cannot compare (1)",
    ]
    (row,) = listed.groups[0].rows
    assert (row.name, row.shown, row.shown_interval) == (
        "Square A (made up)",
        "+10.0 points",
        "5.0 to 15.0",
    )
    assert (listed.axis.origin, listed.axis.line_text) == (0.0, "London +3.0 points")
    assert listed.groups[-1].rows[0].note == "No figure for 2024"


def test_both_dates_are_listed_with_their_values_and_intervals():
    listed = describe_list(*look(f"{ASKED}&bars=dates"), PLACE)
    assert listed is not None
    assert listed.london is not None
    assert (listed.dates, listed.london.name) == (("2021", "2024"), "London")
    (row,) = listed.groups[0].rows
    assert row.earlier is not None
    assert row.later is not None
    assert (row.earlier.shown, row.earlier.shown_interval) == ("40.0\u202f%", "37.0 to 43.0")
    assert (row.later.shown, row.later.shown_interval) == ("50.0\u202f%", "46.0 to 54.0")
    # Square C has no value for 2024, and what it had is still shown.
    (missing,) = listed.groups[-1].rows
    assert missing.earlier is not None
    assert (missing.earlier.text, missing.later) == ("50.0\u202f% (47.0 to 53.0)", None)
    # From Square A's lower limit of 2021 to Square B's upper one of 2024, and some air.
    assert listed.axis.low < 37
    assert listed.axis.high > 65


@pytest.mark.parametrize(
    ("bars", "lines"),
    [
        ("change", [("Change", (10, 1), (5, -4), (15, 6))]),
        (
            "dates",
            [
                ("2021", (50, 40, 60), (49, 37, 57), (51, 43, 63)),
                ("2024", (53, 50, 61), (52, 46, 57), (54, 54, 65)),
            ],
        ),
    ],
)
def test_a_slide_draws_the_numbers_of_the_list(bars, lines):
    numbers = draw(f"{ASKED}&view=ranking&bars={bars}&area={SQUARE_B}").numbers
    names = ("Square A (made up)", "Square B (made up)")
    assert numbers is not None
    assert numbers.categories == (("London", *names) if bars == "dates" else names)
    assert [tuple(line[:4]) for line in numbers.lines] == lines
    assert numbers.chosen == numbers.categories.index("Square B (made up)")
    assert numbers.london == (0 if bars == "dates" else None)


def test_bars_that_are_not_known_are_told():
    _, figures = look(ASKED)
    view, _ = look(f"{ASKED}&bars=candles")
    assert view.notices == ("'candles' is not a kind of bars. The kinds are change or dates.",)
    listed = describe_list(view, figures, PLACE)
    assert listed is not None
    assert listed.bars is Bars.CHANGE


@pytest.mark.parametrize("view", ["map", "tiles", "ranking", "ranking&bars=dates", "table"])
def test_every_way_that_shows_a_change_is_drawn_and_says_the_same(view):
    figure = draw(f"{ASKED}&view={view}&area={SQUARE_B}")
    chart = figure.draw(WIDE)
    assert "1 borough is clearly up" in figure.title
    table = figure.table.set_index("area_code")
    assert table.loc[SQUARE_A, "change_outcome"] == "Clearly up"
    assert list(table.loc[SQUARE_A, ["since_value", "value", "change"]]) == [40, 50, 10]
    assert list(table.loc[SQUARE_A, ["change_lci_95", "change_uci_95"]]) == [5, 15]
    assert table.loc[SQUARE_C, "change_note"] == "No figure for 2024"
    assert not find_faults([figure.title, figure.subtitle, figure.alt, *figure.reading])
    assert "Clearly up" in str(chart.svg) or view in {"map", "tiles"}


@pytest.mark.parametrize(
    "mode", [mode for mode in Mode if mode not in {*CHANGE_MODES, Mode.EDITIONS}]
)
def test_other_ways_of_showing_are_as_without_a_change(mode):
    with_since, without = (
        draw(f"indicator={SURVEY}&view={mode}{asked}", PLACE) for asked in (f"&since={THEN}", "")
    )
    assert (with_since.title, with_since.subtitle) == (without.title, without.subtitle)
    assert "change" not in with_since.table


def test_a_filter_changes_the_list_and_never_an_outcome():
    everything, filtered = (
        describe_figures(look(query)[0], PLACE)
        for query in (ASKED, f"{ASKED}&where={SURVEY}.least.55&area={SQUARE_B}")
    )
    # What is left out of the map and its legend is not left out of the test.
    shown = {"classes", "legend", "filter", "ranking"}
    assert {name: everything[name] for name in everything.keys() - shown} == {
        name: filtered[name] for name in filtered.keys() - shown
    }
    # Square A's 50 is less than is asked for, Square B's 61 is not, and Square C has no value.
    assert everything["classes"] == [UP, NONE, NO_VALUE]
    assert filtered["classes"] == [OUT, NONE, UNTOLD]
    for name in ("first", "last"):
        assert filtered["ranking"][name] == everything["ranking"][name]
    figure = draw(f"{ASKED}&where={SURVEY}.least.55&view=ranking")
    assert "We test 2 boroughs together" in " ".join(figure.reading)


def test_the_browser_is_sent_the_change_in_the_order_of_the_areas():
    sent = pack_figures(describe_figures(look()[0], PLACE))
    change = json.loads(json.dumps(sent["change"]))
    assert change["change"] == [10.0, 1.0, None]
    assert change["outcomes"] == ["Clearly up", "No clear change", "Cannot compare"]
    assert (change["since"], change["until"], change["london"]) == ("2021", "2024", 3.0)
    assert describe_figures(look(f"indicator={SURVEY}")[0], PLACE)["change"] is None


def test_the_downloaded_table_has_both_values_the_change_and_its_outcome():
    written = write_table(look()[0], PLACE, sort="change", is_descending=True).text
    rows = list(csv.DictReader(io.StringIO(written, newline="")))
    assert [row["area_code"] for row in rows] == [SQUARE_A, SQUARE_B, SQUARE_C]
    assert [row["change"] for row in rows] == ["10.0", "1.0", ""]
    assert rows[0]["since"] == "2021"
    assert rows[0]["change_outcome"] == rows[0]["class_on_map"] == "Clearly up"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (SQUARE_A, "Clearly up since 2021: +10.0 points (5.0 to 15.0), from 40.0\u202f% in 2021."),
        (SQUARE_B, "No clear change since 2021: +1.0 points (\u22124.0 to 6.0), from 60.0"),
        (SQUARE_C, "Cannot compare: no figure for 2024."),
    ],
)
def test_the_chosen_area_and_its_tip_say_the_change_first(code, said):
    view, figures = look(f"{ASKED}&area={code}")
    assert describe_chosen_area(view, figures, PLACE).sentences[0].startswith(said)
    tips = colour_view(view, figures, PLACE).tips
    assert tips is not None
    assert said.startswith(tips[code][:40])


def test_the_page_offers_the_dates_and_lists_the_areas():
    choices = present_choices(Selection.from_query(ASKED), PLACE)
    assert [option["value"] for option in choices["since"]["options"]] == [" ", THEN]
    assert (choices["since"]["value"], choices["since"]["hidden"]) == (THEN, False)
    assert choices["colours"]["hidden"]
    oldest = present_choices(Selection.from_query(f"indicator={SURVEY}&period={THEN}"), PLACE)
    assert oldest["since"]["hidden"]
    text = read_text(present_panel(look()[0], PLACE, is_beside=True))
    assert "Which boroughs clearly changed?" in text
    assert "Square A (made up) +10.0 points (5.0 to 15.0)" in " ".join(text.split())
