"""Where a figure comes from, line by line, and how to cite it."""

from collections.abc import Iterable
from typing import NamedTuple

from dashboard.format.names import name_geography, name_one
from dashboard.format.numbers import end_sentence, name_in_sentence
from dashboard.format.text import say_day
from dashboard.results.profile import ProfileFigure
from dashboard.results.view_results import PUBLISHED
from dashboard.settings import SITE_NAME
from dashboard.state.view import ALL_PEOPLE
from geodata.closed_lists import Basis
from geodata.model import Source
from geodata.repository import Repository

_HOW_KNOWN = {
    Basis.FULL_COUNT: "a full count",
    Basis.SURVEY: "a sample survey",
    Basis.MODELLED: "a model",
    Basis.ADMINISTRATIVE: "administrative records",
}


class ProvenanceLine(NamedTuple):
    """One thing to know of a figure's origin: "Licence", its words, and where they lead."""

    term: str
    text: str
    url: str | None = None


def list_provenance(figure: ProfileFigure, repository: Repository) -> tuple[ProvenanceLine, ...]:
    """List where a figure comes from, from its publication to the data version it was read from.

    A line that has nothing to say is left out.
    """
    indicator = figure.indicator
    # The registry says "None" where nothing was done, perhaps with what that leaves.
    gathered = indicator.processing.removeprefix("None: ").removeprefix("None.")
    lines = [
        *_list_publication(find_source(figure, repository), repository),
        ProvenanceLine("What", end_sentence(indicator.description)),
        ProvenanceLine("Period", figure.period.label),
        ProvenanceLine("Population", _describe_population(figure)),
        ProvenanceLine("Base", _describe_base(figure)),
        ProvenanceLine("Method", _describe_method(figure)),
        ProvenanceLine("How it was gathered", end_sentence(gathered) if gathered else ""),
        ProvenanceLine("95 % interval", _describe_interval(figure)),
        ProvenanceLine("Boundaries", _describe_boundaries(figure)),
        ProvenanceLine("Note", end_sentence(figure.note) if figure.note else ""),
        ProvenanceLine("Read with care", " ".join(map(end_sentence, indicator.caveats))),
        ProvenanceLine("Data version", repository.data_version),
    ]
    return tuple(line for line in lines if line.text)


def cite_figure(figure: ProfileFigure, repository: Repository) -> str:
    """Write a citation of one figure; the day of reading is the reader's to add."""
    source = find_source(figure, repository)
    published = f" ({source.published})" if source.published else ""
    area = f"{name_in_sentence(figure.area.area_name)} ({_name_edition(figure)})"
    shown = (
        figure.shown if figure.value is not None else figure.shown[:1].lower() + figure.shown[1:]
    )
    marks = [f"95 % interval {figure.interval}"] if figure.interval else []
    marks += ["derived"] if _is_derived(figure) else []
    value = f"{shown} ({', '.join(marks)})" if marks else shown
    licence = repository.registry.licences[source.licence].title
    return (
        f"{source.producer}{published}. {_name_title(source)} {source.url}"
        f" {figure.indicator.label}, {area}, {figure.period.label}: {value}."
        f" Read in: {SITE_NAME}, data version {repository.data_version}."
        f" Licence: {end_sentence(licence)}"
    )


def find_source(figure: ProfileFigure, repository: Repository) -> Source:
    """Give a figure's publication: where no value is held, the first of its indicator's."""
    return figure.source or repository.registry.sources[figure.indicator.sources[0]]


def describe_reading(sources: Iterable[Source]) -> str:
    """Say when the newest of some publications was read; nothing where there is none."""
    newest = max((source.accessed_on for source in sources), default=None)
    return f"Publications last read on {say_day(newest)}." if newest else ""


def _name_title(source: Source) -> str:
    # Some titles trail off; three dots after a space would read as a slip.
    title = source.title.replace(" ...", "…")
    return title if title.endswith("…") else end_sentence(title)


def _list_publication(source: Source, repository: Repository) -> list[ProvenanceLine]:
    licence = repository.registry.licences[source.licence]
    read_on = say_day(source.accessed_on)
    published = f"Published {source.published}; read" if source.published else "Read"
    return [
        ProvenanceLine("Source", _name_title(source), source.url),
        ProvenanceLine("Producer", source.producer),
        ProvenanceLine("Dates", f"{published} for the atlas on {read_on}."),
        ProvenanceLine("About the source", end_sentence(source.note) if source.note else ""),
        ProvenanceLine("Licence", end_sentence(licence.title), licence.url),
        ProvenanceLine("Credit", source.attribution),
    ]


def _describe_population(figure: ProfileFigure) -> str:
    group = "" if figure.group == ALL_PEOPLE else f"; the group “{figure.group}”"
    return end_sentence(f"{figure.indicator.population}{group}")


def _describe_base(figure: ProfileFigure) -> str:
    if figure.base is not None:
        return f"{figure.base:,}."
    if figure.indicator.basis is Basis.FULL_COUNT:
        return "A full count: everyone is meant, and no sample was drawn."
    return "The copy of the source that was read gives no number of people asked or counted."


def _describe_method(figure: ProfileFigure) -> str:
    if figure.value is None:
        return ""
    known = f"From {_HOW_KNOWN[figure.indicator.basis]}"
    if not _is_derived(figure):
        return f"{known}; the value is as published."
    how = figure.method.removeprefix("derived: ")
    return f"{known}; this value is derived, not published: {how}."


def _describe_interval(figure: ProfileFigure) -> str:
    if figure.value is None:
        return ""
    if figure.interval:
        given = "worked out with the value" if _is_derived(figure) else "as published"
        return f"{figure.interval}, {given}."
    if figure.indicator.basis is Basis.FULL_COUNT:
        return "A full count has no sampling error."
    return "No interval is published, so the figure is described and not tested."


def _describe_boundaries(figure: ProfileFigure) -> str:
    kind = name_geography(figure.geography)
    alone = "" if figure.geography.vintage else ", of which the atlas holds one edition"
    borrowed = " The figure is the borough's, not the ward's." if figure.is_borrowed else ""
    return (
        f"{end_sentence(kind + alone)} {figure.area.area_name}: {figure.area.area_code}.{borrowed}"
    )


def _name_edition(figure: ProfileFigure) -> str:
    return f"{name_one(figure.geography)}, {figure.area.area_code}"


def _is_derived(figure: ProfileFigure) -> bool:
    return figure.method not in ("", PUBLISHED)
