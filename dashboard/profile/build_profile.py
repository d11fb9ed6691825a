"""An area's profile, built once a process."""

from functools import lru_cache

from dashboard.profile.area_profile import AreaProfile
from dashboard.profile.edition_links import describe_edition, find_replaced, find_replacements
from dashboard.profile.headline import list_headline
from dashboard.profile.part_areas import find_parts
from dashboard.profile.profile_figures import list_figures
from dashboard.profile.reached import tell_reached
from dashboard.profile.similar_areas import find_similar
from dashboard.profile.stand_outs import MOST_TOLD, choose_stand_outs
from dashboard.words.profile_words import explain_choice
from geodata.closed_lists import Level
from geodata.model import Area, Geography
from geodata.reach import find_boroughs
from geodata.repository import Repository

_KEPT_PROFILES = 256
_BOROUGH = Geography(Level.BOROUGH)


@lru_cache(maxsize=_KEPT_PROFILES)
def build_profile(area: Area, repository: Repository) -> AreaProfile:
    """Build everything that a profile says of an area."""
    borough = _find_borough(area, repository)
    figures = list_figures(area, borough, repository)
    stand_outs = choose_stand_outs(figures)
    reached = tell_reached(area, borough, repository)
    return AreaProfile(
        area=area,
        borough=borough,
        figures=figures,
        data_version=repository.data_version,
        headline=list_headline(area, repository),
        stand_outs=stand_outs,
        stand_outs_note=explain_choice(figures, len(stand_outs), MOST_TOLD),
        replaced_by=find_replacements(area, repository),
        replaces=find_replaced(area, repository),
        edition_note=describe_edition(area, repository),
        parts=find_parts(area, borough, repository),
        reached=reached.lines,
        reached_note=reached.note,
        unrecorded=reached.unrecorded,
        similar=find_similar(area, repository),
    )


def _find_borough(area: Area, repository: Repository) -> Area | None:
    """Give the borough that a ward lies in; None for other areas."""
    if area.geography.level is not Level.WARD:
        return None
    code = next(iter(find_boroughs(area, repository.areas(_BOROUGH))), None)
    return repository.area(code, _BOROUGH) if code else None
