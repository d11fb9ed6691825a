"""Waiting for what must come: so long that only what never comes fails a test.

A machine that does ten things at once takes ten times as long, which says
nothing of the code. What is waited for here ends the wait at once when it comes.
"""

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE_SECONDS = 180
PATIENCE_MS = PATIENCE_SECONDS * 1_000


def wait_until(is_met: Callable[[], object], pause: float = 0.01) -> bool:
    """Wait until something is so; says whether it came to be."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if is_met():
            return True
        time.sleep(pause)
    return False


def wait_in_page(page: Page, condition: str) -> None:
    """Wait until a function holds in the page, whose policy stops Playwright's own wait."""
    is_met = page.evaluate(
        f"""() => new Promise((resolve) => {{
          const until = performance.now() + {PATIENCE_MS};
          const look = () => (({condition})() ? resolve(true)
            : performance.now() > until ? resolve(false) : requestAnimationFrame(look));
          look();
        }})"""
    )
    assert is_met, condition
