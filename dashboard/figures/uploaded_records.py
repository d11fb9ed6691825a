"""A reader's records on a map of the boroughs, with the atlas's own beside them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.choropleth import UNKNOWN, MapStyle, draw_choropleth
from dashboard.charts.legend import Legend, LegendItem
from dashboard.charts.marks import PlacedMark
from dashboard.figures.legend import list_legend_marks
from dashboard.figures.reach_map import list_marks
from dashboard.figures.uploaded import UploadFigure, class_values
from dashboard.format.numbers import count_things
from dashboard.results.classes import Shade
from dashboard.results.outlines import read_outlines
from dashboard.results.upload.rows import CheckedRows
from dashboard.text.site import ATTRIBUTION
from dashboard.text.upload import describe_record, describe_records, list_record_remarks
from dashboard.theme.palettes import SEQUENTIAL
from geodata.closed_lists import Precision, Role
from geodata.model import BOROUGHS
from geodata.repository import Repository

_EXACT = (Precision.POINT, Precision.APPROXIMATE)
_PLACED_ROLES = (Role.REACH, Role.AREA_DETAIL)
# Squares of what a borough has and of what it shares stand side by side (degrees).
_ASIDE = {Precision.BOROUGH: -0.008, Precision.MULTI: 0.008}


def make_records(
    checked: CheckedRows, sent: Mapping[str, Any], repository: Repository
) -> UploadFigure:
    """Draw records that were checked, with the legends of their map and its remarks.

    Parameters
    ----------
    checked : CheckedRows
    sent : mapping
        ``with`` says what of the atlas is drawn beside them: "all", "none",
        identifiers of programmes, or (nothing said) the programmes of the rows.
    repository : Repository
    """
    records = checked.accepted
    ours = _select_ours(records, sent.get("with"), repository)
    counts = Counter(code for record in records for code in record["area_codes"])
    shades, items = _shade_boroughs(counts, repository)
    title = describe_records(records, len(counts), len(ours))
    marks = (
        *list_marks(ours.to_dict("records"), repository.registry.programmes, repository),
        *_list_upload_marks(records, repository),
    )
    legend = Legend(
        "Your records that name a borough", items, SEQUENTIAL, marks=list_legend_marks(marks)
    )
    classes = max(1, legend.classes)
    style = MapStyle(BOROUGHS, f"Map of your records. {title}", SEQUENTIAL, classes)
    outlines = read_outlines(BOROUGHS, None, repository)
    return UploadFigure(
        label="Your records",
        title=title,
        chart=draw_choropleth(shades, marks, style, outlines),
        legend=legend,
        remarks=tuple(list_record_remarks(records, len(ours))),
        attribution=ATTRIBUTION,
    )


def _select_ours(
    records: Sequence[Mapping[str, Any]], wanted: object, repository: Repository
) -> pd.DataFrame:
    ours = repository.reach()
    is_placed = ours["role"].isin(_PLACED_ROLES) & ours["precision"].ne(Precision.UNLOCATED)
    chosen = {record["programme"] for record in records}
    if isinstance(wanted, list):
        chosen = {name for name in wanted if isinstance(name, str)}
    elif wanted == "none":
        chosen = set()
    if wanted != "all":
        is_placed &= ours["programme"].isin(list(chosen - {None}))
    return pd.DataFrame(ours[is_placed])


def _shade_boroughs(
    counts: Mapping[str, int], repository: Repository
) -> tuple[list[Shade], tuple[LegendItem, ...]]:
    areas = repository.areas(BOROUGHS)[["area_code", "area_name"]]
    values = pd.Series([float(count) for count in counts.values()], index=list(counts))
    places, labels = class_values(values, decimal_places=0)
    shades = [_shade(code, name, counts, places) for code, name in areas.itertuples(index=False)]
    items = [
        LegendItem(f"k{place}", label, count=int((places == place).sum()))
        for place, label in enumerate(labels)
    ]
    without = sum(shade.fill == UNKNOWN for shade in shades)
    if without:
        items.append(LegendItem(UNKNOWN, "No record in your file", count=without))
    return shades, tuple(items)


def _shade(code: str, name: str, counts: Mapping[str, int], places: pd.Series) -> Shade:
    if code not in counts:
        return Shade(code, UNKNOWN, f"{name}: no record in your file.")
    title = f"{name}: named by {counts[code]:,} of your records."
    return Shade(code, f"k{places[code]}", title)


def _list_upload_marks(
    records: Sequence[Mapping[str, Any]], repository: Repository
) -> Iterator[PlacedMark]:
    areas = repository.areas()
    columns = areas[["area_code", "level", "longitude", "latitude"]]
    middles = {
        (code, str(level)): (longitude, latitude)
        for code, level, longitude, latitude in columns.itertuples(index=False, name=None)
    }
    names = dict(areas.loc[areas["level"] == "borough", ["area_code", "area_name"]].to_numpy())
    wide: Counter[tuple[str, Precision]] = Counter()
    for record in records:
        kind = Precision(record["precision"])
        if kind in _EXACT and record["lat"] is not None:
            yield PlacedMark(
                kind.value, record["lon"], record["lat"], describe_record(record), is_uploaded=True
            )
        elif kind is Precision.WARD and (record["ward_code"], "ward") in middles:
            spot = middles[record["ward_code"], "ward"]
            yield PlacedMark(kind.value, *spot, describe_record(record), is_uploaded=True)
        else:
            shape = Precision.MULTI if kind is Precision.MULTI else Precision.BOROUGH
            wide.update((code, shape) for code in record["area_codes"])
    for (code, shape), count in wide.items():
        longitude, latitude = middles[code, "borough"]
        how = "shared by several boroughs" if shape is Precision.MULTI else "somewhere in it"
        text = f"{names[code]}: {count_things(count, 'record')}, {how}."
        yield PlacedMark(
            shape.value, longitude + _ASIDE[shape], latitude, text, count=count, is_uploaded=True
        )
