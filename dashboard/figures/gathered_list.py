"""A reader's group of areas: listed beside London with what they have together, and as a file."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import asdict, astuple
from typing import NamedTuple

import pandas as pd

from dashboard.figures.conditions import find_matches
from dashboard.figures.explore import ALL_LONDON
from dashboard.figures.filtered import MATCHES, UNTOLD_WORDS
from dashboard.figures.reach_marks import count_by_area, count_in_areas
from dashboard.figures.view_table import describe_shared, list_rows, name_table
from dashboard.format.numbers import show_interval, show_value
from dashboard.results.gathered import GatheredResults, build_gathered
from dashboard.results.reached import select_placed
from dashboard.results.view_change import build_change
from dashboard.results.view_results import ViewResults, build_results
from dashboard.state.view import View
from dashboard.text.change import show_signed
from dashboard.text.change_view import describe_areas
from dashboard.text.conditions import OUT_TIP, UNTOLD_TIP
from dashboard.text.gathered import (
    WIDER_RECORDS,
    describe_records,
    describe_residents,
    describe_total,
    describe_what,
    name_group,
    say_records,
)
from dashboard.web.csv_tables import TableFile, write_csv
from geodata.reach.condition_checks import check_reach, list_boroughs_of
from geodata.reach.conditions import Comparison, Condition, write_conditions
from geodata.repository import Repository
from geodata.statistics.change import COMPARED_VERDICTS

NOT_MATCHING = "no"
_TIPS = {NOT_MATCHING: OUT_TIP, UNTOLD_WORDS: UNTOLD_TIP}
# What a row of the file is of.
AREA_ROW, LONDON_ROW, TOTAL_ROW = "area", "london", "total"
TOGETHER = "Together"


class GatheredRow(NamedTuple):
    """One area of the group as text: its value, interval, outcome, and what else to know.

    ``records`` is empty where no programme is chosen. ``without`` is the
    group's codes once this area is taken out, as the address has them.
    """

    area_code: str
    name: str
    shown: str
    interval: str
    outcome: str
    notes: tuple[str, ...]
    without: str


class GatheredList(NamedTuple):
    """A view's group: its name, rows and London's figure, in words, and what can be asked of it.

    ``sentences`` say what the areas have together, or why nothing is added up.
    ``london`` is London's value and its interval; both are empty where none is
    held. ``where`` is what the address says to show the group only, or, where
    that is so already (``is_filter``), to show every area again.
    """

    heading: str
    what: str
    rows: tuple[GatheredRow, ...]
    london: tuple[str, str]
    sentences: tuple[str, ...]
    where: str
    is_filter: bool


def describe_gathered(view: View, repository: Repository) -> GatheredList | None:
    """Describe a view's group of areas; None where it has none."""
    figures = build_results(view, repository)
    gathered = build_gathered(view, figures)
    if gathered is None:
        return None
    where, is_filter = _write_where(view)
    return GatheredList(
        heading=name_group(view),
        what=describe_what(view),
        rows=_list_texts(view, gathered, figures, repository),
        london=_show_london(view, figures, repository),
        sentences=_list_sentences(view, gathered, figures, repository),
        where=where,
        is_filter=is_filter,
    )


def _list_texts(
    view: View, gathered: GatheredResults, figures: ViewResults, repository: Repository
) -> tuple[GatheredRow, ...]:
    """Put the rows into words: of a change where the view shows one, else of one date."""
    texts = gathered.table[["area_name", "shown", "interval", "note"]].assign(
        outcome=gathered.table["outcome_words"]
    )
    change = build_change(view, figures, repository)
    if change is not None:
        told = describe_areas(change).loc[texts.index]
        texts = texts.assign(**{name: told[name] for name in told.columns})
    matches = _find_answers(view, list(texts.index), repository)
    records = _describe_records(view, list(texts.index), repository)
    codes = sorted(texts.index)
    return tuple(
        GatheredRow(
            area_code=str(code),
            name=str(row["area_name"]),
            shown=str(row["shown"]),
            interval=str(row["interval"]),
            outcome=str(row["outcome"]),
            notes=tuple(
                text
                for text in (
                    str(row["note"]),
                    records.get(str(code), ""),
                    _TIPS.get(matches.get(str(code), ""), ""),
                )
                if text
            ),
            without=",".join(other for other in codes if other != code),
        )
        for code, row in texts.to_dict("index").items()
    )


def _describe_records(view: View, codes: Sequence[str], repository: Repository) -> dict[str, str]:
    """Say how many records the chosen programmes have of each area; nothing without programmes."""
    if not view.programmes:
        return {}
    counts = count_by_area(select_placed(view, repository), view.geography, repository)
    wider = _find_wider(view, repository)
    return {code: say_records(counts.get(code, 0), is_wider=code in wider) for code in codes}


