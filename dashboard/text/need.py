"""What reach against need says: its title, its answers, its lists, and why there is none."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from dashboard.format.names import LEVEL_NAMES, count_areas, name_geography
from dashboard.format.numbers import (
    THIN_SPACE,
    agree,
    count_things,
    name_in_sentence,
    show_number,
    show_value,
)
from dashboard.results.need import HighestThird, NeedAnswer, NeedLine, NeedLists, ReachState
from dashboard.state.view import View
from dashboard.text.conditions import NO_RECORD_CAUTION
from dashboard.text.reach import NOT_REACHED
from geodata.closed_lists import Split
from geodata.model import Geography, Programme, list_words
from geodata.reach.coverage import FEWEST_UNITS, LEAST_LOCATED, LocatedKind, NeedObstacle
from geodata.reach.need import Grouping, NeedComparison
from geodata.reach.shares import Verdict

VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MORE: "More of the units than of the need",
        Verdict.LESS: "Less of the units than of the need",
        Verdict.CANNOT_TELL: "Cannot tell",
    }
)
GROUPINGS: Mapping[Grouping, str] = MappingProxyType(
    {
        Grouping.INNER_OUTER: "Inner and Outer London",
        Grouping.CONSTITUENCY: "Assembly constituencies",
        Grouping.DEPRIVATION_FIFTH: "Fifths of deprivation",
    }
)
NEED_THIRDS = ("lowest third", "middle third", "highest third")
NOT_DRAWN = "No figures of this measure of need are held for these areas."
# Stands wherever the map does.
MAP_NOTE = (
    "Thirds of need are of equal number of areas, by its rate. Hatched lines over a colour: no"
    " record in the sources read of what is chosen, which is not the same as not reached. A record"
    " counts in each area that it names."
)
_FEW = 2
_MIN_SHOWN = 0.05


def title_need(answer: NeedAnswer) -> str:
    """Say what was found, or that nothing can be: never more than the verdicts do."""
    found = answer.comparison
    if found.obstacle is not None:
        return _title_obstacle(found.obstacle, answer)
    clear_lines = [line for line in answer.lines if line.verdict is not Verdict.CANNOT_TELL]
    areas = count_areas(len(answer.lines), answer.ask.geography)
    if len(clear_lines) > _FEW:
        return (
            f"{len(clear_lines)} of {areas} have clearly more or less of the located units than of"
            f" the need ({say_located(found)})"
        )
    grouped = [line for group in answer.groups.values() for line in group]
    clear_lines = (
        clear_lines or [line for line in grouped if line.verdict is not Verdict.CANNOT_TELL][:_FEW]
    )
    if clear_lines:
        findings = "; ".join(_tell_line(line) for line in clear_lines)
        return f"{findings[:1].upper()}{findings[1:]} ({say_located(found)})"
    return (
        f"With {count_units(found.located)} located, no difference between reach and need can be"
        f" told for any of {areas}"
    )


def _tell_line(line: NeedLine) -> str:
    finding = {
        Verdict.MORE: "more of the located units than of the need",
        Verdict.LESS: "less of the located units than of the need",
    }[line.verdict]
    return f"{name_in_sentence(line.name)} has {finding}"


def say_verdict(line: NeedLine) -> str:
    """Say the answer for an area or a group, and why there is none in spite of its interval."""
    leaves_out_nought = (line.lci_95 or 0) > 0 or (line.uci_95 or 0) < 0
    if line.verdict is Verdict.CANNOT_TELL and leaves_out_nought:
        return "Cannot tell: of so many, one may differ as much by chance"
    return VERDICTS[line.verdict]


def _title_obstacle(obstacle: NeedObstacle, answer: NeedAnswer) -> str:
    found = answer.comparison
    return {
        NeedObstacle.NEED_NOT_HELD: f"Reach cannot be set against need: {_lower(answer.need.label)}"
        f" are not held for {name_geography(answer.ask.geography)}",
        NeedObstacle.NO_UNITS: "No unit is located, so nothing can be compared with need",
        NeedObstacle.UNDER_HALF_LOCATED: f"{say_located(found)}: too few to compare with need",
        NeedObstacle.TOTAL_NOT_COUNTED: f"{say_located(found)}: not compared with need",
        NeedObstacle.TOTAL_A_LOWER_BOUND: f"{say_located(found)}: not compared with need,"
        " as nobody knows how many there are",
        NeedObstacle.TOO_FEW_UNITS: f"{say_located(found)}: too few to compare with need",
    }[obstacle]


def count_units(count: float) -> str:
    """Count units in words: "1 unit", "10 units"."""
    return f"{show_units(count)} {agree(count, 'unit', 'units')}"


def show_units(units: float) -> str:
    """Show a number of units, with a place where some are parts; never a part as 0."""
    if 0 < units < _MIN_SHOWN:
        return "under 0.1"
    return show_number(units, 0 if float(units).is_integer() else 1)


def say_located(found: NeedComparison | LocatedKind, how: str = "located") -> str:
    """Say how much is located: "10 of 17 units located"; ``how`` stands after the units."""
    if found.total is None:
        return f"{count_units(found.located)} {how}, of a number that no source gives"
    least = "at least " if found.at_least else ""
    return f"{found.located:,} of {least}{found.total:,} units {how}"


def _say_placed(found: NeedComparison, geography: Geography) -> str:
    verb = agree(found.located, "is", "are")
    return say_located(found, f"{verb} located on {name_geography(geography)}")


def describe_obstacle(
    obstacle: NeedObstacle, answer: NeedAnswer, programmes: Mapping[str, Programme]
) -> str:
    """Say why nothing is compared, with the numbers, and what would be needed."""
    found = answer.comparison
    areas = name_geography(answer.ask.geography)
    unknown = _name_kinds([kind for kind in found.kinds if kind.total is None], programmes)
    bounded = _name_kinds([kind for kind in found.kinds if kind.at_least], programmes)
    independent = min(found.located, found.effective_units)
    half = -(-(found.total or 0) // int(1 / LEAST_LOCATED))
    more = FEWEST_UNITS - independent
    return {
        NeedObstacle.NEED_NOT_HELD: answer.need.not_held
        or f"{answer.need.label}: no figure is held for every one of the {areas}. Boroughs may"
        " have it, or another measure of need.",
        NeedObstacle.NO_UNITS: f"The sources read place no unit of what is chosen on {areas}. That"
        " is not evidence that nothing was there.",
        NeedObstacle.UNDER_HALF_LOCATED: f"{_say_placed(found, answer.ask.geography)}, fewer"
        " than half. Those in no source may lie anywhere. At least"
        f" {half - found.located:,} more would have to be located.",
        NeedObstacle.TOTAL_NOT_COUNTED: f"No source counts all units of {unknown}, so nobody knows"
        " whether half are located.",
        NeedObstacle.TOTAL_A_LOWER_BOUND: f"Sources count the units of {bounded} as “at least” a"
        " number, so nobody knows whether half are located.",
        NeedObstacle.TOO_FEW_UNITS: f"{count_units(found.located)} located"
        f"{_say_independent(found)}; at least {FEWEST_UNITS} are needed, {show_units(more)} more."
        " With fewer hardly any difference could be told, so none is.",
    }[obstacle]


def _say_independent(found: NeedComparison) -> str:
    if found.effective_units >= found.located:
        return ""
    return f", which say as much as {show_units(found.effective_units)} independent ones"


def _name_kinds(kinds: Sequence[LocatedKind], programmes: Mapping[str, Programme]) -> str:
    return list_words(programmes[kind.programme].label for kind in kinds) or "these programmes"


def describe_pool(pool: Sequence[LocatedKind], programmes: Mapping[str, Programme]) -> str:
    """Say which programmes could be pooled; the address that pools them is the page's."""
    located = sum(kind.located for kind in pool)
    total = sum(kind.total or 0 for kind in pool)
    return f"{_name_kinds(pool, programmes)}: {located:,} of {total:,} units located"


