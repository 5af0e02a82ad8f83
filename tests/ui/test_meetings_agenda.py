"""The agenda page, worked with real keys."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton, QWidget

from facilitator.domain.records import AgendaItem, Meeting
from facilitator.store import agenda, meetings, people
from facilitator.ui.desk import Desk
from facilitator.ui.meetings.agenda_model import LED_BY, MINUTES, TOPIC
from facilitator.ui.row_model import Role
from facilitator.ui.tabs.meetings import MeetingsTab


@pytest.fixture
def meeting(document):
    with document.change("x") as change:
        return meetings.add(change, "Monthly meeting", "2030-12-03", "18:30", "20:00")


@pytest.fixture
def tab(qtbot, document, meeting):
    tab = MeetingsTab(Desk(document))
    tab.told = []
    tab.desk.told.connect(lambda words, can_be_undone: tab.told.append((words, can_be_undone)))
    qtbot.addWidget(tab)
    tab.resize(1100, 700)
    tab.show()
    qtbot.waitExposed(tab)
    tab.activateWindow()
    return tab


def topics(tab):
    return [item.topic for item in agenda.items(tab.document.connection, tab.pane.meeting.uid)]


def fill(tab, meeting, *items):
    with tab.document.change("fill") as change:
        return [agenda.add(change, meeting, topic, minutes) for topic, minutes in items]


def keyboard():
    """Give the widget that real keys would reach."""
    QApplication.processEvents()
    return QApplication.focusWidget()


def type_and(key, words):
    at = keyboard()
    QTest.keyClicks(at, words)
    QTest.keyClick(keyboard(), key)
    QApplication.processEvents()


def steps_of(tab):
    return tab.document.connection.execute("SELECT count(*) FROM txn WHERE state = 'done'").fetchone()[0]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_whole_agenda_is_made_without_the_mouse(tab, document, meeting):
    with document.change("x") as change:
        rosa = people.add(change, "Rosa Ortiz")
    tab.pane.first_focus().setFocus()
    tab.pane.agenda.add()
    type_and(Qt.Key.Key_Tab, "Welcome and opening question")
    type_and(Qt.Key.Key_Tab, "B")  # the purpose: Build trust or learn
    type_and(Qt.Key.Key_Tab, "rosa ortiz")
    type_and(Qt.Key.Key_Tab, "10")
    type_and(Qt.Key.Key_Tab, "What did the survey tell us?")
    type_and(Qt.Key.Key_Tab, "Dis")
    type_and(Qt.Key.Key_Tab, "Mei")
    type_and(Qt.Key.Key_Return, "25")
    first, second = agenda.items(document.connection, meeting)
    assert (first.topic, first.purpose, first.minutes, first.presenter_person) == (
        "Welcome and opening question", "connect", 10, rosa,
    )  # fmt: skip
    assert (second.topic, second.purpose, second.presenter, second.minutes) == (
        "What did the survey tell us?", "discuss", "Mei", 25,
    )  # fmt: skip
    assert second.presenter_person == ""
    assert [tab.pane.agenda.model.index(at, 0).data() for at in range(2)] == ["6:30", "6:40"]
    assert keyboard() is tab.pane.agenda.table


def test_a_new_row_that_stays_empty_leaves_nothing(tab, document, meeting):
    before = steps_of(tab)
    tab.pane.agenda.add()
    assert tab.pane.agenda.model.rowCount() == 1
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert tab.pane.agenda.model.rowCount() == 0
    tab.pane.agenda.add()
    QTest.keyClick(keyboard(), Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert tab.pane.agenda.model.rowCount() == 0
    assert steps_of(tab) == before


def test_tab_in_the_last_cell_makes_a_new_row_and_a_second_tab_ends_the_typing(tab, meeting):
    fill(tab, meeting, ("Welcome", 10))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to_place(0, MINUTES)
    QTest.keyClick(keyboard(), Qt.Key.Key_F2)
    type_and(Qt.Key.Key_Tab, "15")
    assert tab.pane.agenda.model.rowCount() == 2
    assert isinstance(keyboard(), QLineEdit)
    QTest.keyClick(keyboard(), Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert tab.pane.agenda.model.rowCount() == 1
    assert topics(tab) == ["Welcome"]
    assert table.state() != QAbstractItemView.State.EditingState


def test_enter_edits_and_esc_leaves_things_as_they_were(tab, document, meeting):
    (uid,) = fill(tab, meeting, ("Welcome", 10))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to(uid, TOPIC)
    before = steps_of(tab)
    QTest.keyClick(table, Qt.Key.Key_Return)
    QTest.keyClicks(keyboard(), "Something else")
    QTest.keyClick(keyboard(), Qt.Key.Key_Escape)
    assert topics(tab) == ["Welcome"]
    assert steps_of(tab) == before
    QTest.keyClick(table, Qt.Key.Key_Return)
    type_and(Qt.Key.Key_Return, "Opening")
    assert topics(tab) == ["Opening"]
    assert steps_of(tab) == before + 1


def test_minutes_take_whole_numbers_only_and_may_be_taken_away(tab, document, meeting):
    (uid,) = fill(tab, meeting, ("Welcome", 10))
    table = tab.pane.agenda.table
    table.setFocus()
    for typed, kept in (("1x2", 12), ("1,0", 10), ("", None)):
        table.go_to(uid, MINUTES)
        QTest.keyClick(table, Qt.Key.Key_F2)
        QTest.keyClick(keyboard(), Qt.Key.Key_Backspace)
        type_and(Qt.Key.Key_Return, typed)
        assert agenda.items(document.connection, meeting)[0].minutes == kept


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_names_complete_as_they_are_typed(tab, document, meeting):
    with document.change("x") as change:
        luis = people.add(change, "Luis Peña")
    (uid,) = fill(tab, meeting, ("Welcome", 10))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to(uid, LED_BY)
    QTest.keyClick(table, Qt.Key.Key_F2)
    editor = keyboard()
    QTest.keyClicks(editor, "lui")
    popup = editor.completer().popup()
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    QApplication.processEvents()
    if table.state() == QAbstractItemView.State.EditingState:
        QTest.keyClick(keyboard(), Qt.Key.Key_Return)
        QApplication.processEvents()
    assert agenda.items(document.connection, meeting)[0].presenter_person == luis


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_tab_goes_on_while_names_are_offered(tab, document, meeting):
    with document.change("x") as change:
        luis = people.add(change, "Luis Peña")
    (uid,) = fill(tab, meeting, ("Welcome", 10))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to(uid, LED_BY)
    QTest.keyClick(table, Qt.Key.Key_F2)
    popup = keyboard().completer().popup()
    QTest.keyClicks(keyboard(), "lui")
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Tab)
    QApplication.processEvents()
    assert agenda.items(document.connection, meeting)[0].presenter_person == luis
    assert table.currentIndex().column() == MINUTES
    assert table.state() == QAbstractItemView.State.EditingState
    assert not popup.isVisible()


def test_alt_up_and_down_move_an_item_which_stays_chosen(tab, meeting):
    uids = fill(tab, meeting, ("A", 5), ("B", 5), ("C", 5))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to(uids[2], TOPIC)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert topics(tab) == ["A", "C", "B"]
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert topics(tab) == ["C", "A", "B"]
    assert table.current_id() == uids[2]
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert topics(tab) == ["A", "C", "B"]
    tab.document.undo()
    assert topics(tab) == ["C", "A", "B"]


@pytest.mark.parametrize(
    ("dragged", "row", "order"),
    [(0, 3, "BCA"), (2, 0, "CAB"), (0, 2, "BAC"), (2, 1, "ACB"), (1, 1, "ABC"), (1, 2, "ABC"), (0, -1, "BCA")],
)
def test_a_dragged_item_lands_where_it_is_dropped(tab, meeting, dragged, row, order):
    uids = fill(tab, meeting, ("A", 5), ("B", 5), ("C", 5))
    model = tab.pane.agenda.model
    data = model.mimeData([model.index(dragged, TOPIC)])
    before = steps_of(tab)
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0 if row >= 0 else -1)
    assert "".join(topics(tab)) == order
    assert steps_of(tab) == before + (order != "ABC")
    if order != "ABC":
        assert tab.pane.agenda.table.current_id() == uids[dragged]


def test_foreign_things_cannot_be_dropped_on_an_agenda(tab, meeting):
    fill(tab, meeting, ("A", 5))
    data = QMimeData()
    data.setText("A")
    assert not tab.pane.agenda.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0)


def test_del_takes_an_item_off_and_offers_undo(tab, meeting):
    uids = fill(tab, meeting, ("A", 5), ("B", 5), ("C", 5))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to(uids[1], TOPIC)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert topics(tab) == ["A", "C"]
    assert tab.told == [("“B” was taken off the agenda.", True)]
    assert table.current_id() == uids[2]
    tab.document.undo()
    assert topics(tab) == ["A", "B", "C"]


def test_ctrl_d_puts_a_copy_behind(tab, document, meeting):
    uids = fill(tab, meeting, ("A", 5), ("B", 5))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to(uids[0], TOPIC)
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert topics(tab) == ["A", "A", "B"]
    assert table.currentIndex().row() == 1


def test_ins_begins_an_item_behind_the_chosen_one(tab, meeting):
    uids = fill(tab, meeting, ("A", 5), ("C", 5))
    table = tab.pane.agenda.table
    table.setFocus()
    table.go_to(uids[0], TOPIC)
    QTest.keyClick(table, Qt.Key.Key_Insert)
    type_and(Qt.Key.Key_Return, "B")
    assert topics(tab) == ["A", "B", "C"]


def test_the_sum_says_how_much_too_long_it_is_and_ending_later_mends_it(tab, document, meeting):
    fill(tab, meeting, ("A", 60), ("B", 35))
    strip = tab.pane.agenda.strip
    assert strip.sum.text() == "95 of 90 minutes — 5 too long"
    assert strip.end_later.text() == "End at 8:05"
    strip.end_later.click()
    assert meetings.find(document.connection, meeting, None).ends == "20:05"
    assert strip.sum.text() == "95 of 95 minutes"
    assert not strip.end_later.isVisible()


def test_shortening_is_shown_first_and_done_in_one_step(tab, document, meeting):
    fill(tab, meeting, ("A", 60), ("B", 35))
    before = steps_of(tab)
    tab.pane.agenda.strip.shorten.click()
    dialog = tab.findChild(QWidget, "shorten")
    assert steps_of(tab) == before
    dialog.findChild(QPushButton, "shorten_now").click()
    assert sum(item.minutes for item in agenda.items(document.connection, meeting)) == 90
    assert steps_of(tab) == before + 1


def test_an_agenda_like_last_time_carries_unfinished_items_with_their_count(tab, document, meeting):
    with document.change("x") as change:
        earlier = meetings.add(change, "Monthly meeting", "2030-11-05", "18:30", "20:00")
        uid = agenda.add(change, earlier, "Gym", 20)
        agenda.add(change, earlier, "Done", 20)
        change.update(AgendaItem, uid, result="partly")
    page = tab.pane.agenda
    assert page.strip.isVisible()
    page.strip.carry.click()
    assert [(item.topic, item.carried) for item in agenda.items(document.connection, meeting)] == [("Gym", 1)]
    assert not page.strip.carry.isVisible()
    document.undo()
    page._like.click()
    assert topics(tab) == ["Gym", "Done"]
    document.undo()
    assert topics(tab) == []


def test_a_template_fills_the_agenda_in_the_language_of_the_papers(tab, document, meeting):
    from facilitator.domain import agenda_templates
    from facilitator.domain.records import Collaborative

    with document.change("x") as change:
        change.update(Collaborative, document.collaborative().uid, language="en+es")
    tab.pane.agenda.acts.from_template(agenda_templates.MONTHLY_MEETING)
    items = agenda.items(document.connection, meeting)
    assert len(items) == len(agenda_templates.MONTHLY_MEETING.lines)
    assert all(item.other_topic for item in items)
    document.undo()
    assert agenda.items(document.connection, meeting) == []


def test_hints_are_counted_on_their_button(tab, meeting):
    fill(tab, meeting, ("A", 60), ("B", 35))
    panel = tab.pane.agenda.panel
    assert "Hints (" in panel.segments.findChildren(QPushButton)[1].text()
    assert "The agenda is 5 min longer than the meeting." in panel._hints.text()


def test_a_fixed_start_typed_without_its_half_is_meant_in_the_evening(tab, document, meeting):
    fill(tab, meeting, ("Guest", 15))
    edit = tab.pane.agenda.panel.form.edits["fixed_start"].editor
    edit.setFocus()
    QTest.keyClicks(edit, "7:15")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert agenda.items(document.connection, meeting)[0].fixed_start == "19:15"
    assert edit.text() == "7:15 PM"


def test_what_is_too_long_is_refused_in_words(tab, meeting):
    fill(tab, meeting, ("A", 5))
    model = tab.pane.agenda.model
    model.setData(model.index(0, TOPIC), "x" * 400)
    assert topics(tab) == ["A"]
    assert "at most 300 letters" in tab.told[0][0]


def test_the_agenda_is_a_sound_model(tab, meeting, qtmodeltester):
    fill(tab, meeting, ("A", 5), ("B", 5))
    qtmodeltester.check(tab.pane.agenda.model)
    tab.pane.agenda.model.start_draft(1)
    tab.pane.agenda.model.drop_draft()


def test_a_row_is_read_as_one_sentence(tab, meeting):
    fill(tab, meeting, ("Welcome", 10))
    said = tab.pane.agenda.model.index(0, 0).data(Role.AccessibleTextRole)
    assert said == "6:30, Welcome, Inform, 10 min"


def test_a_file_only_to_look_at_can_be_read_but_not_edited(qtbot, file_document, tmp_path):
    from facilitator.store.document import look

    with file_document.change("x") as change:
        uid = meetings.add(change, "Monthly meeting", "2030-12-03", "18:30", "20:00")
        agenda.add(change, uid, "A", 5)
    with look(file_document.path) as shown:
        tab = MeetingsTab(Desk(shown))
        qtbot.addWidget(tab)
        tab.show()
        table = tab.pane.agenda.table
        table.setFocus()
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Insert):
            QTest.keyClick(table, key)
        assert table.state() != QAbstractItemView.State.EditingState
        assert topics(tab) == ["A"]
        assert not tab.findChild(QPushButton, "add_item").isEnabled()
        assert not tab.findChild(QPushButton, "plan_meeting").isEnabled()


def test_another_meeting_shows_another_agenda(tab, document, meeting):
    fill(tab, meeting, ("A", 5))
    with document.change("x") as change:
        other = change.insert(Meeting(name="Forum", on_day="2031-01-07"))
        agenda.add(change, other, "Z", 5)
    tab.list.choose(other)
    assert [row.topic for row in tab.pane.agenda.model.rows] == ["Z"]
    assert tab.show_thing("meetings", meeting)
    assert [row.topic for row in tab.pane.agenda.model.rows] == ["A"]
    model = tab.pane.agenda.table.selectionModel()
    assert isinstance(model, QItemSelectionModel)
    assert model.currentIndex().row() == 0
