"""The colours of classes, by what they show: one ramp a number of classes, light and dark."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

Ramps = Mapping[int, tuple[str, ...]]


class Palette(NamedTuple):
    """Ramps by number of classes, lowest class first: on a light page, and on a dark one."""

    light: Ramps
    dark: Ramps


# Sequential ramps by number of classes through one blue hue, so that order survives greyscale and
# colour blindness; seven need lighter and darker ends to stay apart. On a dark page the ramp runs
# the other way: more is always further from the paper.
_SEQUENTIAL: Ramps = {
    1: ("#4d8fc8",),
    2: ("#7fb2dc", "#23659d"),
    3: ("#bfd8ee", "#4688c0", "#0c3a66"),
    4: ("#bfd8ee", "#6aa3d4", "#2b6da5", "#0c3a66"),
    5: ("#bfd8ee", "#7fb2dc", "#4d8fc8", "#23659d", "#0c3a66"),
    6: ("#bfd8ee", "#8ab9df", "#5a98cd", "#3677b0", "#1c588c", "#0c3a66"),
    7: ("#cfe3f5", "#91c0e8", "#5a9cd7", "#2e77bb", "#18558b", "#0e3558", "#06182b"),
}
_SEQUENTIAL_DARK: Ramps = {
    1: ("#4a90cb",),
    2: ("#2a6296", "#8dc0ea"),
    3: ("#1c3d5c", "#4d92cc", "#d6eafa"),
    4: ("#1c3d5c", "#3674ab", "#77b0e0", "#d6eafa"),
    5: ("#1c3d5c", "#2a6296", "#4a90cb", "#8dc0ea", "#d6eafa"),
    6: ("#1c3d5c", "#285d8e", "#3f80b8", "#66a4d8", "#9ac7ed", "#d6eafa"),
    7: ("#1c3d5c", "#265785", "#3674ab", "#4d92cc", "#77b0e0", "#a4cdef", "#d6eafa"),
}
# Orange below, blue above, and a neutral middle where there is one: never red against green. The
# two ends differ in lightness from the middle and in hue from each other, for every sight.
_DIVERGING: Ramps = {
    1: ("#d5dade",),
    2: ("#e3aa2c", "#23659d"),
    3: ("#e3aa2c", "#e4e9ed", "#23659d"),
    4: ("#a34a08", "#f2b27a", "#9cc4e8", "#18558b"),
    5: ("#a34a08", "#f2b27a", "#d5dade", "#9cc4e8", "#18558b"),
    6: ("#7a3300", "#d9711f", "#f8cfa8", "#b9d7f0", "#3f86c6", "#0d3558"),
    7: ("#7a3300", "#d9711f", "#f6c294", "#d5dade", "#a9cdec", "#3f86c6", "#0d3558"),
}
_DIVERGING_DARK: Ramps = {
    1: ("#2b333a",),
    2: ("#e3aa2c", "#63a9e3"),
    3: ("#e3aa2c", "#2b333a", "#63a9e3"),
    4: ("#ff9f5c", "#7a3f10", "#1c5386", "#71b1e6"),
    5: ("#ff9f5c", "#8f4a14", "#2b333a", "#205d93", "#71b1e6"),
    6: ("#ffb681", "#c66a22", "#6b3408", "#1a4d7c", "#3f86c6", "#9fccf1"),
    7: ("#ffb681", "#c9691f", "#7a3d0e", "#2b333a", "#1c5386", "#4590d2", "#a4d0f4"),
}
# How wide intervals are is not an amount of the indicator, so it has a hue of its own.
_WIDTH: Ramps = {
    1: ("#7a3f9c",),
    2: ("#b48acb", "#4f2170"),
    3: ("#eee3f4", "#9764b4", "#2b0a3d"),
    4: ("#eee3f4", "#b48acb", "#7a3f9c", "#2b0a3d"),
    5: ("#eee3f4", "#c2a0d5", "#9764b4", "#663284", "#2b0a3d"),
    6: ("#eee3f4", "#cbaedb", "#a87bc2", "#864ea5", "#5a2a76", "#2b0a3d"),
    7: ("#eee3f4", "#d1b6e0", "#b48acb", "#9764b4", "#7a3f9c", "#52246c", "#2b0a3d"),
}
_WIDTH_DARK: Ramps = {
    1: ("#b58ad2",),
    2: ("#75479a", "#d4b3e8"),
    3: ("#38204a", "#9568b6", "#f4e9fb"),
    4: ("#38204a", "#75479a", "#b58ad2", "#f4e9fb"),
    5: ("#38204a", "#663d86", "#9568b6", "#c5a2dc", "#f4e9fb"),
    6: ("#38204a", "#5d377a", "#8254a5", "#a87dc7", "#ceb0e2", "#f4e9fb"),
    7: ("#38204a", "#563472", "#75479a", "#9568b6", "#b58ad2", "#d4bae6", "#f4e9fb"),
}
# Two measures by thirds: a row of three to each third of the second (orange), a column to each
# third of the first (blue). All nine stay apart from one another for every sight.
_BIVARIATE: Ramps = {
    9: (
        *("#d5dade", "#93ccf7", "#3f88c0"),
        *("#ebce98", "#ab949f", "#365c84"),
        *("#cf6b1d", "#794126", "#1f1a32"),
    ),
}
_BIVARIATE_DARK: Ramps = {
    9: (
        *("#2f3941", "#2f6389", "#4ea8ef"),
        *("#7f4724", "#857d8a", "#9eb8da"),
        *("#ef9b48", "#e8b898", "#ebf1ed"),
    ),
}
# High among high, low among low, high among low, low among high: the Government's categorical
# order, and a neutral for what is in no clear pattern, which must not draw the eye.
_CLUSTERS: Ramps = {5: ("#12436d", "#28a197", "#801650", "#f46a25", "#dfe3e6")}
_CLUSTERS_DARK: Ramps = {5: ("#7db4ea", "#28a197", "#b0307c", "#f79a5f", "#2b333a")}
# A clear change down, none, and up between two dates: blue and yellow, never red against green,
# and a middle that does not draw the eye.
_CHANGE: Ramps = {3: ("#e3aa2c", "#e4e9ed", "#23659d")}
_CHANGE_DARK: Ramps = {3: ("#e3aa2c", "#2b333a", "#71b1e6")}
SEQUENTIAL, DIVERGING, WIDTH = "sequential", "diverging", "width"
BIVARIATE = "bivariate"
CLUSTERS = "clusters"
CHANGE = "change"
PALETTES: Mapping[str, Palette] = MappingProxyType(
    {
        SEQUENTIAL: Palette(_SEQUENTIAL, _SEQUENTIAL_DARK),
        DIVERGING: Palette(_DIVERGING, _DIVERGING_DARK),
        WIDTH: Palette(_WIDTH, _WIDTH_DARK),
        BIVARIATE: Palette(_BIVARIATE, _BIVARIATE_DARK),
        CLUSTERS: Palette(_CLUSTERS, _CLUSTERS_DARK),
        CHANGE: Palette(_CHANGE, _CHANGE_DARK),
    }
)
