import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from facilitator.domain.records import AgendaItem, Meeting, Person
from facilitator.store import rows
from facilitator.ui.desk import Desk
from facilitator.ui.widgets.field_edit import FieldEdit
from facilitator.ui.widgets.record_form import RecordForm


@pytest.fixture
def page(qtbot):
    """Show a window to put fields on, with somewhere else to go."""
    made = QWidget()
    qtbot.addWidget(made)
    made.elsewhere = QLineEdit()
    QVBoxLayout(made).addWidget(made.elsewhere)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def on(page, widget):
    page.layout().addWidget(widget)
    widget.show()
    QApplication.processEvents()
    return widget


def listening(edit):
    heard = []
    edit.committed.connect(lambda name, value: heard.append((name, value)))
    return heard


def test_a_field_is_said_when_it_is_left_and_not_before(page, qtbot):
    edit = on(page, FieldEdit(Person.fields["phone"]))
    heard = listening(edit)
    edit.editor.setFocus()

    qtbot.keyClicks(edit.editor, " 555  0100 ")
    assert heard == []

    page.elsewhere.setFocus()
    assert heard == [("phone", "555 0100")]
    assert edit.editor.text() == "555 0100"


def test_leaving_a_field_as_it_was_says_nothing(page):
    edit = on(page, FieldEdit(Person.fields["phone"]))
    heard = listening(edit)
    edit.editor.setFocus()

    page.elsewhere.setFocus()

    assert heard == []


def test_what_does_not_fit_is_explained_under_the_field_and_stays_there(page, qtbot):
    edit = on(page, FieldEdit(AgendaItem.fields["minutes"]))
    heard = listening(edit)
    edit.editor.setFocus()
    qtbot.keyClicks(edit.editor, "ten")

    page.elsewhere.setFocus()

    assert heard == []
    assert edit.editor.text() == "ten"
    assert edit._trouble.isVisible()
    assert edit._trouble.text() == "“Minutes” takes a whole number, not “ten”."

    edit.editor.setText("10")
    edit.commit()

    assert heard == [("minutes", 10)]
    assert not edit._trouble.isVisible()


def test_words_being_typed_survive_a_change_of_something_else(page, qtbot):
    edit = on(page, FieldEdit(Person.fields["phone"]))
    edit.show_value("555 0100")
    edit.editor.setFocus()
    edit.editor.end(False)
    qtbot.keyClicks(edit.editor, "9")

    edit.show_value("555 0100")

    assert edit.editor.text() == "555 01009"


def test_words_that_could_not_be_saved_do_not_stay_on_another_record(page):
    edit = on(page, FieldEdit(AgendaItem.fields["minutes"]))
    edit.show_value(None)
    edit.editor.setText("ten")

    edit.show_value(None, is_other=True)

    assert edit.editor.text() == ""


def test_long_words_are_said_after_a_pause(page, qtbot):
    edit = on(page, FieldEdit(Person.fields["notes"]))
    heard = listening(edit)
    edit.editor.setFocus()

    qtbot.keyClicks(edit.editor, "called her")

    qtbot.waitUntil(lambda: heard == [("notes", "called her")], timeout=3000)
    assert not edit.editor.document().isUndoAvailable()


def test_tab_leaves_a_long_text(page, qtbot):
    edit = on(page, FieldEdit(Person.fields["notes"]))
    edit.editor.setFocus()

    qtbot.keyClick(edit.editor, Qt.Key.Key_Tab)

    assert QApplication.focusWidget() is page.elsewhere


def test_the_wheel_leaves_a_choice_alone_unless_it_has_the_keyboard(page):
    edit = on(page, FieldEdit(Meeting.fields["state"]))
    heard = listening(edit)
    combo = edit.editor
    assert isinstance(combo, QComboBox)
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip

    QApplication.sendEvent(combo, turn)

    assert combo.currentData() == "planned"
    assert heard == []


def test_a_line_with_choices_is_chosen_from_a_list(page):
    edit = on(page, FieldEdit(Person.fields["languages"], [("", "none"), ("es", "Spanish")]))
    heard = listening(edit)
    combo = edit.editor

    combo.setCurrentIndex(1)
    combo.activated.emit(1)

    assert heard == [("languages", "es")]


@pytest.mark.parametrize("record", [Person, Meeting, AgendaItem])
def test_every_field_has_its_label_as_its_name(qtbot, document, record):
    form = RecordForm(Desk(document), record, list(record.fields))
    qtbot.addWidget(form)

    for name, edit in form.edits.items():
        assert edit.editor.accessibleName() == record.fields[name].label


def test_a_form_saves_each_field_as_one_step_that_can_be_taken_back(page, qtbot, document):
    with document.change("Add") as change:
        uid = change.insert(Person(name="Rosa Ortiz", phone="555 0100"))
    form = on(page, RecordForm(Desk(document), Person, ["name", "phone"]))
    form.show_record(uid)
    editor = form.edits["phone"].editor
    editor.setFocus()
    editor.selectAll()

    qtbot.keyClicks(editor, "555 0199")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert rows.get(document.connection, Person, uid).phone == "555 0199"

    document.undo()
    form.show_record(uid)

    assert rows.get(document.connection, Person, uid).phone == "555 0100"
    assert editor.text() == "555 0100"


def test_going_to_another_record_saves_what_was_typed_on_the_first(page, qtbot, document):
    with document.change("Add") as change:
        rosa, mei = (change.insert(Person(name=name)) for name in ("Rosa Ortiz", "Mei Chen"))
    form = on(page, RecordForm(Desk(document), Person, ["name", "phone"]))
    form.show_record(rosa)
    form.edits["phone"].editor.setFocus()
    qtbot.keyClicks(form.edits["phone"].editor, "555 0100")

    form.show_record(mei)

    assert rows.get(document.connection, Person, rosa).phone == "555 0100"
    assert rows.get(document.connection, Person, mei).phone == ""
    assert form.edits["phone"].editor.text() == ""


def test_a_form_without_a_record_is_switched_off(qtbot, document):
    form = RecordForm(Desk(document), Person, ["name"])
    qtbot.addWidget(form)

    form.show_record("")

    assert not form.isEnabled()
