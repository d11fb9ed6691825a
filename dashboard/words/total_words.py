"""What sources say of programmes as wholes, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.layout.reach_totals import TotalLine, TotalsOfKind
from dashboard.numbers_shown import THIN_SPACE
from dashboard.reach.total_rows import KindOfTotals, TotalRow
from geodata.model import ProgrammeTotal, list_words

_KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "evaluation": "What evaluations found",
        "money": "Money",
        "people": "People",
        "organisations": "Organisations",
        "projects": "Projects and grants",
        "other": "Places, days, hours and other counts",
    }
)
_REMARKS: Mapping[str, str] = MappingProxyType(
    {
        "evaluation": "Of those who took part and were asked; the sources do not say how many"
        " answered. What would have happened without the programme is not known.",
        "money": "Some sums are parts of others, so they are not added up, and none is split"
        " between boroughs.",
        "people": "Sources count differently and may count a person twice, so these are not"
        " added up.",
    }
)


def describe_totals(kind: KindOfTotals) -> TotalsOfKind:
    """Describe all figures of one kind."""
    count = len(kind.rows)
    return TotalsOfKind(
        name=_KIND_NAMES[kind.kind],
        count=f"{count} figure" if count == 1 else f"{count} figures",
        remark=_REMARKS.get(kind.kind, "They are counts of different things: none is added up."),
        lines=tuple(_describe(row) for row in kind.rows),
    )


def show_total(total: ProgrammeTotal) -> str:
    """Show a figure with its unit and its source's own reserve: "at least 5,200 people"."""
    number = f"{total.value:,.0f}" if total.value == int(total.value) else f"{total.value:,}"
    reserves = (("at least ", total.at_least), ("up to ", total.at_most))
    reserve = "".join(words for words, is_meant in reserves if is_meant)
    about = "about " if total.approximate else ""
    return f"{reserve}{about}{_add_unit(number, total.unit)}"


def _add_unit(number: str, unit: str) -> str:
    if unit == "£":
        return f"£{number}"
    return f"{number}{THIN_SPACE}%" if unit == "%" else f"{number} {unit}"


def _describe(row: TotalRow) -> TotalLine:
    total = row.total
    same = f"The same figure is given for {list_words(row.same_as)}." if row.same_as else ""
    return TotalLine(
        programme=row.programme.id,
        name=row.programme.label,
        what=total.label,
        figure=show_total(total),
        source=f"{row.source.producer}, {row.source.title}",
        source_url=row.source.url,
        section=f"section “{total.section}”" if total.section else "",
        quote=f"“{total.quote}”" if total.quote else "The source's words are not held.",
        same=same,
    )
