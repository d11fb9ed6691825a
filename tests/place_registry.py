"""The registry of the made-up place: two indicators, two programmes, one source."""

from datetime import date
from types import MappingProxyType

from geodata.closed_lists import Basis, Polarity, Theme
from geodata.model import (
    AreaNames,
    CountedUnit,
    Indicator,
    Licence,
    Meaning,
    Programme,
    ProgrammeTotal,
    Source,
)
from geodata.registry.registry import Registry

SURVEY, FULL_COUNT = "arts_engaged", "born_elsewhere"
PROGRAMME, SENSITIVE_PROGRAMME = "square_gardens", "sheltered_families"


def make_registry() -> Registry:
    """Make the registry of two indicators, two programmes and one source."""
    source = Source(
        id="made_up_source",
        producer="Nobody",
        title="Figures made up for tests",
        url="https://example.org/made-up",
        licence="made_up_licence",
        attribution="Made up for tests.",
        accessed_on=date(2026, 1, 1),
    )
    licence = Licence(id="made_up_licence", title="No terms", url=None)
    survey = Indicator(
        id=SURVEY,
        label="Went to something made up",
        description="A made-up share of made-up adults.",
        population="Made-up adults",
        unit="%",
        decimal_places=1,
        theme=Theme.PARTICIPATION,
        polarity=Polarity.HIGH_IS_GOOD,
        basis=Basis.SURVEY,
        denominator="adults asked",
        sources=(source.id,),
        caveats=("Made up.", "Never to be quoted."),
        processing="None.",
        next_review=date(2099, 1, 1),
    )
    count = survey.model_copy(
        update={
            "id": FULL_COUNT,
            "label": "Born in another square",
            "theme": Theme.CONTEXT,
            "polarity": Polarity.NO_JUDGEMENT,
            "basis": Basis.FULL_COUNT,
            "denominator": "residents",
        }
    )
    return Registry(
        release="made-up",
        indicators=MappingProxyType({SURVEY: survey, FULL_COUNT: count}),
        programmes=MappingProxyType({p.id: p for p in _make_programmes()}),
        sources=MappingProxyType({source.id: source}),
        licences=MappingProxyType({licence.id: licence}),
        conflicts=MappingProxyType({}),
        corrections=MappingProxyType({}),
        meanings=MappingProxyType({meaning.id: meaning for meaning in _make_meanings()}),
        area_names=AreaNames(styles=("Borough of {name}",)),
    )


def _make_meanings() -> tuple[Meaning, ...]:
    return (
        Meaning(
            id="outings",
            words=("outings", "trips to places"),
            finds=(f"indicators/{SURVEY}", f"indicators/{FULL_COUNT}"),
        ),
        Meaning(
            id="plants",
            words=("plants",),
            finds=(f"programmes/{PROGRAMME}",),
            without_figures="plants",
        ),
    )


def _make_programmes() -> tuple[Programme, Programme]:
    gardens = Programme(
        id=PROGRAMME,
        label="Square Gardens (made up)",
        theme=Theme.RELATIONSHIPS,
        description="Gardens that nobody made.",
        funder="Nobody",
        units=(
            CountedUnit(
                kind="gardens", label="gardens", total=13, at_least=True, source="made_up_source"
            ),
        ),
        totals=(
            ProgrammeTotal(
                kind="money", label="Grant", value=1000, unit="£", source="made_up_source"
            ),
        ),
        sources=("made_up_source",),
    )
    families = gardens.model_copy(
        update={
            "id": SENSITIVE_PROGRAMME,
            "label": "Sheltered Families (made up)",
            "sensitive": True,
            "totals": (),
            "units": (
                CountedUnit(kind="families", label="families", total=None, source="made_up_source"),
            ),
        }
    )
    return gardens, families
