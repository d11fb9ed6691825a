"""Build the table of observations: every value that the atlas holds, from all publishers."""

from pathlib import Path

import pandas as pd

from geodata import columns
from geodata.errors import InputError, quote_some
from geodata.pipeline.conflicting_values import choose_values, drop_published_twice
from geodata.pipeline.corrections import apply_corrections
from geodata.pipeline.input_tables import RAW
from geodata.pipeline.london_values import derive_london, say_without_city
from geodata.pipeline.remarks import add_remarks, fill_gaps, read_gaps
from geodata.pipeline.sources.gathered_figures import read_figures
from geodata.pipeline.sources.gla_report_2020 import read_report
from geodata.pipeline.sources.mhclg_imd import read_neighbourhoods
from geodata.pipeline.sources.ons_local_statistics import read_series
from geodata.pipeline.sources.survey_of_londoners import read_survey
from geodata.registry.registry import Registry

_ORDER = ["indicator", "level", "vintage", "area_code", "period", "group", "is_used", "source"]
_TYPES = {
    **dict.fromkeys(columns.OBSERVATIONS, "str"),
    **dict.fromkeys(("value", "lci_95", "uci_95"), "float64"),
    **dict.fromkeys(("vintage", "base"), "Int64"),
    "is_used": "bool",
}


def build_observations(inputs: Path, registry: Registry, areas: pd.DataFrame) -> pd.DataFrame:
    """Build the table of observations from the inputs.

    Parameters
    ----------
    inputs : Path
        Folder of inputs.
    registry : Registry
        Its indicators give units and the order in which sources are trusted.
    areas : DataFrame, one row an area of an edition
        Columns ``columns.AREAS``; at least code, name, level and vintage.

    Returns
    -------
    DataFrame, one row a value
        Columns ``columns.OBSERVATIONS``, sorted; among the rows in use an
        area, period and group occur once an indicator. A value that is
        missing has a status.

    Raises
    ------
    InputError
        A file that is not as expected, an area, unit or indicator that is
        not known, or sources that differ without a declared conflict.
    """
    figures = read_figures(inputs)
    _check_units(figures, registry)
    series = read_series(inputs)
    gathered = drop_published_twice(figures[list(RAW)], series)
    parts = [
        read_report(inputs),
        read_survey(inputs, areas),
        series,
        gathered,
        read_neighbourhoods(inputs),
    ]
    raw = apply_corrections(pd.concat(parts, ignore_index=True), registry.corrections.values())
    remarked = add_remarks(fill_gaps(raw))
    _check_indicators(remarked, registry)
    chosen = choose_values(remarked, registry)
    whole = say_without_city(derive_london(chosen, registry, read_gaps()))
    return _finish(name_areas(whole, areas), registry)


def _check_units(figures: pd.DataFrame, registry: Registry) -> None:
    expected = figures["indicator"].map(
        {indicator.id: indicator.unit for indicator in registry.indicators.values()}
    )
    wrong = figures[figures["unit"] != expected]
    if not wrong.empty:
        row = wrong.iloc[0]
        raise InputError(
            file=row["file"],
            problem=f"row {wrong.index[0] + 2}, column 'unit': '{row['unit']}' "
            f"for '{row['indicator']}'.",
            expected=f"'{expected[wrong.index[0]]}', the registry's unit",
            mend="Correct the registry, or convert the values openly in the reader.",
        )


def _check_indicators(raw: pd.DataFrame, registry: Registry) -> None:
    unknown = sorted(set(raw["indicator"]) - set(registry.indicators))
    empty = sorted(set(registry.indicators) - set(raw["indicator"]))
    if unknown or empty:
        raise InputError(
            file="registry/indicators",
            problem=f"values without an indicator: {quote_some(unknown) or 'none'}; "
            f"indicators without a value: {quote_some(empty) or 'none'}.",
            expected="each indicator of the registry to have values, and no other",
            mend="Add the indicator's file, or delete it.",
        )


def name_areas(raw: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    """Add the official `area_name` by ``area_code``, ``level`` and ``vintage``.

    ``raw`` has the columns `input_tables.RAW`, ``areas`` the columns `columns.AREAS`.

    Raises
    ------
    InputError
        A code is not known at its level and edition.
    """
    keys = ["area_code", "level", "vintage"]
    known = areas[[*keys, "area_name"]].astype({"vintage": "float64"})
    named = raw.merge(known, on=keys, how="left", validate="many_to_one")
    unknown = named[named["area_name"].isna()]
    if not unknown.empty:
        row = unknown.iloc[0]
        edition = "" if pd.isna(row["vintage"]) else f" of {row['vintage']:.0f}"
        raise InputError(
            file=row["file"],
            problem=f"'{row['indicator']}', {row['period']}: '{row['area_code']}' is no "
            f"{row['level']}{edition}.",
            expected="a code of the table of areas",
            mend="Check the code and its edition at the publisher.",
        )
    return named


def _finish(raw: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    units = {indicator.id: indicator.unit for indicator in registry.indicators.values()}
    table = raw.assign(unit=raw["indicator"].map(units))[list(columns.OBSERVATIONS)]
    return table.astype(_TYPES).sort_values(_ORDER, ignore_index=True)
