"""The figures of one view, area by area, tested and put into words once for every output."""

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from dashboard.format.numbers import describe_missing, describe_status, show_interval, show_value
from dashboard.format.outcomes import Compared, describe_outcome, describe_reliability
from dashboard.results.benchmark import COUNTED_UNITS, Benchmark
from dashboard.state.view import View
from geodata.closed_lists import Basis, Level, Outcome, Status
from geodata.model import LONDON, Geography, Indicator
from geodata.repository import Repository
from geodata.shapes.editions import select_links
from geodata.shapes.moved_observations import move_observations
from geodata.statistics.aggregation import Estimate
from geodata.statistics.benchmark import TESTED_BASES, compare_with_london
from geodata.statistics.classification import Classification, classify
from geodata.statistics.reliability import assess_reliability

PUBLISHED = "published"
_KEPT_ANSWERS = 256
_NEEDED = ("value", "lci_95", "uci_95", "base", "status", "method", "source", "note")


# Compared by identity: tables have no single answer to "equal", and none of these changes.
@dataclass(frozen=True, slots=True, eq=False)
class ViewResults:
    """One indicator on one edition at one date.

    ``table`` has a row an area, by code in order: ``area_name``, ``parent``
    (code of its borough or None), ``value``, ``lci_95``, ``uci_95``, ``base``,
    ``status``, ``method``, ``source`` as observed, missing where not held;
    ``difference`` and ``outcome`` against London; ``reliability``; ``place``,
    the class from 0 and -1 without value; and as text ``shown`` (never empty),
    ``interval``, ``outcome_words`` and ``note``. ``history`` has ``period``,
    ``value``, ``lci_95`` and ``uci_95`` of every date. ``london`` is None where
    no London figure is held for the date. ``is_filtered`` says that rows are
    left out: what is worked out of all areas must then not be worked out of them.
    ``shared`` names the areas whose value is published for another one too, each
    with that one, which has none of its own.
    """

    indicator: Indicator
    geography: Geography
    table: pd.DataFrame
    history: pd.DataFrame
    london: Benchmark | None
    classification: Classification
    is_filtered: bool = False
    shared: tuple[tuple[str, str], ...] = ()

    @property
    def valued(self) -> pd.DataFrame:
        """The rows of areas that have a value."""
        return self.table[self.table["value"].notna()]

    @property
    def benchmark(self) -> Benchmark | None:
        """London's figure where an area can be set beside it.

        A count of people cannot: each area is a part of London's.
        """
        return None if self.indicator.unit in COUNTED_UNITS else self.london

    @property
    def has_intervals(self) -> bool:
        """Whether any area has an interval."""
        return bool(self.table["lci_95"].notna().any())

    def has_intervals_at(self, period: str) -> bool:
        """Whether any area has an interval at a date, whatever a filter leaves out."""
        rows = self.history[self.history["period"] == period]
        return bool(rows["lci_95"].notna().any())

    @property
    def is_testable(self) -> bool:
        """Whether areas can be tested against London, at this date or at another."""
        has_intervals = self.history["lci_95"].notna().any()
        return self.indicator.basis in TESTED_BASES and bool(has_intervals)

    @property
    def is_compared(self) -> bool:
        """Whether any area was tested against London."""
        return bool((self.table["outcome"] != Outcome.NOT_COMPARED).any())


def build_results(view: View, repository: Repository) -> ViewResults:
    """Build the figures of a view; the same view is built once a process."""
    period = view.period.id if view.period else None
    editions = (view.geography, view.moved_from or view.geography)
    return _build(repository, view.indicator.id, editions, period, view.group)


def find_london(
    repository: Repository, indicator_id: str, *, period: str | None, group: str
) -> Benchmark | None:
    """Give London's figure for a date and population; None where none is held."""
    if period is None:
        return None
    rows = repository.observations(
        indicator_id, geography=LONDON, period=period, group=group
    ).dropna(subset="value")
    if rows.empty:
        return None
    row = rows.iloc[0]
    limits = [None if pd.isna(limit) else float(limit) for limit in row[["lci_95", "uci_95"]]]
    return Benchmark(Estimate(float(row["value"]), *limits), is_derived=row["method"] != PUBLISHED)


