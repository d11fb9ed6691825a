"""Figures moved between ward editions, in words: why, how, how much, and beside what."""

from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.format.names import count_areas, name_geography
from dashboard.format.numbers import end_sentence, name_in_sentence, show_value
from dashboard.results.view_results import ViewResults
from dashboard.state.editions import list_moves
from dashboard.state.view import View, drawn_coverage
from geodata.closed_lists import Level
from geodata.model import Geography, list_words
from geodata.repository import Repository
from geodata.shapes.editions import find_same_places, select_links
from geodata.shapes.moved_observations import SLIVER, explain_no_move

# A choice's value, its label, and whether it is the one chosen.
Choice = tuple[str, str, bool]
ALL_PEOPLE = "all"
# A ward of which this share or more came from elsewhere is counted as much changed.
_MUCH = 0.25
_KEPT = 16


class MovedRow(NamedTuple):
    """One ward: its name, the derived value, how much of it moved, and the other figure."""

    name: str
    value: str
    share: str
    second: str


class WardTable(NamedTuple):
    """The wards of one borough, none where none is chosen, and the boroughs to choose from."""

    choices: tuple[Choice, ...]
    caption: str
    heads: tuple[str, ...]
    rows: tuple[MovedRow, ...]


class EditionText(NamedTuple):
    """What the panel under a map of moved values says, and what it offers.

    ``editions`` and ``seconds`` are choices.
    """

    title: str
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]
    editions: tuple[Choice, ...]
    seconds: tuple[Choice, ...]
    wards: WardTable


def explain_no_editions(view: View, repository: Repository) -> str:
    """Say why a view's figures cannot be drawn on another ward edition; nothing if they can."""
    offered = drawn_coverage(view.indicator.id, repository)
    if not any(coverage.geography.level is Level.WARD for coverage in offered):
        return "No figures for wards"
    if view.geography.level is not Level.WARD:
        return "For wards only"
    not_movable = explain_no_move(view.indicator)
    if not_movable or list_moves(view.indicator, offered, repository):
        return not_movable
    return "No other ward edition is linked to the one with figures"


def explain_changes(repository: Repository) -> str:
    """Say in one sentence why a ward of one edition is not a ward of another."""
    editions = [g for g in repository.boundary_files() if g.level is Level.WARD]
    counts = [
        f"{len(repository.areas(edition)):,} in {edition.vintage}"
        for edition in sorted(editions, key=lambda edition: edition.vintage or 0)
    ]
    return (
        "Wards are redrawn when their boundaries are reviewed: the atlas holds"
        f" {list_words(counts)} (the City of London is one merged ward in each), and a name or a"
        " code can stand for another place than before."
    )


def describe_editions(view: View, figures: ViewResults, repository: Repository) -> EditionText:
    """Put a view of moved values into words; `view.moved_from` must be there."""
    if view.moved_from is None:
        raise ValueError("describe_editions needs a view whose figures are moved")
    old, new = name_geography(view.moved_from), name_geography(view.geography)
    offered = drawn_coverage(view.indicator.id, repository)
    return EditionText(
        title=f"Figures for {old}, moved to {new}: derived values",
        sentences=(
            explain_changes(repository),
            _tell_method(view, figures),
            _tell_shares(view, repository),
        ),
        cautions=tuple(
            end_sentence(f"{indicator.label}: {caveat}")
            for indicator in (view.indicator, view.second)
            if indicator is not None
            for caveat in indicator.caveats
        ),
        editions=tuple(
            (str(drawn.vintage), f"{drawn.vintage}", drawn == view.geography)
            for drawn, coverage in list_moves(view.indicator, offered, repository)
            if coverage.geography == view.moved_from
        ),
        seconds=_list_seconds(view, repository),
        wards=_describe_wards(view, figures, repository),
    )


def _tell_method(view: View, figures: ViewResults) -> str:
    methods = sorted(set(figures.valued["method"]))
    how = end_sentence(list_words(methods)) if methods else "No value could be moved."
    people = "population" in how
    assumed = "People are" if people or view.indicator.unit == "people" else "What is measured is"
    return (
        f"{how} {assumed} taken to be spread evenly over each ward, so these are not"
        " published figures. A ward that takes any part of a ward without a value has none."
    )


