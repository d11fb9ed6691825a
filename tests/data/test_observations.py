"""Every observation of the pack: keys, areas, periods, intervals, status and method."""

import pandas as pd
import pytest

from geodata.closed_lists import Level, Status
from geodata.columns import OBSERVATIONS as COLUMNS
from geodata.indicators.periods import split_period
from geodata.registry.registry import load_registry
from tests.project_files import ROOT

PACK = ROOT / "geodata" / "pack"
REGISTRY = load_registry()
TABLE = pd.read_parquet(PACK / "observations.parquet")
USED = TABLE[TABLE["is_used"]]
KEY = ["indicator", "area_code", "level", "vintage", "period", "group"]


def find(indicator, area_code, period, **cells):
    rows = TABLE[
        (TABLE["indicator"] == indicator)
        & (TABLE["area_code"] == area_code)
        & (TABLE["period"] == period)
    ]
    for column, value in cells.items():
        rows = rows[rows[column] == value]
    return rows


def test_the_table_has_its_columns_and_types():
    assert tuple(TABLE.columns) == COLUMNS
    for column in ("vintage", "base"):
        assert TABLE[column].dtype == "Int64"
    for column in ("value", "lci_95", "uci_95"):
        assert TABLE[column].dtype == "float64"
    assert TABLE["is_used"].dtype == "bool"


def test_no_value_in_use_stands_for_the_same_thing_as_another():
    assert not USED.duplicated(KEY).any()


def test_every_indicator_area_level_and_source_is_known():
    areas = pd.read_parquet(PACK / "areas.parquet")
    joined = TABLE.merge(
        areas[["area_code", "level", "vintage", "area_name"]],
        on=["area_code", "level", "vintage"],
        how="left",
        suffixes=("", "_official"),
    )
    assert len(joined) == len(TABLE)
    assert (joined["area_name"] == joined["area_name_official"]).all()
    assert set(TABLE["level"]) <= set(Level)
    assert set(TABLE["source"]) <= set(REGISTRY.sources)


def test_only_wards_have_an_edition():
    assert (TABLE["vintage"].notna() == (TABLE["level"] == "ward")).all()
    assert set(TABLE["vintage"].dropna()) == {2012, 2022}


def test_periods_are_iso_and_have_one_label_each_in_an_indicator():
    for period in TABLE["period"].unique():
        split_period(period)
    labels = TABLE.groupby(["indicator", "period"])["period_label"].nunique()
    assert (labels == 1).all()
    assert not TABLE["period_label"].str.contains("P1|nan|None").any()


def test_an_interval_contains_its_value():
    rows = TABLE[TABLE["lci_95"].notna()]
    # Limits may meet: ONS rounds those of arts and heritage visits to whole percentages.
    assert (rows["lci_95"] <= rows["value"]).all()
    assert (rows["value"] <= rows["uci_95"]).all()
    assert (TABLE["lci_95"].isna() == TABLE["uci_95"].isna()).all()


def test_a_missing_value_has_a_status_and_every_status_is_on_the_list():
    assert TABLE.loc[TABLE["value"].isna(), "status"].notna().all()
    assert set(TABLE["status"].dropna()) <= {status.value for status in Status}
    assert TABLE.loc[TABLE["value"].isna(), "lci_95"].isna().all()


def test_a_value_is_published_or_says_how_it_was_derived():
    derived = TABLE["method"].str.startswith("derived: ")
    assert ((TABLE["method"] == "published") | derived).all()
    assert (TABLE.loc[derived, "method"].str.len() > len("derived: ") + 10).all()


def test_constituency_values_made_from_boroughs_are_marked_derived():
    constituencies = TABLE[TABLE["level"] == "assembly_constituency"]
    published = constituencies.loc[constituencies["method"] == "published", "source"]
    assert set(published) == {"london_elects_2024", "london_plus", "onlondon"}


def test_wards_have_no_value_from_a_survey():
    wards = USED.loc[USED["level"].isin(["ward", "lsoa"]), "indicator"].unique()
    bases = {REGISTRY.indicators[indicator].basis.value for indicator in wards}
    assert bases == {"full_count", "modelled"}


