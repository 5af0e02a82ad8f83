"""The import assistant and the export of contacts, on real files and with real clicks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from facilitator.domain.records import Person
from facilitator.exchange.import_plan import What
from facilitator.store import check, people, rows, steps
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.bring_in import BringIn, choose_and_bring_in
from facilitator.ui.dialogs.export_contacts import ExportContacts

PLAIN = """Name,Phone,Email
Luis Peña,(555) 010-2231,luis@example.org
Mei Chen,(555) 010-8840,mei@example.org
,,nobody@example.org
"""


@pytest.fixture
def window(qtbot, file_document):
    window = QWidget()
    window.desk = Desk(file_document, window)
    window.told = []
    window.desk.told.connect(lambda text, can_be_undone: window.told.append((text, can_be_undone)))
    qtbot.addWidget(window)
    window.resize(1000, 650)
    window.show()
    return window


@pytest.fixture
def bring_in(qtbot, tmp_path, window):
    def start(words, name="contacts.csv"):
        path = tmp_path / name
        path.write_bytes(words if isinstance(words, bytes) else words.encode())
        assistant = BringIn(window.desk, path, window)
        assistant.open()
        qtbot.waitUntil(lambda: assistant._task is None)
        return assistant

    return start


def click(qtbot, button):
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def names(document):
    return [one.name for one in rows.select(document.connection, Person, "ORDER BY sort")]


def test_a_recognized_file_goes_straight_to_the_preview_and_in_with_one_click(qtbot, bring_in, window, file_document):
    assistant = bring_in(PLAIN)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)
    assert assistant.go.text() == "Bring in 2 contacts"
    assert names(file_document) == []

    click(qtbot, assistant.go)
    qtbot.waitUntil(lambda: bool(window.told))

    assert names(file_document) == ["Mei Chen", "Luis Peña"]
    assert window.told == [("2 contacts were added; 1 line was left out.", True)]
    file_document.undo()
    assert names(file_document) == []


def test_every_line_says_what_happens_and_why(qtbot, bring_in, qtmodeltester):
    assistant = bring_in(PLAIN)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)
    model = assistant.preview.model

    shown = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]

    assert shown[0] == ["2", "Luis Peña", "Added", "New."]
    assert shown[2][2] == "Left out"
    assert shown[2][3].startswith("There is no name on this line.")
    qtmodeltester.check(model)
    assistant.preview.kinds.choose(4)
    assert model.rowCount() == 1
    assistant.reject()


def test_unknown_columns_are_mapped_by_hand(qtbot, bring_in, window, file_document):
    assistant = bring_in("Wer,Fernsprecher\nLuis Peña,(555) 010-2231\nMei Chen,(555) 010-8840\n")
    assert assistant.pages.currentWidget() is assistant.mapping
    combo = assistant.mapping.choices[0]
    combo.setFocus()
    combo.setCurrentIndex(combo.findData("name"))
    combo.activated.emit(combo.currentIndex())
    assert "Luis Peña · Mei Chen" in [one.text() for one in assistant.mapping.findChildren(type(assistant._trouble))]

    click(qtbot, assistant.next)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)
    click(qtbot, assistant.go)
    qtbot.waitUntil(lambda: bool(window.told))

    assert names(file_document) == ["Mei Chen", "Luis Peña"]


def test_a_first_line_that_is_a_person_is_no_heading(qtbot, bring_in, window, file_document):
    assistant = bring_in("Luis Peña,luis@example.org\nMei Chen,mei@example.org\n")
    assert assistant.pages.currentWidget() is assistant.mapping
    assert not assistant.mapping._has_headings.isChecked()

    click(qtbot, assistant.next)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)
    click(qtbot, assistant.go)
    qtbot.waitUntil(lambda: bool(window.told))

    assert names(file_document) == ["Mei Chen", "Luis Peña"]


def test_a_likely_duplicate_is_left_out_unless_somebody_chooses(qtbot, bring_in, window, file_document):
    with file_document.change("Add") as change:
        luis = change.insert(Person(name="Luis Peña", phone="(555) 010-2231"))
    assistant = bring_in("Name,Phone,Email\nLouis Pena,555 010 2231,luis@example.org\n")
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)
    preview = assistant.preview
    assert preview.plan.lines[0].what is What.ASK
    assert preview.kinds.current == 3
    assert not assistant.go.isEnabled()

    click(qtbot, preview.fill)
    assert assistant.go.text() == "Bring in 1 contact"
    click(qtbot, assistant.go)
    qtbot.waitUntil(lambda: bool(window.told))

    found = rows.select(file_document.connection, Person)
    assert [(one.uid, one.name, one.email) for one in found] == [(luis, "Luis Peña", "luis@example.org")]


def test_all_likely_duplicates_are_chosen_at_once(qtbot, bring_in, window, file_document):
    with file_document.change("Add") as change:
        for n in range(3):
            change.insert(Person(name=f"Person Number{n}", phone=f"(555) 010-000{n}"))
    words = "Name,Phone\n" + "".join(f"Other Name{n},555 010 000{n}\n" for n in range(3))
    assistant = bring_in(words)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)

    click(qtbot, assistant.preview.all_asked)
    click(qtbot, assistant.preview.add_anyway)

    assert assistant.go.text() == "Bring in 3 contacts"
    assert assistant.preview.plan.summary.asked == 0
    assistant.reject()


def test_closing_the_assistant_leaves_everything_as_it_was(qtbot, bring_in, file_document):
    assistant = bring_in(PLAIN)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)

    qtbot.keyClick(assistant, Qt.Key.Key_Escape)

    assert names(file_document) == []
    assert steps.undoable(file_document.connection) == []


def test_stopping_while_contacts_are_written_takes_all_of_them_back(qtbot, bring_in, file_document):
    words = "Name,Email\n" + "".join(f"Person {n},person{n}@example.org\n" for n in range(4000))
    assistant = bring_in(words)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview, timeout=20_000)

    gone = []
    assistant.destroyed.connect(lambda: gone.append(1))
    click(qtbot, assistant.go)
    assistant.reject()

    qtbot.waitUntil(lambda: bool(gone), timeout=20_000)
    assert names(file_document) == []
    assert list(check.problems(file_document.connection)) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "“contacts.csv” is empty. Export the contacts again."),
        (b"%PDF-1.7 nothing", "“contacts.csv” holds no contacts that can be read."),
        (b"<!doctype html><p>hello", "“contacts.csv” is a web page"),
    ],
)
def test_a_file_that_cannot_be_read_is_said_in_one_sentence(qtbot, bring_in, file_document, content, said):
    assistant = bring_in(content)

    assert assistant._trouble.text().startswith(said)
    assert assistant.other.isVisible()
    assert assistant.cancel.text() == "Close"
    click(qtbot, assistant.cancel)
    assert names(file_document) == []


def test_the_file_is_chosen_without_holding_the_program_up(qtbot, window, tmp_path):
    path = tmp_path / "contacts.csv"
    path.write_text(PLAIN)

    choose_and_bring_in(window.desk, window)
    chooser = window.findChild(QFileDialog)
    chooser.setDirectory(str(tmp_path))
    chooser.selectFile(str(path))
    chooser.accept()

    qtbot.waitUntil(lambda: window.findChild(BringIn) is not None)
    assistant = window.findChild(BringIn)
    qtbot.waitUntil(lambda: assistant.pages.currentWidget() is assistant.preview)
    assistant.reject()


def test_contacts_go_out_without_private_notes_unless_asked(qtbot, window, file_document, tmp_path):
    with file_document.change("Add") as change:
        change.insert(Person(name="Rosa Ortiz", phone="(555) 010-2231", notes="owes me a cake"))

    for is_private in (False, True):
        dialog = ExportContacts(window.desk, window)
        dialog.open()
        assert not dialog.private.isChecked()
        dialog._group.button(1).click()
        dialog.private.setChecked(is_private)
        click(qtbot, dialog.go)
        chooser = dialog.findChild(QFileDialog)
        chooser.setDirectory(str(tmp_path))
        chooser.selectFile(f"out{is_private}.csv")
        chooser.accept()
        qtbot.waitUntil(lambda count=1 + is_private: len(window.told) == count)
        QApplication.processEvents()

    assert window.told[0] == ("1 person was written to outFalse.csv.", False)
    assert "Rosa Ortiz" in (tmp_path / "outFalse.csv").read_text("utf-8-sig")
    assert "cake" not in (tmp_path / "outFalse.csv").read_text("utf-8-sig")
    assert "cake" in (tmp_path / "outTrue.csv").read_text("utf-8-sig")
    assert people.count(file_document.connection) == 1
