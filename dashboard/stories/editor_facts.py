"""What the page where stories are made shows: slides by their titles, and what can be added."""

from dashboard.answers.choices import THEME_NAMES
from dashboard.exports.file_kinds import list_story_kinds
from dashboard.geography_names import LEVEL_NAMES
from dashboard.plates.make_plate import make_plate
from dashboard.selection import LONGEST_ADDRESS, Mode
from dashboard.stories.editor_parts import EditorFacts, Offered, SlideFacts
from dashboard.stories.story import Story, StorySlide
from dashboard.view_modes import MODES
from geodata.closed_lists import Level, Theme
from geodata.model import Geography
from geodata.repository import Repository

# The ways of showing that one indicator alone fills.
OFFERED_MODES = (Mode.MAP, Mode.RANKING, Mode.TREND, Mode.TABLE)
OFFERED_LEVELS = (Level.BOROUGH, Level.WARD, Level.ASSEMBLY_CONSTITUENCY)
_BOROUGHS = Geography(Level.BOROUGH)


def collect_editor(story: Story, repository: Repository) -> EditorFacts:
    """Collect what the page shows of a story."""
    query = story.to_query()
    return EditorFacts(
        story=story,
        slides=[_describe(slide, repository) for slide in story.slides],
        offered=_list_offered(repository),
        query=query if len(query) <= LONGEST_ADDRESS else "",
        kinds=list_story_kinds(),
    )


def _describe(slide: StorySlide, repository: Repository) -> SlideFacts:
    plate = make_plate(slide.view, repository)
    return SlideFacts(slide, plate.title, plate.subtitle, plate.notices)


def _list_offered(repository: Repository) -> Offered:
    indicators = repository.registry.indicators.values()
    by_theme = {
        THEME_NAMES[theme]: {one.id: one.label for one in indicators if one.theme is theme}
        for theme in Theme
    }
    areas = repository.areas(_BOROUGHS).sort_values("area_name")
    return Offered(
        indicators={theme: held for theme, held in by_theme.items() if held},
        modes={
            mode.value: MODES[mode].family if mode is Mode.MAP else MODES[mode].name
            for mode in OFFERED_MODES
        },
        levels={level.value: LEVEL_NAMES[level][1].capitalize() for level in OFFERED_LEVELS},
        boroughs=dict(zip(areas["area_code"], areas["area_name"], strict=True)),
    )
