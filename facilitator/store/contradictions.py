"""What a record cannot say, whether it is typed in a window or on the command line.

What comes from elsewhere is let in all the same: it was true where it was written, and is shown as it is.
"""

import sqlite3

from facilitator.domain import differences, duties, outreach_due
from facilitator.domain.records import ContactList, Difference, Duty, Record, Stakeholder, Touch
from facilitator.refusal import Refusal
from facilitator.store import contact_lists, stakeholders


def check(connection: sqlite3.Connection, record: Record) -> None:
    """Raise a `Refusal` when a record, as it is to be, contradicts itself or another one."""
    if isinstance(record, Stakeholder):
        stakeholders.check(connection, record)
    elif isinstance(record, Touch):
        outreach_due.check(record)
    elif isinstance(record, Duty):
        duties.check(record)
    elif isinstance(record, Difference):
        differences.check(record)
    elif isinstance(record, ContactList):
        contact_lists.check(connection, record)


def check_change(connection: sqlite3.Connection, before: Record, after: Record) -> None:
    """Raise a `Refusal` when a change makes a record contradict; one that did so already may be mended step by step."""
    try:
        check(connection, before)
    except Refusal:
        return
    check(connection, after)