@lru_cache(maxsize=_KEPT_ANSWERS)
def _build(
    repository: Repository,
    indicator_id: str,
    editions: tuple[Geography, Geography],
    period: str | None,
    group: str,
) -> ViewResults:
    geography, origin = editions
    indicator = repository.registry.indicator(indicator_id)
    history = repository.observations(indicator_id, geography=origin, group=group)
    if origin != geography:
        links = select_links(repository.ward_links(), origin.vintage or 0, geography.vintage or 0)
        history = move_observations(history, links, indicator, repository.areas(origin))
        # Whatever the figures were where they were published, here they are worked out.
        indicator = indicator.model_copy(update={"basis": Basis.MODELLED})
    london = find_london(repository, indicator_id, period=period, group=group)
    table = _join_areas(history[history["period"] == period], geography, repository)
    compared = compare_with_london(
        table,
        london=london.estimate if london else None,
        basis=indicator.basis,
        polarity=indicator.polarity,
    )
    classification = classify(history["value"], decimal_places=indicator.decimal_places)
    table = table.assign(
        difference=compared["difference"],
        outcome=compared["outcome"],
        reliability=assess_reliability(table),
        place=classification.place(table["value"]),
    )
    return ViewResults(
        indicator=indicator,
        geography=geography,
        table=_add_texts(table, indicator, has_period=period is not None),
        history=history[["period", "value", "lci_95", "uci_95"]],
        london=london,
        classification=classification,
        shared=_find_shared(table, indicator.id, repository),
    )


def _find_shared(
    table: pd.DataFrame, indicator_id: str, repository: Repository
) -> tuple[tuple[str, str], ...]:
    """Name the areas of one published value: the one that it is shown for, and the other."""
    named = table["area_name"].to_dict()
    valued = set(table.index[table["value"].notna()])
    return tuple(
        (str(named[gap.combined_with]), str(named[gap.area_code]))
        for gap in repository.registry.gaps.values()
        if gap.indicator == indicator_id
        and gap.combined_with in valued
        and gap.area_code in set(table.index) - valued
    )


def _join_areas(
    observations: pd.DataFrame, geography: Geography, repository: Repository
) -> pd.DataFrame:
    """Give every area of the edition a row, with its observation or with missing values."""
    areas = repository.areas(geography).set_index("area_code")
    boroughs = set(repository.areas(Geography(Level.BOROUGH))["area_code"])
    parents = [
        next((code for code in codes if code in boroughs), None) for codes in areas["parent_codes"]
    ]
    if geography.level is Level.WARD:
        # The City of London is one merged ward that carries its borough's code.
        parents = [
            parent or (code if code in boroughs else None)
            for parent, code in zip(parents, areas.index, strict=True)
        ]
    named = pd.DataFrame({"area_name": areas["area_name"], "parent": parents}, index=areas.index)
    observed = observations.set_index("area_code")[list(_NEEDED)]
    return named.join(observed, how="left")


def _add_texts(table: pd.DataFrame, indicator: Indicator, *, has_period: bool) -> pd.DataFrame:
    rows = [describe_row(row, indicator, has_period=has_period) for row in table.itertuples()]
    texts = pd.DataFrame(
        rows, index=table.index, columns=["shown", "interval", "outcome_words", "note"]
    )
    return table.drop(columns="note").join(texts)


def describe_row(row, indicator: Indicator, *, has_period: bool) -> tuple[str, str, str, str]:  # noqa: ANN001 - a row of itertuples has no name to give
    """Put one area's figure into words: shown, its interval, its outcome, and what to note."""
    if pd.isna(row.value):
        if not has_period:
            return "No figures", "", "", ""
        status = None if pd.isna(row.status) else row.status
        missing = describe_missing(row.area_name, status)
        note = "" if pd.isna(row.note) else str(row.note)
        return missing, "", "", "" if note.rstrip(".") == missing else note
    interval = show_interval(row.lci_95, row.uci_95, indicator)
    compared = Compared(Outcome(row.outcome), row.difference, has_interval=bool(interval))
    return (
        show_value(row.value, indicator),
        interval,
        describe_outcome(compared),
        _describe_note(row),
    )


def _describe_note(row) -> str:  # noqa: ANN001 - a row of itertuples has no name to give
    status = None if pd.isna(row.status) else row.status
    reliability, status_text = describe_reliability(row.reliability), describe_status(status)
    if status == Status.LOW_RELIABILITY:
        # Said once, in the source's name.
        reliability, status_text = status_text.capitalize(), ""
    parts = [reliability, status_text, "" if pd.isna(row.note) else str(row.note)]
    return "; ".join(part for part in parts if part)
