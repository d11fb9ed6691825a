"""Figures gathered from many publishers in one table, and what its columns leave unsaid."""

from pathlib import Path

import pandas as pd

from geodata.errors import InputError
from geodata.pipeline.input_tables import choose_known, fill_raw, read_table, to_numbers, to_periods

FILE = "indicators/observations.csv"
_COLUMNS = (
    "indicator_id",
    "level",
    "area_code",
    "year",
    "value",
    "unit",
    "lci95",
    "uci95",
    "source_id",
    "method",
)
_LEVELS = {
    "england": "england",
    "london": "london",
    "inner_outer": "inner_outer",
    "assembly_constituency": "assembly_constituency",
    "borough": "borough",
    "ward_2012": "ward",
    "ward_2022": "ward",
}
_BY_POPULATION = "derived: boroughs weighted by 2021 census population"
# The file says how a value was made in short; readers get it in words.
METHODS = {
    "published": "published",
    "published OA counts summed": "derived: published output-area counts added up",
    "derived: OA % x OA count, best-fit OA21-WD22": (
        "derived: output-area percentages weighted by output-area counts, "
        "best fit to the wards of 2022"
    ),
    "derived: count-weighted borough %": "derived: boroughs weighted by census counts",
    "derived: pop-weighted boroughs": _BY_POPULATION,
    "derived: 2021-pop-weighted boroughs": _BY_POPULATION,
    "derived: pop-weighted borough average score": _BY_POPULATION,
    "derived: pop-weighted": _BY_POPULATION,
    "derived: pop-weighted mean of LSOA21": "derived: LSOAs of 2021 weighted by population",
    "derived: pop-weighted mean of LSOA21, best-fit LSOA21-WD22": (
        "derived: LSOAs of 2021 weighted by population, best fit to the wards of 2022"
    ),
    "derived: 1-sum(p^2), 5 groups": (
        "derived: one minus the sum of the squared shares of five ethnic groups"
    ),
    "derived: electorate-weighted wards": "derived: wards weighted by electorate",
    "derived: electorate-weighted, excl. City": (
        "derived: wards weighted by electorate, without the City of London"
    ),
    "derived: electorate-weighted (City of London holds its elections separately, excluded)": (
        "derived: wards weighted by electorate, without the City of London"
    ),
}
# Units of the file, and the registry's words for the same.
UNITS = {"GBP": "£ per head", "offences/month": "offences a month"}
# Days on which something happened, where the file gives the year only.
_DAYS = {
    "turnout_euref_2016": "2016-06-23",
    "turnout_local_2014": "2014-05-22",
    "turnout_local_2022": "2022-05-05",
    "turnout_mayor_2012": "2012-05-03",
    "turnout_mayor_2024": "2024-05-02",
}
_CENSUS, _CENSUS_DAY = "ons_census_2021", "2021-03-21"
# The file dates years and months alike by their first day.
_DATED_BY_MONTH = frozenset({"mopac_public_attitude_survey", "mps_hate_crime"})


def read_figures(inputs: Path) -> pd.DataFrame:
    """Read the gathered figures, with the columns `input_tables.RAW` and `unit`.

    Wards get their edition in `vintage`. Years of elections and of the census
    become the day on which people voted or were counted; the label stays the
    year as published.

    Raises
    ------
    InputError
        A level, method, period or number that is not known.
    """
    table = read_table(inputs / FILE, _COLUMNS)
    _check_blanks(table)
    raw = pd.DataFrame(
        {
            "indicator": table["indicator_id"],
            "area_code": table["area_code"],
            "level": choose_known(table["level"], _LEVELS, file=FILE, column="level"),
            "vintage": table["level"].str.extract(r"_(\d{4})$")[0].astype("float64"),
            **_read_periods(table),
            "value": to_numbers(table["value"], file=FILE, column="value"),
            "lci_95": to_numbers(table["lci95"], file=FILE, column="lci95"),
            "uci_95": to_numbers(table["uci95"], file=FILE, column="uci95"),
            "method": choose_known(table["method"], METHODS, file=FILE, column="method"),
            "source": table["source_id"],
        }
    )
    return fill_raw(raw, file=FILE).assign(unit=table["unit"].replace(UNITS).astype("str"))


def _check_blanks(table: pd.DataFrame) -> None:
    blank = table[table["value"].str.strip() == ""]
    if not blank.empty:
        raise InputError(
            file=FILE,
            problem=f"row {blank.index[0] + 2}, column 'value': the cell is empty.",
            expected="a number: the file has no column that says why a value is missing",
            mend="Leave the row out, and say why in geodata/registry/gaps.toml.",
        )


def _read_periods(table: pd.DataFrame) -> dict[str, pd.Series]:
    years, sources = table["year"], table["source_id"]
    days = table["indicator_id"].map(_DAYS)
    days = days.mask(sources == _CENSUS, _CENSUS_DAY)
    first_of_month = years.str.fullmatch(r"\d{4}-\d{2}-01")
    spelled = years.mask(first_of_month, years + "/P1Y")
    spelled = spelled.mask(sources.isin(_DATED_BY_MONTH), years + "/P1M")
    periods = to_periods(days.fillna(spelled), file=FILE)
    labels = periods["period_label"].mask(days.notna(), years)
    return {"period": periods["period"], "period_label": labels}
