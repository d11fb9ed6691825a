"""The plate of the Explore page's small maps: one of each date, in the same classes."""

from dataclasses import replace

from markupsafe import Markup

from dashboard.answers.date_figures import describe_dates
from dashboard.pictures.small_maps import SmallMap, draw_small_maps
from dashboard.plates.explore_map import make_explore_map
from dashboard.plates.plate import Plate, PlateKind, Room
from dashboard.saved_view import SavedView
from dashboard.selection import Mode
from dashboard.view import View
from geodata.repository import Repository

_FILLS = {"-": "unknown", ".": "plain"}


def make_dates(saved: SavedView, view: View, repository: Repository) -> Plate:
    """Make the plate of a map for each date; where there is one date only, it is that map."""
    told = describe_dates(view, repository)
    one = make_explore_map(saved, replace(view, mode=Mode.MAP), repository)
    if told["why_not"] or not told["dates"]:
        why = f"{told['why_not'] or 'One date only'}; the map of one date is shown."
        return replace(one, notices=(*one.notices, why))
    maps = tuple(
        SmallMap(
            date["label"],
            f"{date['words']}. {date['london']}.",
            tuple(_FILLS.get(sign, f"k{sign}") for sign in date["classes"]),
        )
        for date in told["dates"]
    )
    words = f"{told['title']}. " + " ".join(one_map.said for one_map in maps)
    key = one.key
    shown = (view.geography, words, key.classes if key else 0)
    areas = tuple(told["areas"])

    def draw(room: Room) -> Markup:
        return draw_small_maps(maps, areas, shown, room, repository)

    # The number of areas of each class is one date's, and says nothing of the others.
    entries = tuple(entry._replace(count=None) for entry in key.entries) if key else ()
    table = repository.observations(
        view.indicator.id, geography=view.geography, group=view.group
    ).sort_values(["period", "area_code"], kind="stable")
    return replace(
        one,
        # Many pictures in one: no single area of it is pointed at or gone to.
        kind=PlateKind.CHART,
        words=words,
        draw=draw,
        is_fluid=True,
        key=key._replace(title=told["title"], entries=entries) if key else None,
        table=table.reset_index(drop=True),
        # Rows are dates of areas: an area stands in more than one.
        shapes=None,
        named=(*one.named[:2], view.geography.key, "every date"),
    )
