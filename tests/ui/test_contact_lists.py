"""Lists of contacts made by clicking, with real keys: counted all along, kept, changed, removed, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.records import ContactList, Person
from facilitator.store import attendance, contact_lists, meetings, rows, sectors
from facilitator.store.document import look
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.contact_list import EditContactList
from facilitator.ui.dialogs.export_contacts import ExportContacts
from facilitator.ui.print_studio.wish import NO_MEETING
from facilitator.ui.tabs.contacts import ContactsTab


@pytest.fixture
def tab(contacts_tab, document):
    with document.change("Fill") as change:
        youth = sectors.add(change, "Youth")
        change.insert(Person(name="Rosa Ortiz", has_seat=True, languages="Spanish", sector=youth))
        change.insert(Person(name="Mei Chen", has_seat=True, needs="Ramp"))
        change.insert(Person(name="Luis Vang", languages="Hmong"))

    yield lambda: contacts_tab(document)
    if QApplication.focusWidget():
        QApplication.focusWidget().clearFocus()


def names(tab):
    model = tab.people.list.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def dialog_of(tab):
    return next(one for one in tab.window().findChildren(EditContactList) if one.isVisible())


def new_list(qtbot, tab):
    qtbot.mouseClick(tab.people.list.saved.new, Qt.MouseButton.LeftButton)
    return dialog_of(tab)


def choose(combo, words):
    combo.setCurrentIndex(combo.findText(words))


def kept(document):
    return contact_lists.listing(document.connection)


def test_a_list_is_made_by_clicking_and_shown_at_once(qtbot, tab, document):
    shown = tab()
    dialog = new_list(qtbot, shown)
    assert dialog.counted.text() == "3 of 3 people"

    choose(dialog.conditions.combos["seat"], "with a decision seat")
    qtbot.waitUntil(lambda: dialog.counted.text() == "2 of 3 people")
    qtbot.keyClick(dialog.conditions.ticks["has_needs"], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.counted.text() == "1 of 3 people")
    qtbot.keyClicks(dialog.name, "Need a ramp")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    (one,) = kept(document)
    assert (one.name, one.seat, one.has_needs, one.sector, one.not_seen_for) == (
        "Need a ramp",
        "decision",
        True,
        "",
        None,
    )
    assert names(shown) == ["Mei Chen"]
    assert shown.people.list.saved.current == one.uid
    assert "Need a ramp" in [
        shown.people.list.saved.combo.itemText(at)[:11] for at in range(shown.people.list.saved.combo.count())
    ]

    document.undo()
    assert kept(document) == []
    assert shown.people.list.saved.current == ""
    assert names(shown) == ["Mei Chen", "Rosa Ortiz", "Luis Vang"]


def test_everything_that_can_be_asked_is_kept(qtbot, tab, document):
    shown = tab()
    dialog = new_list(qtbot, shown)
    conditions = dialog.conditions
    conditions.lines["words"].setText("rosa")
    conditions.lines["language"].setText("Spanish")
    choose(conditions.combos["sector"], "Youth")
    for name, number in (("not_seen_for", 3), ("came_at_least", 1), ("of_last", 5), ("not_contacted_days", 60)):
        conditions.numbers[name].setValue(number)
    for tick in conditions.ticks.values():
        tick.setChecked(True)
    dialog.name.setText("All of it")
    dialog.accept()

    (one,) = kept(document)
    assert one.said() == {
        "name": "All of it", "words": "rosa", "language": "Spanish", "sector": one.sector, "not_seen_for": 3, "came_at_least": 1,
        "of_last": 5, "not_contacted_days": 60, "has_languages": True, "has_needs": True, "no_consent": True,
        "unreachable": True,
    }  # fmt: skip
    qtbot.mouseClick(shown.people.list.saved.change, Qt.MouseButton.LeftButton)
    assert dialog_of(shown).conditions.asked() | {"name": one.name} == one.values()


def test_a_new_list_begins_with_what_the_people_are_filtered_by(qtbot, tab):
    shown = tab()
    shown.people.list.saved.choose("seats")
    shown.people.filter.edit.setText("rosa")

    dialog = new_list(qtbot, shown)

    assert dialog.counted.text() == "1 of 3 people"
    assert (dialog.conditions.asked()["words"], dialog.conditions.asked()["seat"]) == ("rosa", "decision")
    assert dialog.name.text() == ""


@pytest.mark.parametrize(
    ("name", "asked", "sentence"),
    [
        ("", {}, "cannot be empty"),
        ("Decision seats", {}, "already"),
        ("Often", {"came_at_least": 6, "of_last": 5}, "Nobody can come 6 times to 5 meetings."),
        ("Often", {"came_at_least": 3}, "of the last how many?"),
    ],
)
def test_what_cannot_be_is_said_in_the_dialog_and_nothing_is_written(qtbot, tab, document, name, asked, sentence):
    dialog = new_list(qtbot, tab())
    for field, number in asked.items():
        dialog.conditions.numbers[field].setValue(number)
    dialog.name.setText(name)

    dialog.accept()

    assert dialog.isVisible()
    assert sentence in dialog._trouble.text()
    assert kept(document) == []


def test_a_list_is_changed_and_removed_and_both_can_be_taken_back(qtbot, tab, document):
    with document.change("List") as change:
        uid = change.insert(ContactList(name="Speak Spanish", language="Spanish"))
    shown = tab()
    shown.people.list.saved.choose(uid)
    qtbot.mouseClick(shown.people.list.saved.change, Qt.MouseButton.LeftButton)
    dialog = dialog_of(shown)
    assert dialog.windowTitle() == "Change “Speak Spanish”"
    dialog.conditions.lines["language"].setText("Hmong")
    dialog.accept()
    assert names(shown) == ["Luis Vang"]

    qtbot.mouseClick(shown.people.list.saved.change, Qt.MouseButton.LeftButton)
    dialog_of(shown).remove()
    assert shown.told[-1] == ("The list “Speak Spanish” was removed.", True)
    assert shown.people.list.saved.current == ""

    document.undo()
    document.undo()
    assert rows.get(document.connection, ContactList, uid).language == "Spanish"


def test_a_list_is_found_where_it_is_searched_for(qtbot, tab, document):
    with document.change("List") as change:
        uid = change.insert(ContactList(name="Speak Spanish", language="Spanish"))
    shown = tab()

    assert shown.show_thing("lists", uid)
    assert names(shown) == ["Rosa Ortiz"]
    assert not shown.show_thing("lists", "gone")


def test_who_came_to_three_of_the_last_five_is_counted_while_it_is_asked(qtbot, tab, document):
    shown = tab()
    rosa = rows.select(document.connection, Person, "WHERE name = 'Rosa Ortiz'")[0].uid
    with document.change("Meet") as change:
        for month in range(1, 6):
            meeting = meetings.add(change, "Monthly meeting", f"2026-0{month}-01")
            change.update(meetings.Meeting, meeting, state="held")
            if month < 4:
                attendance.tick(change, meeting, rosa)
    dialog = new_list(qtbot, shown)
    dialog.conditions.numbers["came_at_least"].setValue(3)
    dialog.conditions.numbers["of_last"].setValue(5)

    qtbot.waitUntil(lambda: dialog.counted.text() == "1 of 3 people")


def test_print_and_export_are_for_the_list_that_is_chosen(qtbot, tab):
    shown = tab()
    shown.people.list.saved.choose("needs")

    with qtbot.waitSignal(shown.desk.list_print_wanted) as wanted:
        qtbot.mouseClick(shown._print, Qt.MouseButton.LeftButton)
    assert wanted.args == [["directory"], NO_MEETING, "needs"]
    assert shown.list_to_print() == "needs"
    qtbot.mouseClick(shown._export, Qt.MouseButton.LeftButton)
    dialog = shown.findChild(ExportContacts)
    assert dialog.list.currentText() == "With needs"
    assert dialog._asked.text() == "Write 1 person to a file:"
    dialog.list.setCurrentIndex(0)
    assert dialog._asked.text() == "Write 3 people to a file:"


def test_in_a_file_to_be_looked_at_only_no_list_is_made_or_changed(qtbot, file_document):
    with file_document.change("List") as change:
        uid = change.insert(ContactList(name="Speak Spanish", language="Spanish"))
        change.insert(Person(name="Rosa Ortiz", languages="Spanish"))
    with look(file_document.path) as document:
        desk = Desk(document)
        tab = ContactsTab(desk)
        desk.setParent(tab)
        qtbot.addWidget(tab)
        with qtbot.waitExposed(tab):
            tab.show()
        saved = tab.people.list.saved
        saved.choose(uid)

        assert saved.change.isVisible()
        assert not saved.change.isEnabled()
        assert not saved.new.isEnabled()
        tab.hide()
        desk.stop()


def test_on_the_disk_it_is_counted_beside_the_window(qtbot, file_document):
    with file_document.change("Fill") as change:
        change.insert(Person(name="Rosa Ortiz", languages="Spanish"))
        change.insert(Person(name="Luis Vang", languages="Hmong"))
    desk = Desk(file_document)
    tab = ContactsTab(desk)
    qtbot.addWidget(tab)
    dialog = EditContactList(desk, ContactList(), tab)
    dialog.open()

    dialog.conditions.lines["language"].setText("Hmong")
    qtbot.waitUntil(lambda: dialog.counted.text() == "1 of 2 people")
    dialog.reject()

    assert kept(file_document) == []
