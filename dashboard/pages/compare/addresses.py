"""Addresses that lead from one comparison to another, and to its file."""

from dashboard.results.comparison import Comparison
from dashboard.state.addresses import COMPARE_FILE_ROUTE, COMPARE_ROUTE
from dashboard.state.selection import Selection
from geodata.model import Area, Geography


def write_address(selection: Selection, *, route: str = COMPARE_ROUTE) -> str:
    """Write the address of a comparison."""
    query = selection.to_query()
    return f"{route}?{query}" if query else route


def start_address(geography: Geography) -> str:
    """Give the address at which areas of an edition are chosen."""
    return write_address(Selection(level=geography.level, vintage=geography.vintage))


def remove_address(comparison: Comparison, area: Area) -> str:
    """Give the address of the same comparison without one of its areas."""
    rest = tuple(one for one in comparison.areas if one != area)
    return write_address(comparison.select(rest, is_similar=False))


def first_address(comparison: Comparison, area: Area) -> str:
    """Give the address of the same areas with one of them put first."""
    rest = tuple(one for one in comparison.areas if one != area)
    return write_address(comparison.select((area, *rest), is_similar=False))


def similar_address(comparison: Comparison, area: Area) -> str:
    """Give the address of an area beside those most like it."""
    return write_address(comparison.select((area,), is_similar=True))


def standard_address(comparison: Comparison) -> str:
    """Give the address of the same areas over the standard list of indicators."""
    return write_address(comparison.select(indicators=()))


def file_address(comparison: Comparison) -> str:
    """Give the address of what is shown, as CSV."""
    return write_address(comparison.select(), route=COMPARE_FILE_ROUTE)
