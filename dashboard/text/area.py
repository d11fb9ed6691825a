"""One chosen area in words: its figure, its rank, its records, and where to read on."""

from urllib.parse import urlencode

from dashboard.format.names import LEVEL_NAMES, count_areas
from dashboard.format.numbers import agree, end_sentence, name_in_sentence
from dashboard.format.outcomes import Compared
from dashboard.results.area_lines import AreaLink, AreaText, ReachedLine
from dashboard.results.outlines import AreaOutlines
from dashboard.results.ranks import rank_areas
from dashboard.results.view_change import build_change
from dashboard.results.view_results import PUBLISHED, ViewResults
from dashboard.state.addresses import profile_address
from dashboard.state.view import View
from dashboard.text.change_view import list_tips
from dashboard.text.figures import describe_comparison, describe_rank
from dashboard.text.reach import describe_records
from geodata.closed_lists import Level, Outcome
from geodata.model import BOROUGHS, DRAWN_GEOGRAPHIES, NEWEST_WARDS, Area, Geography
from geodata.reach.records import NO_RECORD, find_boroughs, programmes_reaching
from geodata.repository import Repository

_NO_FIGURE = "No figures for this kind of area in this indicator."


def describe_chosen_area(view: View, figures: ViewResults, repository: Repository) -> AreaText:
    """Put the chosen area into words; `view.area` must be there."""
    area = view.area
    if area is None:
        raise ValueError("describe_chosen_area needs a view with an area")
    reached, note = _describe_reached(area, repository)
    children, children_title = _find_children(area, view.geography, repository)
    figure, interval, sentences = describe_figure(area, figures)
    change = build_change(view, figures, repository)
    if change is not None and area.area_code in change.table.index:
        sentences = (end_sentence(list_tips(change)[area.area_code]), *sentences)
    return AreaText(
        name=area.area_name,
        parents=_find_parents(area, repository),
        children=children,
        children_title=children_title,
        figure=figure,
        interval=interval,
        sentences=sentences,
        reached=reached,
        reached_note=note,
        links=_list_links(area, view),
    )


def describe_figure(area: Area, figures: ViewResults) -> tuple[str, str, tuple[str, ...]]:
    """Put one area's figure into words: the figure, its interval, and sentences about it."""
    if area.geography != figures.geography:
        return "", "", (_NO_FIGURE,)
    row = figures.table.loc[[area.area_code]].to_dict("records")[0]
    if row["place"] < 0:
        return "", "", tuple(end_sentence(part) for part in (row["shown"], row["note"]) if part)
    indicator = figures.indicator
    compared = Compared(Outcome(row["outcome"]), row["difference"], bool(row["interval"]))
    sentences = (
        describe_comparison(compared, figures.london, indicator),
        _describe_place(area.area_code, figures),
        end_sentence(row["note"]) if row["note"] else "",
        "" if row["method"] == PUBLISHED else end_sentence(row["method"]),
    )
    interval = f"95 % interval {row['interval']}" if row["interval"] else ""
    return str(row["shown"]), interval, tuple(sentence for sentence in sentences if sentence)


def describe_area_map(outlines: AreaOutlines) -> str:
    """Say what the two maps of where an area lies show."""
    name = name_in_sentence(outlines.area.area_name)
    joint, whose = "with its", ""
    if outlines.closer_name:
        joint, whose = "among the", f" of {name_in_sentence(outlines.closer_name)}"
    count = len(outlines.within)
    # The City of London is one ward: there is nothing to count.
    parts = f" {joint} {count_areas(count, outlines.divided_by)}{whose}" if count > 1 else " closer"
    return f"Two maps: where {name} lies among London's boroughs, and {name}{parts}."


def _describe_place(area_code: str, figures: ViewResults) -> str:
    ranks = rank_areas(figures).loc[[area_code]].dropna().astype(int).to_numpy().tolist()
    places = (ranks[0][0], ranks[0][1]) if ranks else None
    plural = LEVEL_NAMES[figures.geography.level][1]
    return describe_rank(places, len(figures.valued), plural, figures.indicator)


def _describe_reached(area: Area, repository: Repository) -> tuple[tuple[ReachedLine, ...], str]:
    boroughs = find_boroughs(area, repository.areas())
    records = programmes_reaching(repository.reach(), area, boroughs)
    if records.empty:
        return (), f"{NO_RECORD} That is not evidence that nothing happened here."
    area_records = (
        records[records["known_at"] == "ward"] if area.geography.level is Level.WARD else records
    )
    lines = describe_records(area_records, dict(repository.registry.programmes))
    return lines, _note_rest(area, len(records) - len(area_records))


def _note_rest(area: Area, known_by_borough: int) -> str:
    rest = "Other programmes have no record here in the sources read."
    if area.geography.level is not Level.WARD or not known_by_borough:
        return rest
    records = agree(known_by_borough, "record is", "records are")
    return (
        f"{known_by_borough} more {records} known for the borough only, not for its wards. {rest}"
    )


def _find_parents(area: Area, repository: Repository) -> tuple[AreaLink, ...]:
    """Give the wider areas, widest first, each a link where it can be drawn."""
    areas = repository.areas()
    links = []
    for code in reversed(area.parent_codes):
        rows = areas[areas["area_code"] == code]
        if rows.empty:
            continue
        level = Level(str(rows["level"].iloc[0]))
        is_drawn = any(geography.level is level for geography in DRAWN_GEOGRAPHIES)
        sets = {"area": code, "level": level.value, "vintage": ""} if is_drawn else {}
        links.append(AreaLink(str(rows["area_name"].iloc[0]), sets))
    return tuple(links)


def _find_children(
    area: Area, drawn: Geography, repository: Repository
) -> tuple[tuple[AreaLink, ...], str]:
    """Give the boroughs of a constituency, or the wards of a borough on the edition drawn."""
    kinds = {
        Level.ASSEMBLY_CONSTITUENCY: BOROUGHS,
        Level.BOROUGH: drawn if drawn.level is Level.WARD else NEWEST_WARDS,
    }
    kind = kinds.get(area.geography.level)
    if kind is None:
        return (), ""
    candidates = repository.areas(kind)
    within = candidates[[area.area_code in codes for codes in candidates["parent_codes"]]]
    links = tuple(
        AreaLink(
            str(row.area_name),
            {
                "area": str(row.area_code),
                "level": kind.level.value,
                "vintage": str(kind.vintage or ""),
            },
        )
        for row in within.sort_values("area_name").itertuples()
    )
    number = count_areas(len(links), kind)
    return links, f"{number} in {name_in_sentence(area.area_name)}"


def _list_links(area: Area, view: View) -> tuple[tuple[str, str], ...]:
    query = {"level": area.geography.level.value}
    if area.geography.vintage:
        query["vintage"] = str(area.geography.vintage)
    series = {"indicator": view.indicator.id, "area": area.area_code, **query}
    # Neighbourhoods have no profile: three figures are no portrait.
    has_profile = area.geography.level is not Level.LSOA
    profile = (("The whole profile", profile_address(area)),) if has_profile else ()
    return (
        *profile,
        ("This area as data (JSON)", f"/api/v1/areas/{area.area_code}?{urlencode(query)}"),
        ("All dates (CSV)", f"/api/v1/observations?{urlencode({**series, 'format': 'csv'})}"),
        ("Its records (JSON)", f"/api/v1/reach?{urlencode({'area': area.area_code})}"),
    )
