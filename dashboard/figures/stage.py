"""The page's map: an edition's drawing, the facts of its areas, and the fills of a view."""

from functools import lru_cache
from hashlib import sha256
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from dashboard.charts.stage_map import StageMap, lay_stage, lay_stage_hexagons, place_areas
from dashboard.charts.svg import write_element
from dashboard.figures.colourings import colour_view
from dashboard.figures.filtered import find_met
from dashboard.format.names import name_geography
from dashboard.results.classes import NO_VALUE, OUT, PLAIN, UNTOLD, Colouring
from dashboard.results.outlines import read_outlines
from dashboard.results.view_results import ViewResults
from dashboard.state.selection import Mode
from dashboard.state.view import View
from dashboard.theme.palettes import CHANGE
from dashboard.web.assets import DRAWINGS_PREFIX
from geodata.closed_lists import Level
from geodata.model import BOROUGHS, NEWEST_WARDS, Geography
from geodata.repository import Repository
from geodata.statistics.reliability import Reliability

_FILLS = {NO_VALUE: "none", PLAIN: "plain", OUT: "out", UNTOLD: "untold"}
_MARK_LENGTH = 12


class StageKey(NamedTuple):
    """Which drawing: an edition in its true shapes, or as hexagons of one size."""

    geography: Geography
    is_equal: bool

    @property
    def name(self) -> str:
        """The word that an address has for it."""
        return f"{self.geography.key}_tiles" if self.is_equal else self.geography.key


class StageFile(NamedTuple):
    """A drawing without colours and the facts of its areas, each with an address for ever."""

    stage: StageMap
    drawing: str
    drawing_address: str
    facts: dict[str, Any]
    facts_address: str


def choose_stage(view: View) -> StageKey:
    """Say which drawing a view has."""
    return StageKey(view.geography, view.mode is Mode.TILES)


def list_stages(repository: Repository) -> dict[str, StageKey]:
    """List every drawing that there can be, by its name."""
    keys = [
        *(StageKey(geography, is_equal=False) for geography in repository.boundary_files()),
        *(StageKey(geography, is_equal=True) for geography in repository.hexagon_files()),
    ]
    return {key.name: key for key in keys}


@lru_cache(maxsize=16)
def make_stage(key: StageKey, repository: Repository) -> StageFile:
    """Make a drawing, once for as long as the process lasts."""
    if key.is_equal:
        stage = lay_stage_hexagons(repository.hexagons(key.geography), key.geography)
    else:
        stage = lay_stage(read_outlines(key.geography, None, repository), key.geography)
    drawing = str(stage.write())
    facts = _describe_areas(stage, key.geography, repository)
    mark = sha256(f"{drawing}{facts}".encode()).hexdigest()[:_MARK_LENGTH]
    address = f"{DRAWINGS_PREFIX}{key.name}.{mark}"
    return StageFile(stage, drawing, f"{address}.svg", facts, f"{address}.json")


def _describe_areas(
    stage: StageMap, geography: Geography, repository: Repository
) -> dict[str, Any]:
    """Describe the areas of a drawing for the browser, in the order in which it draws them.

    Returns
    -------
    dict
        ``areas``: code, name (of an LSOA its ward and number), code of the
        borough it lies in (empty where there is none), longitude and latitude
        (EPSG:4326), place in the drawing's units, and column and row of a
        hexagon. ``names`` by code: how a name
        can be written into its area, as lines, middle and largest letters.
    """
    table = repository.areas(geography).set_index("area_code").loc[list(stage.codes)]
    degrees = {
        code: (float(longitude), float(latitude))
        for code, longitude, latitude in zip(
            table.index, table["longitude"], table["latitude"], strict=True
        )
    }
    places = place_areas(stage, degrees)
    lies_within = geography.level in (Level.WARD, Level.LSOA)
    boroughs = set(repository.areas(BOROUGHS)["area_code"]) if lies_within else set()
    rows = zip(
        *(table.index, _name_areas(table, geography, repository), table["parent_codes"]),
        *(places.degrees, places.units),
        strict=True,
    )
    return {
        "key": stage.key,
        "size": stage.size,
        "bounds": stage.bounds,
        "areas": [
            [code, name, next((one for one in parents if one in boroughs), ""), *point, *units]
            for code, name, parents, point, units in rows
        ],
        "cells": stage.cells,
        "names": stage.names,
    }


def _name_areas(table: pd.DataFrame, geography: Geography, repository: Repository) -> list[str]:
    """Name areas: an LSOA by its ward, with the number that its own name ends in."""
    if geography.level is not Level.LSOA:
        return table["area_name"].to_list()
    wards = repository.areas(NEWEST_WARDS).set_index("area_code")["area_name"].to_dict()
    named = zip(table["area_name"], table["parent_codes"], strict=True)
    return [
        next(
            (f"{wards[code]} {name.rpartition(' ')[2]}" for code in parents if code in wards), name
        )
        for name, parents in named
    ]


def draw_stage(view: View, figures: ViewResults, repository: Repository) -> Markup:
    """Draw a view's map as the page shows it first: coloured, and named in words."""
    colouring = colour_view(view, figures, repository).leave_out(find_met(view, repository))
    fills = _write_fills(figures, colouring)
    stage = make_stage(choose_stage(view), repository).stage
    drawn = [fills.get(code, "none") for code in stage.codes]
    shapes = stage.write(
        drawn,
        role="img",
        aria_label=f"Map of {name_geography(view.geography)}: {view.indicator.label}",
        data_palette=colouring.palette,
        data_classes=str(len(colouring.entries)),
    )
    names = write_element(
        "div",
        stage.write_names(drawn, is_change=colouring.palette == CHANGE),
        data_palette=colouring.palette,
        data_classes=str(len(colouring.entries)),
    )
    return shapes + names


def _write_fills(figures: ViewResults, colouring: Colouring) -> dict[str, str]:
    low = (figures.table["reliability"] == Reliability.LOW).to_list()
    return {
        code: _FILLS.get(place, f"k{place}") + (" low" if is_low and place > OUT else "")
        for code, place, is_low in zip(
            figures.table.index, colouring.places.to_list(), low, strict=True
        )
    }
