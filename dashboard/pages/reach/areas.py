"""What stands beside and under the map of reach: unlocated records, and every area in words."""

from collections.abc import Sequence
from itertools import groupby

from dashboard.format.names import count_areas
from dashboard.format.numbers import agree
from dashboard.pages.reach.layout import AreaLine, BesideMap, UnnamedAreas
from dashboard.results.reach import ReachRows
from dashboard.results.reached import AreaFacts, LaidRecords, row_identifier
from dashboard.text.reach_areas import name_area, show_people, show_shared, show_sums, show_units
from dashboard.text.reach_page import describe_beside, list_unlocated
from geodata.model import Geography, list_words
from geodata.repository import Repository


def tell_beside(
    rows: ReachRows, layout: LaidRecords, geography: Geography, repository: Repository
) -> BesideMap:
    """Tell what of the matching records is not on the map."""
    programmes = repository.registry.programmes
    entries = list_unlocated(rows.unlocated)
    return BesideMap(
        describe_beside(rows, len(layout.records), geography),
        tuple(
            (programmes[identifier].label, tuple(text for _, text in group))
            for identifier, group in groupby(entries, key=lambda one: one[0])
        ),
    )


def list_area_lines(layout: LaidRecords) -> tuple[AreaLine, ...]:
    """List the areas that some record names as rows of the table."""
    return tuple(
        AreaLine(
            identifier=row_identifier(area),
            name=name_area(area),
            address=f"/area/{area.area_code}",
            records=f"{area.records:,}",
            units=show_units(area),
            programmes=", ".join(area.programmes),
            unshared=show_sums(area.unshared),
            shared=show_shared(area.shared),
            people=show_people(area.people),
        )
        for area in layout.named
    )


def list_unnamed(layout: LaidRecords) -> tuple[UnnamedAreas, ...]:
    """List the areas that no record names, by borough where they are wards."""
    ordered = sorted(layout.unnamed, key=lambda area: area.borough)
    return tuple(
        UnnamedAreas(borough, _list_names(tuple(group)))
        for borough, group in groupby(ordered, key=lambda area: area.borough)
    )


def _list_names(areas: Sequence[AreaFacts]) -> str:
    return list_words(area.area_name for area in areas)


def count_unnamed(layout: LaidRecords, geography: Geography) -> str:
    """Say of how many areas no record says anything, and that this is no evidence."""
    counted = count_areas(len(layout.unnamed), geography)
    have = agree(len(layout.unnamed), "has", "have")
    return (
        f"{counted} {have} no record in the sources read among those chosen. That is not evidence"
        " that nothing happened there."
    )
