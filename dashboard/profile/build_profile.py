"""An area's profile, built once a process."""

from functools import lru_cache

from dashboard.profile.area_profile import AreaProfile
from dashboard.profile.profile_figures import list_figures
from dashboard.profile.similar_areas import find_similar
from geodata.closed_lists import Level
from geodata.model import Area
from geodata.reach import find_boroughs
from geodata.repository import Repository

_KEPT_PROFILES = 256


@lru_cache(maxsize=_KEPT_PROFILES)
def build_profile(area: Area, repository: Repository) -> AreaProfile:
    """Build everything that a profile says of an area."""
    borough = _find_borough(area, repository)
    return AreaProfile(
        area=area,
        borough=borough,
        figures=list_figures(area, borough, repository),
        data_version=repository.data_version,
        similar=find_similar(area, repository),
    )


def _find_borough(area: Area, repository: Repository) -> Area | None:
    """Give the borough that a ward lies in; None for other areas."""
    if area.geography.level is not Level.WARD:
        return None
    code = next(iter(find_boroughs(area, repository.areas())), None)
    return repository.area(code) if code else None
