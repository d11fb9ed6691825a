"""How long a file takes beside a plain matplotlib figure of the same map."""

import io
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from functools import partial
from statistics import median
from typing import TypeVar

import matplotlib as mpl
from matplotlib import pyplot as plt

from dashboard.exports.formats import FORMATS
from dashboard.exports.options import ExportOptions, Slide
from dashboard.figures.build import make_figure
from dashboard.state.saved_view import SavedView
from geodata.repository import Repository
from geodata.tables.parquet import open_pack
from tests.bench.measure import OUR_NAMES
from tests.bench.subjects import Subject, read_subjects
from tests.project_files import ROOT

OPTIONS = ExportOptions(host="https://atlas.example", made_on=date(2026, 1, 1))
# What is measured, and the file of a plain figure that stands beside it.
PLAIN_OF = {"png": "png", "svg": "svg", "pdf": "pdf", "pptx": "png"}
# The same pixels as our picture at twice its size.
PLAIN_INCHES, PLAIN_DPI = (9.0, 9.0), 200
Times = dict[str, list[float]]
T = TypeVar("T")


def measure_export_times(editions: list[str]) -> list[str]:
    """Draw each edition's first indicators both ways; write medians and their ratios."""
    mpl.use("Agg")
    repository, subjects = open_pack(ROOT / "geodata" / "pack"), read_subjects()
    lines = [
        f"{'files of a map, medians':34}{'plain, ms':>12}{'ours, ms':>12}{'ratio':>8}{'kB':>8}"
    ]
    for key in editions:
        lines += measure_edition(subjects[key], repository)
    return lines


def measure_edition(subject: Subject, repository: Repository) -> list[str]:
    """Measure one edition; the figure, drawn once for all its files, is part of each."""
    ours: Times = defaultdict(list)
    plain: Times = defaultdict(list)
    sizes: dict[str, int] = {}
    # The first indicator warms fonts and shapes on both sides, and is thrown away.
    for turn, indicator in enumerate(subject.indicators):
        query = "&".join(
            f"{name}={value}"
            for name, value in {"indicator": indicator, **OUR_NAMES[subject.key]}.items()
        )
        saved = SavedView.from_query(query)
        figure, figure_ms = clock(partial(make_figure, saved, repository))
        for suffix in PLAIN_OF.keys() & FORMATS.keys():
            data, took = clock(
                partial(FORMATS[suffix].write, (Slide(figure),), OPTIONS, repository)
            )
            sizes[suffix] = len(data)
            ours[suffix] += [figure_ms + took] if turn else []
        for suffix in set(PLAIN_OF.values()):
            _, took = clock(partial(draw_plain, subject, indicator, suffix))
            plain[suffix] += [took] if turn else []
    return [
        f"  {subject.key + ', ' + suffix.upper():32}{median(plain[beside]):>12,.0f}"
        f"{median(ours[suffix]):>12,.0f}{median(ours[suffix]) / median(plain[beside]):>8.2f}"
        f"{sizes[suffix] / 1000:>8,.0f}"
        for suffix, beside in PLAIN_OF.items()
        if suffix in ours
    ]


def draw_plain(subject: Subject, indicator: str, suffix: str) -> bytes:
    """Draw a map as a few lines of geopandas do: five natural classes, a legend, a title."""
    shapes = subject.shapes.assign(value=subject.figures[indicator].to_numpy())
    figure, axes = plt.subplots(figsize=PLAIN_INCHES)
    shapes.plot(
        column="value", scheme="NaturalBreaks", k=5, cmap="Blues", legend=True,
        edgecolor="white", linewidth=0.4, ax=axes, missing_kwds={"color": "lightgrey"},
    )  # fmt: skip
    axes.set_title(indicator)
    axes.set_axis_off()
    written = io.BytesIO()
    figure.savefig(written, format=suffix, dpi=PLAIN_DPI)
    plt.close(figure)
    return written.getvalue()


def clock(work: Callable[[], T]) -> tuple[T, float]:
    """Do something once; give what it gave and its milliseconds."""
    start = time.perf_counter()
    found = work()
    return found, (time.perf_counter() - start) * 1000
