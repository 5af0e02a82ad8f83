"""A hundred thousand people: the first painted table and a list counted beside the bare SELECT, and a key stroke."""

import random
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from facilitator.domain.records import Affiliation, Collaborative, ContactList, Organization, Person, Sector
from facilitator.store import contact_lists
from facilitator.store.change import new_uid
from facilitator.store.document import Document, create
from facilitator.store.tables import write_row

PEOPLE = 100_000
_RUNS = 5
_TYPED = ("garcia", "pena an", "555 010", "library", "ortiz rosa", "zzz")
_FIRST = [
    "Rosa",
    "Mei",
    "Luis",
    "Kayla",
    "James",
    "Fatima",
    "Dana",
    "Alan",
    "José",
    "Ana",
    "Mai",
    "Pao",
    "Xiong",
    "Tou",
    "María",
    "Juan",
    "Ngoc",
    "Ivan",
    "Olga",
    "Bee",
]
_LAST = [
    "Ortiz",
    "Chen",
    "Peña",
    "Brown",
    "Whitfield",
    "Noor",
    "Brooks",
    "García",
    "Vang",
    "Lee",
    "Yang",
    "Núñez",
    "Ñandú",
    "Smith",
    "Nguyen",
    "Шевченко",
    "Ruiz",
]
# The same columns of the same people, as plainly as SQL can give them.
_BARE = """
SELECT p.uid, p.name, o.name, s.name, p.phone FROM people p
LEFT JOIN affiliations a ON a.person = p.uid LEFT JOIN organizations o ON o.uid = a.organization
LEFT JOIN sectors s ON s.uid = p.sector
"""


def measure() -> list[tuple[str, float, float]]:
    """Give (what, figure, limit): the first painted table as a multiple of the bare SELECT, and ms per key stroke."""
    with tempfile.TemporaryDirectory() as folder, crowded(Path(folder) / "crowd.collab") as document:
        ratios, counted = [], []
        for _ in range(_RUNS):
            bare = _timed(lambda: document.connection.execute(_BARE).fetchall())
            ratios.append(_first_painted(document) / bare)
            counted.append(_counted(document) / bare)
        strokes = _key_strokes(document)
    return [
        (f"{PEOPLE:,} people: first painted table / bare SELECT of its columns", statistics.median(ratios), 1.5),
        (
            f"{PEOPLE:,} people: count those of a sector with a word, not seen / the same SELECT",
            statistics.median(counted),
            1.0,
        ),
        (f"{PEOPLE:,} people: key stroke to painted list, median ms", statistics.median(strokes), 50),
        (f"{PEOPLE:,} people: key stroke to painted list, worst ms", max(strokes), 50),
    ]


def crowded(path: Path) -> Document:
    """Make a collaborative of a hundred thousand people; the rows only, as nothing here asks for their history."""
    document = create(path, Collaborative(name="Crowd"))
    chance = random.Random(1)
    connection = document.connection
    connection.execute("BEGIN")
    sector_ids = [new_uid() for _ in range(15)]
    for at, uid in enumerate(sector_ids):
        write_row(connection, Sector(uid, name=f"Sector {at}", rank=f"{at:02}1"))
    organization_ids = [new_uid() for _ in range(3000)]
    for at, uid in enumerate(organization_ids):
        kind = chance.choice(("Tenants", "Library", "Clinic"))
        write_row(connection, Organization(uid, name=f"{chance.choice(_LAST)} {kind} {at}", sector=sector_ids[at % 15]))
    for at, one in enumerate(crowd(PEOPLE, sector_ids)):
        write_row(connection, one)
        if at % 5:
            write_row(connection, Affiliation(new_uid(), person=one.uid, organization=chance.choice(organization_ids)))
    connection.execute("COMMIT")
    return document


def crowd(count: int, sector_ids: Sequence[str] = ("",)) -> Iterator[Person]:
    """Give as many people, the same ones every time but for their ids."""
    chance = random.Random(2)
    for at in range(count):
        name = f"{chance.choice(_FIRST)} {chance.choice(_FIRST)} {chance.choice(_LAST)}"
        phone = f"(555) {at % 1000:03}-{chance.randrange(10_000):04}"
        sector = chance.choice(sector_ids) if at % 2 else ""
        yield Person(new_uid(), name=name, phone=phone, email=f"p{at}@example.org", sector=sector)


def _first_painted(document: Document) -> float:
    tab = _made(document)
    try:
        return _timed(lambda: _paint(tab))
    finally:
        _put_away(tab)


def _counted(document: Document) -> float:
    sector = document.connection.execute("SELECT uid FROM sectors LIMIT 1").fetchone()[0]
    asked = ContactList(name="Some", sector=sector, words="library", not_seen_for=3)
    return _timed(lambda: contact_lists.count(document.connection, asked, date.today()))


def _key_strokes(document: Document) -> list[float]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    tab = _made(document)
    _paint(tab)
    while not tab.people.list.roll.is_learnt or tab.people.list.roll.has_work:
        QApplication.processEvents()
    strokes = []
    edit = tab.people.filter.edit
    edit.setFocus()
    for words in _TYPED:
        edit.clear()
        QApplication.processEvents()
        for letter in words:
            began = time.perf_counter()
            QTest.keyClick(edit, letter, Qt.KeyboardModifier.NoModifier)
            tab.people.list.table.viewport().repaint()
            strokes.append((time.perf_counter() - began) * 1000)
    _put_away(tab)
    return strokes


def _made(document: Document):
    from PySide6.QtWidgets import QApplication

    from facilitator.ui.desk import Desk
    from facilitator.ui.tabs.contacts import ContactsTab

    global _application
    _application = QApplication.instance() or QApplication([])
    desk = Desk(document)
    tab = ContactsTab(desk)
    desk.setParent(tab)
    tab.resize(1180, 700)
    return tab


def _paint(tab) -> None:
    from PySide6.QtWidgets import QApplication

    tab.show()
    tab.people.list.table.viewport().repaint()
    QApplication.processEvents()


def _put_away(tab) -> None:
    from PySide6.QtWidgets import QApplication

    tab.hide()
    tab.desk.stop()
    tab.deleteLater()
    QApplication.processEvents()


def _timed(act) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


_application = None
