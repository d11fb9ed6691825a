"""Survey of Londoners (GLA): headlines, groups and the few area values that were printed."""

from pathlib import Path

import pandas as pd

from geodata.errors import InputError
from geodata.indicators.periods import read_period
from geodata.pipeline.input_tables import choose_known, fill_raw, read_table, to_numbers

FILE = "indicators/survey_of_londoners.csv"
_COLUMNS = (
    "indicator",
    "year",
    "geography_level",
    "area_name",
    "group",
    "value_pct",
    "source_url",
    "note",
)
_LEVELS = {
    "london": "london",
    "inner_outer": "inner_outer",
    "sub_region": "sub_region",
    "assembly_constituency": "assembly_constituency",
}
# Where each value was read: the start of its address or of its words.
_SOURCES = {
    "https://natcen.ac.uk/": "natcen_survey_of_londoners",
    "https://github.com/joeheywood/": "gla_survey_of_londoners",
    "https://londonplus.org/": "london_plus",
    "https://london-post.co.uk/": "london_post",
    "https://whatworkswellbeing.org/": "what_works_wellbeing",
    "https://www.onlondon.co.uk/": "onlondon",
    "GLA report: Social Integration in London": "gla_report_2020",
}
_EVERYONE = "All adults 16+"
# People who answered; it is the base of what all adults in London said, and of nothing else.
_BASES = {"2018-19": 6601, "2021-22": 8630}


def read_survey(inputs: Path, areas: pd.DataFrame) -> pd.DataFrame:
    """Read every row of the survey's table, with the columns `input_tables.RAW`.

    Areas are named without codes, so this reader, alone of all, joins on the
    official name within a level. An indicator about some people only, such
    as parents, has them as its population: its one group becomes "all".

    Raises
    ------
    InputError
        An area, source, year or number that is not known.
    """
    table = read_table(inputs / FILE, _COLUMNS)
    levels = choose_known(table["geography_level"], _LEVELS, file=FILE, column="geography_level")
    values = to_numbers(table["value_pct"], file=FILE, column="value_pct")
    periods = table["year"].map(lambda year: read_period(year, label=year))
    everyone = (table["group"] == _EVERYONE) & (levels == "london")
    raw = pd.DataFrame(
        {
            "indicator": "sol_"
            + table["indicator"].replace("treated_unfairly_12m", "treated_unfairly"),
            "area_code": _find_codes(table["area_name"], levels, areas),
            "level": levels,
            "period": [period.id for period in periods],
            "period_label": [period.label for period in periods],
            "group": _name_groups(table),
            "value": values,
            "base": table["year"].map(_BASES).where(everyone),
            "status": pd.Series("x", index=table.index).where(values.isna()),
            "source": _find_sources(table["source_url"]),
            "note": _write_notes(table),
        }
    )
    return fill_raw(raw, file=FILE)


def _name_groups(table: pd.DataFrame) -> pd.Series:
    groups = table.groupby("indicator")["group"].transform("nunique")
    return table["group"].mask((table["group"] == _EVERYONE) | (groups == 1), "all")


def _find_codes(names: pd.Series, levels: pd.Series, areas: pd.DataFrame) -> pd.Series:
    named = areas[areas["level"].isin(list(_LEVELS.values()))]
    codes = dict(
        zip(zip(named["level"], named["area_name"], strict=True), named["area_code"], strict=True)
    )
    keys = list(zip(levels, names, strict=True))
    for row, key in enumerate(keys):
        if key not in codes:
            raise InputError(
                file=FILE,
                problem=f"row {row + 2}, column 'area_name': '{key[1]}' is no {key[0]}.",
                expected="the official name of an area of that level",
                mend="Correct the reader, or add the area to the table of areas.",
            )
    return pd.Series([codes[key] for key in keys], index=names.index)


def _find_sources(addresses: pd.Series) -> pd.Series:
    starts = addresses.copy()
    for start in _SOURCES:
        starts = starts.mask(addresses.str.startswith(start), start)
    return choose_known(starts, _SOURCES, file=FILE, column="source_url")


def _write_notes(table: pd.DataFrame) -> pd.Series:
    is_address = table["source_url"].str.startswith("http")
    read_at = ("Read at " + table["source_url"]).where(is_address, "")
    notes = table["note"].str.strip()
    notes = notes.where((notes == "") | (read_at == ""), notes + ". ") + read_at
    return notes.where(notes != "")
