"""A small file of ours that holds a row in every table, with steps that were done, taken back and done again."""

from pathlib import Path

from facilitator.domain.records import Attendance, Collaborative, Organization, Person, Sector
from facilitator.store import agenda, meetings, people
from facilitator.store.document import create


def write(path: Path) -> None:
    """Write it."""
    with create(path, Collaborative(name="Eastside Youth Collaborative")) as document:
        with document.change("Add sectors") as change:
            change.insert(Sector(name="Faith community", rank="h"))
        with document.change("Add people") as change:
            for n in range(12):
                people.add(change, f"Person {n}", f"Organization {n % 3}")
        with document.change("Plan “{name}”", name="First evening") as change:
            meeting = meetings.add(change, "First evening", "2026-12-01")
            for n in range(3):
                agenda.add(change, meeting, f"Topic {n}", 10)
            change.insert(Attendance(meeting=meeting, name="Rosa", state="present"))
        first = people.ids(document.connection)[0]
        for phone in ("010-1", "010-2", "010-3"):
            with document.change("Change the phone") as change:
                change.update(Person, first, phone=phone)
        document.undo()
        document.undo()
        document.redo()
        with document.change("Remove an organization") as change:
            uid = change.insert(Organization(name="Gone by tomorrow"))
        with document.change("Remove an organization") as change:
            change.delete(Organization, uid)
        document.undo()
