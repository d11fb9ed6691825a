"""Readers of publishers' figures, each on a small file in the publisher's own form."""

import gzip

import pandas as pd
import pytest

from geodata.errors import InputError
from geodata.pipeline.sources import (
    gathered_figures,
    gla_report_2020,
    mhclg_imd,
    ons_local_statistics,
    survey_of_londoners,
)

SMALL_SAMPLE = "Estimate and confidence interval unreliable since the group sample size is small"
ONS_HEADER = (
    "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes"
)


def write_series(inputs, *rows):
    """Write an ONS file with a row for each series, then the rows given."""
    lines = [
        f"E09000001,City,LAD,{name},2023-01-01/P1Y,1,m,{series.unit},,,,"
        for name, series in ons_local_statistics.SERIES.items()
    ]
    file = inputs / ons_local_statistics.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(gzip.compress("\n".join([ONS_HEADER, *lines, *rows]).encode()))


def read_ons(inputs, *rows):
    write_series(inputs, *rows)
    return ons_local_statistics.read_series(inputs).iloc[len(ons_local_statistics.SERIES) :]


def test_a_series_keeps_intervals_and_status_letters(tmp_path):
    rows = read_ons(
        tmp_path,
        "E12000007,London,Region,Anxiety,2022-04-01/P1Y,3.34,m,Score out of 10,3.25,3.44,,",
        "E13000001,Inner London,CUA,Anxiety,2021-04-01/P1Y,,m,Score out of 10,,,x,",
    )
    published, absent = rows.iloc[0], rows.iloc[1]
    assert (published["indicator"], published["level"]) == ("wb_anxiety", "london")
    assert (published["value"], published["lci_95"], published["uci_95"]) == (3.34, 3.25, 3.44)
    assert pd.isna(published["status"])
    assert (absent["level"], absent["status"]) == ("inner_outer", "x")
    assert pd.isna(absent["value"])


def test_a_note_of_unreliability_marks_a_value_that_has_no_status(tmp_path):
    row = f"E09000007,Camden,LAD,No qualifications,2023-01-01/P1Y,3.5,m,%,,,,{SMALL_SAMPLE}"
    marked = read_ons(tmp_path, row).iloc[0]
    assert (marked["value"], marked["status"], marked["note"]) == (3.5, "u", SMALL_SAMPLE)


def test_the_united_kingdom_is_left_out(tmp_path):
    row = "K02000001,United Kingdom,Country,Anxiety,2022-04-01/P1Y,3.2,m,Score out of 10,,,,"
    assert read_ons(tmp_path, row).empty


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("E09000007,Camden,LAD,Anxiety,2022-04-01/P1Y,3,m,%,,,,", "'%' for 'Anxiety'"),
        ("E07000001,A,LAD,Anxiety,2022-04-01/P1Y,3,m,Score out of 10,,,,", "'E07' is not known"),
        ("E09000007,Camden,LAD,Anxiety,2022,~3,m,Score out of 10,,,,", "'~3' is no number"),
    ],
)
def test_a_series_that_has_changed_is_an_error(tmp_path, row, problem):
    with pytest.raises(InputError, match=problem):
        read_ons(tmp_path, row)


def test_a_series_that_is_gone_is_named(tmp_path):
    write_series(tmp_path)
    file = tmp_path / ons_local_statistics.FILE
    text = gzip.decompress(file.read_bytes()).decode().replace("Anxiety", "Worry")
    file.write_bytes(gzip.compress(text.encode()))
    with pytest.raises(InputError, match="no rows for 'Anxiety'"):
        ons_local_statistics.read_series(tmp_path)


def read_gathered(inputs, *rows):
    file = inputs / gathered_figures.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    header = "indicator_id,level,area_code,year,value,unit,lci95,uci95,source_id,method"
    file.write_text("\n".join([header, *rows]), encoding="utf-8")
    return gathered_figures.read_figures(inputs)


def test_gathered_rows_get_edition_day_unit_and_method_in_words(tmp_path):
    rows = read_gathered(
        tmp_path,
        "turnout_mayor_2012,ward_2012,E05000026,2012,25.7,%,,,gla_ward_profiles_2015,published",
        "gdhi_per_head,borough,E09000001,2023-01-01,21179.0,GBP,,,ons_local_statistics,published",
        "mps_hate_crime,london,E12000007,2024-03-01,1449,offences/month,,,mps_hate_crime,published",
        "population,borough,E09000001,2021,9,people,,,ons_census_2021,published OA counts summed",
    )
    assert rows["vintage"].dropna().to_list() == [2012]
    assert rows["level"].to_list() == ["ward", "borough", "london", "borough"]
    assert rows["unit"].to_list() == ["%", "£ per head", "offences a month", "people"]
    assert rows["period"].to_list() == [
        "2012-05-03/P1D",
        "2023-01-01/P1Y",
        "2024-03-01/P1M",
        "2021-03-21/P1D",
    ]
    assert rows["period_label"].to_list() == ["2012", "2023", "March 2024", "2021"]
    assert rows["method"].iloc[3] == "derived: published output-area counts added up"


