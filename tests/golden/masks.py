"""What differs between two recordings without a reader minding: versions, days, hashes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

_HASHED_NAME = re.compile(r"\.[0-9a-f]{8,64}(?=\.(?:css|js|json|woff2?|svg|png)\b)")
_POLICY_HASH = re.compile(r"(sha(?:256|384|512)-)[A-Za-z0-9+/]{43,}={0,2}")
_NONCE = re.compile(r"(nonce[-=]\"?)[A-Za-z0-9+/_=-]{8,}")
_JOB = re.compile(r"(?<![0-9a-zA-Z])[0-9a-f]{32}(?![0-9a-zA-Z])")


@dataclass(frozen=True, slots=True)
class Masks:
    """Words that stand for what changes by itself.

    ``version`` is the version of the data as the atlas says it, such as
    "2026.11.1-2e556c2a"; ``days`` are those on which the recording was made.
    """

    version: str
    days: tuple[date, ...]

    def cover(self, text: str) -> str:
        """Cover versions, days, names with hashes, and the identifiers of jobs.

        Examples
        --------
        >>> masks = Masks("2026.11.1-2e556c2a", (date(2026, 11, 3),))
        >>> masks.cover("Data version 2026.11.1-2e556c2a, made 3 November 2026")
        'Data version DATA-VERSION, made TODAY'
        >>> masks.cover('src="/site/atlas.0123456789ab.js"')
        'src="/site/atlas.HASH.js"'
        """
        covered = text
        if self.version:
            covered = covered.replace(self.version, "DATA-VERSION")
            # As a name of a citation has it.
            covered = covered.replace(re.sub(r"\W", "-", self.version), "DATA-VERSION")
            release, _, digest = self.version.partition("-")
            for part in filter(None, (release, digest)):
                covered = re.sub(
                    rf"(?<![\w.]){re.escape(part)}(?![\w.]*\d)", "DATA-VERSION", covered
                )
        for written in self._write_days():
            covered = re.sub(rf"(?<!\d){written}(?!\d)", "TODAY", covered)
        covered = re.sub(r"TODAY[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?", "NOW", covered)
        covered = _HASHED_NAME.sub(".HASH", covered)
        covered = _NONCE.sub(r"\1HASH", _POLICY_HASH.sub(r"\1HASH", covered))
        return _JOB.sub("JOB", covered)

    def _write_days(self) -> Iterable[str]:
        for day in self.days:
            yield day.isoformat()
            for month in (f"{day:%B}", f"{day:%b}"):
                # Two digits before one, which they hold.
                yield f"{day:%d} {month} {day.year}"
                yield f"{day.day} {month} {day.year}"


def start_masks(version: str) -> Masks:
    """Make the masks of a recording that begins now; one near midnight sees two days."""
    now = datetime.now(UTC)
    days = {now.date(), (now + timedelta(minutes=15)).date()}
    return Masks(version, tuple(sorted(days)))
