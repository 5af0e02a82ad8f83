from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from facilitator.domain.records import Meeting, Person
from facilitator.store import rows
from facilitator.words import mark

CTRL = Qt.KeyboardModifier.ControlModifier


def first_person(window):
    return rows.select(window.desk.document.connection, Person, "ORDER BY sort LIMIT 1")[0]


def give_phone(window, phone):
    person = first_person(window)
    with window.desk.document.change(
        mark("Change “{field}” of {name}"), field=mark("Phone"), name=person.name
    ) as change:
        change.update(Person, person.uid, phone=phone)
    return person


def phone_of(window, person):
    return rows.get(window.desk.document.connection, Person, person.uid).phone


def test_the_edit_menu_names_what_undo_and_redo_would_do(window):
    person = give_phone(window, "555 0100")

    assert window.menus.undo_action.text() == f"&Undo Change “Phone” of {person.name}"
    assert not window.menus.redo_action.isEnabled()

    window.stepping.undo()

    assert window.menus.redo_action.text() == f"&Redo Change “Phone” of {person.name}"


def test_ctrl_z_in_a_field_without_typed_letters_takes_the_last_step_back(window, qtbot):
    for field in (QLineEdit(), QPlainTextEdit()):
        person = give_phone(window, "555 0100")
        window.centralWidget().layout().addWidget(field)
        field.show()
        field.setFocus()
        assert QApplication.focusWidget() is field

        qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)

        assert phone_of(window, person) == person.phone
        field.deleteLater()


def test_ctrl_z_in_a_list_and_on_a_button_takes_the_last_step_back(window, qtbot):
    window.tabs.setCurrentIndex(1)
    for widget in (window.current_tab.first_focus(), window.current_tab._add):
        person = give_phone(window, "555 0100")
        widget.setFocus()

        qtbot.keyClick(widget, Qt.Key.Key_Z, CTRL)

        assert phone_of(window, person) == person.phone


def test_ctrl_z_while_typing_takes_only_the_letters_back(window, qtbot):
    person = give_phone(window, "555 0100")
    for field, words in ((QLineEdit(), QLineEdit.text), (QPlainTextEdit(), QPlainTextEdit.toPlainText)):
        window.centralWidget().layout().addWidget(field)
        field.show()
        field.setFocus()
        qtbot.keyClicks(field, "ab")

        qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)

        assert words(field) == ""
        assert phone_of(window, person) == "555 0100"
        field.deleteLater()


def test_ctrl_y_in_a_field_does_the_step_again(window, qtbot):
    person = give_phone(window, "555 0100")
    window.stepping.undo()
    window.search.setFocus()

    qtbot.keyClick(window.search, Qt.Key.Key_Y, CTRL)

    assert phone_of(window, person) == "555 0100"


def test_after_a_field_is_saved_ctrl_z_in_it_brings_its_old_words_back(window, qtbot):
    window.tabs.setCurrentIndex(1)
    tab = window.current_tab
    person = first_person(window)
    assert tab.show_thing("people", person.uid)
    qtbot.waitUntil(lambda: tab.people.card.title.text() == person.name)
    editor = next(one for one in tab.people.card.findChildren(QLineEdit) if one.accessibleName() == "Phone")
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "555 0177")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert phone_of(window, person) == "555 0177"

    qtbot.keyClick(editor, Qt.Key.Key_Z, CTRL)

    assert phone_of(window, person) == person.phone
    assert editor.text() == person.phone


def test_undo_from_another_tab_shows_and_chooses_what_came_back(window, qtbot):
    meeting = rows.select(window.desk.document.connection, Meeting, "ORDER BY on_day LIMIT 1")[0]
    with window.desk.document.change(mark("Remove meeting “{name}”"), name=meeting.name) as change:
        change.delete(Meeting, meeting.uid)
    window.tabs.setCurrentIndex(3)

    window.stepping.undo()

    assert type(window.current_tab).__name__ == "MeetingsTab"
    assert window.current_tab.list.current_id() == meeting.uid


def test_undo_from_home_shows_the_person_it_was_about(window):
    person = give_phone(window, "555 0100")
    window.tabs.setCurrentIndex(0)

    window.stepping.undo()

    assert type(window.current_tab).__name__ == "ContactsTab"
    assert rows.get(window.desk.document.connection, Person, person.uid).phone == person.phone