def _find_wider(view: View, repository: Repository) -> set[str]:
    """Give the areas of which no record is known, but one of the borough around them."""
    reached = check_reach(
        select_placed(view, repository),
        list_boroughs_of(repository.areas(), view.geography),
        view.geography,
    )
    return {str(code) for code in reached.index[reached.isna()]}


def _find_answers(view: View, codes: Sequence[str], repository: Repository) -> dict[str, str]:
    """Say of each area whether it matches the view's filters; nothing where there are none."""
    met = find_matches(view, repository).met if view.conditions else None
    if met is None:
        return {}
    return {
        code: UNTOLD_WORDS if pd.isna(met[code]) else MATCHES if met[code] else NOT_MATCHING
        for code in codes
    }


def _show_london(view: View, figures: ViewResults, repository: Repository) -> tuple[str, str]:
    change = build_change(view, figures, repository)
    if change is not None:
        if change.london is None or change.london.verdict not in COMPARED_VERDICTS:
            return "", ""
        limits = change.london.interval
        shown = show_signed(change.london.difference, change.indicator)
        return shown, show_interval(*limits, change.indicator) if limits else ""
    if figures.london is None:
        return "", ""
    value, low, high = astuple(figures.london.estimate)
    interval = "" if low is None or high is None else show_interval(low, high, figures.indicator)
    return show_value(value, figures.indicator), interval


def _list_sentences(
    view: View, gathered: GatheredResults, figures: ViewResults, repository: Repository
) -> tuple[str, ...]:
    sentences = [describe_total(gathered, figures), describe_residents(gathered)]
    if view.programmes:
        placed = select_placed(view, repository)
        recorded = count_in_areas(placed, gathered.table.index, view.geography, repository)
        sentences.append(describe_records(recorded, len(view.programmes), view.geography))
    return tuple(text for text in sentences if text)


def _write_where(view: View) -> tuple[str, bool]:
    """Write the filters with the group as one of them, or without it where it is one."""
    codes = tuple(sorted(area.area_code for area in view.gathered))
    ours = Condition("", Comparison.IN, codes=codes)
    if ours in view.conditions:
        return write_conditions(one for one in view.conditions if one != ours), True
    others = [one for one in view.conditions if one.comparison is not Comparison.IN]
    return write_conditions([*others, ours]), False


def write_gathered(view: View, repository: Repository) -> TableFile:
    """Write a view's group as a file: its areas by name, London, and their total where it has one.

    Returns
    -------
    TableFile
        The columns of `write_table`, after ``row``, which says what a row is
        of (area, london or total), and with ``areas_name``, the group's name,
        and with filters ``matches``. A total has a value only. The file has no
        row where the view has no group.
    """
    figures = build_results(view, repository)
    gathered = build_gathered(view, figures)
    every = list_rows(view, figures, repository)
    codes = [] if gathered is None else list(gathered.table.index)
    rows = every.loc[codes]
    answers = _find_answers(view, codes, repository)
    if answers:
        rows = rows.assign(matches=[answers[code] for code in codes])
    if view.programmes:
        wider = _find_wider(view, repository)
        rows.loc[rows.index.isin(wider), "records"] = WIDER_RECORDS.lower()
    rows.insert(0, "row", AREA_ROW)
    wholes = [] if gathered is None else list(_list_wholes(gathered, figures))
    # As objects, so that no whole number becomes a fraction beside a cell without one.
    table = pd.DataFrame(
        [*rows.to_dict("records"), *wholes], columns=list(rows.columns), dtype=object
    )
    shared = {"areas_name": view.gathered_name, **describe_shared(view, repository)}
    return TableFile(_name_file(view), write_csv(table.assign(**shared)))


def _list_wholes(
    gathered: GatheredResults, figures: ViewResults
) -> Iterator[dict[Hashable, object]]:
    """List the rows of London and of the total, of those that there are."""
    places = figures.indicator.decimal_places
    if figures.london is not None:
        numbers = asdict(figures.london.estimate)
        yield {
            "row": LONDON_ROW,
            "area_name": ALL_LONDON,
            **{name: None if one is None else round(one, places) for name, one in numbers.items()},
        }
    if gathered.total is not None:
        yield {
            "row": TOTAL_ROW,
            "area_name": TOGETHER,
            "value": round(gathered.total, places),
        }


def _name_file(view: View) -> str:
    named = re.sub(r"[^0-9a-z]+", "-", view.gathered_name.lower()).strip("-")
    return f"{named or 'group'}_{name_table(view)}"
