"""Pictures as files: the page's colours, written out."""

import re

import pytest

from dashboard.charts.chart import Chart, write_chart
from dashboard.charts.style import style_chart, write_style
from dashboard.charts.svg import write_element
from dashboard.theme.colours import Appearance, get_colours, get_ramp
from dashboard.theme.palettes import PALETTES


def draw(palette: str, classes: int) -> Chart:
    path = write_element("path", d="M0 0h9v9z", class_name="k0")
    return write_chart(
        (9, 9), "", path, kind="map", data_palette=palette, data_classes=str(classes)
    )


@pytest.mark.parametrize("appearance", list(Appearance))
def test_no_rule_of_a_file_needs_a_page(appearance):
    style = write_style(appearance)
    assert "var(" not in style
    assert "@" not in style
    assert "/*" not in style
    assert get_colours(appearance)["data"] in style


@pytest.mark.parametrize("palette", list(PALETTES))
@pytest.mark.parametrize("appearance", list(Appearance))
def test_classes_have_the_colours_of_the_pages_palette(palette, appearance):
    is_dark = appearance is Appearance.DARK
    for classes in PALETTES[palette].light:
        file = style_chart(draw(palette, classes), "sans-serif", appearance)
        fills = re.findall(r"\.k\d\{fill:(#[0-9a-f]{6})\}", file)
        assert tuple(fills) == get_ramp(classes, palette=palette, is_dark=is_dark)


def test_a_picture_with_a_sign_for_its_end_in_a_text_is_whole():
    text = write_element("text", "5 > 4", x=1)
    file = style_chart(write_chart((9, 9), "", text, kind="map"), "serif")
    assert file.count("<style>") == 1
    assert "5 &gt; 4" in file
