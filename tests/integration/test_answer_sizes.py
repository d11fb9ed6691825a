"""No answer of a callback is large, whatever is shown of the real data."""

import pytest

from dashboard.application import create_app
from dashboard.settings import Settings
from dashboard.state.selection import Mode
from geodata.tables.parquet import open_pack
from tests.callback_answers import ask, list_address_callbacks
from tests.project_files import ROOT

MOST_BYTES = 30_000
MODES = list(Mode)
CAMDEN = "E09000007"


@pytest.fixture(scope="module")
def repository():
    return open_pack(ROOT / "geodata" / "pack")


@pytest.fixture(scope="module")
def client(repository):
    return create_app(repository, Settings()).server.test_client()


def test_no_callback_answers_with_more_than_thirty_kilobytes(repository, client):
    """Every indicator in its trend, and by turns in each other way and each other answer."""
    callbacks = list_address_callbacks(client)
    assert len(callbacks) >= 3
    largest = {}
    for turn, indicator in enumerate(repository.registry.indicators):
        other = callbacks[turn % len(callbacks)]
        asked = [(callbacks[0], Mode.TREND), (other, MODES[turn % len(MODES)])]
        for callback, mode in asked:
            query = f"indicator={indicator}&view={mode}&with=imd2025_score&area={CAMDEN}"
            largest[f"{callback.name} ?{query}"] = len(ask(client, callback, query))
    too_large = {name: size for name, size in largest.items() if size > MOST_BYTES}
    assert not too_large
