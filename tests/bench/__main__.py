"""Measure our map against the usual Plotly dashboard and against a bare SVG: `make bench`."""

import argparse
import os
import sys
from collections import defaultdict

from playwright.sync_api import Browser, sync_playwright

from tests.bench.area_pages import measure_area_pages
from tests.bench.export_load import measure_export_load
from tests.bench.export_times import measure_export_times
from tests.bench.interactions import Times, measure_interactions
from tests.bench.measure import View, change, load_cold
from tests.bench.own_files import measure_own_files
from tests.bench.report import Measured, Results, describe_machine, write_report
from tests.bench.server_work import measure_server
from tests.bench.servers import APPLICATIONS, run_servers
from tests.bench.subjects import EDITIONS, Subject, read_subjects
from tests.chromium import launch_chromium

PARTS = ("map", "interactions", "server", "areas", "own", "exports")
FIND_RENDERER = """() => {
  const gl = document.createElement("canvas").getContext("webgl2");
  const names = gl && gl.getExtension("WEBGL_debug_renderer_info");
  return names ? gl.getParameter(names.UNMASKED_RENDERER_WEBGL) : "";
}"""


def read_arguments() -> argparse.Namespace:
    """What the person who measures asks for; by default everything."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=5, help="cold loads of each page (5)")
    parser.add_argument("--editions", nargs="+", choices=EDITIONS, default=list(EDITIONS))
    parser.add_argument("--pages", nargs="+", choices=APPLICATIONS, default=list(APPLICATIONS))
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--every", type=int, default=1, help="of the indicators, each so many (1)")
    return parser.parse_args()


def measure_once(browser: Browser, view: View, subject: Subject, measured: Measured) -> None:
    """Load one page cold, show each further indicator, then each of the earlier once more."""
    page, wire, loaded = load_cold(browser, view)
    measured.loads.append(loaded)
    for indicator in subject.indicators[1:]:
        measured.new.append(change(page, wire, view.kind, indicator))
    for indicator in subject.indicators[:-1]:
        measured.again.append(change(page, wire, view.kind, indicator))
    page.context.close()


def measure_all(browser: Browser, chosen: argparse.Namespace) -> str:
    """Measure every page by turns, so that a busy minute of the machine falls on all alike."""
    everything = read_subjects()
    subjects = {key: everything[key] for key in chosen.editions}
    results: Results = defaultdict(Measured)
    with run_servers(chosen.pages) as addresses:
        # The first round warms servers and browser, and is thrown away.
        for turn in range(chosen.repeats + 1):
            for key, subject in subjects.items():
                for kind, address in addresses.items():
                    sys.stderr.write(f"\rround {turn} of {chosen.repeats}: {key}, {kind}      ")
                    view = View(kind, address, key, subject.indicators[0])
                    kept = results[key, kind] if turn else Measured()
                    measure_once(browser, view, subject, kept)
    page = browser.new_page()
    machine = describe_machine(browser.version, page.evaluate(FIND_RENDERER), os.cpu_count())
    sys.stderr.write("\n")
    return write_report(results, {key: len(subjects[key].shapes) for key in subjects}, machine)


def measure_reader(browser: Browser, chosen: argparse.Namespace) -> str:
    """Measure what a reader does, beside redraws of a bare page, on each edition."""
    everything = read_subjects()
    lines = []
    with run_servers(["ours", "bare"]) as addresses:
        for key in chosen.editions:
            subject, times = everything[key], Times()
            for turn in range(chosen.repeats):
                sys.stderr.write(f"\rinteractions {turn + 1} of {chosen.repeats}: {key}      ")
                ours, bare = (
                    View(kind, addresses[kind], key, subject.indicators[0])
                    for kind in ("ours", "bare")
                )
                measure_interactions(browser, ours, bare, subject, times)
            lines += [f"{key}: what a reader does, to the painted map", *times.write(), ""]
    sys.stderr.write("\n")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    chosen = read_arguments()
    if "server" in chosen.parts:
        found = measure_server(chosen.every)
        sys.stdout.write("\n".join(["the server's work, one question at a time", *found, "", ""]))
    if "exports" in chosen.parts:
        found = [*measure_export_times(chosen.editions), *measure_export_load()]
        sys.stdout.write("\n".join([*found, ""]))
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        if "map" in chosen.parts:
            sys.stdout.write(measure_all(browser, chosen) + "\n")
        if "interactions" in chosen.parts:
            sys.stdout.write(measure_reader(browser, chosen) + "\n")
        if "areas" in chosen.parts:
            sys.stdout.write("\n".join(measure_area_pages(browser, chosen.repeats)) + "\n")
        if "own" in chosen.parts:
            sys.stdout.write("\n".join(measure_own_files(browser, chosen.repeats)) + "\n")
        browser.close()


if __name__ == "__main__":
    main()
