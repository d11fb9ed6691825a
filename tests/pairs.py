"""A made-up edition with two indicators over twelve areas, for the words about two of them."""

from collections.abc import Sequence

import pandas as pd

from dashboard.results.bivariate import BivariateResults, build_bivariate
from dashboard.state.selection import Selection
from dashboard.state.view import View, resolve_view
from geodata.tables.in_memory import TableRepository
from tests.place_registry import FULL_COUNT, SURVEY
from tests.places import make_areas, make_observations, make_repository

CODES = tuple(f"E0999{number:04}" for number in range(101, 113))


def make_twelve(first: Sequence[float | None], second: Sequence[float | None]) -> TableRepository:
    """Make twelve boroughs with a survey's values (± 1, London 50) and a full count's."""
    areas, observations = make_areas(), make_observations()
    borough = areas[areas["level"] == "borough"].iloc[[0]]
    rows = [
        borough.assign(area_code=code, area_name=f"Place {code[-2:]} (made up)") for code in CODES
    ]
    others = areas[areas["level"] == "london"]
    values = [
        _make_rows(observations, SURVEY, "2024-04-01/P1Y", first, half=1.0),
        _make_rows(observations, FULL_COUNT, "2021-03-21", second, half=None),
    ]
    london = observations[observations["area_code"].eq("E12000007") & observations["is_used"]]
    london = london[london["group"] == "all"].copy()
    london.loc[london["indicator"] == SURVEY, ["value", "lci_95", "uci_95"]] = [50.0, 49.5, 50.5]
    return make_repository(
        areas=pd.concat([*rows, others], ignore_index=True),
        observations=pd.concat([*values, london], ignore_index=True),
    )


def _make_rows(
    observations: pd.DataFrame,
    indicator: str,
    period: str,
    values: Sequence[float | None],
    half: float | None,
) -> pd.DataFrame:
    model = observations[
        observations["indicator"].eq(indicator) & observations["level"].eq("borough")
    ].iloc[[0]]
    table = pd.concat([model] * len(CODES), ignore_index=True)
    known = pd.Series(list(values), dtype=float)
    return table.assign(
        area_code=pd.Series(CODES, dtype="str"),
        area_name=[f"Place {code[-2:]} (made up)" for code in CODES],
        period=period,
        period_label=period[:4],
        value=known,
        lci_95=known - half if half else float("nan"),
        uci_95=known + half if half else float("nan"),
        status=None,
        note=None,
    ).astype({"status": "str", "area_name": "str", "note": "object"})


def open_view(repository: TableRepository, query: str = "") -> View:
    """Resolve the view of both on boroughs, with what a query adds."""
    asked = f"indicator={SURVEY}&with={FULL_COUNT}&level=borough&view=scatter&{query}"
    return resolve_view(Selection.from_query(asked), repository)


def pair_up(first: Sequence[float | None], second: Sequence[float | None]) -> BivariateResults:
    """Join twelve values of each."""
    repository = make_twelve(first, second)
    results = build_bivariate(open_view(repository), repository)
    if results is None:
        raise LookupError("the two are not on one edition")
    return results
