"""The browser that tests and measurements drive."""

import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
# A closed network and a container: no sandbox of its own, and no calls home at start.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def launch_chromium(playwright: Playwright, *flags: str) -> Browser:
    """Start the system's Chromium without a window, on an empty profile of its own."""
    found = [path for name in NAMES if (path := shutil.which(name))]
    if not found:
        message = f"None of {', '.join(NAMES)} is on the path; 'make test' installs one."
        raise FileNotFoundError(message)
    return playwright.chromium.launch(executable_path=found[0], args=[*FLAGS, *flags])
