"""A reader's figures as a map of the areas they are for, tested only where a test is right."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth, frame_map
from dashboard.charts.legend import Legend, LegendItem
from dashboard.components.uploaded import write_own_picture
from dashboard.figures.uploaded import OwnPicture, OwnTable
from dashboard.format.names import name_geography
from dashboard.format.numbers import EN_DASH, explain_missing, show_number
from dashboard.results.classes import Shade
from dashboard.results.outlines import read_outlines
from dashboard.results.upload.rows import CheckedRows, OwnSet
from dashboard.text.site import ATTRIBUTION
from dashboard.text.uploaded_figures import (
    describe_set,
    list_figure_remarks,
    show_own_interval,
    show_own_value,
    tell_outcome,
)
from dashboard.theme.palettes import SEQUENTIAL
from geodata.areas.editions import read_geography
from geodata.closed_lists import Basis, Level, Polarity
from geodata.model import BOROUGHS, DRAWN_GEOGRAPHIES
from geodata.repository import Repository
from geodata.statistics.aggregation import Estimate
from geodata.statistics.benchmark import compare_with_london
from geodata.statistics.classification import classify

_SET = ("indicator", "level", "vintage", "period", "group")
_ALIKE = ("indicator", "period", "group")
_MOST_ROWS = 700
# Five thousand outlines are a picture of a megabyte, in which nobody can point at one.
_DRAWN = tuple(one for one in DRAWN_GEOGRAPHIES if one.level is not Level.LSOA)
_WHY_NOT = (
    "A map is drawn of boroughs, wards and Assembly constituencies of which a value is given."
    " The table of your figures holds every row."
)


def draw_figures(checked: CheckedRows, sent: Mapping[str, Any], repository: Repository) -> str:
    """Draw the first set of figures that were checked, and write the picture with its table.

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
    own = find_set(checked.accepted, known)
    if own is None or own.geography not in _DRAWN or own.table["value"].isna().all():
        return write_own_picture(
            OwnPicture(
                "Your figures", "None of these figures can be drawn.", None, None, (_WHY_NOT,)
            )
        )
    places, labels = class_values(own.table["value"], decimal_places=own.decimal_places)
    items = [
        LegendItem(f"k{place}", label, count=int((places == place).sum()))
        for place, label in enumerate(labels)
    ]
    areas = repository.areas(own.geography)
    shades = _shade_areas(areas, own, places)
    without = sum(shade.fill == UNKNOWN for shade in shades)
    if without:
        items.append(LegendItem(UNKNOWN, "No value in your file", count=without))
    title = describe_set(own)
    style = MapStyle(own.geography, f"Map of your figures. {title}", SEQUENTIAL, len(labels))
    legend = Legend(_title_legend(own), tuple(items), SEQUENTIAL)
    outlines = read_outlines(own.geography, None, repository)
    picture = frame_map(draw_choropleth(shades, (), style, outlines))
    remarks = (*list_figure_remarks(own, len(areas)), *checked.notices)
    table = _list_rows(own)
    return write_own_picture(
        OwnPicture("Your figures", title, picture, legend, remarks, table, ATTRIBUTION)
    )


def find_set(rows: Sequence[Mapping[str, Any]], basis: Basis | None) -> OwnSet | None:
    """Take the set of the first row that is no benchmark, and test it where that is right."""
    first = next((row for row in rows if row["level"] != Level.LONDON), None)
    if first is None:
        return None
    alike = [row for row in rows if all(row[name] == first[name] for name in _SET)]
    london = next(
        (
            row
            for row in rows
            if row["level"] == Level.LONDON and all(row[name] == first[name] for name in _ALIKE)
        ),
        None,
    )
    # A second row for an area is a duplicate, which the check has told; the first is drawn.
    numbers = ("value", "lci_95", "uci_95", "base")
    table = pd.DataFrame(alike).drop_duplicates("area_code").set_index("area_code", drop=False)
    table = table.astype(dict.fromkeys(numbers, float))
    known = basis or Basis.ADMINISTRATIVE
    tested = compare_with_london(
        table, london=_estimate(london), basis=known, polarity=Polarity.NO_JUDGEMENT
    )
    others = len(rows) - len(alike) - (london is not None)
    return OwnSet(
        read_geography(first["level"], first["vintage"]),
        table.join(tested[["difference", "outcome"]]),
        london,
        basis,
        find_decimal_places(table["value"]),
        others,
    )


def _estimate(london: Mapping[str, Any] | None) -> Estimate | None:
    if london is None or london["value"] is None:
        return None
    return Estimate(london["value"], london["lci_95"], london["uci_95"])


def _shade_areas(areas: pd.DataFrame, own: OwnSet, places: pd.Series) -> list[Shade]:
    rows = own.table.to_dict("index")
    return [
        _shade(code, name, rows.get(code), own, int(places.get(code, -1)))
        for code, name in areas[["area_code", "area_name"]].itertuples(index=False, name=None)
    ]


def _shade(code: str, name: str, row: Mapping[Any, Any] | None, own: OwnSet, place: int) -> Shade:
    if row is None:
        return Shade(code, UNKNOWN, f"{name}: no row in your file.")
    if place < 0:
        return Shade(code, UNKNOWN, f"{name}: {explain_missing(row['status'])}, in your file.")
    interval = show_own_interval(row, own.decimal_places)
    told = f"{name}: {show_own_value(row['value'], row['unit'], own.decimal_places)}"
    told += f" ({interval})." if interval else "."
    return Shade(code, f"k{place}", f"{told} {tell_outcome(row, own)}".strip())


def _title_legend(own: OwnSet) -> str:
    first = own.table.iloc[0]
    unit = f", {first['unit']}" if first["unit"] else ""
    return f"{str(first['label'])[:120]}{unit}, {name_geography(own.geography)}"


def _list_rows(own: OwnSet) -> OwnTable:
    ordered = own.table.sort_values("area_name").head(_MOST_ROWS)
    rows = [
        (
            str(row["area_name"]),
            explain_missing(row["status"])
            if pd.isna(row["value"])
            else show_own_value(row["value"], row["unit"], own.decimal_places),
            show_own_interval(row, own.decimal_places) or "none given",
            "not given" if pd.isna(row["base"]) else f"{row['base']:,.0f}",
            tell_outcome(row, own) or "not compared",
        )
        for row in ordered.to_dict("records")
    ]
    kind = "boroughs" if own.geography == BOROUGHS else name_geography(own.geography)
    heads = ("Area", "Your figure", "95 % interval", "Base", "Beside London")
    return OwnTable(f"Your figures of {kind} as a table", heads, rows)


_CLASSES = 5


def class_values(values: pd.Series, *, decimal_places: int) -> tuple[pd.Series, list[str]]:
    """Cut values into natural breaks; give each value's class, -1 without one, and the ranges.

    Parameters
    ----------
    values : Series of float
        Missing where there is none.
    decimal_places : int
        Places that they are shown with.
    """
    classes = classify(values, decimal_places=decimal_places, classes=_CLASSES)
    return classes.place(values), [_say(low, high, decimal_places) for low, high in classes.ranges]


def find_decimal_places(values: pd.Series) -> int:
    """Find with how many places values are given, two at most."""
    present = values.dropna()
    for places in (0, 1):
        if (present.round(places) - present).abs().lt(1e-9).all():
            return places
    return 2


def _say(low: float, high: float, decimal_places: int) -> str:
    ends = [show_number(end, decimal_places) for end in (low, high)]
    if ends[0] == ends[1]:
        return ends[0]
    # A dash beside a minus sign cannot be read.
    return (" to " if low < 0 else EN_DASH).join(ends)
