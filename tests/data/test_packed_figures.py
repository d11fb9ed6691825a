"""Figures of the real pack as they are sent: in the order of the shapes, and small."""

import json

import brotli
import pytest

from dashboard.figures.map_values import describe_figures, pack_figures
from dashboard.state.selection import Selection
from dashboard.state.view import resolve_view

EDITIONS = (
    *("indicator=arts_engaged", "indicator=unpaid_carer&level=ward"),
    *("level=ward&vintage=2018", "indicator=imd2025_score&level=ward&vintage=2012"),
    *("level=constituency", "indicator=imd2025_score&level=lsoa"),
)
# Bytes of a whole answer for 4,994 neighbourhoods, compressed as the server does.
LARGEST, QUALITY = 13_000, 6


def describe(repository, query):
    return describe_figures(resolve_view(Selection.from_query(query), repository), repository)


@pytest.mark.parametrize("view", ["", "&view=tiles"])
@pytest.mark.parametrize("query", EDITIONS)
def test_shapes_stand_in_the_order_of_the_figures(repository, application, query, view):
    figures = describe(repository, query + view)
    with application.server.test_client().get(figures["stage"]["facts"]) as answer:
        facts = answer.get_json()
    # The codes are not sent: the browser takes them from the facts of the drawing, one by one.
    assert [area[0] for area in facts["areas"]] == figures["areas"]


@pytest.mark.parametrize("indicator", ["imd2025_score", "imd2025_decile", "income_deprived"])
def test_neighbourhoods_are_sent_small(repository, indicator):
    figures = describe(repository, f"indicator={indicator}&level=lsoa")
    sent = pack_figures(figures)
    assert len(set(sent["row_of"])) == len(sent["rows"]["values"]) < len(figures["areas"]) / 2
    written = json.dumps(sent, ensure_ascii=False, separators=(",", ":")).encode()
    assert len(brotli.compress(written, quality=QUALITY)) < LARGEST
