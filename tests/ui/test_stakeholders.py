"""The Stakeholders page of the Contacts tab, with real keys and clicks."""

import io
from datetime import date, timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox

from facilitator.domain.records import Organization, Person, Stakeholder, Touch
from facilitator.store import document as documents
from facilitator.store import outreach, rows, stakeholders
from facilitator.ui.main_window import MainWindow
from facilitator.ui.print_studio.wish import NO_MEETING, Wish, make, source_of


@pytest.fixture
def add(document):
    def add(record):
        with document.change("Add") as change:
            return change.insert(record)

    return add


@pytest.fixture
def page(contacts_tab, document):
    def show():
        tab = contacts_tab(document)
        tab.choose("stakeholders")
        tab.current.tab, tab.current.told = tab, tab.told
        return tab.current

    yield show
    if QApplication.focusWidget():
        QApplication.focusWidget().clearFocus()  # as the window does before it closes the file


def names(page):
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def register(document):
    return rows.select(document.connection, Stakeholder, "ORDER BY sort")


def type_into(qtbot, line, words, key=Qt.Key.Key_Return):
    line.setFocus()
    line.clear()
    qtbot.keyClicks(line, words)
    qtbot.keyClick(line, key)


def choose(combo, words):
    at = combo.findText(words)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def test_an_empty_register_says_what_it_is_for_and_names_the_first(qtbot, page, document):
    shown = page()
    assert shown.first_focus().text() == "Name the first stakeholder"

    qtbot.mouseClick(shown.first_focus(), Qt.MouseButton.LeftButton)
    type_into(qtbot, shown.card.new_name, "Farmers")

    assert names(shown) == ["Farmers"]
    assert shown.card.title.text() == "Farmers"
    document.undo()
    assert shown.first_focus().text() == "Name the first stakeholder"


def test_the_answer_to_a_gap_is_in_the_register_with_its_kind_and_the_question_is_gone(qtbot, page, add, document):
    add(Stakeholder(name="Farmers", can_block=True))
    shown = page()
    asked = [shown.gaps.questions.itemText(at) for at in range(shown.gaps.questions.count())]
    assert "Who controls resources?" in asked
    assert "Who can block it?" not in asked

    choose(shown.gaps.questions, "Who controls resources?")
    type_into(qtbot, shown.gaps.edit, "Light and Water")

    (_, found) = register(document)
    assert found.said() == {"name": "Light and Water", "controls_resources": True}
    assert shown.gaps.questions.findText("Who controls resources?") == -1
    assert shown.card.title.text() == "Light and Water"
    assert shown.told == [("Light and Water is in the register.", True)]
    document.undo()
    assert names(shown) == ["Farmers"]
    assert shown.gaps.questions.findText("Who controls resources?") >= 0


def test_enter_begins_a_call_and_enter_logs_it(qtbot, page, add, document):
    add(Stakeholder(name="Farmers"))
    shown = page()
    shown.table.setFocus()
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert shown.card.log.lines["heard"].hasFocus()

    qtbot.keyClicks(shown.card.log.lines["heard"], "No fence along the bank")
    qtbot.keyClicks(shown.card.log.lines["asked"], "Who pays?")
    qtbot.keyClicks(shown.card.log.lines["answer_due"], "tomorrow")
    qtbot.keyClick(shown.card.log.lines["answer_due"], Qt.Key.Key_Return)

    (touch,) = outreach.listing(document.connection)
    today = date.today()
    assert (touch.on_day, touch.way, touch.heard) == (today.isoformat(), "phone", "No fence along the bank")
    assert (touch.asked, touch.answer_due) == ("Who pays?", (today + timedelta(days=1)).isoformat())
    assert shown.model.index(0, 3).data().endswith("1 open question")
    assert shown.card.log.lines["heard"].text() == ""
    assert [shown.card.touches.model.index(0, 2).data()] == ["No fence along the bank"]
    document.undo()
    assert outreach.listing(document.connection) == []
    assert shown.model.index(0, 2).data() == "never"


def test_a_call_without_a_word_or_with_days_that_cannot_be_is_not_logged(qtbot, page, add, document):
    add(Stakeholder(name="Farmers"))
    shown = page()
    log = shown.card.log

    type_into(qtbot, log.lines["heard"], "")
    assert "Write what you heard" in log.trouble.text()
    type_into(qtbot, log.lines["on_day"], "yesteryear")
    assert "was not understood as a date" in log.trouble.text()
    type_into(qtbot, log.lines["on_day"], "2026-11-20")
    log.lines["heard"].setText("They wait")
    type_into(qtbot, log.lines["answer_due"], "2026-11-01")

    assert outreach.listing(document.connection) == []
    assert log.lines["heard"].text() == "They wait"
    assert "due before the question" in shown.told[-1][0]


