"""The publications that plates rest on."""

from collections.abc import Iterable, Sequence

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


def say_sources(sources: Sequence[PlateSource], most: int | None = None, where: str = "") -> str:
    """Name publications in one line; of more than ``most`` the first, and where the rest is.

    Examples
    --------
    >>> named = [PlateSource(name, "", "", "") for name in ("A", "B", "C")]
    >>> say_sources(named)
    'Source: A; B; C.'
    >>> say_sources(named, 2, ", in the notes")
    'Source: A; B; and 1 more, in the notes.'
    >>> say_sources([])
    'No publication is shown.'
    """
    if not sources:
        return "No publication is shown."
    names = [source.name for source in sources[:most]]
    rest = len(sources) - len(names)
    more = f"; and {rest:,} more{where}" if rest else ""
    return f"Source: {'; '.join(names)}{more}."
