"""What of reach can be chosen, by the names of the address, and what is chosen now."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dashboard.components.reach_filters import Choices, FiltersForm, Option
from dashboard.results.choices import THEME_NAMES
from dashboard.results.reach import keep_reached
from dashboard.state.reach import ReachChoice
from dashboard.state.selection import REACH_YEARS, Selection
from dashboard.text.reach import PRECISION_NAMES
from geodata.closed_lists import Confidence, Level, ReachMeasure, SumKnown, Theme
from geodata.model import WARD_VINTAGES, Area, Geography
from geodata.reach.records import ReachFilter, filter_reach
from geodata.repository import Repository

MEASURE_NAMES = {
    ReachMeasure.RECORDS: "Records",
    ReachMeasure.UNITS: "Located units",
    ReachMeasure.MONEY: "Money of its own",
    ReachMeasure.PEOPLE: "People, in words",
}
_CONFIDENCE_NAMES = {
    Confidence.REPORT: "the GLA's report of 2020",
    Confidence.OFFICIAL: "an official page",
    Confidence.PRESS: "the press",
    Confidence.INFERRED: "in part inferred",
}
_LEVEL_NAMES = {
    Level.BOROUGH: "Boroughs",
    Level.WARD: "Wards",
    Level.ASSEMBLY_CONSTITUENCY: "Assembly constituencies",
}
# What "Clear all" takes away; the appearance of the page is no choice of records.
_CLEARED = (
    *("theme", "programme", "year", "precision", "confidence", "money"),
    *("measure", "level", "vintage", "area"),
)


def list_choices(choice: ReachChoice, area: Area | None, repository: Repository) -> FiltersForm:
    """List what can be chosen; ``area`` is the one that the map is laid around."""
    selection = choice.selection
    return FiltersForm(
        lists=(*_list_filters(choice, repository), *_list_map_options(choice, area, repository)),
        ticks=(
            offer_programmes(choice, repository),
            Choices(
                "precision",
                "How precisely located",
                [Option(one.value, name) for one, name in PRECISION_NAMES.items()],
                _say(selection.precision),
            ),
            Choices(
                "confidence",
                "How sure",
                [Option(one.value, name) for one, name in _CONFIDENCE_NAMES.items()],
                _say(selection.confidence),
                "The weakest step between a source and a record.",
            ),
        ),
        hidden_fields=[("appearance", selection.appearance.value)] if selection.appearance else [],
        is_chosen=any(getattr(selection, name) for name in _CLEARED),
    )


def _list_filters(choice: ReachChoice, repository: Repository) -> Iterable[Choices]:
    selection = choice.selection
    themes = {programme.theme for programme in repository.registry.programmes.values()}
    yield Choices(
        "theme",
        "Theme",
        [
            Option("", "Every theme"),
            *[Option(theme.value, THEME_NAMES[theme]) for theme in Theme if theme in themes],
        ],
        _say([selection.theme] if selection.theme else []),
    )
    yield Choices(
        "year",
        "Year",
        [
            Option("", "Any"),
            *[Option(str(year), str(year)) for year in offer_years(repository, selection)],
        ],
        _say([selection.year] if selection.year else []),
    )
    yield Choices(
        "money",
        "Money",
        [
            Option("", "Any"),
            Option(SumKnown.KNOWN.value, "A sum is given"),
            Option(SumKnown.UNKNOWN.value, "No sum is given"),
        ],
        _say([selection.money] if selection.money else []),
    )


def _list_map_options(
    choice: ReachChoice, area: Area | None, repository: Repository
) -> Iterable[Choices]:
    yield Choices(
        "measure",
        "Shade areas by",
        [Option(one.value, name) for one, name in MEASURE_NAMES.items()],
        _say([choice.measure]),
    )
    yield Choices(
        "level",
        "Areas",
        [Option(one.value, name) for one, name in _LEVEL_NAMES.items()],
        _say([choice.geography.level]),
    )
    if choice.geography.level is Level.WARD:
        yield Choices(
            "vintage",
            "Edition of wards",
            [Option(str(year), str(year)) for year in WARD_VINTAGES],
            _say([choice.geography.vintage]),
        )
    yield Choices("area", "Look closer at", _offer_areas(area, repository), _chosen(area))


def _chosen(area: Area | None) -> frozenset[str]:
    return frozenset([area.area_code] if area else [])


def _offer_areas(area: Area | None, repository: Repository) -> Sequence[Option]:
    boroughs = repository.areas(Geography(Level.BOROUGH)).sort_values("area_name")
    options = [
        Option(code, name)
        for code, name in zip(boroughs["area_code"], boroughs["area_name"], strict=True)
    ]
    if area and area.area_code not in {option.value for option in options}:
        options.insert(0, Option(area.area_code, area.area_name))
    return [Option("", "All of London"), *options]


def offer_programmes(choice: ReachChoice, repository: Repository) -> Choices:
    """Offer every programme, by theme; none ticked means all."""
    ordered = sorted(
        repository.registry.programmes.values(),
        key=lambda programme: (list(Theme).index(programme.theme), programme.label),
    )
    return Choices(
        "programme",
        "Programmes",
        [Option(one.id, one.label, THEME_NAMES[one.theme]) for one in ordered],
        _say(choice.selection.programme),
    )


def offer_years(repository: Repository, selection: Selection) -> Sequence[int]:
    """List the years that some record is of, and the one that is asked for."""
    return [
        year for year in REACH_YEARS if year in _find_years(repository) or year == selection.year
    ]


@lru_cache(maxsize=2)
def _find_years(repository: Repository) -> frozenset[int]:
    reached = keep_reached(repository.reach())
    return frozenset(
        year for year in REACH_YEARS if len(filter_reach(reached, ReachFilter(year=year)))
    )


def _say(chosen: Iterable[object]) -> frozenset[str]:
    return frozenset(str(one) for one in chosen)
