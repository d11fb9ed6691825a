"""Every colour by what it means, for the page, the charts and the exports, light and dark."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from dashboard.theme.palettes import PALETTES, SEQUENTIAL


class Appearance(StrEnum):
    """Colours of the page where the reader overrides the system's."""

    LIGHT = "light"
    DARK = "dark"
    # Light and of high contrast, for a room where a wall is the page.
    PROJECTOR = "projector"


# Furniture and marks by meaning: on a light page, on a dark page.
COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ink": ("#0b0c0c", "#f3f5f6"),
        "soft": ("#505a5f", "#b3bec6"),
        "line": ("#cfd6db", "#3a444c"),
        "edge": ("#5f6b73", "#8d99a2"),
        "wash": ("#eef2f5", "#20272d"),
        "paper": ("#ffffff", "#161b1f"),
        # What a map lies on, its outline against that, and what a filter leaves out of it.
        "stage": ("#f1f4f6", "#0f1316"),
        "rim": ("#6b7984", "#8d99a2"),
        "river-edge": ("#8c9aa4", "#3a444c"),
        "mark-b": ("#ac4f83", "#ff9ccb"),
        "on-mark-b": ("#ffffff", "#161b1f"),
        "mark-c": ("#c885aa", "#ff9ccb"),
        "on-mark-c": ("#0b0c0c", "#161b1f"),
        "out": ("#f9fafb", "#161b1f"),
        "out-line": ("#bcc6cd", "#3a444c"),
        "choice": ("#0b0c0c", "#f3f5f6"),
        "on-choice": ("#ffffff", "#0b0c0c"),
        "data": ("#12436d", "#8ec2ed"),
        "data-soft": ("#76aee0", "#3d79b0"),
        # A chart is drawn once for both grounds, so its line must be seen on either.
        "chart": ("#3a7ab8", "#3a7ab8"),
        "london": ("#b84a00", "#ff9a52"),
        "focus": ("#ffdd00", "#ffdd00"),
        "map-line": ("#ffffff", "#0f1316"),
        "water": ("#ffffff", "#0f1316"),
        "link": ("#12436d", "#9cc9f0"),
        "mark": ("#801650", "#ff9ccb"),
        # What a reader loaded, beside what the atlas holds.
        "own": ("#0a6b5e", "#6fe0cf"),
    }
)
# What a projector washes out is set darker than on a light page; all else is as there.
_PROJECTED = {
    "ink": "#000000",
    "soft": "#20282d",
    "line": "#8d979d",
    "edge": "#39434a",
    "wash": "#ffffff",
    "map-line": "#ffffff",
    "water": "#9fb6c6",
    "london": "#a33f00",
    "data": "#0b2f52",
    "chart": "#0b2f52",
}
# A chart's lines that are not London's, in the order of drawing: seen on both grounds as well.
# Each line has a dash, a marker and a name at its end too, so that no line is told by colour.
CHART_LINES = (COLOURS["chart"][0], "#8f6cc4", "#1f8a80", "#b5468b", "#8a7a1f", "#6f777b")


def get_ramp(classes: int, *, palette: str = SEQUENTIAL, is_dark: bool = False) -> tuple[str, ...]:
    """Give the colours of that many classes, lowest first; none for no class."""
    ramps = PALETTES[palette].dark if is_dark else PALETTES[palette].light
    return ramps.get(classes, ())


def get_colours(appearance: Appearance) -> Mapping[str, str]:
    """Give every colour of furniture and marks by its name, for one appearance."""
    if appearance is Appearance.DARK:
        return {name: dark for name, (_, dark) in COLOURS.items()}
    light = {name: light for name, (light, _) in COLOURS.items()}
    return light | _PROJECTED if appearance is Appearance.PROJECTOR else light


def write_style_sheet() -> str:
    """Write the colours as CSS custom properties, light and dark, once for every page.

    Classes of a map with k classes are ``--k-0`` … ``--k-(k-1)`` inside an
    element with ``data-classes="k"``, in the palette that its
    ``data-palette`` names, and in the sequential one without.
    """
    light, dark = (_write_properties(one) for one in (Appearance.LIGHT, Appearance.DARK))
    projected = _write_colours(get_colours(Appearance.PROJECTOR))
    return (
        f":root{{color-scheme:light;{light}}}"
        f":root[data-appearance=dark]{{color-scheme:dark;{dark}}}"
        f":root[data-appearance=projector]{{{projected}}}"
        "@media (prefers-color-scheme:dark){"
        f":root:not([data-appearance=light],[data-appearance=projector]){{color-scheme:dark;{dark}}}}}"
        f"@media print{{:root:root:root{{color-scheme:light;{light}}}}}" + _point_to_ramps()
    )


def _list_ramps() -> list[tuple[str, int]]:
    """List every palette and number of classes, the palette that is meant without a name first."""
    return [(name, count) for name, palette in PALETTES.items() for count in palette.light]


def _write_colours(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())


def _write_properties(appearance: Appearance) -> str:
    ramps = "".join(
        f"--{name}-{count}-{place}:{colour};--on-{name}-{count}-{place}:{choose_on(colour)};"
        for name, count in _list_ramps()
        for place, colour in enumerate(
            get_ramp(count, palette=name, is_dark=appearance is Appearance.DARK)
        )
    )
    return _write_colours(get_colours(appearance)) + ramps


_ON = ("#0b0c0c", "#ffffff")


def choose_on(colour: str) -> str:
    """Choose the colour of letters on a class: black or white, whichever is read better."""
    return max(_ON, key=lambda letters: measure_contrast(letters, colour))


def measure_contrast(one: str, other: str) -> float:
    """Measure the contrast of two colours (#rrggbb), from 1 to 21, as WCAG 2 does."""
    darker, lighter = sorted((_measure_luminance(one), _measure_luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _measure_luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        one / 12.92 if one <= _DARKEST else ((one + 0.055) / 1.055) ** 2.4 for one in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_DARKEST = 0.03928


def _point_to_ramps() -> str:
    rules = []
    for name, count in _list_ramps():
        named = "" if name == SEQUENTIAL else f"[data-palette={name}]"
        points = "".join(
            f"--k-{place}:var(--{name}-{count}-{place});--on-{place}:var(--on-{name}-{count}-{place});"
            for place in range(len(get_ramp(count, palette=name)))
        )
        rules.append(f"{named}[data-classes='{count}']{{{points}}}")
    return "".join(rules)