def test_a_gathered_row_without_a_value_is_an_error(tmp_path):
    with pytest.raises(InputError, match="row 2, column 'value': the cell is empty"):
        read_gathered(tmp_path, "arts_engaged,borough,E09000001,2021,,%,,,o,published")


def test_a_gathered_method_nobody_explained_is_an_error(tmp_path):
    with pytest.raises(InputError, match="'derived: by eye' is not known"):
        read_gathered(tmp_path, "arts_engaged,borough,E09000001,2021,1,%,,,o,derived: by eye")


AREAS = pd.DataFrame(
    [
        ("E12000007", "London", "london"),
        ("E32000005", "Croydon and Sutton", "assembly_constituency"),
        ("E05000026", "London", "ward"),
    ],
    columns=["area_code", "area_name", "level"],
)
NATCEN = "https://natcen.ac.uk/publications/survey-londoners"


def read_sol(inputs, *rows):
    file = inputs / survey_of_londoners.FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    header = "indicator,year,geography_level,area_name,group,value_pct,source_url,note"
    file.write_text("\n".join([header, *rows]), encoding="utf-8")
    return survey_of_londoners.read_survey(inputs, AREAS)


def test_survey_rows_get_code_source_group_and_base(tmp_path):
    rows = read_sol(
        tmp_path,
        f"belongs,2018-19,london,London,All adults 16+,81,{NATCEN},",
        f"belongs,2018-19,london,London,Nationality: British,83,{NATCEN},highest",
        f"belongs,2021-22,assembly_constituency,Croydon and Sutton,All adults 16+,,{NATCEN},lowest",
        f"treated_unfairly_12m,2021-22,london,London,Workers,11,{NATCEN},",
    )
    assert rows["area_code"].to_list() == ["E12000007", "E12000007", "E32000005", "E12000007"]
    assert rows["group"].to_list() == ["all", "Nationality: British", "all", "all"]
    assert rows["base"].dropna().to_list() == [6601]
    assert rows["status"].to_list()[2] == "x"
    assert rows["note"].iloc[1] == f"highest. Read at {NATCEN}"
    assert rows["indicator"].iloc[3] == "sol_treated_unfairly"
    assert rows["period_label"].iloc[0] == "2018-19"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (f"belongs,2018-19,london,Croydon and Sutton,all,1,{NATCEN},", "is no london"),
        ("belongs,2018-19,london,London,all,1,https://example.org,", "example.org' is not known"),
        (f"belongs,2018-19,parish,London,all,1,{NATCEN},", "'parish' is not known"),
    ],
)
def test_a_survey_row_nobody_can_place_is_an_error(tmp_path, row, problem):
    with pytest.raises(InputError, match=problem):
        read_sol(tmp_path, row)


def test_neighbourhoods_give_score_decile_and_a_percentage(tmp_path):
    file = tmp_path / mhclg_imd.FILE
    file.parent.mkdir(parents=True)
    file.write_text("lsoa21_code,IMD_decile,IMD_score,Income_score\nE01000001,8.0,8.742,0.013\n")
    rows = mhclg_imd.read_neighbourhoods(tmp_path).set_index("indicator")
    assert rows["value"].to_dict() == {
        "imd2025_score": 8.742,
        "imd2025_decile": 8,
        "income_deprived": 1.3,
    }
    assert rows.loc["income_deprived", "method"] == "derived: the published income score times 100"


FIGURES = """
    [lonely]
    indicator = "sol_lonely_often_or_always"
    value = 8
    period = "2018-19"
    section = "Relationships"
    quote = "Eight per cent of Londoners"
    [unfair]
    indicator = "sol_treated_unfairly"
    period = "2018-19"
    section = "Equality"
    quote = "More than a third"
"""


def read_figures(tmp_path, report):
    (tmp_path / "report").mkdir()
    (tmp_path / gla_report_2020.FILE).write_text(report, encoding="utf-8")
    figures = tmp_path / "figures.toml"
    figures.write_text(FIGURES, encoding="utf-8")
    return gla_report_2020.read_report(tmp_path, figures)


def test_a_figure_of_the_report_carries_its_section_and_quote(tmp_path):
    rows = read_figures(tmp_path, "Eight per cent\nof  Londoners say. More than a third say.")
    lonely, unfair = rows.iloc[0], rows.iloc[1]
    assert lonely["value"] == 8
    assert lonely["note"] == "Section “Relationships”: “Eight per cent of Londoners”"
    assert pd.isna(lonely["status"])
    assert (unfair["status"], unfair["note"][:14]) == ("x", "In words only.")


def test_a_quote_that_the_report_does_not_hold_is_an_error(tmp_path):
    with pytest.raises(InputError, match="quote of 'lonely' is not in the text"):
        read_figures(tmp_path, "Nine per cent of Londoners say. More than a third say.")
