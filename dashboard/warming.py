"""Figures that readers ask for first, built before they do."""

from threading import Thread

from dashboard.selection import Selection
from dashboard.shown_figures import build_figures
from dashboard.view import drawn_coverage, resolve_view
from geodata.closed_lists import Level
from geodata.repository import Repository

# Neighbourhoods are a detail that few readers open; they are built when they are asked for.
_FIRST_LEVELS = (Level.BOROUGH, Level.WARD)


def start_warming(repository: Repository) -> Thread:
    """Start to build every indicator's newest figures by borough and ward, beside the answers.

    Finding natural breaks takes up to a tenth of a second an indicator; after
    this no reader waits for it. What is asked for meanwhile is built at once.
    """
    thread = Thread(target=build_newest, args=(repository,), name="warming", daemon=True)
    thread.start()
    return thread


def build_newest(repository: Repository) -> None:
    """Build every indicator's newest figures on the editions that readers open first."""
    for identifier in repository.registry.indicators:
        for coverage in drawn_coverage(identifier, repository):
            level, vintage = coverage.geography
            if level in _FIRST_LEVELS:
                chosen = Selection(indicator=identifier, level=level, vintage=vintage)
                build_figures(resolve_view(chosen, repository), repository)
