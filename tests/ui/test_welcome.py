from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QToolButton

from facilitator.ui import settings


def words(widget):
    return [one.text() for one in widget.findChildren(QLabel)]


def button(widget, text):
    return next(one for one in widget.findChildren(QPushButton) if one.text() == text)


def test_it_offers_to_start_to_open_to_look_around_and_to_print(windows):
    welcome = windows.show_welcome()

    for text in ("Start a collaborative", "Open a file…", "Look around the sample", "Print blank sheets"):
        assert button(welcome, text).isVisible()
    assert "The ones you open will be listed here." in words(welcome)


def test_recent_files_are_listed_and_open_with_a_click(windows, sample_path):
    settings.add_recent(sample_path)
    welcome = windows.show_welcome()
    assert "Cedar Bend" in words(welcome)

    button(welcome, "Open").click()

    assert windows.open[0].desk.document.path == sample_path


def test_a_missing_file_is_marked_and_can_be_taken_off_the_list(windows, tmp_path):
    settings.add_recent(tmp_path / "River.collab")
    welcome = windows.show_welcome()
    assert any("Cannot be found" in text for text in words(welcome))

    button(welcome, "Remove").click()

    assert settings.recent_files() == []


def test_a_missing_file_can_be_looked_for(windows, qtbot, tmp_path, sample_path):
    settings.add_recent(tmp_path / "River.collab")
    welcome = windows.show_welcome()

    button(welcome, "Locate…").click()
    chooser = QApplication.activeModalWidget()
    chooser.selectFile(str(sample_path))
    chooser.accept()

    assert windows.open[0].desk.document.path == sample_path
    qtbot.waitUntil(lambda: [path for path, _ in settings.recent_files()] == [sample_path])


def test_open_asks_for_a_file_and_opens_it(windows, sample_path):
    windows.show_welcome().open.click()
    chooser = QApplication.activeModalWidget()
    chooser.selectFile(str(sample_path))
    chooser.accept()

    assert windows.open[0].desk.document.path == sample_path


def test_the_sample_opens_with_one_click(windows):
    windows.show_welcome().sample.click()

    assert windows.open[0].standing.words == "This is the sample. Try anything."


def test_blank_sheets_are_printed_without_any_file(windows, qtbot):
    windows.show_welcome().blank.click()

    studio = QApplication.activeModalWidget()
    assert studio is not None
    studio.close()


def test_language_and_size_of_letters_change_at_once(windows, qtbot):
    welcome = windows.show_welcome()
    usual = welcome.fontMetrics().height()

    larger = next(one for one in welcome.findChildren(QToolButton) if one.accessibleName() == "Larger text")
    qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert settings.text_size() == 120
    assert welcome.fontMetrics().height() > usual

    languages = welcome.findChild(QComboBox, "language")
    languages.setCurrentIndex(languages.findData("es"))
    languages.activated.emit(languages.currentIndex())
    for _ in range(3):
        QApplication.processEvents()

    assert windows.welcome is not welcome
    assert windows.welcome.start.text() != "Start a collaborative"


def test_the_list_says_when_a_file_was_open_last(windows, sample_path):
    settings.add_recent(sample_path)
    welcome = windows.show_welcome()

    assert any(text.startswith("today ") for text in words(welcome))