@lru_cache(maxsize=_KEPT)
def _measure_shares(
    old: Geography, new: Geography, repository: Repository
) -> tuple[pd.Series, set[str]]:
    """Give the share of each ward that lay outside its largest part, and the unchanged wards."""
    links = select_links(repository.ward_links(), old.vintage or 0, new.vintage or 0)
    shares = links.groupby("to_code")["share_of_new"]
    return 1 - shares.max() / shares.sum(), set(find_same_places(links).values())


def _tell_shares(view: View, repository: Repository) -> str:
    elsewhere, same = _measure_shares(view.moved_from or view.geography, view.geography, repository)
    return (
        f"{len(same):,} of {count_areas(len(elsewhere), view.geography)} overlap a ward of the"
        " other edition by 98 % both ways; all others are different places. In"
        f" {int((elsewhere >= _MUCH).sum()):,} a quarter or more of the area was outside the"
        " largest part."
    )


def _say_share(share: float, *, is_same: bool) -> str:
    if is_same:
        return "the same place"
    return "part of a larger ward" if share < SLIVER else f"{share * 100:.0f} %"


def _list_seconds(view: View, repository: Repository) -> tuple[Choice, ...]:
    """List the indicators that have figures of their own on the edition drawn."""
    chosen = view.second.id if view.second else ""
    indicators = _list_held(view.geography, repository)
    if not indicators:
        return ()
    named = [(identifier, label, identifier == chosen) for label, identifier in indicators]
    return (("", "Nothing beside it", not chosen), *named)


@lru_cache(maxsize=_KEPT)
def _list_held(geography: Geography, repository: Repository) -> list[tuple[str, str]]:
    return sorted(
        (indicator.label, indicator.id)
        for indicator in repository.registry.indicators.values()
        if any(c.geography == geography for c in repository.coverage(indicator.id))
    )


def _describe_wards(view: View, figures: ViewResults, repository: Repository) -> WardTable:
    """List the wards of one borough: the chosen one, or that of the chosen area."""
    boroughs = repository.areas(Geography(Level.BOROUGH)).set_index("area_code")["area_name"]
    parents = boroughs[boroughs.index.isin(figures.table["parent"])].sort_values()
    chosen = _find_borough(view, figures)
    choices = [(str(code), str(name), code == chosen) for code, name in parents.items()]
    date, seconds = _read_second(view, repository)
    heads = ["Ward", f"{view.indicator.label}, derived", "Area outside its largest part"]
    elsewhere, same = _measure_shares(view.moved_from or view.geography, view.geography, repository)
    if view.second and date:
        heads.append(f"{view.second.label} ({view.second.unit}), {date}")
    table = figures.table[figures.table["parent"] == chosen].sort_values("area_name")
    rows = tuple(
        MovedRow(
            str(row["area_name"]),
            str(row["shown"]),
            _say_share(elsewhere[str(code)], is_same=str(code) in same),
            seconds.get(str(code), "not published") if date else "",
        )
        for code, row in table.to_dict("index").items()
    )
    where = f" in {name_in_sentence(next(n for _, n, is_it in choices if is_it))}" if rows else ""
    return WardTable(
        choices=(("", "Choose a borough", chosen is None), *choices),
        caption=f"{count_areas(len(rows), view.geography)}{where}",
        heads=tuple(heads),
        rows=rows,
    )


def _find_borough(view: View, figures: ViewResults) -> str | None:
    parents = set(figures.table["parent"])
    wanted = [area for area in (view.within, view.area) if area is not None]
    for area in wanted:
        for code in (area.area_code, *area.parent_codes):
            if code in parents:
                return code
    return None


def _read_second(view: View, repository: Repository) -> tuple[str, dict[str, str]]:
    """Give the second indicator's newest date on the edition drawn, and its values as text."""
    if view.second is None:
        return "", {}
    rows = repository.observations(view.second.id, geography=view.geography, group=ALL_PEOPLE)
    rows = rows[rows["period"] == rows["period"].max()].dropna(subset="value")
    if rows.empty:
        return "", {}
    shown = [show_value(value, view.second) for value in rows["value"]]
    return str(rows["period_label"].iloc[0]), dict(zip(rows["area_code"], shown, strict=True))
