"""Rows of values for tests of the pipeline: the survey indicator of the made-up place."""

import pandas as pd

from geodata.pipeline.input_tables import fill_raw
from tests.place_registry import SURVEY

SOURCE, OTHER = "made_up_source", "other_source"
PERIOD = "2021-01-01/P1Y"
CITY, BARKING, LONDON = "E09000001", "E09000002", "E12000007"


def make_rows(*rows):
    """Rows about the survey indicator of the made-up place, with what the test gives."""
    common = {
        "indicator": SURVEY,
        "level": "borough",
        "area_code": CITY,
        "period": PERIOD,
        "period_label": "2021",
        "value": 10.0,
        "source": SOURCE,
    }
    return fill_raw(pd.DataFrame([common | row for row in rows]), file="made_up.csv")
