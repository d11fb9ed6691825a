"""Components are written as the HTML that a browser reads without any script."""

from html.parser import HTMLParser

import pytest
from dash import dcc, html
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from dashboard.components.attributes import attributes
from dashboard.components.static_html import write_html


def test_text_and_attributes_cannot_become_markup():
    written = write_html(html.P("<script>1</script>", title='"><script>'))
    assert "<script>" not in written
    assert written.startswith("<p ")


def test_a_number_keeps_its_per_cent_sign_on_its_line():
    assert write_html("the 95 % interval, in %") == "the 95\u202f% interval, in %"


def test_a_drawing_of_our_own_is_written_as_it_is():
    assert write_html([Markup("<svg></svg>"), "<svg>"]) == "<svg></svg>&lt;svg&gt;"


def test_names_are_those_of_html():
    written = write_html(
        html.Label(
            "x", htmlFor="one", className="a b", tabIndex="-1", **attributes({"data-x": "1"})
        )
    )
    for said in ('for="one"', 'class="a b"', 'tabindex="-1"', 'data-x="1"'):
        assert said in written


def test_what_is_true_is_named_and_what_is_false_or_missing_is_left_out():
    assert write_html(html.Details(open=True)) == "<details open></details>"
    assert write_html(html.Details(open=False, title=None)) == "<details></details>"


def test_elements_without_content_are_not_closed():
    assert write_html([html.Br(), None, html.Hr(), 0]) == "<br><hr>0"


def test_styles_are_written_as_rules():
    assert write_html(html.Td(style={"width": "3%", "--at": 0.5})) == (
        '<td style="width: 3%; --at: 0.5"></td>'
    )


def test_a_component_that_only_dash_can_show_is_refused_in_words():
    with pytest.raises(TypeError, match=r"'Dropdown' cannot be written as plain HTML.*Build"):
        write_html(html.Div(dcc.Dropdown()))


class _Reader(HTMLParser):
    """Keeps the text and the attributes that a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.seen = "", {}

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen[tag] = dict(attrs)


_TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs")))


@given(_TEXTS, _TEXTS)
def test_any_text_is_read_back_as_it_was(text, title):
    reader = _Reader()
    reader.feed(write_html(html.P(text, title=title)))
    reader.close()
    assert reader.text.replace("\u202f", " ") == text.replace("\u202f", " ")
    assert reader.seen == {"p": {"title": title}}
