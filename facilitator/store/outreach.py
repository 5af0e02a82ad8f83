"""The log of calls, visits and letters to stakeholders."""

import sqlite3

from facilitator.domain import outreach_due
from facilitator.domain.outreach_due import Figures
from facilitator.domain.records import Stakeholder, Touch
from facilitator.store import rows
from facilitator.store.change import Change


def of(connection: sqlite3.Connection, stakeholder: str) -> list[Touch]:
    """List the touches of a stakeholder, newest first."""
    return rows.select(connection, Touch, "WHERE stakeholder = ? ORDER BY on_day DESC, uid", (stakeholder,))


def listing(connection: sqlite3.Connection) -> list[Touch]:
    """List all touches, newest first."""
    return rows.select(connection, Touch, "ORDER BY on_day DESC, uid")


def log(change: Change, touch: Touch) -> str:
    """Write a touch down and give its id; raises a `Refusal` when its days cannot be."""
    outreach_due.check(touch)
    return change.insert(touch)


def figures(connection: sqlite3.Connection) -> Figures:
    """Count how far outreach has come."""
    return outreach_due.figures(rows.count(connection, Stakeholder), listing(connection))
