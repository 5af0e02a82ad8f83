"""The attendance list of a meeting, worked with real keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionViewItem, QWidget

from facilitator.domain.records import Attendance, Meeting, Person, Sector
from facilitator.store import attendance, meetings, people, rows
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.pages import PEOPLE
from facilitator.ui.meetings.people_model import CAME_AT, NAME, STATE
from facilitator.ui.row_model import Role
from facilitator.ui.tabs.meetings import MeetingsTab


@pytest.fixture
def meeting(document):
    with document.change("x") as change:
        sector = change.insert(Sector(name="Youth", rank="a"))
        change.insert(Sector(name="Business", rank="b"))
        for name in ("Rosa Ortiz", "Mei Chen", "Luis Peña"):
            change.insert(Person(name=name, sector=sector, phone=f"555 {len(name)}"))
        return meetings.add(change, "Monthly meeting", "2030-12-03", "18:30", "20:30")


@pytest.fixture
def page(qtbot, document, meeting):
    tab = MeetingsTab(Desk(document))
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    tab.pane.turn_to(PEOPLE)
    page = tab.pane.people
    page.tab = tab
    page.told = []
    tab.desk.told.connect(lambda words, can_be_undone: page.told.append((words, can_be_undone)))
    tab.activateWindow()
    return page


@pytest.fixture
def full(page, document, meeting):
    page.acts.expect_everyone()
    page.table.setFocus()
    return page


def states(document, meeting):
    return {line.name: line.attendance.state for line in attendance.listing(document.connection, meeting)}


def names(page):
    return [line.name for line in page.model.rows]


def test_an_empty_list_offers_whom_to_expect(page, document, meeting):
    assert page.first_focus().text() == "Expect all contacts"
    page.first_focus().click()
    assert names(page) == ["Mei Chen", "Rosa Ortiz", "Luis Peña"]
    assert set(states(document, meeting).values()) == {"expected"}
    document.undo()
    assert names(page) == []


def test_space_ticks_and_unticks(full, document, meeting):
    full.table.go_to_place(0, NAME)
    QTest.keyClick(full.table, Qt.Key.Key_Space)
    assert states(document, meeting)["Mei Chen"] == "present"
    assert full.table.currentIndex().row() == 0
    QTest.keyClick(full.table, Qt.Key.Key_Space)
    assert states(document, meeting)["Mei Chen"] == "expected"


def test_several_are_ticked_at_once_in_one_step(full, document, meeting):
    full.table.selectAll()
    QTest.keyClick(full.table, Qt.Key.Key_Space)
    assert set(states(document, meeting).values()) == {"present"}
    assert len(full.table.chosen_ids()) == 3
    document.undo()
    assert set(states(document, meeting).values()) == {"expected"}


def test_a_click_on_the_box_ticks(full, document, meeting):
    index = full.model.index(1, NAME)
    option = QStyleOptionViewItem()
    full.table.initViewItemOption(option)
    option.rect = full.table.visualRect(index)
    full.table.itemDelegate().initStyleOption(option, index)
    box = full.table.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, full.table)
    QTest.mouseClick(full.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center() + QPoint(0, 0))
    assert states(document, meeting)["Rosa Ortiz"] == "present"


def test_a_typed_name_and_enter_ticks_the_only_one_left(full, document, meeting):
    full.filter.setFocus()
    QTest.keyClicks(full.filter, "pena")
    assert names(full) == ["Luis Peña"]
    QTest.keyClick(full.filter, Qt.Key.Key_Return)
    assert states(document, meeting)["Luis Peña"] == "present"
    assert full.filter.text() == ""
    assert len(names(full)) == 3


def test_esc_clears_the_filter_and_goes_back_to_the_list(full):
    full.filter.setFocus()
    QTest.keyClicks(full.filter, "nobody of this name")
    assert names(full) == []
    QTest.keyClick(full.filter, Qt.Key.Key_Escape)
    assert len(names(full)) == 3
    assert QApplication.focusWidget() is full.table


def test_who_walks_in_is_added_by_one_line_and_offered_as_contact(full, document, meeting):
    full.walk_in.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Kayla Brown, River Friends")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    line = next(one for one in full.model.rows if one.name == "Kayla Brown")
    assert (line.organization, line.attendance.state, line.attendance.is_walk_in) == ("River Friends", "present", True)
    assert full.walk_in.edit.text() == ""
    assert QApplication.focusWidget() is full.walk_in.edit
    full.panel.counts.make_contacts.click()
    assert [one.name for one in people.named(document.connection, "Kayla Brown")] == ["Kayla Brown"]
    assert full.told == [("1 person is a contact now.", True)]
    assert not full.panel.counts.make_contacts.isVisible()
    assert len(names(full)) == 4
    full.acts.expect_everyone()
    assert len(names(full)) == 4  # and is not put on the list a second time
    assert full.told[-1] == ("All of them are on the list already.", False)


def test_a_walk_in_with_the_name_of_a_contact_ticks_the_contact(full, document, meeting):
    full.walk_in.typed.emit("luis pena")
    assert states(document, meeting)["Luis Peña"] == "present"
    assert len(names(full)) == 3


def test_a_line_without_a_name_is_refused_in_words(full):
    full.walk_in.edit.setText(", River Friends")
    QTest.keyClick(full.walk_in.edit, Qt.Key.Key_Return)
    assert full.told == [("Type the name first, then a comma and the organization.", False)]
    assert full.walk_in.edit.text() == ", River Friends"


def test_late_comers_get_a_time_typed_in_place(full, document, meeting):
    full.table.go_to_place(0, CAME_AT)
    QTest.keyClick(full.table, Qt.Key.Key_F2)
    QTest.keyClicks(QApplication.focusWidget(), "6:50")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    (line,) = rows.select(document.connection, Attendance, "WHERE came_at <> ''")
    assert line.came_at == "18:50"
    assert full.model.index(0, CAME_AT).data() == "6:50 PM"
    full.model.setData(full.model.index(0, CAME_AT), "soon")
    assert "takes a time" in full.told[-1][0]


def test_apologies_are_said_in_place(full, document, meeting):
    full.model.setData(full.model.index(0, STATE), "apologies")
    assert states(document, meeting)["Mei Chen"] == "apologies"


def test_the_counts_name_sectors_nobody_came_from_and_whom_to_call(full, document, meeting):
    counts = full.panel.counts
    assert counts._sum.text() == "0 here of 3 on the list"
    assert not counts._missing.isVisible()
    full.table.go_to_place(0, NAME)
    QTest.keyClick(full.table, Qt.Key.Key_Space)
    assert counts._sum.text() == "1 here of 3 on the list"
    assert counts._nobody.text() == "Nobody from: Business"
    assert counts.missing.stringList() == ["Rosa Ortiz  555 10", "Luis Peña  555 9"]
    counts.held.click()
    assert rows.get(document.connection, Meeting, meeting).state == "held"
    assert not counts.held.isVisible()
    assert full.tab.list.rows.index(0, 0).data().endswith("Held · 1 came")


def test_those_of_last_time_are_expected_again(page, document, meeting):
    with document.change("x") as change:
        earlier = meetings.add(change, "Monthly meeting", "2030-11-05", "18:30")
        rosa = people.named(document.connection, "Rosa Ortiz")[0]
        attendance.expect(change, earlier, [rosa.uid])
    assert page.first_focus().text() == "Expect the people of last time"
    page.first_focus().click()
    assert names(page) == ["Rosa Ortiz"]


def test_del_takes_people_off_the_list_and_offers_undo(full, document, meeting):
    full.table.selectAll()
    QTest.keyClick(full.table, Qt.Key.Key_Delete)
    assert names(full) == []
    assert full.told == [("3 people taken off the list.", True)]
    document.undo()
    assert len(names(full)) == 3


def test_contacts_are_chosen_while_the_filter_changes(page, document, meeting):
    page.ask_whom()
    dialog = page.findChild(QWidget, "add_people")
    for typed in ("rosa", "mei"):
        dialog.filter.setText(typed)
        dialog.table.setFocus()
        dialog.table.selectRow(0)
    take = dialog.findChild(QPushButton, "take_chosen")
    assert take.text() == "Expect 2 people"
    take.click()
    assert names(page) == ["Mei Chen", "Rosa Ortiz"]


def test_three_hundred_people_stay_quick(page, document, meeting, qtbot):
    from time import perf_counter

    with document.change("x") as change:
        for at in range(300):
            people.add(change, f"Person {at:03}", f"Organization {at % 20}")
    page.acts.expect_everyone()
    page.table.go_to_place(150, NAME)
    started = perf_counter()
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert perf_counter() - started < 0.5
    assert page.table.currentIndex().row() == 150


def test_the_list_is_a_sound_model(full, qtmodeltester):
    qtmodeltester.check(full.model)


def test_a_row_is_read_as_one_sentence(full):
    assert full.model.index(0, NAME).data(Role.AccessibleTextRole) == "Mei Chen, Expected, Youth"
