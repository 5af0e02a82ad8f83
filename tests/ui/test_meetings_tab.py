"""The list of meetings, planning one, and what holds for the whole tab."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from facilitator.domain.records import Attendance, Collaborative, Meeting
from facilitator.store import agenda, attendance, meetings, people, rows
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.pages import AGENDA, DETAILS, PEOPLE
from facilitator.ui.tabs.meetings import MeetingsTab
from facilitator.words import speak, spoken


@pytest.fixture
def tab(qtbot, document):
    tab = MeetingsTab(Desk(document))
    tab.told = []
    tab.desk.told.connect(lambda words, can_be_undone: tab.told.append((words, can_be_undone)))
    qtbot.addWidget(tab)
    tab.resize(1100, 640)
    tab.show()
    tab.activateWindow()
    return tab


def in_days(days):
    return (date.today() + timedelta(days=days)).isoformat()


def plan_dialog(tab):
    tab.plan()
    dialog = tab.findChild(QWidget, "plan_meeting_dialog")
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def type_into(line, words):
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, words)


def test_without_a_meeting_the_tab_says_what_it_is_for(tab):
    assert tab.first_focus().text() == "Plan the first meeting"
    tab.first_focus().click()
    assert tab.findChild(QWidget, "plan_meeting_dialog").isVisible()


def test_a_meeting_is_planned_with_keys_in_one_step(tab, document):
    with document.change("x") as change:
        change.update(Collaborative, document.collaborative().uid, place="Library Room B")
    dialog = plan_dialog(tab)
    assert QApplication.focusWidget() is dialog.day
    QTest.keyClicks(dialog.day, "tomorrow")
    understood = dialog.findChild(QWidget, "plan_understood").text()
    assert understood == f"{spoken().long_date(date.today() + timedelta(days=1))}, tomorrow"
    QTest.keyClick(dialog.day, Qt.Key.Key_Return)
    (meeting,) = meetings.listing(document.connection)
    assert (meeting.on_day, meeting.starts, meeting.place) == (in_days(1), "18:30", "Library Room B")
    assert agenda.items(document.connection, meeting.uid)  # of the first template offered
    assert tab.list.current_id() == meeting.uid
    assert tab.pane.current == AGENDA
    document.undo()
    assert meetings.listing(document.connection) == []


def test_the_next_meeting_is_like_the_last(tab, document):
    with document.change("x") as change:
        last = change.insert(
            Meeting(name="Table", on_day=in_days(-20), starts="17:00", ends="19:00", place="Church", state="held")
        )
        agenda.add(change, last, "Welcome", 10)
        rosa = people.add(change, "Rosa Ortiz")
        attendance.tick(change, last, rosa)
        attendance.walk_in(change, last, "Kayla Brown")
    dialog = plan_dialog(tab)
    assert dialog.agenda.currentText().startswith("Like last time (Table, ")
    assert dialog.people.text() == "Expect the 1 person of last time"
    type_into(dialog.day, "in 2 weeks")
    type_into(dialog.starts, "6")
    dialog.findChild(QPushButton, "plan_now").click()
    planned = meetings.upcoming(document.connection, date.today())
    assert (planned.name, planned.on_day, planned.starts, planned.ends) == ("Table", in_days(14), "18:00", "19:00")
    assert [item.topic for item in agenda.items(document.connection, planned.uid)] == ["Welcome"]
    (line,) = rows.select(document.connection, Attendance, "WHERE meeting = ?", (planned.uid,))
    assert (line.person, line.state) == (rosa, "expected")


@pytest.mark.parametrize(
    ("line", "typed", "words"),
    [("day", "", "Say on which day"), ("day", "soonish", "was not understood as a date"), ("name", "", "cannot be empty"),
     ("starts", "early", "takes a time")],
)  # fmt: skip
def test_what_is_missing_is_said_and_the_dialog_stays(tab, document, line, typed, words):
    dialog = plan_dialog(tab)
    type_into(dialog.day, "tomorrow")
    edit = getattr(dialog, line)
    edit.setText(typed)
    dialog.accept()
    assert words in dialog._trouble.text()
    assert QApplication.focusWidget() is edit
    assert dialog.isVisible()
    assert meetings.listing(document.connection) == []
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_public_forum_is_open_to_the_public_and_prints_the_public_sheet(tab, document):
    dialog = plan_dialog(tab)
    type_into(dialog.day, "tomorrow")
    dialog.agenda.setCurrentIndex(dialog.agenda.findData("forum"))
    dialog.accept()
    (meeting,) = meetings.listing(document.connection)
    assert meeting.is_public
    assert tab.to_print() == (["agenda", "sign-in-public"], meeting.uid)


def test_the_list_has_the_latest_first_and_says_how_each_stands(tab, document):
    with document.change("x") as change:
        change.insert(Meeting(name="A", on_day=in_days(-40), state="held"))
        change.insert(Meeting(name="B", on_day=in_days(-10)))
        change.insert(Meeting(name="C", on_day=in_days(-5), state="cancelled"))
        d = change.insert(Meeting(name="D", on_day=in_days(9), starts="18:30", ends="20:00"))
        change.insert(Meeting(name="E", on_day=in_days(40)))
        agenda.add(change, d, "Long", 95)
    shown = [tab.list.rows.index(at, 0).data().split("\n")[1] for at in range(5)]
    assert shown == [
        "Planned · no agenda yet",
        "Next, in 9 days · agenda 95 of 90 min",
        "Cancelled",
        "Planned · was it held?",
        "Held · 0 came",
    ]
    assert tab.list.current_id() == d  # the next one is chosen at first


def test_a_removed_meeting_comes_back_with_its_agenda(tab, document):
    with document.change("x") as change:
        uid = change.insert(Meeting(name="A", on_day=in_days(3)))
        agenda.add(change, uid, "Welcome", 10)
    tab.list.setFocus()
    QTest.keyClick(tab.list, Qt.Key.Key_Delete)
    assert meetings.listing(document.connection) == []
    assert tab.told == [("“A” was removed with its agenda.", True)]
    assert tab.first_focus().text() == "Plan the first meeting"
    document.undo()
    assert [item.topic for item in agenda.items(document.connection, uid)] == ["Welcome"]
    assert tab.list.current_id() == uid


def test_details_are_saved_when_a_field_is_left(tab, document):
    with document.change("x") as change:
        uid = change.insert(Meeting(name="A", on_day=in_days(3), starts="18:30"))
    tab.pane.turn_to(DETAILS)
    form = tab.pane.details.form
    type_into(form.edits["starts"].editor, "7")
    type_into(form.edits["on_day"].editor, "tomorrow")
    type_into(form.edits["name"].editor, "Kick-off")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    meeting = rows.get(document.connection, Meeting, uid)
    assert (meeting.name, meeting.on_day, meeting.starts) == ("Kick-off", in_days(1), "19:00")
    assert form.edits["starts"].editor.text() == "7:00 PM"
    assert form.edits["on_day"].editor.text() == spoken().short_date(meeting.day)


@pytest.mark.parametrize("code", ["en", "es"])
def test_dates_and_times_are_read_back_as_they_are_shown(code):
    from facilitator.ui.widgets import typed_values

    speak(code)
    day, clock = Meeting.fields["on_day"], Meeting.fields["starts"]
    for month in range(1, 13):
        stored = f"2027-{month:02}-{month + 9:02}"
        assert typed_values.read(day, typed_values.words_of(day, stored), looks_ahead=True) == stored
        assert typed_values.understood(spoken().long_date(date.fromisoformat(stored)), looks_ahead=True) == (
            date.fromisoformat(stored)
        )
    for stored in ("00:00", "06:30", "12:00", "18:30", "23:59"):
        assert typed_values.read(clock, typed_values.words_of(clock, stored), near="12:00") == stored


def test_things_are_shown_where_they_belong(tab, document):
    with document.change("x") as change:
        first = change.insert(Meeting(name="A", on_day=in_days(3)))
        other = change.insert(Meeting(name="B", on_day=in_days(-30)))
        item = agenda.add(change, other, "Welcome")
        line = attendance.walk_in(change, first, "Kayla Brown")
    assert tab.show_thing("agenda_items", item)
    assert (tab.list.current_id(), tab.pane.current) == (other, AGENDA)
    assert tab.pane.agenda.table.current_id() == item
    assert tab.show_thing("attendance", line)
    assert (tab.list.current_id(), tab.pane.current) == (first, PEOPLE)
    assert tab.pane.people.table.current_id() == line
    assert not tab.show_thing("meetings", "gone")
    assert not tab.show_thing("people", first)


def test_new_means_what_the_keyboard_is_on(tab, document):
    with document.change("x") as change:
        change.insert(Meeting(name="A", on_day=in_days(3)))
    tab.list.setFocus()
    tab.add_new()
    dialog = tab.findChild(QWidget, "plan_meeting_dialog")
    assert dialog.isVisible()
    dialog.reject()
    tab.activateWindow()
    tab.pane.agenda.first_focus().setFocus()
    tab.add_new()
    assert tab.pane.agenda.model.draft_place == 0
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    tab.pane.turn_to(PEOPLE)
    tab.pane.people.walk_in.setFocus()
    tab.add_new()
    assert QApplication.focusWidget() is tab.pane.people.walk_in.edit


def test_the_filter_finds_meetings_and_esc_brings_all_back(tab, document):
    with document.change("x") as change:
        for at in range(10):
            change.insert(Meeting(name="Forum" if at == 4 else "Monthly", on_day=in_days(at)))
    tab.start_filter()
    QTest.keyClicks(tab.filter, "foru")
    assert [one.meeting.name for one in tab.list.rows.rows] == ["Forum"]
    QTest.keyClicks(tab.filter, "xyz")
    assert tab.list.rows.rows == []
    assert not tab.pane.isVisible()
    QTest.keyClick(tab.filter, Qt.Key.Key_Escape)
    assert len(tab.list.rows.rows) == 10
    assert QApplication.focusWidget() is tab.list


def controls_in(widget):
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
    return [
        one
        for one in widget.findChildren(QWidget)
        if isinstance(one, kinds) and one.isVisible() and not isinstance(one, QHeaderView)
        and not one.objectName().startswith("qt_") and "QComboBox" not in type(one.parent()).__name__
        and not isinstance(one.parent(), QLineEdit | QAbstractItemView)
    ]  # fmt: skip


@pytest.mark.parametrize("page", [DETAILS, AGENDA, PEOPLE])
@pytest.mark.parametrize("is_filled", [True, False])
def test_every_control_has_a_name_and_none_twice(tab, document, page, is_filled):
    with document.change("x") as change:
        uid = change.insert(Meeting(name="A", on_day=in_days(3)))
        if is_filled:
            agenda.add(change, uid, "Welcome", 10)
            attendance.walk_in(change, uid, "Kayla Brown")
    tab.pane.turn_to(page)
    for panel in (tab.pane.agenda.panel, tab.pane.people.panel):
        panel.segments.choose(int(is_filled and panel is tab.pane.people.panel))
    found = controls_in(tab)
    said = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in found]
    assert "" not in said, [found[at] for at, name in enumerate(said) if not name]
    assert sorted(said) == sorted(set(said))


def test_every_control_of_the_planning_dialog_has_a_name(tab, document):
    dialog = plan_dialog(tab)
    found = controls_in(dialog)
    assert len(found) >= 8
    said = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in found]
    assert "" not in said
    assert sorted(said) == sorted(set(said))


def test_the_list_is_a_sound_model(tab, document, qtmodeltester):
    with document.change("x") as change:
        change.insert(Meeting(name="A", on_day=in_days(3)))
    qtmodeltester.check(tab.list.rows)


def test_the_tab_asks_for_no_more_width_than_a_small_screen_has(tab, document):
    with document.change("x") as change:
        change.insert(Meeting(name="A", on_day=in_days(3)))
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(15)
    try:
        QApplication.setFont(larger)
        QApplication.processEvents()
        assert tab.minimumSizeHint().width() <= 1024
        assert tab.minimumSizeHint().height() <= 480
    finally:
        QApplication.setFont(font)
