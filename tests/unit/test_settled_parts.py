"""Parts that no callback changes are sent as HTML, and those that one changes stay Dash's own."""

import dash_bootstrap_components as dbc
from dash import html
from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.settled_parts import CONTENT, find_live_ids, settle
from dashboard.components.static_html import write_html

TEXTS = st.text(alphabet="ab <&\"'", min_size=1, max_size=6)
LEAVES = st.builds(lambda text: html.Span(text, className="leaf"), TEXTS) | TEXTS
TREES = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda content, name: html.Div(content, **({"id": name} if name else {})),
        st.lists(inner, max_size=3),
        st.sampled_from((None, None, "still", "live")),
    ),
    max_leaves=12,
)


def write_settled(part):
    """Write a settled tree as the browser has it once the page's script has filled it."""
    if isinstance(part, list):
        return "".join(write_settled(one) for one in part)
    if not hasattr(part, "to_plotly_json"):
        return write_html(part)
    content = getattr(part, CONTENT, None)
    inner = write_settled(getattr(part, "children", None)) if content is None else content
    props = {
        name: value
        for name, value in part.to_plotly_json()["props"].items()
        if name not in {"children", CONTENT}
    }
    shell = write_html(type(part)(**props))
    return shell.replace("></", f">{inner}</", 1)


def list_components(part):
    if isinstance(part, list):
        return [found for one in part for found in list_components(one)]
    if not hasattr(part, "to_plotly_json"):
        return []
    return [part, *list_components(getattr(part, "children", None))]


@given(TREES)
def test_what_a_reader_gets_is_the_same(tree):
    assert write_settled(settle(tree, {"live"})) == write_html(tree)


@given(TREES)
def test_a_live_part_is_never_inside_html(tree):
    whole = [one for one in list_components(tree) if getattr(one, "id", None) == "live"]
    kept = [
        one for one in list_components(settle(tree, {"live"})) if getattr(one, "id", None) == "live"
    ]
    assert len(kept) == len(whole)


def test_words_and_links_are_one_component():
    page = html.Div([html.Ul([html.Li(html.A(str(row))) for row in range(20)]), html.P(id="live")])
    assert [type(one).__name__ for one in list_components(settle(page, {"live"}))] == [
        "Div",
        "Ul",
        "P",
    ]


def test_a_control_stays_with_what_it_stands_in():
    page = html.Div([html.H2([html.B("Colours")]), dbc.Select(id="scheme")])
    settled = settle(page, ())
    assert [type(one).__name__ for one in list_components(settled)] == ["Div", "H2", "Select"]
    assert getattr(list_components(settled)[1], CONTENT) == "<b>Colours</b>"


def test_the_given_tree_is_not_changed():
    page = html.Div(html.P("Newham"))
    before = page.to_plotly_json()
    settle(page, ())
    assert page.to_plotly_json() == before


def test_every_identifier_of_the_callbacks_is_live(application):
    live = find_live_ids(application)
    assert {"url", "page", "view-title", "area-panel", "chips"} <= live
    assert "keyboard-help" not in live
