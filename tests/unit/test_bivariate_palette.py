"""The nine colours of two indicators: all apart from one another, also for fewer colours seen."""

import itertools

import numpy as np
import pytest

from dashboard.theme.colours import get_ramp
from dashboard.theme.palettes import BIVARIATE
from tests.unit.test_theme import SIMULATIONS, luminance, to_lab, to_linear


@pytest.mark.parametrize("sight", SIMULATIONS)
@pytest.mark.parametrize("is_dark", [False, True])
def test_all_nine_colours_stay_apart_for_every_sight(is_dark, sight):
    seen = [
        to_lab(np.clip(np.array(SIMULATIONS[sight]) @ to_linear(colour), 0, 1))
        for colour in get_ramp(9, palette=BIVARIATE, is_dark=is_dark)
    ]
    assert len(seen) == 9
    assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) >= 15


@pytest.mark.parametrize("is_dark", [False, True])
def test_more_of_either_is_further_from_the_paper(is_dark):
    grid = np.array(
        [luminance(colour) for colour in get_ramp(9, palette=BIVARIATE, is_dark=is_dark)]
    ).reshape(3, 3)
    grid = grid if is_dark else -grid
    assert (np.diff(grid, axis=0) > 0).all()
    assert (np.diff(grid, axis=1) > 0).all()
