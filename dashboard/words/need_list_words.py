"""What is said of the two lists of areas, and of each area on the map of need and reach."""

from dashboard.geography_names import count_areas, name_geography
from dashboard.numbers_shown import name_in_sentence
from dashboard.reach.need_lists import NeedLists
from dashboard.reach.need_rows import NeedAnswer, NeedLine, ReachState
from dashboard.words.need_words import show_rate

NEED_STEPS = ("lowest third of need", "middle third", "highest third of need")


def define_high(answer: NeedAnswer) -> str:
    """Say what high need is here."""
    usual = show_rate(answer.usual_rate, answer)
    return (
        f"High need: in the top fifth of the {name_geography(answer.ask.geography)} by"
        " its rate, and above the rate of London as a whole"
        f" ({usual})."
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
    lie = "lies" if lists.vague == 1 else "lie"
    of_high = len(lists.unclear)
    return (
        f"{areas} {lie} in a borough that some record names without a ward: nobody can tell"
        f" whether the record is theirs. {of_high:,} of them {'is' if of_high == 1 else 'are'} of"
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


def say_records(line: NeedLine) -> str:
    """Say what the records say of an area: a number, or the words for none."""
    if line.state is not ReachState.RECORD:
        return line.state.value
    return f"{line.records:,} {'record' if line.records == 1 else 'records'}"
