"""Plates of made-up squares: nothing in them is a real area or a real figure."""

from dataclasses import replace

import pandas as pd

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.legend import Legend, LegendItem
from dashboard.charts.svg import write_element
from dashboard.figures.figure import (
    ChartKind,
    ChartLine,
    ChartNumbers,
    Figure,
    FigureKind,
    FigureSource,
    Size,
)
from dashboard.state.saved_view import SavedView
from tests.places import BOROUGH, DATA_VERSION, SQUARE_A, SQUARE_B, SQUARE_C

NAMES = ("Square A (made up)", "Square B (made up)", "Square C (made up)")
HOSTILE = "=cmd|' /C x'!A1 <script>alert(1)</script> & \"quoted\" ]]> \u202eright to left"
_SIDE = 100
_FILLS = ("k0", "k1", "unknown")


def make_map_figure() -> Figure:
    """Make a figure of a map: three squares, of which the third has no value."""
    return Figure(
        view=SavedView.from_query("indicator=made_up"),
        kind=FigureKind.MAP,
        title="Made-up figure: one square is clearly above the whole",
        subtitle="People of no place, per cent, 2024/25. 2 of 3 squares; the whole 51 %.",
        alt="Map of three made-up squares: two have a value, one has none.",
        draw=draw_squares,
        table=_make_table(),
        sources=(
            FigureSource(
                name="Nobody, Made-up figures",
                licence="No terms",
                attribution="Made up for a test",
                address="https://example.org/made-up",
            ),
        ),
        data_version=DATA_VERSION,
        named=("Made-up squares", "Made-up figure", "2024/25"),
        legend=Legend(
            "Made-up figure (%), squares, 2024/25",
            (
                LegendItem("k0", "40–50", count=1),
                LegendItem("k1", "51–62", count=1),
                LegendItem("unknown", "no value", count=1),
            ),
            "sequential",
        ),
        reading=("Classes are natural breaks.",),
        notes=("Made up for a test.", "Read with care."),
        unlocated=("Made-up programme: 1 of 3 projects located; 2 are in no source read.",),
        shapes=BOROUGH,
    )


def make_chart_figure() -> Figure:
    """Make a figure of a ranking, with the numbers that other programs draw."""
    numbers = ChartNumbers(
        ChartKind.BAR,
        NAMES,
        (ChartLine("Value", (42.0, 61.5, None), (40.0, 60.0, None), (45.0, 62.0, None)),),
        unit="%",
        decimal_places=1,
        london=1,
    )
    return replace(make_map_figure(), kind=FigureKind.CHART, draw=draw_bars, numbers=numbers)


def make_trend_figure() -> Figure:
    """Make a figure of two lines over three dates; the first breaks before the last date."""
    lines = (
        ChartLine("Here", (1.0, None, 3.0), (0.5, None, 2.0), (1.5, None, 4.5), breaks=(2,)),
        ChartLine("London", (2.0, 2.0, 2.0)),
    )
    dates = ("2020", "2021", "2022")
    numbers = ChartNumbers(ChartKind.LINE, dates, lines, "%", 1, scale=(0.0, 5.0, 1.0))
    return replace(make_map_figure(), kind=FigureKind.CHART, draw=draw_bars, numbers=numbers)


def make_hostile_figure() -> Figure:
    """Make a figure whose every text is what somebody might send to do harm."""
    figure = make_map_figure()
    table = figure.table.assign(area_name=HOSTILE, note=HOSTILE)
    named = (HOSTILE, HOSTILE, HOSTILE)
    return replace(
        figure,
        title=HOSTILE,
        subtitle=HOSTILE,
        alt=HOSTILE,
        table=table,
        reading=(HOSTILE,),
        notes=(HOSTILE, "long" * 100),
        unlocated=(HOSTILE,),
        named=named,
    )


def draw_squares(_size: Size) -> Chart:
    """Draw three squares side by side."""
    squares = [
        write_element(
            "path", d=f"M{place * _SIDE} 0h{_SIDE}v{_SIDE}h-{_SIDE}z", class_name=f"map-area {fill}"
        )
        for place, fill in enumerate(_FILLS)
    ]
    return write_chart(
        (3 * _SIDE, _SIDE),
        "Three made-up squares",
        *squares,
        kind="london",
        data_palette="sequential",
        data_classes="2",
    )


def draw_bars(_size: Size) -> Chart:
    """Draw a name for each square."""
    names = [
        write_element("text", name, x=4, y=20 + 20 * place, class_name="pic-end")
        for place, name in enumerate(NAMES)
    ]
    return write_chart((300, 80), "Made-up ranking", *names, kind="ranking")


def _make_table() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator": "made_up",
            "area_code": [SQUARE_A, SQUARE_B, SQUARE_C],
            "area_name": list(NAMES),
            "level": "borough",
            "vintage": None,
            "period": "2024-04-01/P1Y",
            "group": "all",
            "value": [42.0, 61.5, None],
            "unit": "%",
            "lci_95": [37.0, 56.0, None],
            "uci_95": [47.0, 67.0, None],
            "base": [210, 180, None],
            "status": [None, "u", "c"],
            "method": "published",
            "source": "made_up_source",
            "class_on_map": ["40–50", "51–62", ""],
            "compared_with_london": ["clearly below London", "clearly above London", ""],
            "note": ["", "low reliability", "withheld to protect people"],
        }
    )
