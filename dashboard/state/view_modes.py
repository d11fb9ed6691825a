"""The ways of showing one view: what each is called, which belong together, what they draw."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from dashboard.format.names import LEVEL_NAMES
from dashboard.state.selection import Mode
from geodata.closed_lists import Level
from geodata.model import Geography, list_words
from geodata.repository import Repository


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
    indicator's values, or other shapes, so its figures are another answer of
    the server. ``levels`` are those that the way is for; empty where it is for all.
    """

    name: str
    family: str
    stage: Stage
    recolours: bool = False
    levels: tuple[Level, ...] = ()


MODES: Mapping[Mode, ModeFacts] = MappingProxyType(
    {
        Mode.MAP: ModeFacts("True shapes", "Map", Stage.MAP),
        Mode.TILES: ModeFacts(
            "Equal areas",
            "Map",
            Stage.MAP,
            recolours=True,
            levels=(Level.BOROUGH, Level.ASSEMBLY_CONSTITUENCY),
        ),
        Mode.DATES: ModeFacts("All dates", "Map", Stage.DRAWN),
        Mode.EDITIONS: ModeFacts(
            "Between ward editions", "Map", Stage.MAP, recolours=True, levels=(Level.WARD,)
        ),
        Mode.RANKING: ModeFacts("Ranking", "Ranking", Stage.DRAWN),
        Mode.TABLE: ModeFacts("Table", "Table", Stage.TABLE),
        Mode.TREND: ModeFacts("Trend", "Trend", Stage.PANEL),
        Mode.SCATTER: ModeFacts("Scatter", "Two indicators", Stage.DRAWN),
        Mode.BIVARIATE: ModeFacts("Map of both", "Two indicators", Stage.MAP, recolours=True),
        Mode.CLUSTERS: ModeFacts("Clusters", "Clusters", Stage.MAP, recolours=True),
    }
)
RECOLOURING_MODES = frozenset(mode for mode, facts in MODES.items() if facts.recolours)
# Ways of showing that can show a change between two dates in place of one date's values.
CHANGE_MODES = frozenset({Mode.MAP, Mode.TILES, Mode.RANKING, Mode.TABLE})
TWO_INDICATOR_MODES = frozenset({Mode.SCATTER, Mode.BIVARIATE})


def list_stages() -> dict[str, dict[str, str | bool]]:
    """List each way's stage, whether it recolours and shows change, for the browser's scripts."""
    return {
        mode.value: {
            "stage": facts.stage.value,
            "recolours": facts.recolours,
            "changes": mode in CHANGE_MODES,
        }
        for mode, facts in MODES.items()
    }


def explain_no_shapes(mode: Mode, geography: Geography, repository: Repository) -> str:
    """Say why a way of showing has no shapes of an edition, where it has none; else nothing."""
    facts = MODES[mode]
    if facts.levels and geography.level not in facts.levels:
        plurals = list_words(LEVEL_NAMES[known][1] for known in facts.levels)
        return f"“{facts.name}” is drawn for {plurals} only"
    if mode is Mode.TILES and geography not in repository.hexagon_files():
        return f"“{facts.name}” cannot be drawn from this version of the data"
    return ""
