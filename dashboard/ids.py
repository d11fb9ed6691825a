"""Every component identifier that a callback or the browser's scripts name."""

URL = "url"
PAGE = "page"
NOTICES = "notices"

# Explore: what the reader chooses
INDICATOR_CHOICE = "indicator-choice"
AREA_CHOICE = "area-choice"
INDICATOR_ABOUT = "indicator-about"
LEVELS = "levels"
EDITION = "edition"
PERIOD = "period"
GROUP = "group"
SCHEME = "scheme"
CLASSES = "classes"
BREAKS = "breaks"
SURE = "sure"
LAYER = "layer"
PROGRAMMES = "programmes"
PROGRAMME_COUNT = "programme-count"
CONDITIONS = "conditions"
CONDITION_COUNT = "condition-count"

# Explore: what the reader sees
TITLE = "view-title"
SUBTITLE = "view-subtitle"
FILTERED = "view-filter"
VIEWS = "views"
MAP = "map"
MAP_STATUS = "map-status"
REACH_POINTS = "reach-points"
LEGEND = "legend"
LEGEND_WORDS = "legend-words"
TABLE = "table"
VIEW_PANEL = "view-panel"
DRAWN_VIEW = "drawn-view"
MATCHES = "matches"
REACH_BOX = "reach-box"
SOURCE_LINE = "source-line"

# Explore: what it means for one area
AREA_PANEL = "area-panel"
RANKING = "ranking"

# Every page
PAGE_LINKS = "page-links"
APPEARANCE = "appearance"
DOWNLOAD = "download"
