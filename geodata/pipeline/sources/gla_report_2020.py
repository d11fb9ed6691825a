"""The Mayor's report of February 2020: figures about London, each found in its text."""

import re
import tomllib
from pathlib import Path

import pandas as pd

from geodata.closed_lists import Status
from geodata.errors import InputError
from geodata.indicators.periods import read_period
from geodata.model import Record
from geodata.pipeline.input_tables import fill_raw

FILE = "report/social_integration_in_london_2020.txt"
SOURCE = "gla_report_2020"
FIGURES = Path(__file__).parents[2] / "registry" / "figures" / "gla_report_2020.toml"
_LONDON = "E12000007"


class Figure(Record):
    """One figure of the report; without `value` the report gives it in words only."""

    indicator: str
    value: float | None = None
    status: Status | None = None
    period: str
    period_label: str | None = None
    section: str
    quote: str


def read_report(inputs: Path, figures: Path = FIGURES) -> pd.DataFrame:
    """Read the report's figures about London, with the columns `input_tables.RAW`.

    The note gives section and quote. A figure in words only is a row without
    value and with status `x`.

    Raises
    ------
    InputError
        A quote does not stand in the report's text.
    """
    text = _flatten((inputs / FILE).read_text(encoding="utf-8"))
    listed = tomllib.loads(figures.read_text(encoding="utf-8"))
    rows = []
    for name, table in listed.items():
        figure = Figure.model_validate(table)
        if _flatten(figure.quote) not in text:
            raise InputError(
                file=FILE,
                problem=f"the quote of '{name}' is not in the text: '{figure.quote}'.",
                expected="every quote of the report's figures, word for word",
                mend=f"Correct geodata/registry/figures/{figures.name}.",
            )
        rows.append(_to_row(figure))
    return fill_raw(pd.DataFrame(rows), file=FILE)


def _flatten(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _to_row(figure: Figure) -> dict[str, object]:
    remark = "" if figure.value is not None else "In words only. "
    # The survey's label stays as published; the report's own months are named for people.
    label = figure.period_label or figure.period
    period = read_period(figure.period, label=label)
    return {
        "indicator": figure.indicator,
        "area_code": _LONDON,
        "level": "london",
        "period": period.id,
        "period_label": period.label,
        "value": figure.value,
        "status": figure.status or (Status.NOT_AVAILABLE if figure.value is None else None),
        "source": SOURCE,
        "note": f"{remark}Section “{figure.section}”: “{figure.quote}”",
    }
