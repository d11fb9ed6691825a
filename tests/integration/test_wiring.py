"""Every component that a callback names is on the page."""

import json

import pytest
from plotly.io.json import to_json_plotly


def split_names(names):
    """Component names in an output: one, or several as `..first.prop...second.prop..`."""
    several = names.startswith("..") and names.endswith("..")
    return names.strip(".").split("...") if several else [names]


def read_identifier(name):
    """The identifier without its property; for a pattern, the fixed parts of its dictionary."""
    identifier = name.rsplit(".", 1)[0]
    if identifier.startswith("{"):
        parts = json.loads(identifier)
        return frozenset((key, value) for key, value in parts.items() if isinstance(value, str))
    return identifier


def named_in(callback):
    yield from (read_identifier(name) for name in split_names(callback["output"]))
    for given in (*callback["inputs"], *callback["state"]):
        yield read_identifier(f"{given['id']}.{given['property']}")


def laid_out(component):
    """Identifiers of a component and all it holds, in whatever property."""
    if isinstance(component, list):
        for part in component:
            yield from laid_out(part)
    elif isinstance(component, dict):
        identifier = component.get("id")
        if isinstance(identifier, dict):
            yield frozenset((key, value) for key, value in identifier.items())
        elif isinstance(identifier, str):
            yield identifier
        for part in component.values():
            yield from laid_out(part)


@pytest.fixture(scope="module")
def parts(application):
    """Identifiers of the frame, and of the page that has callbacks, as often as they occur."""
    layouts = json.loads(str(to_json_plotly(application.validation_layout)))
    return [list(laid_out(layout)) for layout in layouts]


def test_every_identifier_that_a_callback_names_is_in_the_layout(application, parts):
    names = [name for part in parts for name in part]
    callbacks = application.server.test_client().get("/_dash-dependencies").get_json()
    plain = {name for name in names if isinstance(name, str)}
    patterns = [name for name in names if isinstance(name, frozenset)]
    assert callbacks
    absent = {
        str(name)
        for callback in callbacks
        for name in named_in(callback)
        if name not in plain
        and not (isinstance(name, frozenset) and any(name <= given for given in patterns))
    }
    assert absent == set()


def test_an_identifier_is_used_once_in_its_part_of_the_page(parts):
    assert len(parts) > 1
    for names in parts:
        assert {str(name) for name in names if names.count(name) > 1} == set()


def test_callbacks_on_unknown_identifiers_are_not_silenced(application):
    assert application.config.suppress_callback_exceptions is False
