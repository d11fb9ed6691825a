"""What is said beside the map of its highest third agrees with the page of need, on the pack."""

import pandas as pd

from dashboard.figures.need import find_thirds
from dashboard.results.need import NeedAsk, ReachState, answer_need, count_highest_third
from geodata.closed_lists import Split
from geodata.model import BOROUGHS, NEWEST_WARDS
from geodata.reach.records import ReachFilter


def test_the_highest_third_beside_the_map_is_that_of_the_page_of_need(repository):
    chosen = ("culture_seeds", "model_city_london")
    for geography in (BOROUGHS, NEWEST_WARDS):
        ask = NeedAsk(
            chosen,
            ReachFilter(programmes=frozenset(chosen)),
            "income_deprived",
            geography,
            Split.EQUAL,
        )
        answer = answer_need(ask, repository)
        thirds = find_thirds(answer.lines)
        high = [line for line in answer.lines if thirds[line.area_code] == 2]
        values = pd.Series({line.area_code: line.rate for line in answer.lines})
        found = count_highest_third(values, frozenset(chosen), geography, repository)
        assert found is not None
        assert found[:3] == (
            len(high),
            sum(line.state is ReachState.RECORD for line in high),
            sum(line.state is ReachState.BOROUGH_ONLY for line in high),
        )
        assert found.placed
