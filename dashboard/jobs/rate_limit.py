"""How many exports one client may ask for."""

import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address
from threading import Lock

MOST_A_MINUTE = 60
# Behind a proxy, whose word on its clients is not taken, everybody has its one address.
MOST_A_MINUTE_INSIDE = 600
_MOST_CLIENTS = 2_000


class RateLimit:
    """A bucket for each client: each export takes one, and they come back over a minute.

    The table of clients is bounded: who has not asked for longest is forgotten.
    """

    def __init__(
        self, most_a_minute: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most, self._clock = most_a_minute, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def take(self, client: str) -> float:
        """Take one for a client: 0 where it may go on, else the seconds until it may."""
        now, most = self._clock(), self._most or _find_limit(client)
        with self._lock:
            left, since = self._left.pop(client, (float(most), now))
            left = min(float(most), left + (now - since) * most / 60)
            may_go = left >= 1
            self._left[client] = (left - 1 if may_go else left, now)
            while len(self._left) > _MOST_CLIENTS:
                self._left.popitem(last=False)
        return 0.0 if may_go else (1 - left) * 60 / most


def _find_limit(client: str) -> int:
    try:
        is_inside = ip_address(client).is_private
    except ValueError:
        # A socket without addresses is the deployment's own proxy.
        is_inside = True
    return MOST_A_MINUTE_INSIDE if is_inside else MOST_A_MINUTE
