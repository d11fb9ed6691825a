"""The publications that plates rest on."""

from collections.abc import Iterable

from dashboard.plates.plate import PlateSource
from geodata.repository import Repository


def list_plate_sources(
    identifiers: Iterable[str], repository: Repository
) -> tuple[PlateSource, ...]:
    """List publications by their identifiers in the registry, each once."""
    registry = repository.registry
    sources = [registry.sources[name] for name in dict.fromkeys(identifiers)]
    return tuple(
        PlateSource(
            name=f"{source.producer}, {source.title}"
            + (f" ({source.published})" if source.published else ""),
            licence=registry.licences[source.licence].title,
            attribution=source.attribution,
            address=source.url,
        )
        for source in sources
    )
