"""The page of duties and of differences between people."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from facilitator.domain.duties import USUAL
from facilitator.domain.records import Difference, Duty, Person
from facilitator.store import rows


@pytest.fixture
def tab(contacts_tab, document):
    made = contacts_tab(document)
    made.choose("duties")
    return made


def press(widget, words):
    next(one for one in widget.findChildren(QPushButton) if one.isVisible() and one.text() == words).click()


def listed(page):
    model = page.current.model
    return [tuple(model.index(row, at).data() for at in range(3)) for row in range(model.rowCount())]


def test_the_usual_duties_are_one_click_and_one_step_away(tab, document):
    press(tab.current, "Add the usual duties")

    assert [one.name for one in rows.select(document.connection, Duty, "ORDER BY rank")] == list(USUAL)
    assert "7 duties have nobody who does them" in tab.current.duties.cover.text()
    document.undo()
    assert rows.count(document.connection, Duty) == 0
    assert tab.current.first_focus().text() == "Add a duty"


def test_a_duty_is_added_and_given_to_somebody_by_typing_names(qtbot, tab, document):
    with document.change("Add") as change:
        change.insert(Person(name="Rosa Ortiz"))
    tab.add_new()
    qtbot.keyClicks(tab.current.duties.card.new_name, "Brings the cookies")
    qtbot.keyClick(tab.current.duties.card.new_name, Qt.Key.Key_Return)
    line = tab.current.duties.card.edit_of("holder").editor
    assert isinstance(line, QLineEdit)
    line.setText("rosa ortiz")
    line.editingFinished.emit()

    assert listed(tab.current) == [("Brings the cookies", "Rosa Ortiz", "nobody")]
    line = tab.current.duties.card.edit_of("stand_in").editor
    line.setText("Rosa Ortiz")
    line.editingFinished.emit()
    assert listed(tab.current) == [("Brings the cookies", "Rosa Ortiz", "nobody")]


def test_a_difference_is_noted_and_cannot_be_settled_without_words(qtbot, tab, document):
    tab.current.segments.choose(1)
    tab.add_new()
    card = tab.current.differences.card
    qtbot.keyClicks(card.new_name, "Lamps or patrols")
    qtbot.keyClick(card.new_name, Qt.Key.Key_Return)
    assert listed(tab.current) == [("Lamps or patrols", "", "open for 0 days")]

    settled = card.edit_of("settled_on")
    settled.committed.emit("settled_on", date.today().isoformat())
    (one,) = rows.select(document.connection, Difference)
    assert one.settled_on == ""

    agreement = card.edit_of("agreement").editor
    assert isinstance(agreement, QPlainTextEdit)
    card.edit_of("agreement").committed.emit("agreement", "Lamps first")
    settled.committed.emit("settled_on", date.today().isoformat())
    (one,) = rows.select(document.connection, Difference)
    assert one.settled_on == date.today().isoformat()
    assert listed(tab.current)[0][2].startswith("settled on")


def test_what_leads_to_a_difference_turns_to_its_list(tab, document):
    with document.change("Note") as change:
        day = (date.today() - timedelta(days=3)).isoformat()
        uid = change.insert(Difference(about="Lamps or patrols", noticed_on=day))
    tab.choose("people")

    assert tab.show_thing("differences", uid)

    assert listed(tab.current) == [("Lamps or patrols", "", "open for 3 days")]
    tab.current.current.remove_chosen()
    assert tab.told == [("Lamps or patrols was removed.", True)]
    assert rows.count(document.connection, Difference) == 0
