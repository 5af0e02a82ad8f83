"""The page Balance, with real keys and clicks: bars, what they say, gauges, and the records behind both."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from facilitator.domain.records import Attendance, Meeting, Person
from facilitator.store import sectors
from facilitator.ui.contacts import balance_page
from facilitator.ui.contacts.bars import BAR, KIND, NAME, NUMBER
from facilitator.ui.dialogs.records_behind import RecordsBehind
from facilitator.ui.print_studio.wish import NO_MEETING


@pytest.fixture
def filled(document):
    """Seat two young people and one of the city; nobody of the schools, and one nobody has placed."""
    with document.change("Fill") as change:
        uids = {"youth": sectors.add(change, "Youth", is_community=True), "city": sectors.add(change, "City")}
        uids["schools"] = sectors.add(change, "Schools")
        uids["rosa"] = change.insert(Person(name="Rosa Ortiz", sector=uids["youth"], has_seat=True))
        uids["mei"] = change.insert(Person(name="Mei Chen", sector=uids["youth"]))
        uids["alan"] = change.insert(Person(name="Alan Brooks", sector=uids["city"], has_seat=True))
        change.insert(Person(name="Luis Peña"))
        meeting = change.insert(Meeting(name="First", on_day="2020-01-07", state="held"))
        change.insert(Attendance(meeting=meeting, person=uids["alan"], state="present"))
        change.insert(Attendance(meeting=meeting, name="A passer-by", state="present"))
    return uids


@pytest.fixture
def tab(contacts_tab, document):
    def show(of=document):
        made = contacts_tab(of)
        made.choose("balance")
        return made

    return show


def bars(page):
    model = page.model
    return [
        tuple(model.index(row, column).data() for column in (NAME, NUMBER, KIND)) for row in range(model.rowCount())
    ]


def words(page):
    QApplication.processEvents()  # what was added to a page that is seen shows itself with the next event
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def choose_group(page, name):
    page.group.setCurrentIndex(page.group.findData(name))


def listed(page):
    dialog = page.findChild(RecordsBehind)
    return dialog, [one.source.title for one in dialog.model.rows]


def test_every_expected_sector_has_a_bar_and_those_without_one_stand_apart(tab, filled):
    page = tab().made["balance"]

    assert bars(page) == [
        ("Youth", "2 · 66.7%", "Community"),
        ("City", "1 · 33.3%", "Institution"),
        ("Schools", "nobody", "Institution"),
        ("Without a sector", "1", "Counted apart"),
    ]
    assert "More than 40% from one sector: Youth, 66.7%." in words(page)
    assert "Nobody from: Schools." in words(page)


def test_seats_and_those_who_came_are_chosen_from_a_list(tab, filled):
    page = tab().made["balance"]

    choose_group(page, "seats")
    assert [numbers for _, numbers, _ in bars(page)] == ["1 · 50.0%", "1 · 50.0%", "nobody"]
    choose_group(page, "present")
    assert [numbers for _, numbers, _ in bars(page)] == ["nobody", "1 · 100.0%", "nobody", "1"]
    assert any("Meetings: Jan 7, 2020" in said for said in words(page))


def test_a_click_on_a_bar_lists_the_people_in_it_and_enter_shows_one(qtbot, tab, filled):
    shown = tab()
    page = shown.made["balance"]

    qtbot.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, pos=page.table.visualRect(page.model.index(0, BAR)).center()
    )
    dialog, names = listed(page)
    assert names == ["Mei Chen", "Rosa Ortiz"]
    assert dialog.windowTitle() == "Members · Youth"

    qtbot.keyClick(dialog.table, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Return)
    assert shown.wanted == [("people", filled["rosa"])]


def test_enter_on_a_bar_does_what_a_click_does(qtbot, tab, filled):
    page = tab().made["balance"]

    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert listed(page)[1] == ["Alan Brooks"]


def test_a_bar_with_nobody_says_so(tab, filled):
    shown = tab()

    shown.made["balance"].table.go_to(filled["schools"])
    shown.made["balance"].show_people()
    assert shown.told == [("Nobody from “Schools” is counted here.", False)]
    assert shown.made["balance"].findChild(RecordsBehind) is None


def test_somebody_who_is_no_contact_is_listed_and_leads_nowhere(tab, filled):
    shown = tab()
    choose_group(shown.made["balance"], "present")
    shown.made["balance"].table.go_to_place(3)
    shown.made["balance"].show_people()

    dialog, names = listed(shown.made["balance"])
    assert names == ["A passer-by"]
    assert not dialog.show_button.isEnabled()
    dialog.show_chosen()
    assert shown.wanted == []


def test_there_are_six_gauges_and_one_click_shows_what_is_behind_one(qtbot, tab, filled):
    page = tab().made["balance"]

    assert [card.objectName() for card in page.cards] == ["E1", "E2", "E3", "E4", "E5", "E6"]
    assert "1 of 2 · 50.0%" in words(page)
    assert sum(said.startswith("Not known yet: ") for said in words(page)) == 5
    qtbot.mouseClick(page.cards[0].show_records, Qt.MouseButton.LeftButton)
    dialog, names = listed(page)
    assert names == ["Alan Brooks", "Rosa Ortiz"]
    assert [one.counted_as for one in dialog.model.rows] == ["Institution", "Community"]
    assert not page.cards[1].show_records.isVisibleTo(page)


def test_a_change_elsewhere_is_counted_at_once(tab, document, filled):
    page = tab().made["balance"]

    with document.change("Move") as change:
        change.update(Person, filled["mei"], sector=filled["schools"])
    assert [numbers for _, numbers, _ in bars(page)][:3] == ["1 · 33.3%", "1 · 33.3%", "1 · 33.3%"]


def test_a_page_that_is_not_looked_at_counts_when_it_is(tab, document, filled):
    shown = tab()
    shown.segments.choose(0)
    with document.change("Remove") as change:
        change.delete(Person, filled["mei"])
    assert bars(shown.made["balance"])[0][1] == "2 · 66.7%"

    shown.choose("balance")
    assert bars(shown.made["balance"])[0][1] == "1 · 50.0%"


def test_without_sectors_the_page_leads_to_them(qtbot, tab):
    shown = tab()

    assert "Say which sectors you expect first" in words(shown.made["balance"])
    assert shown.first_focus().isVisible()
    qtbot.mouseClick(shown.first_focus(), Qt.MouseButton.LeftButton)
    assert shown.current is shown.made["sectors"]


def test_a_screen_reader_hears_a_bar_as_one_sentence(tab, filled):
    page = tab().made["balance"]

    assert page.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Youth, Community, 2 people, 66.7%"
    assert QAccessible.queryAccessibleInterface(page.table).text(QAccessible.Text.Name) == "People by sector"
    assert page.group.accessibleName() == "Whom to count"


def test_bars_differ_in_pattern_not_only_in_color(tab, filled):
    page = tab().made["balance"]
    page.table.clearSelection()
    page.table.setCurrentIndex(page.model.index(3, 0))
    picture = page.table.viewport().grab().toImage()

    def colors(row):
        rect = page.table.visualRect(page.model.index(row, BAR))
        inside = rect.adjusted(8, 9, 0, -9)
        inside.setWidth(rect.width() // 4)
        return {
            picture.pixel(x, y)
            for x in range(inside.left(), inside.right())
            for y in range(inside.top(), inside.bottom())
        }

    assert len(colors(0)) == 1  # filled
    assert len(colors(1)) > 1  # hatched


def test_the_paper_of_this_page_is_a_key_away(tab, filled):
    shown = tab()

    assert shown.to_print() == (["sector-balance"], NO_MEETING)
    button = next(one for one in shown.findChildren(QPushButton) if one.isVisible() and one.text() == "Print…")
    button.click()
    assert shown.printed == [["sector-balance"]]


def test_many_people_are_counted_beside_the_window(qtbot, tab, sample, monkeypatch):
    monkeypatch.setattr(balance_page, "_READ_AT_ONCE", 10)
    page = tab(sample).made["balance"]

    qtbot.waitUntil(lambda: page.model.rowCount() == 15)
    choose_group(page, "seats")
    qtbot.waitUntil(lambda: any("21 people in a sector" in said for said in words(page)))
    page.cards[0].show_records.click()
    qtbot.waitUntil(lambda: page.findChild(RecordsBehind) is not None)
    assert len(listed(page)[1]) == 21
