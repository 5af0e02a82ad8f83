import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from facilitator.domain.records import Person
from facilitator.store import document as documents
from facilitator.store import rows
from facilitator.ui.dialogs.details import Details
from facilitator.ui.main_window import MainWindow


@pytest.fixture
def file_window(qtbot, sample_path):
    made = MainWindow(documents.open_file(sample_path))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    QApplication.processEvents()
    yield made
    made.close()


def details_of(window):
    dialog = Details(window.desk, window)
    dialog.open()
    QApplication.processEvents()
    return dialog


def place_of(window):
    return window.desk.document.collaborative().place


def test_the_title_names_the_collaborative_and_no_path(file_window):
    assert file_window.windowTitle() == "Cedar Bend River and Youth Collaborative — Companion"


def test_the_status_bar_says_that_all_is_saved_and_when(file_window):
    assert file_window.saved.words.startswith("All changes saved · ")
    assert file_window.saved.words.endswith(("AM", "PM"))


def test_the_status_bar_says_editing_while_a_field_differs_from_the_file(file_window, qtbot):
    editor = details_of(file_window).form.edits["place"].editor
    editor.setFocus()

    qtbot.keyClicks(editor, "x")
    assert file_window.saved.words == "Editing…"

    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert file_window.saved.words.startswith("All changes saved")

    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert file_window.saved.words.startswith("All changes saved")
    assert place_of(file_window).startswith("x")


def test_what_is_being_typed_is_saved_when_the_window_closes(qtbot, sample_path):
    window = MainWindow(documents.open_file(sample_path))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    person = rows.select(window.desk.document.connection, Person, "ORDER BY sort LIMIT 1")[0]
    assert window.tabs.show_thing("people", person.uid)
    QApplication.processEvents()
    phone = next(one for one in window.current_tab.findChildren(QLineEdit) if one.accessibleName() == "Phone")
    phone.setFocus()
    phone.selectAll()
    qtbot.keyClicks(phone, "555 0188")

    window.close()

    with documents.open_file(sample_path) as document:
        assert rows.get(document.connection, Person, person.uid).phone == "555 0188"


def test_a_change_that_cannot_be_saved_stays_in_its_field_and_can_be_tried_again(file_window, qtbot, sample_path):
    editor = details_of(file_window).form.edits["place"].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Levee Hall")
    # Another program reads the file and does not let go of it, so that nothing can be written.
    other = sqlite3.connect(sample_path, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM meta").fetchone()
    file_window.desk.document.connection.execute("PRAGMA busy_timeout = 0")

    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert file_window.saved.words == "Not saved"
    assert "another program" in file_window.bar.words
    assert file_window.bar.isVisible()
    assert editor.text() == "Levee Hall"
    assert place_of(file_window) != "Levee Hall"

    other.close()
    file_window.bar.choices["Try again"].click()

    assert place_of(file_window) == "Levee Hall"
    assert file_window.saved.words.startswith("All changes saved")
    assert not file_window.bar.isVisible()


def test_saving_a_copy_leaves_a_whole_file(file_window, qtbot, tmp_path):
    target = tmp_path / "copy.collab"
    file_window.errands.save_copy()
    chooser = QApplication.activeModalWidget()
    assert chooser.objectName() == "choose_file"
    chooser.selectFile(str(target))
    chooser.accept()

    assert file_window.bar.words == "Saved a copy as “copy.collab”."
    with documents.open_file(target) as copy:
        assert copy.collaborative() == file_window.desk.document.collaborative()


def test_a_copy_never_replaces_the_file_that_is_open(file_window, sample_path):
    file_window.errands.save_copy()
    chooser = QApplication.activeModalWidget()
    before = sample_path.read_bytes()

    chooser.fileSelected.emit(str(sample_path))
    chooser.reject()

    assert "is open now" in file_window.bar.words
    assert sample_path.read_bytes() == before


def test_a_copy_that_could_not_be_kept_is_told_until_one_could(windows, sample_path, home):
    (home / "backups").write_text("a file where the folder of the copies belongs")
    window = windows.show_file(sample_path)
    document = window.desk.document
    person = rows.select(document.connection, Person, "LIMIT 1")[0]

    with document.change("Change") as change:
        change.update(Person, person.uid, called="Tía")

    assert rows.get(document.connection, Person, person.uid).called == "Tía"
    assert "No copy" in window.standing.words
    (home / "backups").unlink()
    document.daily_copy._again_at = 0
    with document.change("Change") as change:
        change.update(Person, person.uid, called="")
    assert window.standing.isHidden()
