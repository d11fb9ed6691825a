"""What a comparison of areas holds, whatever form it leaves in."""

from dataclasses import dataclass
from typing import NamedTuple

from dashboard.results.profile import ProfileFigure
from dashboard.state.selection import Selection
from geodata.model import Area, Geography, Indicator

MOST_AREAS = 5


class ComparedRow(NamedTuple):
    """One indicator, with a figure for each area in the order of the areas."""

    indicator: Indicator
    figures: tuple[ProfileFigure, ...]


class ThemeRows(NamedTuple):
    """The rows of one theme, by its name."""

    name: str
    rows: tuple[ComparedRow, ...]


class ThemeIndicators(NamedTuple):
    """The indicators of one theme that have figures on the edition."""

    name: str
    indicators: tuple[Indicator, ...]


class ComparedAreas(NamedTuple):
    """Which areas stand side by side.

    ``areas`` are in the order given. Where ``distances`` are there, the
    areas after the first are those most like it, at these distances.
    ``can_have_similar`` says that a recipe stands for areas of this edition.
    """

    geography: Geography
    areas: tuple[Area, ...]
    distances: tuple[float, ...]
    can_have_similar: bool


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Areas side by side.

    ``themes`` are without rows where no area is named. ``offered`` is every
    indicator that could have a row; ``chosen`` are the identifiers that the
    reader named, none where the standard list is shown.
    """

    compared: ComparedAreas
    themes: tuple[ThemeRows, ...]
    offered: tuple[ThemeIndicators, ...]
    chosen: tuple[str, ...]
    data_version: str
    notices: tuple[str, ...]

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas, in the order given."""
        return self.compared.areas

    @property
    def geography(self) -> Geography:
        """The edition that all of them are of."""
        return self.compared.geography

    @property
    def rows(self) -> tuple[ComparedRow, ...]:
        """The rows of all themes."""
        return tuple(row for theme in self.themes for row in theme.rows)

    def select(
        self,
        areas: tuple[Area, ...] | None = None,
        *,
        is_similar: bool | None = None,
        indicators: tuple[str, ...] | None = None,
    ) -> Selection:
        """Give the choices that lead here, or to other areas or indicators of this edition."""
        if is_similar is None:
            is_similar = bool(self.compared.distances)
        shown = self.areas if areas is None else areas
        return Selection(
            level=self.geography.level,
            vintage=self.geography.vintage,
            compare=tuple(area.area_code for area in (shown[:1] if is_similar else shown)),
            similar=is_similar,
            indicators=self.chosen if indicators is None else indicators,
        )
