"""The history beside the window: who changed the record that is looked at, and its earlier values back."""

import pytest
from PySide6.QtWidgets import QApplication

from facilitator.domain.records import Person
from facilitator.store import rows
from facilitator.ui.history_panel import HistoryPanel


@pytest.fixture
def person(window):
    """Show a person whose phone was changed twice."""
    document = window.desk.document
    person = rows.select(document.connection, Person, "ORDER BY sort LIMIT 1")[0]
    for phone in ("555 0001", "555 0002"):
        with document.change("Change the phone") as change:
            change.update(Person, person.uid, phone=phone)
    window.tabs.show_thing("people", person.uid)
    window.current_tab.people.show_card()
    return person


@pytest.fixture
def panel(window, person):
    window.errands.show_history()
    QApplication.processEvents()
    return window.findChild(HistoryPanel)


def test_every_change_of_the_record_is_told_the_latest_first(panel, person):
    assert panel.title.text() == person.name
    told = [one.told for one in panel.model.rows]
    assert told[:2] == ["Phone: 555 0001 → 555 0002", f"Phone: {person.phone} → 555 0001"]
    assert told[-1] == "Added"


def test_an_earlier_value_is_put_back_as_a_step_of_its_own(window, panel, person):
    panel.table.selectRow(0)
    panel.back.click()

    document = window.desk.document
    assert rows.get(document.connection, Person, person.uid).phone == "555 0001"
    assert panel.model.rows[0].told == "Phone: 555 0002 → 555 0001"
    window.stepping.undo()
    assert rows.get(document.connection, Person, person.uid).phone == "555 0002"


def test_the_panel_follows_what_is_looked_at_and_goes_when_asked_again(window, panel, person):
    other = rows.select(window.desk.document.connection, Person, "ORDER BY sort DESC LIMIT 1")[0]
    window.tabs.show_thing("people", other.uid)
    window.current_tab.people.show_card()

    assert panel.title.text() == other.name
    window.errands.show_history()
    assert panel.isHidden()
