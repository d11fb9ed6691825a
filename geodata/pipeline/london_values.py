"""London values where publishers give boroughs only: rates weighted, never averaged."""

from collections.abc import Iterable

import pandas as pd

from geodata.model import Gap
from geodata.pipeline.input_tables import fill_raw
from geodata.registry.registry import Registry
from geodata.statistics.aggregation import weight_rates

LONDON = "E12000007"
_CITY, _CITY_AND_EAST = "E09000001", "E32000004"
# What a whole takes on from its parts by weight. An index of diversity and a decile do not;
# counts are added up by their publishers.
_WEIGHABLE_UNITS = frozenset({"%", "score", "mean 0-10"})
_PLACES = 3
_BY_POPULATION = "derived: boroughs weighted by 2021 census population"
_WITH_INTERVAL = f"{_BY_POPULATION}, with their errors combined as independent"


def derive_london(raw: pd.DataFrame, registry: Registry, gaps: Iterable[Gap]) -> pd.DataFrame:
    """Add a London value for each indicator and period that has none, where all boroughs do.

    The table has the columns `input_tables.RAW` and ``is_used``. The weight is
    the census population of 2021: the indicators' own denominators (adults,
    electors, carers) are not held by borough. Where an area's value covers
    another one too, the two weigh in together. The interval is given only where
    every borough has one. A London value that a source gives, used or not, is
    never replaced.
    """
    weights = find_weights(raw)
    combined = {
        (gap.indicator, gap.area_code): gap.combined_with for gap in gaps if gap.combined_with
    }
    weighable = [
        indicator.id
        for indicator in registry.indicators.values()
        if indicator.unit in _WEIGHABLE_UNITS
    ]
    has_london = raw.loc[raw["level"] == "london", ["indicator", "period"]].drop_duplicates()
    known = set(has_london.itertuples(index=False, name=None))
    boroughs = raw[
        (raw["level"] == "borough")
        & (raw["group"] == "all")
        & raw["is_used"]
        & raw["indicator"].isin(weighable)
    ]
    rows = []
    for (indicator, period), parts in boroughs.groupby(["indicator", "period"]):
        summed = weights.rename(
            {part: other for (name, part), other in combined.items() if name == indicator}
        )
        summed = summed.groupby(level=0).sum()
        rates = parts.set_index("area_code")[["value", "lci_95", "uci_95"]].reindex(summed.index)
        if (indicator, period) not in known and rates["value"].notna().all():
            rows.append(_weigh(parts.iloc[0], rates, summed))
    if not rows:
        return raw
    derived = fill_raw(pd.DataFrame(rows), file="derived").assign(is_used=True)
    return pd.concat([raw, derived], ignore_index=True)


def find_weights(raw: pd.DataFrame) -> pd.Series:
    """Give the census population of each borough, by code."""
    population = raw[(raw["indicator"] == "population") & (raw["level"] == "borough")]
    return population.set_index("area_code")["value"].sort_index()


def _weigh(like: pd.Series, rates: pd.DataFrame, weights: pd.Series) -> dict[str, object]:
    estimate = weight_rates(rates, weights)
    lower, upper = estimate.lci_95, estimate.uci_95
    return {
        "indicator": like["indicator"],
        "area_code": LONDON,
        "level": "london",
        "period": like["period"],
        "period_label": like["period_label"],
        "value": round(estimate.value, _PLACES),
        "lci_95": None if lower is None else round(lower, _PLACES),
        "uci_95": None if upper is None else round(upper, _PLACES),
        "method": _BY_POPULATION if lower is None else _WITH_INTERVAL,
        "source": like["source"],
    }


def say_without_city(raw: pd.DataFrame) -> pd.DataFrame:
    """Say of City and East where its value leaves out the City of London, which has none."""
    keys = ["indicator", "period"]
    city = raw[(raw["area_code"] == _CITY) & (raw["level"] == "borough") & raw["value"].notna()]
    with_city = set(city[keys].itertuples(index=False, name=None))
    pairs = raw[keys].itertuples(index=False, name=None)
    lacks = pd.Series([pair not in with_city for pair in pairs], index=raw.index)
    weighed = (raw["area_code"] == _CITY_AND_EAST) & (raw["method"] == _BY_POPULATION)
    rows = raw.copy()
    rows.loc[lacks & weighed, "method"] = f"{_BY_POPULATION}, without the City of London"
    return rows
