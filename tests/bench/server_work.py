"""The server's work (processor time) and largest answers, on the real data, with no browser."""

import time
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from flask.testing import FlaskClient

from dashboard.application import create_app
from dashboard.settings import Settings
from dashboard.state.selection import Mode
from geodata.repository import Repository
from geodata.tables.parquet import open_pack
from tests.bench.interactions import high
from tests.callback_answers import ask, list_address_callbacks
from tests.project_files import ROOT

LARGEST_NAMED = 5
MOST_BYTES = 30_000
MOST_MILLISECONDS = 50
SCHEMES = ("natural", "quantile", "equal")


def measure_server(every: int = 1) -> list[str]:
    """Ask everything of every indicator (or each so many) in every way; write what it took."""
    repository = open_pack(ROOT / "geodata" / "pack")
    client = create_app(repository, Settings()).server.test_client()
    callbacks = list_address_callbacks(client)
    took: dict[str, list[float]] = defaultdict(list)
    sizes: dict[str, dict[str, int]] = defaultdict(dict)
    for query in list_queries(repository, every):
        for route in ("/view/figures", "/view/reach"):
            took[route].append(time_route(client, f"{route}?{query}", sizes[route]))
        for callback in callbacks:
            start = time.process_time()
            answer = ask(client, callback, query)
            took[callback.name].append((time.process_time() - start) * 1000)
            sizes[callback.name][query] = len(answer)
    return [
        *write_times(took, sizes),
        *write_largest({callback.name: sizes[callback.name] for callback in callbacks}),
    ]


def list_queries(repository: Repository, every: int) -> Iterator[str]:
    """List addresses: each indicator in each way of showing, its classes by turns."""
    boroughs = [f"E090000{number:02d}" for number in range(1, 34)]
    for turn, indicator in enumerate(list(repository.registry.indicators)[::every]):
        second = list(repository.registry.indicators)[turn // 2]
        scheme, area = SCHEMES[turn % len(SCHEMES)], boroughs[turn % len(boroughs)]
        for mode in Mode:
            yield f"indicator={indicator}&view={mode}&with={second}&scheme={scheme}&area={area}"


def time_route(client: FlaskClient, address: str, sizes: dict[str, int]) -> float:
    """Ask for one answer; give its milliseconds and note its bytes."""
    start = time.process_time()
    answer = client.get(address)
    took = (time.process_time() - start) * 1000
    sizes[address] = len(answer.data)
    return took


def write_times(took: dict[str, list[float]], sizes: dict[str, dict[str, int]]) -> list[str]:
    """Write a line a question: how often it was asked, what it took, the largest answer."""
    head = f"{'':34}{'asked':>8}{'median ms':>12}{'95th ms':>10}{'largest, bytes':>16}"
    return [
        head,
        *(
            f"{name:34}{len(times):>8,}{median(times):>12,.1f}{high(times):>10,.1f}"
            f"{max(sizes[name].values()):>16,}"
            for name, times in took.items()
        ),
        *(
            f"  {'pass' if median(times) <= MOST_MILLISECONDS else 'FAIL'}  {name}: median "
            f"{median(times):,.1f} ms (target at most {MOST_MILLISECONDS} ms)"
            for name, times in took.items()
        ),
    ]


def write_largest(sizes: dict[str, dict[str, int]]) -> list[str]:
    """Write the callbacks' largest answers, before compression."""
    ranked = sorted(
        ((size, name, query) for name, held in sizes.items() for query, size in held.items()),
        reverse=True,
    )
    is_met = not ranked or ranked[0][0] <= MOST_BYTES
    return [
        f"  {'pass' if is_met else 'FAIL'}  largest answer of a callback (at most {MOST_BYTES:,}"
        " bytes before compression)",
        *(f"    {size:>8,}  {name} ?{query}" for size, name, query in ranked[:LARGEST_NAMED]),
    ]
