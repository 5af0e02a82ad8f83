"""What the storm kills: a program that changes a file without a pause and says what it is doing and what it has done.

Before each change a line "doing …", after it "done". Run with the file, what to do, and a seed.
"""

import json
import sys
from pathlib import Path
from random import Random

from facilitator.domain.records import Meeting, Person
from facilitator.store import agenda, meetings, people, rows
from facilitator.store.document import open_file

PEOPLE_IN_AN_IMPORT = 300


def say(*words):
    print(json.dumps(words), flush=True)


def edit(document, random):
    """Edit, add, remove, take back: one small step after the other."""
    count = 0
    while True:
        count += 1
        found = rows.select(document.connection, Person, "ORDER BY uid")
        act = random.choice(("edit", "edit", "add", "remove", "undo", "redo", "meeting"))
        say("doing", act)
        if act == "undo":
            document.undo()
        elif act == "redo":
            document.redo()
        else:
            with document.change(act) as change:
                if act == "add" or len(found) < 5:
                    people.add(change, f"Person {count}", f"Organization {count % 7}")
                elif act == "meeting":
                    uid = meetings.add(change, f"Evening {count}", "2026-12-01")
                    for topic in range(random.randrange(9)):
                        agenda.add(change, uid, f"Topic {topic}", 10)
                elif act == "remove":
                    change.delete(Person, random.choice(found).uid)
                else:
                    change.update(
                        Person, random.choice(found).uid, notes="note " * random.randrange(900), phone=str(count)
                    )
        if count % 20 == 0 and rows.count(document.connection, Meeting) > 20:
            with document.change("tidy") as change:
                for meeting in meetings.listing(document.connection)[:15]:
                    change.delete(Meeting, meeting.uid)
        say("done", fingerprint(document))


def bring_in(document, random):
    """Bring in a few hundred people at once, again and again."""
    count = 0
    while True:
        count += 1
        say("doing", "import")
        with document.change("Bring in", kind="import") as change:
            for n in range(PEOPLE_IN_AN_IMPORT):
                change.insert(Person(name=f"Person {count} {n}", notes="x" * random.randrange(400)))
        say("done", fingerprint(document))


def fingerprint(document):
    """Give a number for everything that was journalled and everything in the tables."""
    connection = document.connection
    operations = connection.execute("SELECT count(*), coalesce(max(hex(id)), '') FROM op").fetchone()
    steps = connection.execute("SELECT count(*) FROM txn").fetchone()
    return [*operations, *steps, *(rows.count(connection, record) for record in (Person, Meeting))]


if __name__ == "__main__":
    with open_file(Path(sys.argv[1])) as document:
        if document.look_only:
            raise SystemExit(str(document.look_only.reason))
        say("done", fingerprint(document))
        {"edit": edit, "import": bring_in}[sys.argv[2]](document, Random(int(sys.argv[3])))
