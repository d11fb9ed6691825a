"""From which date a change may be shown, and why not where it may not."""

from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from geodata.model import Coverage, Geography, Indicator, Period
from geodata.repository import Repository
from geodata.statistics.change import Verdict, compare_dates, list_earlier

_KEPT_LISTS = 512


class Drawn(NamedTuple):
    """What is drawn: an indicator on an edition, at a date, of a group of people."""

    indicator: Indicator
    coverage: Coverage
    period: Period
    group: str


@lru_cache(maxsize=_KEPT_LISTS)
def list_since(
    indicator_id: str, geography: Geography, later: str, group: str, repository: Repository
) -> tuple[str, ...]:
    """List the periods from which a change until ``later`` can be shown, the newest first."""
    indicator = repository.registry.indicator(indicator_id)
    if indicator.no_change:
        return ()
    observations = repository.observations(indicator_id, geography=geography, group=group)
    return tuple(list_earlier(observations, later, indicator=indicator))


def find_since(asked: str, drawn: Drawn, repository: Repository) -> Period | str:
    """Give the earlier date that a change is shown from, or a sentence that says why none is."""
    period, geography = drawn.period, drawn.coverage.geography
    since = next((one for one in drawn.coverage.periods if one.id == asked), None)
    if since is None:
        return f"There are no figures for '{asked[:40]}', so no change since then is shown."
    if since.id >= period.id:
        return f"A change needs an earlier date than {since.label}. {period.label} is shown."
    offered = list_since(drawn.indicator.id, geography, period.id, drawn.group, repository)
    if since.id in offered:
        return since
    reason = _explain(since, drawn, repository)
    instead = "Choose another earlier date." if offered else "The trend shows every date."
    return f"No change since {since.label} is shown: {reason} {instead}"


def _explain(since: Period, drawn: Drawn, repository: Repository) -> str:
    """Say what is most in the way of comparing two dates, as the end of a sentence."""
    indicator, coverage, period, group = drawn
    if indicator.no_change:
        return f"{indicator.no_change[:1].lower()}{indicator.no_change[1:]}"
    observations = repository.observations(indicator.id, geography=coverage.geography, group=group)
    compared = compare_dates(observations, since.id, period.id, indicator=indicator)
    # Missing values are every series' own; another reason says more.
    counts = Counter(verdict for verdict in compared["verdict"] if verdict != Verdict.NO_VALUE)
    verdict = counts.most_common(1)[0][0] if counts else Verdict.NO_VALUE
    return _REASONS[verdict].format(since=since.label, period=period.label)


_REASONS = {
    Verdict.NO_VALUE: "no area has a value for both dates.",
    Verdict.NO_INTERVAL: "no 95 % interval is published for both dates, so it cannot be tested.",
    Verdict.BROKEN: "the series breaks between {since} and {period}.",
    Verdict.OVERLAPPING: "{since} and {period} share years, so it cannot be tested.",
}
