"""Going back in the windows: the bin, and a day that was kept."""

from datetime import datetime, timedelta

import pytest

from facilitator.domain.records import Person
from facilitator.store import backup, rows
from facilitator.ui.dialogs.forget_person import ForgetPerson
from facilitator.ui.dialogs.removed_things import RemovedThings
from facilitator.ui.dialogs.restore_day import RestoreDay


@pytest.fixture
def person(window):
    return rows.select(window.desk.document.connection, Person, "ORDER BY sort LIMIT 1")[0]


def test_what_was_removed_lies_in_the_bin_and_comes_back(window, person):
    document = window.desk.document
    with document.change("Remove") as change:
        change.delete(Person, person.uid)
    window.errands.show_removed()
    bin_ = window.findChild(RemovedThings)

    assert person.name in bin_.model.index(0, 0).data()
    bin_.back.click()  # the first is chosen already

    assert rows.get(document.connection, Person, person.uid) == person
    assert not bin_.model.rows
    window.stepping.undo()
    assert rows.get(document.connection, Person, person.uid) is None


def test_an_empty_bin_says_so(window):
    window.errands.show_removed()

    bin_ = window.findChild(RemovedThings)
    assert bin_._told.text() == "Nothing was removed in the last 30 days."
    assert not bin_.back.isEnabled()


def test_an_earlier_day_shows_what_differs_and_is_brought_back_as_one_step(window, person, qtbot):
    document = window.desk.document
    backup.keep_copy(document.connection, document.path.name, backup.FIRST_CHANGE, datetime.now() - timedelta(days=3))
    with document.change("Change") as change:
        change.update(Person, person.uid, called="Tía")
    window.errands.restore_day()
    dialog = window.findChild(RestoreDay)
    qtbot.waitUntil(dialog.go.isEnabled)
    dialog.days.setCurrentRow(dialog.days.count() - 1)
    qtbot.waitUntil(lambda: dialog.go.isEnabled() and dialog.told.count() == 1)

    assert f"Called of {person.name}: now Tía" in dialog.told.item(0).text()
    assert rows.get(document.connection, Person, person.uid).called == "Tía"
    dialog.go.click()
    qtbot.waitUntil(lambda: window.findChild(RestoreDay) is None)

    assert rows.get(document.connection, Person, person.uid) == person
    window.stepping.undo()
    assert rows.get(document.connection, Person, person.uid).called == "Tía"


def test_before_any_copy_is_kept_that_is_said(window):
    window.errands.restore_day()

    dialog = window.findChild(RestoreDay)
    assert "No earlier day is kept yet" in dialog._trouble.text()
    assert not dialog.go.isVisible()


def test_forgetting_a_person_asks_and_leaves_nothing_of_the_name_in_the_file(window, person, qtbot):
    document = window.desk.document
    window.tabs.show_thing("people", person.uid)
    card = window.current_tab.people.card
    window.current_tab.people.show_card()
    card._forget.click()
    dialog = window.findChild(ForgetPerson)
    assert rows.get(document.connection, Person, person.uid) is not None

    dialog.go.click()
    qtbot.waitUntil(lambda: window.findChild(ForgetPerson) is None)

    assert rows.get(document.connection, Person, person.uid) is None
    assert person.email.encode() not in document.path.read_bytes()
