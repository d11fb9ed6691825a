"""What stands side by side as a CSV file: a row each indicator and area, in the page's order."""

import pandas as pd

from dashboard.results.comparison import Comparison
from dashboard.results.profile import ProfileFigure
from dashboard.text.compare import say_against_london
from dashboard.web.csv_tables import TableFile, write_csv
from geodata.repository import Repository

_COLUMNS = (
    *("indicator", "indicator_label", "theme", "unit", "basis", "date", "group"),
    *("area_code", "area_name", "level", "vintage"),
    *("value", "lci_95", "uci_95", "base", "status", "compared_with_london"),
    *("london", "london_lci_95", "london_uci_95", "note", "method", "source", "licence"),
    "data_version",
)


def write_comparison(comparison: Comparison, repository: Repository) -> TableFile:
    """Write a comparison as CSV; its header alone where no area is named."""
    table = tabulate_comparison(comparison, repository)
    return TableFile(
        f"comparison_{comparison.geography.key}.csv",
        write_csv(table.assign(data_version=comparison.data_version)),
    )


def tabulate_comparison(comparison: Comparison, repository: Repository) -> pd.DataFrame:
    """Tabulate a comparison, a row a figure; without rows where no area is named."""
    rows = [_describe(figure, repository) for row in comparison.rows for figure in row.figures]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


def _describe(figure: ProfileFigure, repository: Repository) -> dict[str, object]:
    indicator, area = figure.indicator, figure.area
    sources = [repository.registry.sources[name] for name in indicator.sources]
    licences = dict.fromkeys(repository.registry.licences[one.licence].title for one in sources)
    is_valued = figure.value is not None
    return {
        "indicator": indicator.id,
        "indicator_label": indicator.label,
        "theme": indicator.theme.value,
        "unit": indicator.unit,
        "basis": indicator.basis.value,
        "date": figure.period.label,
        "group": figure.group,
        "area_code": area.area_code,
        "area_name": area.area_name,
        "level": area.geography.level.value,
        "vintage": str(area.geography.vintage or ""),
        **_round(figure),
        "base": figure.base,
        "status": figure.status,
        "compared_with_london": say_against_london(figure),
        # On the page, the words for a missing value stand in its place.
        "note": figure.note if is_valued else "; ".join(filter(None, [figure.shown, figure.note])),
        "method": figure.method,
        "source": "; ".join(f"{one.producer}, {one.title}" for one in sources),
        "licence": "; ".join(licences),
    }


def _round(figure: ProfileFigure) -> dict[str, float | None]:
    london = figure.london.estimate if figure.london else None
    numbers = {
        "value": figure.value,
        "lci_95": figure.lci_95,
        "uci_95": figure.uci_95,
        "london": london.value if london else None,
        "london_lci_95": london.lci_95 if london else None,
        "london_uci_95": london.uci_95 if london else None,
    }
    places = figure.indicator.decimal_places
    return {
        name: None if number is None else round(number, places) for name, number in numbers.items()
    }
