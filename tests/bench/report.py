"""What was measured, as text: medians, ratios, and whether each target is met."""

import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from statistics import median

from tests.bench.measure import Changed, Loaded

TITLES = {
    "ours": "the atlas",
    "plotly": "(a) plain Plotly choropleth",
    "bare": "(b) bare inline SVG",
}
TARGET_EDITION = "ward_2022"


@dataclass(slots=True)
class Measured:
    """Everything measured of one way of drawing one edition."""

    loads: list[Loaded] = field(default_factory=list)
    new: list[Changed] = field(default_factory=list)
    again: list[Changed] = field(default_factory=list)

    def medians(self) -> dict[str, float]:
        """The median of each quantity; milliseconds and bytes."""
        return {
            "load_ms": middle(loaded.load_ms for loaded in self.loads),
            "ready_ms": middle(loaded.ready_ms for loaded in self.loads),
            "bytes_coloured": middle(loaded.bytes_coloured for loaded in self.loads),
            "bytes_whole": middle(loaded.bytes_whole for loaded in self.loads),
            "redraw_ms": middle(changed.redraw_ms for changed in self.new),
            "again_ms": middle(changed.redraw_ms for changed in self.again),
            "bytes_change": middle(changed.bytes_change for changed in self.new),
            "bytes_again": middle(changed.bytes_change for changed in self.again),
        }


Results = dict[tuple[str, str], Measured]
Medians = dict[str, dict[str, float]]


def middle(values: Iterable[float]) -> float:
    """The median, or not-a-number where nothing was measured."""
    held = list(values)
    return median(held) if held else float("nan")


@dataclass(frozen=True, slots=True)
class Target:
    """One thing to reach on 680 wards: how it is worked out, its limit, and in which direction."""

    title: str
    work_out: Callable[[Medians], float]
    limit: float
    unit: str
    at_least: bool = False

    def describe(self, medians: Medians) -> str:
        """One line: the figure, the target, and pass or fail."""
        found = self.work_out(medians)
        is_met = found >= self.limit if self.at_least else found <= self.limit
        bound = "at least" if self.at_least else "at most"
        word = "pass" if is_met else "FAIL"
        return (
            f"  {word}  {self.title}: {found:,.2f}{self.unit} "
            f"(target {bound} {self.limit:g}{self.unit})"
        )


TARGETS = (
    Target(
        "redraw, times faster than (a)",
        lambda found: found["plotly"]["redraw_ms"] / found["ours"]["redraw_ms"],
        15, "x", at_least=True,
    ),
    Target(
        "first coloured map, as a multiple of (b)",
        lambda found: found["ours"]["load_ms"] / found["bare"]["load_ms"],
        1.5, "x",
    ),
    Target(
        "redraw of fetched values, as a multiple of (b)",
        lambda found: found["ours"]["redraw_ms"] / found["bare"]["redraw_ms"],
        1.3, "x",
    ),
    Target(
        "redraw of values that are there, as a multiple of (b)",
        lambda found: found["ours"]["again_ms"] / found["bare"]["again_ms"],
        1.15, "x",
    ),
    Target(
        "cold load to the coloured map, as a share of (a)",
        lambda found: found["ours"]["load_ms"] / found["plotly"]["load_ms"],
        0.35, "",
    ),
    Target(
        "compressed before the map is coloured",
        lambda found: found["ours"]["bytes_coloured"] / 1000,
        600, " kB",
    ),
    Target(
        "compressed for one change of indicator",
        lambda found: found["ours"]["bytes_change"] / 1000,
        12, " kB",
    ),
)  # fmt: skip
HEADINGS = (
    f"{'':30}{'coloured':>11}{'answers':>11}{'bytes to':>12}{'bytes of':>12}"
    f"{'redraw':>10}{'redraw':>10}"
    f"{'bytes a':>11}{'bytes':>10}\n"
    f"{'':30}{'ms':>11}{'ms':>11}{'colour':>12}{'whole page':>12}{'new, ms':>10}{'again, ms':>10}"
    f"{'change':>11}{'again':>10}"
)


def write_report(results: Results, areas: dict[str, int], machine: str) -> str:
    """Write everything measured as text for a terminal."""
    lines = [machine, ""]
    for edition, count in areas.items():
        medians = {
            kind: measured.medians()
            for (measured_edition, kind), measured in results.items()
            if measured_edition == edition
        }
        loads = max(len(results[edition, kind].loads) for kind in medians)
        lines += [f"{edition}: {count:,} areas (medians; {loads} cold loads)", HEADINGS]
        lines += [write_row(TITLES[kind], row) for kind, row in medians.items()]
        lines += [*write_ratios(medians), ""]
        if edition == TARGET_EDITION and len(medians) == len(TITLES):
            lines += ["Targets", *(target.describe(medians) for target in TARGETS), ""]
    return "\n".join(lines)


def write_row(title: str, row: dict[str, float]) -> str:
    """Write one way of drawing's medians under the headings."""
    return (
        f"{title:30}{row['load_ms']:>11,.0f}{row['ready_ms']:>11,.0f}{row['bytes_coloured']:>12,.0f}"
        f"{row['bytes_whole']:>12,.0f}{row['redraw_ms']:>10,.1f}{row['again_ms']:>10,.1f}"
        f"{row['bytes_change']:>11,.0f}{row['bytes_again']:>10,.0f}"
    )


def write_ratios(medians: Medians) -> list[str]:
    """Write how ours stands to each other way."""
    return [
        f"  the atlas / {TITLES[kind]}: cold load {share(medians, kind, 'load_ms')}, "
        f"redraw new {share(medians, kind, 'redraw_ms')}, "
        f"again {share(medians, kind, 'again_ms')}, "
        f"bytes to colour {share(medians, kind, 'bytes_coloured')}, "
        f"bytes a change {share(medians, kind, 'bytes_change')}"
        for kind in medians
        if kind != "ours" and "ours" in medians
    ]


def share(medians: Medians, kind: str, quantity: str) -> str:
    """Write ours divided by another, or a dash where the other is nothing."""
    other = medians[kind][quantity]
    return f"{medians['ours'][quantity] / other:.3f}" if other else "-"


def describe_machine(browser_version: str, renderer: str, cores: int | None) -> str:
    """Say where the figures were measured: WebGL in software slows (a), which draws by it."""
    return (
        f"Chromium {browser_version}, WebGL by {renderer or 'nothing'}, {cores} cores, "
        f"{platform.system()}, Python {platform.python_version()}"
    )
