"""The plate of the Explore page's scatter: two indicators, a dot an area."""

from functools import partial

import pandas as pd

from dashboard.numbers_shown import show_value
from dashboard.pair.indicator_pair import Pair, build_pair
from dashboard.pair.pair_answer import describe_pair
from dashboard.pictures.scatter_picture import ScatterAxis, ScatterDot, draw_scatter
from dashboard.plates.explore_ranking import make_ranking
from dashboard.plates.explore_words import (
    list_filters,
    list_notes,
    list_view_sources,
    name_file_parts,
    tabulate_view,
)
from dashboard.plates.plate import Plate, PlateKind
from dashboard.saved_view import SavedView
from dashboard.shown_figures import build_figures
from dashboard.view import View
from dashboard.words.pair_words import (
    describe_correlation,
    describe_dates,
    describe_left_out,
    explain_no_pair,
    list_cautions,
)
from dashboard.words.title_words import head_view
from geodata.repository import Repository


def make_scatter(saved: SavedView, view: View, repository: Repository) -> Plate:
    """Make the plate of two indicators; without a second one it is the first's ranking."""
    pair = build_pair(view, repository)
    if pair is None:
        plate = make_ranking(saved, view, repository)
        why = explain_no_pair(view, repository)
        return Plate(**{**_fields(plate), "notices": (*plate.notices, why)})
    figures = build_figures(view, repository)
    told = describe_pair(view, repository)
    title, subtitle = head_view(view, figures, repository)
    left_out = describe_left_out(pair)
    correlation = describe_correlation(pair)
    words = f"{told['first']['title']} against {told['second']['title']}. {correlation}"
    draw = partial(
        draw_scatter,
        _list_dots(view, pair),
        (_read_axis(told["first"]), _read_axis(told["second"])),
        words=words,
    )
    reading = (correlation, *list_cautions(pair), describe_dates(pair), left_out)
    return Plate(
        view=saved,
        kind=PlateKind.CHART,
        title=title,
        subtitle=subtitle,
        words=words,
        draw=draw,
        is_fluid=True,
        reading=(*list_filters(view, repository), *(text for text in reading if text)),
        notes=list_notes(view, figures),
        table=_tabulate(view, pair, repository),
        shapes=view.geography,
        sources=list_view_sources(view, repository),
        data_version=repository.data_version,
        named=name_file_parts(view),
        notices=view.notices,
    )


def _fields(plate: Plate) -> dict:
    return {name: getattr(plate, name) for name in Plate.__dataclass_fields__}


def _read_axis(side: dict) -> ScatterAxis:
    ticks = tuple((tick["at"], tick["text"]) for tick in side["ticks"])
    line = side["line"]
    return ScatterAxis(side["title"], side["low"], side["high"], ticks, line["at"], line["text"])


def _list_dots(view: View, pair: Pair) -> tuple[ScatterDot, ...]:
    chosen = view.area.area_code if view.area else ""
    both = pair.both
    limits = [
        [None if pd.isna(value) else float(value) for value in side.figures.table[name][both.index]]
        for side in pair.sides
        for name in ("lci_95", "uci_95")
    ]
    told = [side.figures.table["shown"][both.index].to_list() for side in pair.sides]
    names = pair.first.figures.table["area_name"][both.index].to_list()
    dots = [
        ScatterDot(name, one, other, f"{name}: {said}; {also}", ends, is_chosen=code == chosen)
        for code, name, one, other, said, also, ends in zip(
            both.index.to_list(),
            names,
            both["first"].astype(float).to_list(),
            both["second"].astype(float).to_list(),
            *told,
            zip(*limits, strict=True),
            strict=True,
        )
    ]
    # The chosen one lies on top of the others.
    return tuple(sorted(dots, key=lambda dot: dot.is_chosen))


def _tabulate(view: View, pair: Pair, repository: Repository) -> pd.DataFrame:
    table = tabulate_view(view, pair.first.figures, repository)
    second = pair.second.figures
    other = second.table.reindex(table["area_code"])
    shown = [
        "" if pd.isna(value) else show_value(float(value), second.indicator)
        for value in other["value"]
    ]
    return table.assign(
        second_indicator=second.indicator.id,
        second_date=pair.second.date,
        second_value=other["value"].to_list(),
        second_unit=second.indicator.unit,
        second_lci_95=other["lci_95"].to_list(),
        second_uci_95=other["uci_95"].to_list(),
        second_shown=shown,
    )