def describe_question(answer: NeedAnswer) -> str:
    """Say under the title what is set against what, when, and how shared units count."""
    found = answer.comparison
    areas = name_geography(answer.ask.geography)
    when = f" ({answer.period})" if answer.period else ""
    shared = {
        Split.EQUAL: "shared in equal parts",
        Split.EACH: "counted in each area that shares it",
    }[answer.ask.split]
    sentences = [
        f"Share of located units minus share of need, by {areas}. Need: {answer.need.label}{when}.",
        f"{say_located(found)}.",
    ]
    if found.shared_units:
        touch = agree(found.shared_units, "touches", "touch")
        sentences.append(
            f"{count_units(found.shared_units)} {touch} several areas, {shared}: no source says how"
            " much each had."
        )
    if found.located and abs(found.effective_units - found.located) >= _MIN_SHOWN:
        sentences.append(
            f"As some records hold several units, they say as much as"
            f" {show_units(found.effective_units)} independent ones."
        )
    if found.obstacle is None and found.located:
        sentences.append(
            f"95 % intervals: {found.method.value}, for {show_number(found.interval_units, 1)}"
            " effective units."
        )
        sentences.append(_say_unlocated(found))
    return " ".join(part for part in sentences if part)


def _say_unlocated(found: NeedComparison) -> str:
    """Say that what no source places could turn an answer round; empty where all is located."""
    unlocated = (found.total or 0) - found.located
    if unlocated <= 0:
        return ""
    what = "The unit" if unlocated == 1 else f"The {unlocated:,} units"
    return f"{what} that no source places could change any answer."


def show_points(value: float) -> str:
    """Show a difference of shares in points, signed; 0 has no sign."""
    text = show_number(value * 100, 1)
    return f"+{text}" if value > 0 and text != "0.0" else text


def show_share(share: float | None) -> str:
    """Show a share in per cent; words where there is none."""
    return f"{show_number(share * 100, 1)}{THIN_SPACE}%" if share is not None else "not held"


def describe_difference(line: NeedLine) -> str:
    """Say a difference with its interval in points; that there is none where there is none."""
    if line.difference is None:
        return "no difference can be given"
    difference = f"{show_points(line.difference)} points"
    if line.lci_95 is None or line.uci_95 is None:
        return f"{difference}, no interval"
    return f"{difference} ({show_points(line.lci_95)} to {show_points(line.uci_95)})"


