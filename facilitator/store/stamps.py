"""Stamps for operations: the time of day, never running backwards within one file."""

import sqlite3
import time

_COUNTER_BITS = 16
# The year 3000: a clock beyond it is broken or lies, and must not use up all stamps there are.
_LATEST = 32_503_680_000_000 << _COUNTER_BITS


class Stamps:
    """Gives each operation a stamp later than all before it in this file, even when the laptop's clock jumps back."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._last: int | None = None

    def next(self) -> int:
        """Give the next stamp: milliseconds since 1970 shifted left by 16, plus a counter."""
        if self._last is None:  # asked for at the first change, since it reads the whole journal
            self._last = int(
                self._connection.execute("SELECT coalesce(max(hlc), 0) FROM op WHERE hlc < ?", (_LATEST,)).fetchone()[0]
            )
        self._last = max(self._last + 1, milliseconds() << _COUNTER_BITS)
        return self._last


def milliseconds() -> int:
    """Give the time now in milliseconds since 1970; a clock without a battery reads as 1970, never before."""
    return max(0, time.time_ns() // 1_000_000)


def moment(stamp: int) -> float:
    """Give the seconds since 1970 of a stamp, in years that a calendar has."""
    return (min(max(stamp, 0), _LATEST) >> _COUNTER_BITS) / 1000
