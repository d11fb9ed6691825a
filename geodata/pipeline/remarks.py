"""What the registry adds to single values: gaps in words, remarks, values set aside."""

import tomllib
from pathlib import Path

import pandas as pd

from geodata.errors import InputError
from geodata.model import Gap, ValuePlace
from geodata.pipeline.input_tables import fill_raw
from geodata.registry.entries import FOLDER, read_file


class Remark(ValuePlace):
    """Words that belong beside a published value."""

    note: str
    set_aside: bool = False


def fill_gaps(raw: pd.DataFrame, file: Path = FOLDER / "gaps.toml") -> pd.DataFrame:
    """Add a row without value for each declared gap and period, saying why.

    The table has the columns `input_tables.RAW`.

    Raises
    ------
    InputError
        The source has begun to publish a value that is declared as missing.
    """
    added = [raw]
    for gap in read_gaps(file):
        same = raw[_match_series(raw, gap)]
        if (same["area_code"] == gap.area_code).any():
            raise InputError(
                file=str(same["file"].iloc[0]),
                problem=f"'{gap.indicator}' has a value for {gap.area_code}.",
                expected=f"none, as geodata/registry/{file.name} says",
                mend="Delete the entry there, if the value is right.",
            )
        periods = same[["period", "period_label"]].drop_duplicates()
        fields = gap.model_dump(mode="json", exclude={"id", "combined_with"})
        added.append(fill_raw(periods.assign(**fields), file=f"registry/{file.name}"))
    return pd.concat(added, ignore_index=True)


def read_gaps(file: Path = FOLDER / "gaps.toml") -> list[Gap]:
    """Read the declared gaps."""
    return list(read_file(file, Gap).values())


def add_remarks(raw: pd.DataFrame, file: Path = FOLDER / "remarks.toml") -> pd.DataFrame:
    """Write each remark beside its values; `is_used` is False for those set aside.

    The table has the columns `input_tables.RAW`.

    Raises
    ------
    InputError
        A remark is about a value that is not there.
    """
    remarked = raw.assign(is_used=True)
    for name, table in _read(file).items():
        remark = Remark.model_validate(table)
        chosen = _match_series(raw, remark) & (raw["area_code"] == remark.area_code)
        if not chosen.any():
            raise InputError(
                file=f"registry/{file.name}",
                problem=f"'{name}' is about a value that no source gives.",
                expected=f"'{remark.indicator}' for {remark.area_code} from {remark.source}",
                mend="Correct or delete the entry.",
            )
        notes = remarked.loc[chosen, "note"]
        remarked.loc[chosen, "note"] = (remark.note + " " + notes).where(notes.notna(), remark.note)
        remarked.loc[chosen, "is_used"] = not remark.set_aside
    return remarked


def _read(file: Path) -> dict[str, dict[str, object]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _match_series(raw: pd.DataFrame, place: ValuePlace) -> pd.Series:
    vintage = raw["vintage"].isna() if place.vintage is None else raw["vintage"] == place.vintage
    return (
        (raw["indicator"] == place.indicator)
        & (raw["source"] == place.source)
        & (raw["level"] == place.level.value)
        & vintage
    )
