"""Every colour by what it means, for the page, the charts and the exports."""

from collections.abc import Mapping
from types import MappingProxyType

# Sequential ramps by number of classes: lightness in even steps through one
# blue hue, so that order survives greyscale and colour blindness. On a dark
# page the ramp runs the other way: more is always further from the paper.
SEQUENTIAL: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: ("#1f6ab0",),
        2: ("#76aee0", "#134570"),
        3: ("#cfe3f5", "#2e77bb", "#06182b"),
        4: ("#cfe3f5", "#5a9cd7", "#18558b", "#06182b"),
        5: ("#cfe3f5", "#76aee0", "#2e77bb", "#134570", "#06182b"),
        6: ("#cfe3f5", "#86b9e5", "#468dcd", "#1c61a1", "#103b61", "#06182b"),
        7: ("#cfe3f5", "#91c0e8", "#5a9cd7", "#2e77bb", "#18558b", "#0e3558", "#06182b"),
    }
)
SEQUENTIAL_DARK: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: ("#63a9e3",),
        2: ("#205d93", "#8ec2ed"),
        3: ("#12304d", "#458ece", "#e6f3fc"),
        4: ("#12304d", "#286daa", "#71b1e6", "#e6f3fc"),
        5: ("#12304d", "#205d93", "#458ece", "#8ec2ed", "#e6f3fc"),
        6: ("#12304d", "#1c5386", "#2e7abc", "#5da3df", "#9fccf1", "#e6f3fc"),
        7: ("#12304d", "#1a4d7c", "#286daa", "#458ece", "#71b1e6", "#aad3f4", "#e6f3fc"),
    }
)

# Furniture and marks by meaning: on a light page, on a dark page.
COLOURS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ink": ("#0b0c0c", "#f3f5f7"),
        "soft": ("#505a5f", "#b1b9be"),
        "line": ("#d6dade", "#39434a"),
        "edge": ("#6f777b", "#8d979d"),
        "wash": ("#f3f5f7", "#151b20"),
        "paper": ("#ffffff", "#0f1317"),
        "choice": ("#0b0c0c", "#f3f5f7"),
        "on-choice": ("#ffffff", "#0b0c0c"),
        "data": ("#12436d", "#8ec2ed"),
        "data-soft": ("#76aee0", "#3d79b0"),
        # A chart is drawn once for both grounds, so its line must be seen on either.
        "chart": ("#3a7ab8", "#3a7ab8"),
        "london": ("#c4500b", "#ff9a5c"),
        "focus": ("#ffdd00", "#ffdd00"),
        "map-line": ("#ffffff", "#0f1317"),
        "water": ("#c3d3df", "#26343f"),
        "link": ("#12436d", "#9fccf1"),
        "mark": ("#801650", "#f7b3d8"),
    }
)


def get_ramp(classes: int, *, is_dark: bool = False) -> tuple[str, ...]:
    """Give the colours of that many classes, lowest first; none for no class."""
    ramps = SEQUENTIAL_DARK if is_dark else SEQUENTIAL
    return ramps.get(classes, ())


def write_style_sheet() -> str:
    """Write the colours as CSS custom properties, light and dark, once for every page.

    Classes of a map with k classes are ``--k-0`` … ``--k-(k-1)`` inside an
    element with ``data-classes="k"``.
    """
    light, dark = _write_properties(is_dark=False), _write_properties(is_dark=True)
    return (
        f":root{{color-scheme:light;{light}}}"
        f":root[data-appearance=dark]{{color-scheme:dark;{dark}}}"
        "@media (prefers-color-scheme:dark){"
        f":root:not([data-appearance=light]){{color-scheme:dark;{dark}}}}}"
        f"@media print{{:root:root:root{{color-scheme:light;{light}}}}}"
        + "".join(f"[data-classes='{count}']{{{_point_to_ramp(count)}}}" for count in SEQUENTIAL)
    )


def _write_properties(*, is_dark: bool) -> str:
    furniture = "".join(f"--{name}:{pair[is_dark]};" for name, pair in COLOURS.items())
    ramps = "".join(
        f"--ramp-{count}-{place}:{colour};"
        for count in SEQUENTIAL
        for place, colour in enumerate(get_ramp(count, is_dark=is_dark))
    )
    return furniture + ramps


def _point_to_ramp(count: int) -> str:
    return "".join(f"--k-{place}:var(--ramp-{count}-{place});" for place in range(count))
