"""English Indices of Deprivation 2025 (MHCLG) by neighbourhood."""

from pathlib import Path

import pandas as pd

from geodata.pipeline.input_tables import fill_raw, read_table, to_numbers

FILE = "indicators/imd_2025_lsoa_2021.csv"
SOURCE = "mhclg_imd"
# Our indicator; the publisher's column; what it is multiplied by; how it came about.
_MEASURES = (
    ("imd2025_score", "IMD_score", 1, "published"),
    ("imd2025_decile", "IMD_decile", 1, "published"),
    ("income_deprived", "Income_score", 100, "derived: the published income score times 100"),
)


def read_neighbourhoods(inputs: Path) -> pd.DataFrame:
    """Read scores and deciles of every LSOA of 2021, with the columns `input_tables.RAW`.

    The income score is a share of people between 0 and 1; it becomes a
    percentage, as the wards and boroughs of the same indicator have it.

    Raises
    ------
    InputError
        A column is missing, or a cell is no number.
    """
    columns = tuple(column for _, column, _, _ in _MEASURES)
    table = read_table(inputs / FILE, ("lsoa21_code", *columns))
    frames = [
        pd.DataFrame(
            {
                "indicator": indicator,
                "area_code": table["lsoa21_code"],
                "level": "lsoa",
                "period": "2025-01-01/P1Y",
                "period_label": "2025",
                "value": (to_numbers(table[column], file=FILE, column=column) * factor).round(6),
                "method": method,
                "source": SOURCE,
            }
        )
        for indicator, column, factor, method in _MEASURES
    ]
    return fill_raw(pd.concat(frames, ignore_index=True), file=FILE)
