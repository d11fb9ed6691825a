"""The colours of the map of two indicators: nine, one to each pair of thirds."""

import pandas as pd

from dashboard.colouring import Colouring, LegendEntry
from dashboard.pair.indicator_pair import Pair, build_pair
from dashboard.palettes import BIVARIATE
from dashboard.shown_figures import ShownFigures
from dashboard.view import View
from dashboard.words.pair_words import CELLS, describe_dates, describe_left_out, name_cell
from geodata.reliability import Reliability
from geodata.repository import Repository


def colour_pair(view: View, _: ShownFigures, repository: Repository) -> Colouring | None:
    """Colour areas by the thirds of both indicators; None where there is no such pair."""
    pair = build_pair(view, repository)
    if pair is None:
        return None
    names = [name_cell(pair, cell) for cell in range(CELLS)]
    labels = [side.figures.indicator.label for side in pair.sides]
    return Colouring(
        palette=BIVARIATE,
        places=pair.table["cell"],
        entries=tuple(LegendEntry(name) for name in names),
        words=_say_second(pair, labels[1]),
        title=f"{labels[0]} ({pair.first.date}) and {labels[1]} ({pair.second.date}), each by"
        " thirds of the areas with both values",
        sentences=tuple(
            text
            for text in (describe_dates(pair), describe_left_out(pair), _explain_low(pair))
            if text
        ),
    )


def _say_second(pair: Pair, label: str) -> pd.Series:
    """Say the second's value beside the first's, with its interval."""
    table = pair.second.figures.table.loc[pair.table.index]
    interval = table["interval"].map(lambda text: f" (95 % interval {text})" if text else "")
    note = table["note"].map(lambda text: f". {text}" if text else "")
    said = label + ": " + table["shown"] + interval + note
    # Where the second is missing its words name the area, and need no label.
    return said.where(pair.table["second"].notna(), table["shown"])


def _explain_low(pair: Pair) -> str:
    figures = pair.first.figures
    said = []
    if figures.table["reliability"].eq(Reliability.LOW).any():
        said.append(f"Dots mark low reliability of “{figures.indicator.label}” only.")
    if any(side.figures.has_intervals for side in pair.sides):
        said.append(
            "Areas near the edge of a third may belong to the next: thirds are cut by value and"
            " are not tested."
        )
    return " ".join(said)
