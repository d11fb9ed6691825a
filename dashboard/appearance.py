"""The colours that a page, a file or a slide can be in."""

from enum import StrEnum


class Appearance(StrEnum):
    """Colours of the page where the reader overrides the system's."""

    LIGHT = "light"
    DARK = "dark"
    # Light and of high contrast, for a room where a wall is the page.
    PROJECTOR = "projector"