def show_rate(rate: float | None, answer: NeedAnswer) -> str:
    """Show a rate of need with its unit; words where there is none."""
    if rate is None or answer.indicator is None:
        return "not held"
    return show_value(rate, answer.indicator)


def describe_coverage(answer: NeedAnswer) -> str:
    """Warn how much is unknown, as the first line of every list."""
    found = answer.comparison
    if found.total is not None and not found.at_least and found.located == found.total:
        return f"All {found.total:,} units are located on {name_geography(answer.ask.geography)}."
    return (
        f"{_say_placed(found, answer.ask.geography)}. What is not located could be anywhere, in"
        " the areas listed as well."
    )


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


NEED_STEPS = ("lowest third of need", "middle third", "highest third of need")


def define_high(answer: NeedAnswer) -> str:
    """Say what high need is here, and what no record does not say."""
    usual = show_rate(answer.usual_rate, answer)
    return (
        f"High need: in the top fifth of the {name_geography(answer.ask.geography)} by"
        " its rate, and above the rate of London as a whole"
        f" ({usual}). {NOT_REACHED}"
    )


def define_lower(answer: NeedAnswer) -> str:
    """Say what lower need is here."""
    usual = show_rate(answer.usual_rate, answer)
    return (
        "Some record names the area, and its need is below the rate of London as a whole"
        f" ({usual})."
    )


def describe_list(found: int, kind: str, answer: NeedAnswer) -> str:
    """Say how many areas a list holds."""
    areas = count_areas(len(answer.lines), answer.ask.geography)
    return f"{found:,} of {areas}: {kind}."


def describe_unclear(lists: NeedLists, answer: NeedAnswer) -> str:
    """Say how many wards cannot be told to have a record or none; empty where there are none."""
    if not lists.vague:
        return ""
    areas = count_areas(lists.vague, answer.ask.geography)
    lie = agree(lists.vague, "lies", "lie")
    of_high = len(lists.unclear)
    return (
        f"{areas} {lie} in a borough that some record names without a ward: nobody can tell"
        f" whether the record is theirs. {of_high:,} of them {agree(of_high, 'is', 'are')} of"
        " high need. They are in neither list."
    )


def describe_area(line: NeedLine, third: int | None, answer: NeedAnswer) -> str:
    """Say an area's need and its records in one sentence, for the map."""
    name = name_in_sentence(line.name)
    name = name[:1].upper() + name[1:]
    rate = show_rate(line.rate, answer)
    need = f"{answer.need.label} {rate}"
    if third is not None:
        need += f", {NEED_STEPS[third]}"
    return f"{name}: {need}; {say_records(line)}."


def name_record_steps(most_of_few: int) -> tuple[str, str, str]:
    """Name the steps of records on the map, by the most that count as few.

    Examples
    --------
    >>> name_record_steps(1), name_record_steps(4)[1:]
    (('no record', '1 record', '2 or more records'), ('1 to 4 records', '5 or more records'))
    """
    few = count_things(1, "record") if most_of_few == 1 else f"1 to {most_of_few:,} records"
    return "no record", few, f"{most_of_few + 1:,} or more records"


def describe_map(counts: Sequence[Sequence[int]], answer: NeedAnswer) -> str:
    """Say the map in words, from the numbers of areas by third of need and step of records."""
    none, *some = counts[-1]
    return (
        f"Map of {name_geography(answer.ask.geography)}: {answer.need.label.lower()}, in thirds, by"
        f" records of reach. Of the highest third of need {none} have no record in the sources"
        f" read and {sum(some)} have one or more. The table says each area."
    )


def say_records(line: NeedLine) -> str:
    """Say what the records say of an area: a number, or the words for none."""
    if line.state is not ReachState.RECORD:
        return line.state.value
    return count_things(line.records, "record")


def describe_highest_third(
    found: HighestThird, view: View, *, is_estimated: bool
) -> tuple[str, ...]:
    """Answer beside a map how many of its highest third of areas have a record, and how surely."""
    labels = [programme.label for programme in view.programmes]
    whose = labels[0] if len(labels) == 1 else f"any of the {len(labels)} programmes"
    singular, plural = LEVEL_NAMES[view.geography.level]
    if not found.placed:
        return (f"We cannot tell: our sources place no record of {whose} on {plural}.",)
    sentences = [
        f"Of the {count_things(found.areas, singular, plural)} in the highest third of"
        f" “{view.indicator.label}”, {_count_or_none(found.recorded)} a"
        f" record of {whose}. {NO_RECORD_CAUTION}"
    ]
    if found.unclear:
        sentences.append(
            f"For {found.unclear:,} more we cannot tell: records name their borough and no"
            f" {singular}."
        )
    if is_estimated:
        sentences.append(
            "The third is by estimates: their intervals mean that others may belong to it."
        )
    return tuple(sentences)


def _count_or_none(count: int) -> str:
    return f"{count:,} {agree(count, 'has', 'have')}" if count else "none has"
