"""A profile as two sheets of A4 in PDF/UA-1: its texts and pictures, set in type by typst."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from dashboard.charts.area_map import draw_area_map
from dashboard.charts.chart import Chart
from dashboard.charts.letters import FAMILY
from dashboard.charts.range_strip import describe_range_strip, draw_range_strip
from dashboard.charts.style import style_chart
from dashboard.charts.trend_line import describe_trend, draw_trend
from dashboard.exports.typesetting import set_pages
from dashboard.format.names import name_geography, name_one
from dashboard.format.numbers import end_sentence, name_in_sentence
from dashboard.results.choices import THEME_NAMES
from dashboard.results.outlines import read_area_outlines
from dashboard.results.profile import AreaProfile, EditionLink, ProfileFigure
from dashboard.settings import SITE_NAME
from dashboard.text.area import describe_area_map
from dashboard.text.compare import say_against_london, show_london
from dashboard.text.profile import WARDS_REDRAWN, describe_dates, describe_unrecorded
from dashboard.text.provenance import describe_reading
from dashboard.text.site import ATTRIBUTION, INDEPENDENT
from geodata.closed_lists import Level
from geodata.model import NEWEST_WARDS, Area, list_words
from geodata.repository import Repository

_TEMPLATE = Path(__file__).with_name("profile_pdf.typ")
# Some 60 kB each.
_KEPT_FILES = 64


@lru_cache(maxsize=_KEPT_FILES)
def write_pdf(profile: AreaProfile, repository: Repository, address: str) -> bytes:
    """Write a profile as a PDF; the same profile and address give the same bytes.

    ``address`` is where the profile is on the web, as the sheets print it. The
    file holds no date of its making: the data's version is what it is of.
    """
    sheet = describe_sheet(profile, repository, address)
    return set_pages(_TEMPLATE, sheet, keeps_percents=True)


Sheet = dict[str, object]
# What paper may hold at most; fewer are set where they do not fit.
_TRENDS, _RECORDS = 6, 12
# Units that a value's own mark does not say.
_MARKED_UNITS = ("%", "£", "years")
_SENTENCE_END = re.compile(r"(?<=\.)\s+")


def describe_sheet(profile: AreaProfile, repository: Repository, address: str) -> Sheet:
    """Put a profile into the texts and pictures (SVG) that its two sheets show.

    Names and sentences are data for the template, which never reads them as
    its own markup. ``address`` is where the profile is on the web.
    """
    area = profile.area
    where = f" in {profile.borough.area_name}" if profile.borough else ""
    kind = name_one(area.geography)
    printed = [figure for figure in profile.figures if figure.is_in_print]
    dated = [figure for figure in printed if len(figure.trend) > 1][:_TRENDS]
    return {
        "title": f"{area.area_name}, {kind}: profile",
        "site": SITE_NAME,
        "independent": INDEPENDENT,
        "name": area.area_name,
        "in_sentence": name_in_sentence(area.area_name),
        "kind": f"{kind[:1].upper()}{kind[1:]}{where} · {area.area_code}",
        "address": address,
        "version": profile.data_version,
        "editions": list(_tell_editions(profile)),
        "headline": [fact._asdict() for fact in profile.headline],
        "map": _describe_map(area, repository),
        "stand_outs": [one.sentence for one in profile.stand_outs],
        "stand_outs_note": profile.stand_outs_note,
        "groups": _group_figures(printed),
        "counted": f"{len(printed)} of {len(profile.figures)} figures, each at its newest date",
        "trends": [_describe_trend(figure) for figure in dated],
        **_describe_reach(profile),
        "similar": _describe_similar(profile),
        "sources": _list_sources(printed, repository),
        "read_on": describe_reading(figure.source for figure in printed if figure.source),
    }


def _tell_editions(profile: AreaProfile) -> Iterable[str]:
    if profile.edition_note:
        yield profile.edition_note
    for title, links in (
        (WARDS_REDRAWN, profile.replaced_by),
        ("Drawn over wards of an older edition", profile.replaces),
    ):
        if links:
            yield f"{title}: {_join_editions(links)}"


def _join_editions(links: Sequence[EditionLink]) -> str:
    shown = " ".join(link.text for link in links[:2])
    rest = len(links) - 2
    return f"{shown} And {rest} more." if rest > 0 else shown


def _describe_map(area: Area, repository: Repository) -> Sheet:
    level, name = area.geography.level, name_in_sentence(area.area_name)
    within = {
        Level.BOROUGH: name_geography(NEWEST_WARDS),
        Level.WARD: name_geography(area.geography),
        Level.ASSEMBLY_CONSTITUENCY: "boroughs",
    }[level]
    outlines = read_area_outlines(area, repository)
    alt = describe_area_map(outlines)
    lines = f"; thin lines are {within}" if len(outlines.within) > 1 else ""
    marked = "ringed, its borough outlined" if level is Level.WARD else "dark"
    return {
        "svg": _style(draw_area_map(outlines, alt)),
        "alt": alt,
        "legend": f"Left: London's boroughs, {name} {marked}. Right: {name} hatched, with a heavy"
        f" outline{lines}. Grey-blue: the tidal Thames.",
        "credit": ". ".join(ATTRIBUTION),
    }


def _style(chart: Chart | None) -> str:
    return "" if chart is None else style_chart(chart, FAMILY)


def _group_figures(figures: Sequence[ProfileFigure]) -> list[Sheet]:
    groups: list[Sheet] = []
    for is_borrowed, held in groupby(figures, key=lambda figure: figure.is_borrowed):
        for theme, rows in groupby(held, key=lambda figure: figure.indicator.theme):
            borrowed = list(rows)
            whose = f" · borough estimates, {borrowed[0].area.area_name}" if is_borrowed else ""
            groups.append(
                {
                    "title": f"{THEME_NAMES[theme]}{whose}",
                    "rows": [_describe_figure(figure) for figure in borrowed],
                }
            )
    return groups


def _describe_figure(figure: ProfileFigure) -> Sheet:
    indicator, when = figure.indicator, figure.period.label
    unit = "" if indicator.unit.startswith(_MARKED_UNITS) else indicator.unit
    said = "" if indicator.label.endswith(when) else when
    borrowed = "borough estimate" if figure.is_borrowed else ""
    london, _, derived = show_london(figure)
    return {
        "label": indicator.label,
        "detail": " · ".join(part for part in (said, unit, borrowed) if part),
        "shown": figure.shown,
        "interval": figure.interval,
        "missing": "" if figure.value is not None else _say_missing(figure),
        "svg": _style(draw_range_strip(figure)),
        "alt": describe_range_strip(figure),
        "london": f"{london}, {derived}" if derived else london,
        "outcome": say_against_london(figure),
        "note": figure.note if figure.value is not None else "",
    }


def _say_missing(figure: ProfileFigure) -> str:
    return " ".join(end_sentence(text) for text in (figure.shown, figure.note) if text)


def _describe_trend(figure: ProfileFigure) -> Sheet:
    borrowed = f" · borough estimate, {figure.area.area_name}" if figure.is_borrowed else ""
    return {
        "label": figure.indicator.label,
        "unit": f"{figure.indicator.unit}{borrowed}",
        "svg": _style(draw_trend(figure)),
        "alt": describe_trend(figure),
        "sentence": describe_dates(figure)[0],
    }


def _describe_reach(profile: AreaProfile) -> Sheet:
    return {
        "records": [
            {"title": line.title, "detail": f"{line.detail}. Source: {line.source}."}
            for line in profile.reached[:_RECORDS]
        ],
        "records_held": len(profile.reached),
        "reached_note": profile.reached_note,
        "unrecorded": describe_unrecorded(profile),
    }


def _describe_similar(profile: AreaProfile) -> Sheet | None:
    if profile.similar is None or not profile.similar.areas:
        return None
    return {
        "names": list_words(near.area.area_name for near in profile.similar.areas),
        "method": profile.similar.method,
        "comparisons": list(profile.similar.comparisons),
    }


def _list_sources(figures: Sequence[ProfileFigure], repository: Repository) -> list[Sheet]:
    """List the publications of the figures on paper by their licence, with the credits due."""
    licences = repository.registry.licences
    held = {figure.source.id: figure.source for figure in figures if figure.source}
    ordered = sorted(held.values(), key=lambda source: (licences[source.licence].title, source.id))
    listed: list[Sheet] = []
    for licence, group in groupby(ordered, key=lambda source: licences[source.licence].title):
        sources = list(group)
        said = "; ".join(
            f"{source.producer}: {source.title}"
            + (f" ({source.published})" if source.published else "")
            for source in sources
        )
        credits_due = dict.fromkeys(
            sentence
            for source in sources
            for sentence in _SENTENCE_END.split(source.attribution)
            if not sentence.startswith("Source:")
        )
        listed.append({"licence": licence, "said": said, "credits": " ".join(credits_due)})
    return listed
