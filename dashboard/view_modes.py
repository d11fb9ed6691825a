"""The ways of showing one view: what each is called, which belong together, what they draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from dashboard.selection import Mode


class Stage(StrEnum):
    """What fills the middle of the page."""

    MAP = "map"
    TABLE = "table"
    # A panel that the server writes, or one that the browser draws, in place of the map.
    PANEL = "panel"
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class ModeFacts:
    """One way of showing a view.

    ``family`` is the name of the button that the way stands behind; ways of
    one family have a second row of buttons with their own names. The map of a
    way that ``recolours`` has colours other than the classes of one
    indicator's values, so its figures are another answer of the server.
    """

    name: str
    family: str
    stage: Stage
    recolours: bool = False


MODES: Mapping[Mode, ModeFacts] = MappingProxyType(
    {
        Mode.MAP: ModeFacts("True shapes", "Map", Stage.MAP),
        Mode.TILES: ModeFacts("Equal areas", "Map", Stage.MAP, recolours=True),
        Mode.DATES: ModeFacts("All dates", "Map", Stage.PANEL),
        Mode.EDITIONS: ModeFacts("Between ward editions", "Map", Stage.MAP, recolours=True),
        Mode.RANKING: ModeFacts("Ranking", "Ranking", Stage.DRAWN),
        Mode.TABLE: ModeFacts("Table", "Table", Stage.TABLE),
        Mode.TREND: ModeFacts("Trend", "Trend", Stage.PANEL),
        Mode.SCATTER: ModeFacts("Scatter", "Two indicators", Stage.DRAWN),
        Mode.BIVARIATE: ModeFacts("Map of both", "Two indicators", Stage.MAP, recolours=True),
        Mode.CLUSTERS: ModeFacts("Clusters", "Clusters", Stage.MAP, recolours=True),
    }
)
RECOLOURING_MODES = frozenset(mode for mode, facts in MODES.items() if facts.recolours)
TWO_INDICATOR_MODES = frozenset({Mode.SCATTER, Mode.BIVARIATE})


def list_stages() -> dict[str, dict[str, str | bool]]:
    """List each way's stage, and whether it recolours, for the browser's scripts."""
    return {
        mode.value: {"stage": facts.stage.value, "recolours": facts.recolours}
        for mode, facts in MODES.items()
    }
