"""Values of one ward edition on the wards of another, and how much moved with them.

London's wards were redrawn: a code can occur in two editions with two shapes.
What is moved here is derived, never published; an interval does not survive it.
"""

from collections.abc import Sequence

import pandas as pd

from geodata.errors import GeodataError, quote_some

LINK_COLUMNS = (
    "from_vintage",
    "from_code",
    "to_vintage",
    "to_code",
    "share_of_old",
    "share_of_new",
)
MOVED_COLUMNS = ("area_code", "value", "lci_95", "uci_95", "share_moved", "is_same", "method")
# Below this overlap, both ways, wards of two editions are different places.
SAME_PLACE = 0.98


class VintageError(GeodataError):
    """Values that cannot be moved between the editions asked for."""

    def __init__(self, *, problem: str, codes: Sequence[str] = ()) -> None:
        named = f": {quote_some(codes)}" if codes else ""
        super().__init__(
            f"Moving between ward editions: {problem}{named}. "
            "Expected a row for each ward of the edition moved from, and links between the two. "
            "Links are in geodata/pack/ward_links.parquet, built by 'make data'."
        )


def select_links(links: pd.DataFrame, from_vintage: int, to_vintage: int) -> pd.DataFrame:
    """Give the links from one edition to another, turned round where they are held that way.

    Parameters
    ----------
    links : DataFrame, one row a pair of wards that overlap
        Columns `LINK_COLUMNS`; ``share_of_old`` is the share of ``from_code``'s
        area that lies in ``to_code``, ``share_of_new`` the share of
        ``to_code``'s area that lies in ``from_code``.
    from_vintage, to_vintage : int
        Ward editions.

    Raises
    ------
    VintageError
        There are no links between the two.
    """
    onward = _keep_pair(links, from_vintage, to_vintage)
    if not onward.empty:
        return onward
    back = _keep_pair(links, to_vintage, from_vintage)
    if back.empty:
        raise VintageError(problem=f"no links are held between {from_vintage} and {to_vintage}")
    turned = {
        "from_vintage": "to_vintage",
        "to_vintage": "from_vintage",
        "from_code": "to_code",
        "to_code": "from_code",
        "share_of_old": "share_of_new",
        "share_of_new": "share_of_old",
    }
    return back.rename(columns=turned).loc[:, list(LINK_COLUMNS)]


def _keep_pair(links: pd.DataFrame, from_vintage: int, to_vintage: int) -> pd.DataFrame:
    is_pair = (links["from_vintage"] == from_vintage) & (links["to_vintage"] == to_vintage)
    return links.loc[is_pair, list(LINK_COLUMNS)].reset_index(drop=True)


def find_same_places(links: pd.DataFrame) -> dict[str, str]:
    """Give, by old code, the new code of wards that overlap by 98 % of both.

    ``links`` has the columns `LINK_COLUMNS`, shares of area from 0 to 1.
    """
    is_same = (links["share_of_old"] >= SAME_PLACE) & (links["share_of_new"] >= SAME_PLACE)
    same = links.loc[is_same]
    return dict(zip(same["from_code"], same["to_code"], strict=True))


def move_counts(counts: pd.Series, links: pd.DataFrame) -> pd.DataFrame:
    """Move counts to another edition by shares of area; the total stays what it was.

    Parameters
    ----------
    counts : Series, by old ward code
        A missing count is unknown, and so is every new ward that takes part of it.
    links : DataFrame
        From `select_links`. Shares are scaled so that each old ward is given
        away whole: published shares leave out slivers and sum to a little less.

    Returns
    -------
    DataFrame, one row a new ward, by code
        Columns `MOVED_COLUMNS`; ``share_moved`` is the share of the new ward's
        area that was not in its largest part, ``lci_95`` and ``uci_95`` are missing.

    Raises
    ------
    VintageError
        A ward of the links has no row in ``counts``, or the other way round.
    """
    _check_wards(counts, links)
    shares = links["share_of_old"] / links.groupby("from_code")["share_of_old"].transform("sum")
    parts = counts.reindex(links["from_code"]).to_numpy(dtype=float) * shares
    return _describe_moved(_sum_parts(parts, links), links, "counts shared out by area")


def move_rates(
    rates: pd.Series, links: pd.DataFrame, population: pd.Series | None = None
) -> pd.DataFrame:
    """Move rates to another edition, weighted by people where they are known, else by area.

    Parameters
    ----------
    rates : Series, by old ward code
        A missing rate is unknown, and so is every new ward that takes part of it.
    links : DataFrame
        From `select_links`.
    population : Series, by old ward code, optional
        The rate's own denominator; people are taken to live evenly over a ward.

    Returns
    -------
    DataFrame, one row a new ward, by code
        As of `move_counts`. A rate lies between the least and the greatest of
        its parts.

    Raises
    ------
    VintageError
        As of `move_counts`; also a ward without a denominator.
    """
    _check_wards(rates, links)
    weights, how = links["share_of_new"], "rates weighted by area"
    if population is not None:
        _check_wards(population, links)
        people = population.reindex(links["from_code"]).to_numpy(dtype=float)
        weights, how = links["share_of_old"] * people, "rates weighted by population"
        unknown = links.loc[weights.isna(), "from_code"]
        if not unknown.empty:
            raise VintageError(problem="no denominator is known", codes=[*unknown.unique()])
    weights = weights / weights.groupby(links["to_code"]).transform("sum")
    values = pd.Series(rates.reindex(links["from_code"]).to_numpy(dtype=float), index=links.index)
    return _describe_moved(_sum_parts(values * weights, links), links, how)


def _check_wards(values: pd.Series, links: pd.DataFrame) -> None:
    known, linked = set(values.index), set(links["from_code"])
    if linked - known:
        raise VintageError(problem="wards have no row", codes=sorted(linked - known))
    if known - linked:
        raise VintageError(problem="wards are not of the edition", codes=sorted(known - linked))


def _sum_parts(parts: pd.Series, links: pd.DataFrame) -> pd.Series:
    # A sum that skips a missing part would give an unknown as if it were none.
    return parts.groupby(links["to_code"]).agg(lambda group: group.sum(skipna=False))


def _describe_moved(values: pd.Series, links: pd.DataFrame, how: str) -> pd.DataFrame:
    old, new = links["from_vintage"].iloc[0], links["to_vintage"].iloc[0]
    shares = links.groupby("to_code")["share_of_new"]
    largest = shares.max() / shares.sum()
    same = set(find_same_places(links).values())
    moved = pd.DataFrame(
        {
            "area_code": values.index,
            "value": values.to_numpy(),
            "lci_95": float("nan"),
            "uci_95": float("nan"),
            "share_moved": (1 - largest).reindex(values.index).to_numpy(),
            "is_same": [code in same for code in values.index],
            "method": f"derived: {how} from wards of {old} to wards of {new}; "
            "no interval holds for it",
        }
    )
    return moved.loc[:, list(MOVED_COLUMNS)]
