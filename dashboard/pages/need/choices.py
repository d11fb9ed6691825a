"""What of reach against need can be chosen, and the measures of need that are not held."""

from collections.abc import Iterable, Sequence

from dashboard.components.reach_choices import offer_programmes, offer_years
from dashboard.components.reach_filters import Choices, FiltersForm, Option
from dashboard.format.names import name_geography
from dashboard.results.choices import THEME_NAMES
from dashboard.results.need import find_need
from dashboard.state.reach import ReachChoice
from dashboard.text.reach import CONFIDENCE_WORDS, PRECISION_NAMES
from geodata.closed_lists import Level, Split, Theme
from geodata.model import Geography
from geodata.reach.needs import find_period, load_needs
from geodata.repository import Repository

_LEVEL_NAMES = {
    Level.BOROUGH: "Boroughs",
    Level.WARD: "Wards of 2022",
    Level.ASSEMBLY_CONSTITUENCY: "Assembly constituencies",
}
_SPLIT_NAMES = {
    Split.EQUAL: "In equal parts",
    Split.EACH: "Counted in each area",
}
_CLEARED = (
    *("theme", "programme", "year", "precision", "confidence", "money"),
    *("need", "level", "vintage", "split"),
)


def list_need_choices(choice: ReachChoice, repository: Repository) -> FiltersForm:
    """List what can be chosen, by the names of the address."""
    selection = choice.selection
    pairs = [(name, getattr(selection, name)) for name in ("money", "appearance")]
    return FiltersForm(
        lists=tuple(_list_selects(choice, repository)),
        ticks=(
            offer_programmes(choice, repository),
            _offer(
                "precision",
                "How precisely located",
                [(one.value, name) for one, name in PRECISION_NAMES.items()],
                selection.precision,
            ),
            _offer("confidence", "How sure", CONFIDENCE_WORDS.items(), selection.confidence),
        ),
        hidden_fields=[(name, value.value) for name, value in pairs if value],
        is_chosen=any(getattr(selection, name) for name in _CLEARED),
    )


def _list_selects(choice: ReachChoice, repository: Repository) -> Iterable[Choices]:
    selection = choice.selection
    needs = [
        (name, _name_need(name, choice.geography, repository))
        for name in load_needs()
        if find_need(name, repository).not_held is None or name == choice.need.id
    ]
    years = [(str(year), str(year)) for year in offer_years(repository, selection)]
    themes = {programme.theme for programme in repository.registry.programmes.values()}
    named = [(theme.value, THEME_NAMES[theme]) for theme in Theme if theme in themes]
    levels = [(level.value, name) for level, name in _LEVEL_NAMES.items()]
    splits = [(split.value, name) for split, name in _SPLIT_NAMES.items()]
    yield _offer("need", "Measure of need", needs, [choice.need.id])
    yield _offer("level", "Areas", levels, [choice.geography.level])
    yield _offer("split", "Shared units", splits, [choice.split])
    theme = [selection.theme] if selection.theme else []
    yield _offer("theme", "Theme", [("", "Every theme"), *named], theme)
    yield _offer("year", "Year", [("", "Any"), *years], [selection.year] if selection.year else [])


def _offer(
    name: str, label: str, options: Iterable[tuple[str, str]], chosen: Iterable[object]
) -> Choices:
    offered = [Option(value, text) for value, text in options]
    return Choices(name, label, offered, frozenset(str(one) for one in chosen))


def _name_need(name: str, geography: Geography, repository: Repository) -> str:
    need = find_need(name, repository)
    if need.not_held is not None:
        return f"{need.label} (not held)"
    if find_period(need, geography, repository) is None:
        return f"{need.label} (not by {name_geography(geography)})"
    return need.label


def list_not_held(repository: Repository) -> Sequence[tuple[str, str]]:
    """List the measures of need that the atlas does not hold, each with the reason."""
    needs = [find_need(name, repository) for name in load_needs()]
    return [(need.label, need.not_held) for need in needs if need.not_held is not None]
