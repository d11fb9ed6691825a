"""A reader's figures as a map of the areas they are for, tested only where a test is right."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth
from dashboard.charts.legend import Legend, LegendItem
from dashboard.charts.table import TextTable
from dashboard.figures.uploaded import UploadFigure, class_values
from dashboard.format.names import name_geography
from dashboard.format.numbers import explain_missing
from dashboard.results.classes import Shade
from dashboard.results.outlines import read_outlines
from dashboard.results.upload.figures import UploadSet, find_set
from dashboard.results.upload.rows import CheckedRows
from dashboard.text.site import ATTRIBUTION
from dashboard.text.upload import (
    describe_outcome,
    describe_set,
    list_figure_remarks,
    show_upload_interval,
    show_upload_value,
)
from dashboard.theme.palettes import SEQUENTIAL
from geodata.closed_lists import Basis, Level
from geodata.model import BOROUGHS, DRAWN_GEOGRAPHIES
from geodata.repository import Repository

_MOST_ROWS = 700
# Five thousand outlines are a picture of a megabyte, in which nobody can point at one.
_DRAWN = tuple(one for one in DRAWN_GEOGRAPHIES if one.level is not Level.LSOA)
_LABEL = "Your figures"
_WHY_NOT = (
    "A map is drawn of boroughs, wards and Assembly constituencies of which a value is given."
    " The table of your figures holds every row."
)


def make_figures(
    checked: CheckedRows, sent: Mapping[str, Any], repository: Repository
) -> UploadFigure:
    """Draw the first set of figures that were checked, with its legend, remarks and table.

    Parameters
    ----------
    checked : CheckedRows
    sent : mapping
        ``basis`` says how the figures came about, in a word of `Basis`:
        without it nothing is tested, as no file can show that itself.
    repository : Repository
    """
    basis = sent.get("basis")
    known = Basis(basis) if isinstance(basis, str) and basis in set(Basis) else None
    upload = find_set(checked.accepted, known)
    if upload is None or upload.geography not in _DRAWN or upload.table["value"].isna().all():
        return UploadFigure(_LABEL, "None of these figures can be drawn.", None, None, (_WHY_NOT,))
    places, labels = class_values(upload.table["value"], decimal_places=upload.decimal_places)
    items = [
        LegendItem(f"k{place}", label, count=int((places == place).sum()))
        for place, label in enumerate(labels)
    ]
    areas = repository.areas(upload.geography)
    shades = _shade_areas(areas, upload, places)
    without = sum(shade.fill == UNKNOWN for shade in shades)
    if without:
        items.append(LegendItem(UNKNOWN, "No value in your file", count=without))
    title = describe_set(upload)
    style = MapStyle(upload.geography, f"Map of your figures. {title}", SEQUENTIAL, len(labels))
    legend = Legend(_title_legend(upload), tuple(items), SEQUENTIAL)
    outlines = read_outlines(upload.geography, None, repository)
    chart = draw_choropleth(shades, (), style, outlines)
    remarks = (*list_figure_remarks(upload, len(areas)), *checked.notices)
    table = _tabulate(upload)
    return UploadFigure(_LABEL, title, chart, legend, remarks, table, ATTRIBUTION)


def _shade_areas(areas: pd.DataFrame, upload: UploadSet, places: pd.Series) -> list[Shade]:
    rows = upload.table.to_dict("index")
    return [
        _shade(code, name, rows.get(code), upload, int(places.get(code, -1)))
        for code, name in areas[["area_code", "area_name"]].itertuples(index=False, name=None)
    ]


def _shade(
    code: str, name: str, row: Mapping[Any, Any] | None, upload: UploadSet, place: int
) -> Shade:
    if row is None:
        return Shade(code, UNKNOWN, f"{name}: no row in your file.")
    if place < 0:
        return Shade(code, UNKNOWN, f"{name}: {explain_missing(row['status'])}, in your file.")
    interval = show_upload_interval(row, upload.decimal_places)
    value = f"{name}: {show_upload_value(row['value'], row['unit'], upload.decimal_places)}"
    value += f" ({interval})." if interval else "."
    return Shade(code, f"k{place}", f"{value} {describe_outcome(row, upload)}".strip())


def _title_legend(upload: UploadSet) -> str:
    first = upload.table.iloc[0]
    unit = f", {first['unit']}" if first["unit"] else ""
    return f"{str(first['label'])[:120]}{unit}, {name_geography(upload.geography)}"


def _tabulate(upload: UploadSet) -> TextTable:
    ordered = upload.table.sort_values("area_name").head(_MOST_ROWS)
    rows = [
        (
            str(row["area_name"]),
            explain_missing(row["status"])
            if pd.isna(row["value"])
            else show_upload_value(row["value"], row["unit"], upload.decimal_places),
            show_upload_interval(row, upload.decimal_places) or "none given",
            "not given" if pd.isna(row["base"]) else f"{row['base']:,.0f}",
            describe_outcome(row, upload) or "not compared",
        )
        for row in ordered.to_dict("records")
    ]
    kind = "boroughs" if upload.geography == BOROUGHS else name_geography(upload.geography)
    heads = ("Area", "Your figure", "95 % interval", "Base", "Beside London")
    return TextTable(heads, rows, f"Your figures of {kind} as a table")
