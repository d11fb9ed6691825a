"""Colours that stay apart, also for readers who see fewer of them."""

import itertools
import re

import numpy as np
import pytest

from dashboard.theme.colours import CHART_LINES, COLOURS, get_ramp, write_style_sheet
from dashboard.theme.palettes import CHANGE, CLUSTERS, DIVERGING, PALETTES, SEQUENTIAL, WIDTH

# Machado, Oliveira and Fernandes (2009), severity 1.0, in linear RGB.
SIMULATIONS = {
    "full colour": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def to_linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def to_lab(linear):
    to_xyz = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    scaled = to_xyz @ linear / np.array([0.9505, 1.0, 1.089])
    x, y, z = np.where(scaled > 0.008856, np.cbrt(scaled), 7.787 * scaled + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def luminance(colour):
    return float(to_linear(colour) @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("sight", SIMULATIONS)
@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("classes", range(2, 8))
@pytest.mark.parametrize("palette", [SEQUENTIAL, DIVERGING, WIDTH])
def test_neighbouring_classes_stay_apart_for_every_sight(palette, classes, is_dark, sight):
    seen = [
        to_lab(np.clip(np.array(SIMULATIONS[sight]) @ to_linear(colour), 0, 1))
        for colour in get_ramp(classes, palette=palette, is_dark=is_dark)
    ]
    assert len(seen) == classes
    assert min(np.linalg.norm(a - b) for a, b in itertools.pairwise(seen)) >= 10


@pytest.mark.parametrize("sight", SIMULATIONS)
@pytest.mark.parametrize("is_dark", [False, True])
def test_every_kind_of_cluster_stays_apart_from_every_other_for_every_sight(is_dark, sight):
    kinds = get_ramp(5, palette=CLUSTERS, is_dark=is_dark)
    seen = [to_lab(np.clip(np.array(SIMULATIONS[sight]) @ to_linear(kind), 0, 1)) for kind in kinds]
    pairs = itertools.combinations(seen, 2)
    assert min(np.linalg.norm(one - other) for one, other in pairs) >= 10
    # What is in no clear pattern lies nearest to the paper, so that it does not draw the eye.
    paper = COLOURS["paper"][is_dark]
    assert min(kinds, key=lambda kind: contrast(kind, paper)) == kinds[-1]


@pytest.mark.parametrize("sight", SIMULATIONS)
@pytest.mark.parametrize("is_dark", [False, True])
def test_the_outcomes_of_a_change_stay_apart_for_every_sight(is_dark, sight):
    down, none, up = (
        to_lab(np.clip(np.array(SIMULATIONS[sight]) @ to_linear(colour), 0, 1))
        for colour in get_ramp(3, palette=CHANGE, is_dark=is_dark)
    )
    pairs = itertools.combinations((down, none, up), 2)
    assert min(np.linalg.norm(one - other) for one, other in pairs) >= 10


@pytest.mark.parametrize("classes", PALETTES[SEQUENTIAL].light)
@pytest.mark.parametrize("palette", [SEQUENTIAL, WIDTH])
def test_more_is_further_from_the_paper(palette, classes):
    light = [luminance(colour) for colour in get_ramp(classes, palette=palette)]
    dark = [luminance(colour) for colour in get_ramp(classes, palette=palette, is_dark=True)]
    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)
    assert len(light) == len(dark) == classes


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        ("ink", "paper", 7),
        ("ink", "wash", 7),
        ("soft", "paper", 4.5),
        ("soft", "wash", 4.5),
        ("link", "paper", 4.5),
        ("link", "wash", 4.5),
        ("london", "wash", 3),
        ("chart", "wash", 3),
        ("on-choice", "choice", 7),
        ("edge", "paper", 3),
        ("mark", "paper", 4.5),
    ],
)
def test_text_and_marks_can_be_read(text, ground, least, is_dark):
    assert contrast(COLOURS[text][is_dark], COLOURS[ground][is_dark]) >= least


@pytest.mark.parametrize("palette", PALETTES)
def test_every_class_of_every_ramp_is_in_the_style_sheet(palette):
    sheet = write_style_sheet()
    named = "" if palette == SEQUENTIAL else re.escape(f"[data-palette={palette}]")
    for ramps in PALETTES[palette]:
        for count, ramp in ramps.items():
            assert re.search(rf"{named}\[data-classes='{count}'\]", sheet)
            assert all(colour in sheet for colour in ramp)


@pytest.mark.parametrize("colour", [COLOURS["london"][0], *CHART_LINES])
def test_a_chart_shows_each_line_on_either_ground(colour):
    assert all(contrast(colour, ground) >= 3 for ground in COLOURS["stage"])


def test_no_class_has_no_colour():
    assert get_ramp(0) == ()