# Values of published tables, read by hand.
KNOWN = {
    ("wb_anxiety", "E12000007", "2022-04-01/P1Y"): 3.34,
    ("gcse_english_maths", "E12000007", "2024-09-01/P1Y"): 77.641,
    ("median_weekly_pay", "E12000007", "2025-04-30/P1D"): 767.4,
    ("hle_female", "E12000007", "2022-01-01/P3Y"): 62.9,
    ("turnout_mayor_2024", "E12000007", "2024-05-02/P1D"): 40.5,
    ("report_undocumented_londoners", "E12000007", "2020-02-01/P1M"): 397_000,
    ("report_undocumented_young", "E12000007", "2020-02-01/P1M"): 133_000,
    ("sol_belongs_to_local_area", "E12000007", "2018-04-01/P1Y"): 74,
    ("sol_nobody_to_call_on_in_emergency", "E12000007", "2018-04-01/P1Y"): 27,
    ("lonely_often", "E09000012", "2022-04-01/P2Y"): 8.819,
    ("imd2025_score", "E01000001", "2025-01-01/P1Y"): 8.742,
    ("income_deprived", "E01000003", "2025-01-01/P1Y"): 10.7,
    ("population", "E09000001", "2021-03-21/P1D"): 8588,
}


@pytest.mark.parametrize("key", KNOWN)
def test_a_value_read_by_hand_is_in_use(key):
    rows = find(*key, is_used=True, group="all")
    assert (rows["value"] == KNOWN[key]).all()
    assert not rows.empty


def test_an_interval_read_by_hand_is_in_use():
    pay = find("median_weekly_pay", "E12000007", "2025-04-30/P1D").iloc[0]
    assert (pay["lci_95"], pay["uci_95"]) == (758.375376, 776.424624)


@pytest.mark.parametrize(
    "indicator",
    ["arts_engaged", "heritage_visit", "library_visit", "museum_visit", "physically_active"],
)
def test_london_is_derived_with_an_interval_where_every_borough_has_one(indicator):
    london = USED[(USED["indicator"] == indicator) & (USED["level"] == "london")]
    boroughs = USED[(USED["indicator"] == indicator) & (USED["level"] == "borough")]
    assert london["method"].str.startswith("derived: boroughs weighted by 2021 census").all()
    assert london["lci_95"].notna().all()
    assert london["value"].iloc[0] > boroughs["value"].min()
    assert london["value"].iloc[0] < boroughs["value"].max()
    widths = boroughs["uci_95"] - boroughs["lci_95"]
    assert (london["uci_95"] - london["lci_95"]).iloc[0] < widths.min()


@pytest.mark.parametrize("indicator", ["lonely_any", "ethnic_diversity_idx", "turnout_mayor_2012"])
def test_london_is_not_derived_where_that_would_be_dishonest(indicator):
    assert USED[(USED["indicator"] == indicator) & (USED["level"] == "london")].empty
    caveats = " ".join(REGISTRY.indicators[indicator].caveats)
    assert "No London value" in caveats or "no London value" in caveats


def test_hackney_and_the_city_share_one_value_and_say_so():
    period = "2022-04-01/P2Y"
    hackney, city = (find("lonely_often", code, period) for code in ("E09000012", "E09000001"))
    assert hackney["note"].iloc[0] == "Hackney and City of London combined."
    assert pd.isna(city["value"].iloc[0])
    assert (city["status"].iloc[0], "Hackney" in city["note"].iloc[0]) == ("x", True)


def test_a_value_that_a_note_calls_unreliable_is_marked_and_kept():
    noted = TABLE["note"].str.contains("unreliable", case=False, na=False)
    assert noted.sum() == 36
    assert (TABLE.loc[noted, "status"] == "u").all()
    assert TABLE.loc[noted, "value"].notna().all()


def test_the_survey_of_londoners_keeps_every_row_and_its_bases():
    rows = TABLE[TABLE["indicator"].str.startswith("sol_")]
    # 66 rows in the table; the report repeats five of its numbers, and gives three in words.
    assert len(rows) == 74
    bases = rows.loc[rows["base"].notna(), ["period_label", "base", "level", "group"]]
    assert set(bases.itertuples(index=False, name=None)) == {
        ("2018-19", 6601, "london", "all"),
        ("2021-22", 8630, "london", "all"),
    }


def test_a_value_out_of_use_says_why():
    out = TABLE[~TABLE["is_used"]]
    assert out["note"].str.len().gt(20).all()
    used_keys = set(USED[["indicator", "area_code", "period"]].itertuples(index=False, name=None))
    for row in out.itertuples():
        beside = (row.indicator, row.area_code, row.period) in used_keys
        assert beside or row.indicator == "turnout_mayor_2012"


@pytest.mark.parametrize(
    "conflict",
    [c for c in REGISTRY.conflicts.values() if c.indicator],
    ids=lambda conflict: conflict.id,
)
def test_a_conflict_about_an_indicator_is_seen_in_its_values(conflict):
    values = TABLE[TABLE["indicator"] == conflict.indicator]
    assert {conflict.used_source, conflict.other_source} <= set(values["source"])
    assert values.loc[values["source"] == conflict.other_source, "note"].notna().any()
