"""Compare what a reader gets with what a reader got: `make golden`.

Every page, frame, answer and file of `addresses.py` is recorded twice, from a
commit before and from the working tree, and what differs is printed. A
recording of a commit is made once and kept in `.golden/`, which git ignores.
"""

import argparse
import json
import signal
import sys
from http.client import HTTPConnection
from pathlib import Path

from tests.golden.addresses import list_requests
from tests.golden.compare import compare_recordings, read_facts
from tests.golden.record import fingerprint, record
from tests.golden.report import write_report
from tests.golden.servers import (
    NoServerError,
    ask_git,
    check_out,
    choose_before,
    is_changed,
    run_server,
)
from tests.project_files import ROOT

FOLDER = ".golden"


def read_arguments() -> argparse.Namespace:
    """What the person asks for; by default all addresses, before and now."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.golden",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--before", default="", help="commit to compare with")
    parser.add_argument("--tree", type=Path, default=ROOT, help="working tree to record (this)")
    parser.add_argument("--only", default="", help="only requests whose name holds this")
    parser.add_argument("--record", metavar="NAME", help="record the tree by a name, and no more")
    parser.add_argument("--compare", nargs=2, metavar=("A", "B"), help="compare two recordings")
    parser.add_argument("--again", action="store_true", help="record even what is recorded")
    parser.add_argument("--lines", type=int, default=30, help="of each difference (30)")
    parser.add_argument("--list", action="store_true", help="list the requests, and no more")
    parser.add_argument("--folder", type=Path, help="where recordings lie (.golden of the clone)")
    return parser.parse_args()


def main(chosen: argparse.Namespace) -> int:
    """Do what is asked; 1 where something differs."""
    folder = chosen.folder or find_folder()
    if chosen.list:
        say("\n".join(one.name for one in list_requests() if chosen.only in one.name))
        return 0
    if chosen.compare:
        before, after = chosen.compare
        return compare(folder / before, folder / after, chosen)
    if chosen.record:
        record_tree(chosen.tree, folder / chosen.record, chosen)
        return 0
    before = record_before(folder, chosen)
    after = record_now(folder, chosen)
    return compare(before, after, chosen)


def find_folder() -> Path:
    """Give the folder of recordings, which all worktrees of a clone share."""
    common = Path(ask_git(ROOT, "rev-parse", "--path-format=absolute", "--git-common-dir"))
    return common.parent / FOLDER


def record_before(folder: Path, chosen: argparse.Namespace) -> Path:
    """Record the commit to compare with, unless it is recorded already."""
    if chosen.before:
        commit, reason = ask_git(ROOT, "rev-parse", f"{chosen.before}^{{commit}}"), "as asked"
    else:
        commit, reason = choose_before(chosen.tree)
    say(f"Before: {ask_git(ROOT, 'log', '-1', '--format=%h %s', commit)} ({reason})")
    place = folder / commit[:12]
    if not is_recorded(place, chosen):
        with check_out(ROOT, commit) as tree:
            record_tree(tree, place, chosen)
    return place


def record_now(folder: Path, chosen: argparse.Namespace) -> Path:
    """Record the working tree; one without changes is its commit's recording."""
    if is_changed(chosen.tree):
        place = folder / f"present-{chosen.tree.resolve().name}"
        say(f"Now: {chosen.tree.resolve()}, with changes")
    else:
        commit = ask_git(chosen.tree, "rev-parse", "HEAD")
        place = folder / commit[:12]
        say(f"Now: {ask_git(chosen.tree, 'log', '-1', '--format=%h %s')}")
        if is_recorded(place, chosen):
            return place
    record_tree(chosen.tree, place, chosen)
    return place


def is_recorded(place: Path, chosen: argparse.Namespace) -> bool:
    """Whether a recording can be used: made by these readers, of at least what is asked."""
    facts = read_facts(place)
    is_whole = facts.get("only") in ("", chosen.only)
    return bool(facts) and is_whole and facts["reader"] == fingerprint() and not chosen.again


def record_tree(tree: Path, place: Path, chosen: argparse.Namespace) -> None:
    """Serve a working tree, record it, and say how long that took."""
    with run_server(tree) as port:
        version = ask_version(port)
        facts = {"commit": ask_git(tree, "rev-parse", "HEAD"), "version": version}
        record(port, version, place, facts, chosen.only)
    facts = read_facts(place)
    say(f"Recorded {len(facts['files'])} addresses in {facts['seconds']:.0f} s: {place}")


def ask_version(port: int) -> str:
    """Ask a running atlas for the version of its data."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/readyz")
    return json.loads(connection.getresponse().read())["data_version"]


def compare(before: Path, after: Path, chosen: argparse.Namespace) -> int:
    """Print what differs between two recordings; 1 where something does."""
    facts = [read_facts(place) for place in (before, after)]
    for place, known in zip((before, after), facts, strict=True):
        if not known:
            say(f"There is no recording at {place}.")
            return 2
    if facts[0]["reader"] != facts[1]["reader"]:
        say("The recordings were made by different readers: make the older again, with --again.")
    if facts[0].get("version") != facts[1].get("version"):
        say("The data versions differ, so drawn codes of links (QR, on /share) do as well.")
    comparison = compare_recordings(before, after, chosen.only)
    say(write_report(comparison, chosen.lines))
    return 0 if comparison.is_clean else 1


def say(text: str) -> None:
    """Say something to the person who asked."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def stop(number: int, _frame: object) -> None:
    """End as an error does, so that servers and worktrees go as well."""
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    try:
        sys.exit(main(read_arguments()))
    except (NoServerError, FileNotFoundError) as error:
        say(str(error))
        sys.exit(2)