def test_touches_stand_newest_first_and_a_question_is_answered_with_one_click(qtbot, page, add, document):
    uid = add(Stakeholder(name="Farmers"))
    add(Touch(stakeholder=uid, on_day="2026-09-01", heard="first"))
    add(Touch(stakeholder=uid, on_day="2026-10-01", heard="second", asked="Who pays?"))
    shown = page()
    touches = shown.card.touches
    assert [touches.model.index(row, 2).data() for row in range(2)] == ["second", "first"]

    qtbot.mouseClick(touches.answered, Qt.MouseButton.LeftButton)

    assert outreach.of(document.connection, uid)[0].answered_on == date.today().isoformat()
    assert not touches.answered.isVisible()
    assert outreach.figures(document.connection).answer_rate == 1


def test_an_answer_before_its_question_is_refused_below_the_field(qtbot, page, add, document):
    uid = add(Stakeholder(name="Farmers"))
    add(Touch(stakeholder=uid, on_day="2026-10-01", asked="Who pays?"))
    shown = page()
    edit = shown.card.touches.form.edits["answered_on"]

    type_into(qtbot, edit.editor, "2026-09-01")

    assert "before the question" in edit._trouble.text()
    assert edit._trouble.isVisible()
    assert outreach.of(document.connection, uid)[0].answered_on == ""
    type_into(qtbot, edit.editor, "2026-10-02")
    assert outreach.of(document.connection, uid)[0].answered_on == "2026-10-02"


def test_ticks_and_scales_are_saved_at_once_and_change_the_level_suggested(qtbot, page, add, document):
    uid = add(Stakeholder(name="Farmers"))
    shown = page()
    assert "Suggested: Informed" in shown.card._suggestion.text()

    shown.card._ticks[0].boxes["can_block"].click()
    assert "Suggested: Active, because: can block." in shown.card._suggestion.text()
    choose(shown.card.edit_of("influence").editor, "4: much")
    choose(shown.card.edit_of("interest").editor, "5: very much")
    assert "Suggested: Core" in shown.card._suggestion.text()
    assert "Promoter" in shown.card._grid.text()
    assert shown.model.index(0, 1).data() == "→ Core?"
    qtbot.mouseClick(shown.card.take, Qt.MouseButton.LeftButton)

    found = rows.get(document.connection, Stakeholder, uid)
    assert (found.can_block, found.influence, found.interest, found.level_wanted) == (True, 4, 5, "core")
    assert shown.model.index(0, 1).data() == "→ Core"
    for _ in range(4):
        document.undo()
    assert rows.get(document.connection, Stakeholder, uid).said() == {"name": "Farmers"}


def test_a_contact_is_linked_by_typing_their_name_and_a_stranger_is_not(qtbot, page, add, document):
    uid = add(Stakeholder(name="Farmers"))
    ana = add(Person(name="Ana Peña", phone="555 0100"))
    shown = page()
    through = shown.card.edit_of("through")

    type_into(qtbot, through.editor, "Nobody Known")
    assert "No person among the contacts is called" in through._trouble.text()
    type_into(qtbot, through.editor, "ana pena")

    assert rows.get(document.connection, Stakeholder, uid).through == ana
    assert through.editor.text() == "Ana Peña"
    assert "Reached through Ana Peña, 555 0100" in shown.card._brief.text()
    type_into(qtbot, through.editor, "")
    assert rows.get(document.connection, Stakeholder, uid).through == ""


def test_a_way_that_leads_back_is_refused_below_the_field(qtbot, page, add, document):
    ana, ben = add(Person(name="Ana")), add(Person(name="Ben"))
    add(Stakeholder(name="Ana", person=ana, through=ben))
    uid = add(Stakeholder(name="Ben", person=ben))
    shown = page()
    shown.show_thing("stakeholders", uid)

    type_into(qtbot, shown.card.edit_of("through").editor, "Ana")

    assert "would lead back to Ben" in shown.card.edit_of("through")._trouble.text()
    assert rows.get(document.connection, Stakeholder, uid).through == ""


