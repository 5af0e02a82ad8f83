"""Duplicates: pairs found beside the window, compared side by side, made one or told apart; and asked while typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.domain.records import Affiliation, Organization, Person
from facilitator.store import rows
from facilitator.store.document import open_file
from facilitator.ui.dialogs.duplicates import Duplicates


@pytest.fixture
def two(sample_path):
    """Put one man into the sample under two names, and one organization too."""
    with open_file(sample_path) as document, document.change("Add") as change:
        change.insert(Person("luis", name="Luis Zúñiga", phone="206 555 0100", email="l@example.org"))
        change.insert(Person("lucho", name="Lucho Zu", phone="(206) 555-0100", needs="a ramp"))
        change.insert(Organization("o1", name="Zebra Clinic"))
        change.insert(Organization("o2", name="The Zebra Clinic"))
        change.insert(Affiliation("a1", person="lucho", organization="o1"))


@pytest.fixture
def dialog(qtbot, two, window):
    """Open the dialog as its button does, and wait for what it finds."""
    window.tabs.setCurrentIndex(1)
    tab = window.tabs.currentWidget()
    window.told = []
    window.desk.told.connect(lambda text, can_be_undone: window.told.append((text, can_be_undone)))
    tab._duplicates.click()
    made = window.findChild(Duplicates)
    qtbot.waitUntil(lambda: made.is_free and bool(made.model.rows))
    return made


def choose(dialog, title):
    at = next(at for at, row in enumerate(dialog.model.rows) if title in row.told)
    dialog.table.selectRow(at)


def get(window, record, uid):
    return rows.get(window.desk.document.connection, record, uid)


def keep(dialog, uid):
    pair = dialog.comparison.pair
    dialog.comparison.stays[[one.uid for one in pair].index(uid)].click()


def test_pairs_of_people_and_organizations_are_listed_with_the_reason(dialog):
    told = [row.told for row in dialog.model.rows]
    assert any("Luis Zúñiga" in one and "the same phone as" in one for one in told)
    assert any("The Zebra Clinic" in one and "the same name as" in one for one in told)


def test_fields_that_differ_carry_a_sign_and_a_choice(dialog):
    choose(dialog, "Luis Zúñiga")
    assert set(dialog.comparison.values) == {"name", "phone", "email", "needs"}
    signs = [one for one in dialog.comparison.findChildren(QLabel) if one.text() == "≠"]
    assert [one.accessibleName() for one in signs] == ["They differ here"] * 4


def test_the_chosen_one_stays_with_the_chosen_values_and_one_step_takes_it_back(dialog, window, qtbot):
    choose(dialog, "Luis Zúñiga")
    keep(dialog, "lucho")
    other = next(at for at, one in enumerate(dialog.comparison.pair) if one.uid == "luis")
    dialog.comparison.values["name"][other].click()
    before = len(dialog.model.rows)

    qtbot.keyClick(dialog, Qt.Key.Key_Return)

    lucho = get(window, Person, "lucho")
    assert (lucho.name, lucho.email, lucho.needs) == ("Luis Zúñiga", "l@example.org", "a ramp")
    assert get(window, Person, "luis") is None
    assert len(dialog.model.rows) == before - 1
    assert window.told[-1] == ("Lucho Zu and Luis Zúñiga are one now.", True)
    window.desk.document.undo()
    assert get(window, Person, "luis").name == "Luis Zúñiga"
    assert get(window, Person, "lucho").name == "Lucho Zu"


def test_a_phone_that_gives_way_takes_the_second_place(two, window):
    from facilitator.store import side_by_side

    with window.desk.document.change("Edit") as change:
        change.update(Person, "lucho", phone="206 555 0199")
        side_by_side.make_one(change, Person, "lucho", "luis", {"phone": "206 555 0199"})
    luis = get(window, Person, "luis")
    assert (luis.phone, luis.other_phone) == ("206 555 0199", "206 555 0100")


def test_who_is_not_the_same_is_not_shown_again(dialog, window, qtbot):
    choose(dialog, "Luis Zúñiga")
    dialog.apart.click()
    assert not any("Luis Zúñiga" in row.told for row in dialog.model.rows)
    dialog.look()
    qtbot.waitUntil(lambda: dialog.is_free and dialog.pages.currentIndex() != 0)
    assert not any("Luis Zúñiga" in row.told for row in dialog.model.rows)
    assert get(window, Person, "lucho")


def test_next_goes_round_and_an_empty_list_says_so(dialog):
    places = []
    for _ in range(len(dialog.model.rows) + 1):
        places.append(dialog.table.selectionModel().selectedRows()[0].row())
        dialog.go_on()
    assert places == [*range(len(dialog.model.rows)), 0]
    while dialog.model.rows:
        dialog.apart.click()
    assert not dialog.one.isEnabled()
    assert dialog.pages.currentWidget().findChildren(QLabel)[1].text() == "Nobody is here twice"


def test_while_a_new_name_is_typed_who_is_here_is_asked_about_and_opened(qtbot, two, window):
    window.tabs.setCurrentIndex(1)
    page = window.tabs.currentWidget().people
    page.add_new()
    qtbot.keyClicks(page.card.new_name, "Luis Zuniga")
    qtbot.waitUntil(page.already_here.line.isVisible)
    assert page.already_here.line.text() == "Already here? Luis Zúñiga (same name)"

    page.already_here.line.click()

    assert page.card.uid == "luis"
    assert not page.card.is_asking


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Luís Zuñiga", "same name"), ("Luis Zunigo", "spelled nearly"), ("Somebody <L@example.org>", "same email")],
)
def test_who_is_here_is_known_by_name_spelling_and_email(two, window, typed, said):
    from facilitator.exchange import already_here

    found = already_here.look(window.desk.document.connection, typed)
    assert found.uid == "luis"
    assert said in str(found.asks)


@pytest.mark.parametrize("typed", ["", "Lu", "Nobody Known"])
def test_nobody_is_asked_about_without_a_reason(two, window, typed):
    from facilitator.exchange import already_here

    assert already_here.look(window.desk.document.connection, typed) is None
