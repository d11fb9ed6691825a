"""A view's figures as they are sent: what areas share is written once, as they stand on the map.

Four in five neighbourhoods have the figures of another, and the words for a
value follow from it: one list of different rows, and each area's place in it,
are a third of the bytes of a list for each column.
"""

from typing import Any

_BY_AREA = (
    *("values", "lci", "uci", "shown", "intervals"),
    *("classes", "low", "outcomes", "note_of"),
)
_BY_AREA_IN_RANKING = ("first", "last")


def pack_figures(figures: dict[str, Any]) -> dict[str, Any]:
    """Pack what `describe_figures` says for the way to the browser.

    Returns
    -------
    dict
        Ready for JSON. The lists by area are gone: ``rows`` has each of them
        with one entry for each different row, lowest value first and missing
        last, and ``row_of`` gives each area's place there. The codes are left
        out, as figures run in the order of the shapes; a list that is None
        stays where it was.
    """
    ranking = figures["ranking"]
    lists = {name: figures[name] for name in _BY_AREA if figures[name] is not None}
    lists |= {name: ranking[name] for name in _BY_AREA_IN_RANKING if ranking[name] is not None}
    by_area = list(zip(*lists.values(), strict=True))
    # Kept in the order of the areas, so that the same figures are always written alike.
    rows = sorted(dict.fromkeys(by_area), key=lambda row: (row[0] is None, row[0] or 0))
    places = {row: place for place, row in enumerate(rows)}
    columns = zip(*rows, strict=True) if rows else ((),) * len(lists)
    return {
        **{name: said for name, said in figures.items() if name not in {"areas", *lists}},
        "ranking": {name: said for name, said in ranking.items() if name not in lists},
        "rows": {name: list(column) for name, column in zip(lists, columns, strict=True)},
        "row_of": [places[row] for row in by_area],
    }
