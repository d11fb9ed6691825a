"""Several values for one thing: all are kept, one is used, and a disagreement must be declared."""

import pandas as pd

from geodata.errors import InputError
from geodata.registry.registry import Registry

KEY = ("indicator", "area_code", "level", "vintage", "period", "group")
# Gathered figures are rounded to three places.
_ROUNDING = 0.0006


def drop_published_twice(gathered: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Leave out gathered values that the publisher's own series holds, once they agree.

    Both tables have the columns `input_tables.RAW`.

    Raises
    ------
    InputError
        A value or limit differs beyond rounding, or the series lacks a gathered value.
    """
    numbers = ["value", "lci_95", "uci_95"]
    keys = list(KEY)
    source = series["source"].iloc[0]
    same_source = (gathered["source"] == source) & (gathered["method"] == "published")
    both = gathered[same_source].merge(
        series[[*keys, *numbers]], on=keys, how="left", suffixes=("", "_series"), indicator=True
    )
    lacking = both["_merge"] != "both"
    differs = pd.Series(data=False, index=both.index)
    for number in numbers:
        differs |= (both[number] - both[f"{number}_series"]).abs() > _ROUNDING
        differs |= both[number].notna() & both[f"{number}_series"].isna()
    wrong = both[lacking | differs]
    if not wrong.empty:
        row = wrong.iloc[0]
        raise InputError(
            file=row["file"],
            problem=f"'{row['indicator']}' for {row['area_code']} in {row['period']} is "
            f"{row['value']}.",
            expected=f"{row['value_series']}, as in the series of {source}",
            mend="Find out which is newer, and correct or declare the difference.",
        )
    return gathered[~same_source]


def choose_values(raw: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Use one value for each area, period and group: that of the indicator's first source.

    The table has the columns `input_tables.RAW` and ``is_used``. A value that
    repeats another of the same source is dropped. Other values stay, with
    `is_used` False and a note that says whether they agree.

    Raises
    ------
    InputError
        One source gives two values, or two sources differ and `conflicts.toml` is silent.
    """
    once = raw.drop_duplicates([*KEY, "source", "value"])
    _check_one_each(once)
    orders = {
        (indicator.id, source): place
        for indicator in registry.indicators.values()
        for place, source in enumerate(indicator.sources)
    }
    places = [
        orders.get(pair, len(orders))
        for pair in zip(once["indicator"], once["source"], strict=True)
    ]
    ranked = once.assign(
        lacks_value=once["value"].isna() | ~once["is_used"], place=places
    ).sort_values(["lacks_value", "place"], kind="stable")
    repeated = ranked.duplicated(list(KEY))
    first = ranked[~repeated].set_index(list(KEY))[["value", "source"]]
    chosen = ranked.drop(columns=["lacks_value", "place"])
    for label in ranked.index[repeated]:
        row = chosen.loc[label]
        used = first.loc[[tuple(row[list(KEY)])]].iloc[0]
        chosen.loc[label, "is_used"] = False
        chosen.loc[label, "note"] = _explain(row, used, registry)
    return chosen


def _check_one_each(raw: pd.DataFrame) -> None:
    twice = raw[raw.duplicated([*KEY, "source"], keep=False)]
    if not twice.empty:
        row = twice.iloc[0]
        raise InputError(
            file=row["file"],
            problem=f"'{row['indicator']}' for {row['area_code']} in {row['period']} "
            f"({row['group']}) has {len(twice)} values from {row['source']}.",
            expected="one value from each source",
            mend="Compare the rows with the publisher.",
        )


def _explain(row: pd.Series, used: pd.Series, registry: Registry) -> str:
    notes = [] if pd.isna(row["note"]) else [row["note"]]
    title = registry.sources[used["source"]].title
    if pd.isna(row["value"]):
        return " ".join([f"The number in use is from “{title}”.", *notes])
    if row["value"] == used["value"]:
        return " ".join([f"Same value as in “{title}”.", *notes])
    declared = any(
        conflict.indicator == row["indicator"] and conflict.other_source == row["source"]
        for conflict in registry.conflicts.values()
    )
    if not declared:
        raise InputError(
            file=row["file"],
            problem=f"'{row['indicator']}' for {row['area_code']} in {row['period']} is "
            f"{row['value']} in {row['source']} and {used['value']} in {used['source']}.",
            expected="one value, or an entry in geodata/registry/conflicts.toml",
            mend="Decide which is used and write the entry.",
        )
    return " ".join([f"Not used: “{title}” gives {used['value']:g}.", *notes])