def test_names_are_offered_after_a_few_letters_with_where_they_belong(qtbot, page, add, document):
    add(Stakeholder(name="Farmers"))
    add(Organization(name="Clinic"))
    with document.change("Add") as change:
        from facilitator.store import people

        people.add(change, "Jo Lee", "Clinic")
        people.add(change, "Jo Lee", "Library")
    shown = page()
    through = shown.card.edit_of("through")
    through.editor.setFocus()

    qtbot.keyClicks(through.editor, "jo")

    assert sorted(through._names.stringList()) == ["Jo Lee, Clinic", "Jo Lee, Library"]
    type_into(qtbot, through.editor, "Jo Lee")
    assert "More than one contact" in through._trouble.text()
    type_into(qtbot, through.editor, "Jo Lee, Library")
    assert not through._trouble.isVisible()


def test_del_removes_with_a_way_back(qtbot, page, add, document):
    uid = add(Stakeholder(name="Farmers"))
    add(Touch(stakeholder=uid, on_day="2026-10-01", heard="No fence"))
    add(Stakeholder(name="Loggers"))
    shown = page()
    shown.show_thing("stakeholders", uid)

    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)

    assert names(shown) == ["Loggers"]
    assert shown.told == [("Farmers was removed.", True)]
    document.undo()
    assert [one.heard for one in outreach.of(document.connection, uid)] == ["No fence"]


def test_search_shows_the_stakeholder_and_a_filter_narrows_the_list(qtbot, page, add):
    add(Stakeholder(name="Farmers"))
    uid = add(Stakeholder(name="Loggers", place="Lockhouse Road"))
    touch = add(Touch(stakeholder=uid, on_day="2026-10-01", heard="No fence"))
    shown = page()

    shown.tab.segments.choose(0)
    assert shown.tab.show_thing("outreach", touch)
    assert shown.isVisible()
    assert shown.card.title.text() == "Loggers"
    shown.tab.start_filter()
    qtbot.keyClicks(shown.filter.edit, "farm")
    assert names(shown) == ["Farmers"]


def test_a_row_is_one_sentence_for_a_screen_reader(page, add, document):
    add(Stakeholder(name="Farmers", is_directly_affected=True, level_now="informed", level_wanted="core"))
    shown = page()

    said = shown.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "Farmers, directly affected, level now: Informed, wanted: Core, last call: never, call due: now"
    for control in shown.findChildren(QComboBox):
        assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def test_the_page_reads_a_big_register_quickly_enough(page, document):
    with document.change("Fill") as change:
        for number in range(300):
            uid = change.insert(Stakeholder(name=f"Group {number:03d}"))
            change.insert(Touch(stakeholder=uid, on_day="2026-10-01", heard="x"))

    assert len(stakeholders.listing(document.connection, date.today())) == 300
    assert len(names(page())) == 300


def test_a_window_closes_over_words_that_were_refused(qtbot, sample_path):
    with documents.open_file(sample_path) as document:
        window = MainWindow(document)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        window.tabs.setCurrentIndex(1)
        window.current_tab.choose("stakeholders")
        line = window.current_tab.made["stakeholders"].card.edit_of("through").editor
        line.setFocus()
        qtbot.keyClicks(line, "Nobody Known")

        with qtbot.waitSignal(window.closed):
            window.close()

        QApplication.processEvents()  # what goes wrong in it fails the test


def test_the_home_page_leads_to_whom_nobody_ever_called(page, add, qtbot):
    add(Stakeholder(name="Farmers"))
    shown = page()
    shown.tab.segments.choose(0)

    assert shown.tab.show_filtered("stakeholders", "never called")

    assert shown.isVisible()


def test_print_offers_the_call_sheet_of_what_is_in_the_file(page, add):
    add(Stakeholder(name="Farmers"))
    shown = page()

    assert shown.tab.to_print() == (["reach-out-list"], NO_MEETING)
    shown.tab.segments.choose(0)
    assert shown.tab.to_print() == (["directory"], NO_MEETING)


def test_a_paper_about_no_meeting_is_filled_in_from_the_file(add, document):
    add(Stakeholder(name="Farmers"))

    def text(meeting):
        wish = Wish(("reach-out-list",), meeting)
        (made,) = make(wish, source_of(document), date.today(), lambda _drawn, _all: None)
        return PdfReader(io.BytesIO(made.pdf)).pages[0].extract_text()

    assert "Farmers" in text(NO_MEETING)
    assert "Farmers" not in text("")
