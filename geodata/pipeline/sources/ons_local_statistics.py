"""Explore Local Statistics (ONS): whole series with 95 % intervals and status letters."""

from pathlib import Path
from typing import NamedTuple

import pandas as pd

from geodata.errors import InputError, quote_some
from geodata.pipeline.input_tables import choose_known, fill_raw, read_table, to_numbers, to_periods

FILE = "indicators/ons_local_statistics.csv.gz"
SOURCE = "ons_local_statistics"
_COLUMNS = (
    "areacd",
    "indicator",
    "period",
    "observation",
    "unit",
    "lci_95",
    "uci_95",
    "status",
    "notes",
)


class Series(NamedTuple):
    """Our identifier for one of the publisher's indicators, and the unit it must come in."""

    indicator: str
    unit: str


_MEAN = "Score out of 10"
SERIES = {
    "Anxiety": Series("wb_anxiety", _MEAN),
    "Children in relative poverty after housing costs": Series("child_poverty_ahc", "%"),
    "Children in relative poverty before housing costs": Series("child_poverty_bhc", "%"),
    "Claimant Count": Series("claimant_count", "%"),
    "Economically inactive": Series("economic_inactivity", "%"),
    "Employment rate": Series("employment_rate", "%"),
    "Engaged with the arts": Series("arts_engaged", "%"),
    "Female healthy life expectancy": Series("hle_female", "yrs"),
    "GCSEs in English and Maths": Series("gcse_english_maths", "%"),
    "Gross disposable household income": Series("gdhi_per_head", "£"),
    "Gross median weekly pay": Series("median_weekly_pay", "£"),
    "Happiness": Series("wb_happiness", _MEAN),
    "Male healthy life expectancy": Series("hle_male", "yrs"),
    "No qualifications": Series("no_qualifications", "%"),
    "Residents within a 30 minute walk of their nearest library": Series("library_30min_walk", "%"),
    "Satisfaction": Series("wb_life_satisfaction", _MEAN),
    "Visited a heritage site": Series("heritage_visit", "%"),
    "Visited a museum or gallery": Series("museum_visit", "%"),
    "Visited a public library": Series("library_visit", "%"),
    "Worthwhile": Series("wb_worthwhile", _MEAN),
}
# The first three characters of a code say what kind of area it is.
_LEVELS = {"E09": "borough", "E12": "london", "E13": "inner_outer", "E92": "england"}
_UNITED_KINGDOM = "K02000001"


def read_series(inputs: Path) -> pd.DataFrame:
    """Read every series that the registry describes, with the columns `input_tables.RAW`.

    Values without a number keep the publisher's status. A value that a note
    calls unreliable and that has no status gets `u`. The United Kingdom is
    left out: it is none of the atlas's levels.

    Raises
    ------
    InputError
        A column or series is missing, a unit has changed, or an area is of an unknown kind.
    """
    table = read_table(inputs / FILE, _COLUMNS)
    table = table[table["indicator"].isin(list(SERIES)) & (table["areacd"] != _UNITED_KINGDOM)]
    _check_units(table)
    names = table["indicator"].map({name: series.indicator for name, series in SERIES.items()})
    unreliable = table["notes"].str.contains("unreliable", case=False)
    status = table["status"].mask((table["status"] == "") & unreliable, "u")
    prefixes = table["areacd"].str[:3]
    raw = pd.DataFrame(
        {
            "indicator": names,
            "area_code": table["areacd"],
            "level": choose_known(prefixes, _LEVELS, file=FILE, column="areacd"),
            **to_periods(table["period"], file=FILE),
            "value": to_numbers(table["observation"], file=FILE, column="observation"),
            "lci_95": to_numbers(table["lci_95"], file=FILE, column="lci_95"),
            "uci_95": to_numbers(table["uci_95"], file=FILE, column="uci_95"),
            "status": status.where(status != ""),
            "source": SOURCE,
            "note": table["notes"].where(table["notes"] != ""),
        }
    )
    return fill_raw(raw, file=FILE)


def _check_units(table: pd.DataFrame) -> None:
    absent = [name for name in SERIES if name not in set(table["indicator"])]
    if absent:
        raise InputError(
            file=FILE,
            problem=f"no rows for {quote_some(absent)}.",
            expected="every series named in its reader",
            mend="Look up the publisher's new name and change SERIES in the reader.",
        )
    expected = table["indicator"].map({name: series.unit for name, series in SERIES.items()})
    changed = table[table["unit"] != expected]
    if not changed.empty:
        row = changed.iloc[0]
        raise InputError(
            file=FILE,
            problem=f"row {changed.index[0] + 2}, column 'unit': '{row['unit']}' "
            f"for '{row['indicator']}'.",
            expected=f"'{expected[changed.index[0]]}'",
            mend="Read what the publisher changed, then change the reader and the registry.",
        )
