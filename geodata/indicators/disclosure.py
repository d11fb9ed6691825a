"""The gate for small numbers: what would show a person is withheld, with all that tells it."""

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from geodata.closed_lists import Status
from geodata.errors import GeodataError, quote_some

THRESHOLD = 5
# Whoever knows one of these, and how many people there are, knows the count.
COLUMNS_WITH_A_COUNT = ("value", "lci_95", "uci_95", "base")


class UnsafeTotalError(GeodataError):
    """A withheld count could be worked out, and nothing is left to withhold beside it."""

    def __init__(self, *, totals: Iterable[str]) -> None:
        super().__init__(
            f"A withheld count can be worked out from the total of {quote_some(totals)}. "
            "Expected another part of that total to withhold. Withhold the total itself and "
            "leave its column out of `group_columns`, or show wider groups."
        )


def withhold_small_counts(
    table: pd.DataFrame,
    *,
    count_column: str,
    group_columns: Sequence[str] = (),
    threshold: int = THRESHOLD,
    columns: Sequence[str] = COLUMNS_WITH_A_COUNT,
) -> pd.DataFrame:
    """Withhold small counts, and the others that would give them away.

    Give it the whole table, before any filter: the mask is made once, and the
    same rows stay withheld whatever is then chosen from the answer.

    Parameters
    ----------
    table : DataFrame, one row a count
    count_column : str
        Column of counts of people, missing where not published.
    group_columns : sequence of str
        Columns whose totals a reader can know: the counts of all rows that are
        alike in one of them. Without any, the total of the table is known.
    threshold : int
        Counts under it are withheld, 0 among them.
    columns : sequence of str
        What is withheld with the count; those that the table lacks are passed over.

    Returns
    -------
    DataFrame
        The same rows. A withheld row has no count and nothing in `columns`, and
        its ``status`` is ``c``; which rows were small is not told apart from
        which were withheld to protect them.

    Raises
    ------
    UnsafeTotalError
        No choice of further rows protects a withheld one.

    Examples
    --------
    >>> wards = pd.DataFrame({"ward": list("abc"), "people": [3, 60, 40], "value": [1.5, 30, 20]})
    >>> withhold_small_counts(wards, count_column="people")["people"].to_list()
    [nan, 60.0, nan]
    """
    withheld = find_withheld(
        table, count_column=count_column, group_columns=group_columns, threshold=threshold
    )
    return withhold_column_set(table, withheld, (count_column, *columns))


def withhold_column_set(
    table: pd.DataFrame, withheld: pd.Series, columns: Sequence[str]
) -> pd.DataFrame:
    """Empty columns where rows are withheld, and mark those rows with status ``c``.

    Parameters
    ----------
    table : DataFrame
    withheld : Series of bool, same index
        The mask, as `find_withheld` made it from the unmasked table.
    columns : sequence of str
        Columns to empty; those that the table lacks are passed over.
    """
    present = [column for column in dict.fromkeys(columns) if column in table]
    masked = table.assign(**{column: table[column].mask(withheld) for column in present})
    status = table["status"] if "status" in table else pd.Series(pd.NA, index=table.index)
    return masked.assign(status=status.astype("str").mask(withheld, Status.WITHHELD.value))


def find_withheld(
    table: pd.DataFrame,
    *,
    count_column: str,
    group_columns: Sequence[str] = (),
    threshold: int = THRESHOLD,
) -> pd.Series:
    """Find the rows to withhold; arguments and errors as for `withhold_small_counts`.

    A row is withheld if its count is small or its source withheld it; then
    further rows are, the smallest first, until no withheld count is fixed by
    the totals and the published counts, and what is withheld of a total sums
    to the threshold at least. A count that its source does not give for
    another reason is unknown to the reader too, and needs no protection.

    Returns
    -------
    Series of bool, same index, named ``withheld``
    """
    counts = table[count_column].astype(float).to_numpy()
    is_unknown = np.isnan(counts)
    withheld = np.where(is_unknown, _find_marked(table), counts < threshold)
    names, members = _list_totals(table, group_columns, counts, threshold)
    # A row that is a total by itself would be shown by that total.
    is_alone = members[members.sum(axis=1) == 1].any(axis=0)
    while (exposed := _find_exposed(members, counts, withheld, threshold)).any():
        free = ~withheld & ~is_unknown & ~is_alone & members.any(axis=0)
        near = free & members[exposed].any(axis=0)
        # With nothing left beside it, a count can still be protected through other totals.
        partners = near if near.any() else free
        if not partners.any():
            raise UnsafeTotalError(totals=[names[place] for place in np.flatnonzero(exposed)])
        withheld[np.where(partners, counts, np.inf).argmin()] = True
    return pd.Series(withheld, index=table.index, name="withheld")


def _find_marked(table: pd.DataFrame) -> np.ndarray:
    if "status" not in table:
        return np.ones(len(table), dtype=bool)
    return table["status"].eq(Status.WITHHELD.value).fillna(value=False).to_numpy(dtype=bool)


def _list_totals(
    table: pd.DataFrame, group_columns: Sequence[str], counts: np.ndarray, threshold: int
) -> tuple[list[str], np.ndarray]:
    """List the totals that a reader can know: their names, and a row of members for each."""
    totals = {
        f"{column} {key}": table[column].eq(key).fillna(value=False).to_numpy(dtype=bool)
        for column in group_columns
        for key in table[column].dropna().unique()
    }
    if not group_columns:
        totals = {"the whole table": np.ones(len(table), dtype=bool)}
    # A total that is small itself, or of which nothing is known, is not published either.
    known = {
        name: rows
        for name, rows in totals.items()
        if not np.isnan(counts[rows]).all() and not counts[rows].sum() < threshold
    }
    return list(known), np.array(list(known.values()), dtype=bool).reshape(len(known), len(table))


def _find_exposed(
    members: np.ndarray, counts: np.ndarray, withheld: np.ndarray, threshold: int
) -> np.ndarray:
    """Find the totals that give a withheld count away."""
    hidden = withheld | np.isnan(counts)
    equations = members[:, hidden].astype(float)
    # An unknown is fixed by the equations where its unit vector lies in their row space.
    fixed = np.diag(np.linalg.pinv(equations) @ equations) > 1 - 1e-9
    is_fixed = np.zeros(len(counts), dtype=bool)
    is_fixed[hidden] = fixed
    gives_away = (members & (is_fixed & withheld)).any(axis=1)
    # Counts that are known to sum to little are little each. An unknown count among them
    # leaves their sum unknown.
    sums = (members & withheld) @ np.nan_to_num(counts)
    is_summed = (members & withheld).any(axis=1) & ~(members & np.isnan(counts)).any(axis=1)
    return gives_away | (is_summed & (sums < threshold))
