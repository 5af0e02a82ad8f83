import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator.domain.records import Collaborative
from facilitator.store import document as documents
from facilitator.store import schema
from facilitator.ui import settings


def settle():
    for _ in range(3):
        QApplication.processEvents()


def test_a_file_opens_in_a_window_and_is_remembered(windows, qtbot, sample_path):
    window = windows.show_file(sample_path)

    assert window.isVisible()
    qtbot.waitUntil(lambda: [path for path, _ in settings.recent_files()] == [sample_path])


def test_the_same_file_asked_for_twice_comes_to_the_front_instead(windows, sample_path):
    assert windows.show_file(sample_path) is windows.show_file(sample_path)
    assert len(windows.open) == 1


def test_two_files_are_two_windows_and_closing_one_leaves_the_other(windows, sample_path, tmp_path):
    other = tmp_path / "River.collab"
    documents.create(other, Collaborative(name="River Clean-up")).close()
    first, second = windows.show_file(sample_path), windows.show_file(other)

    first.close()

    assert windows.open == [second]
    assert second.isVisible()


def test_close_on_the_last_window_leads_back_to_the_welcome_window(windows, sample_path):
    window = windows.show_file(sample_path)

    window.window_wanted.emit("close")

    assert windows.open == []
    assert windows.welcome.isVisible()


def test_opening_a_file_closes_the_welcome_window(windows, sample_path):
    windows.show_welcome()

    windows.show_file(sample_path)

    assert windows.welcome is None


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "is empty"), (b"%PDF-1.7 not ours" * 20, "is not a collaborative's file"), (None, "cannot be found")],
)
def test_a_file_that_cannot_be_opened_is_explained_in_the_welcome_window(windows, tmp_path, content, said):
    path = tmp_path / "Eastside.collab"
    if content is not None:
        path.write_bytes(content)

    assert windows.show_file(path) is None

    assert windows.welcome.isVisible()
    assert said in windows.welcome.bar.words
    assert windows.welcome.bar.isVisible()
    assert (path.read_bytes() if path.exists() else None) == content


def test_a_file_that_cannot_be_opened_is_explained_in_the_window_in_front(windows, sample_path, tmp_path):
    window = windows.show_file(sample_path)

    windows.show_file(tmp_path / "gone.collab")

    assert "cannot be found" in window.bar.words
    assert windows.welcome is None


def test_a_file_that_is_open_elsewhere_offers_three_ways_on(windows, sample_path):
    with documents.open_file(sample_path):
        window = windows.show_file(sample_path)

        assert "is open" in window.standing.words
        assert list(window.standing.choices) == ["Look only", "Open a copy…", "Try again"]
        assert window.saved.words == "Only to look at"
        assert not window.menus.undo_action.isEnabled()

        window.standing.choices["Try again"].click()
        settle()
        assert windows.open[0].desk.document.look_only is not None

    windows.open[0].standing.choices["Try again"].click()
    settle()

    assert windows.open[0].desk.document.look_only is None
    assert not windows.open[0].standing.isVisible()


def test_a_copy_of_a_file_that_is_open_elsewhere_can_be_worked_on(windows, sample_path, tmp_path):
    with documents.open_file(sample_path):
        window = windows.show_file(sample_path)
        window.standing.choices["Open a copy…"].click()
        chooser = QApplication.activeModalWidget()
        chooser.selectFile(str(tmp_path / "mine.collab"))
        chooser.accept()

    assert windows.open[-1].desk.document.path == tmp_path / "mine.collab"
    assert windows.open[-1].desk.document.look_only is None


def test_a_file_from_a_newer_version_is_only_to_look_at(windows, sample_path):
    content = bytearray(sample_path.read_bytes())
    content[60:64] = (schema.VERSION + 1).to_bytes(4, "big")
    sample_path.write_bytes(content)

    window = windows.show_file(sample_path)

    assert "newer version" in window.standing.words
    assert window.standing.choices == {}
    assert sample_path.read_bytes() == content


def test_the_sample_is_a_fresh_copy_and_says_so(windows):
    windows.show_sample()
    first = windows.open[0]
    assert first.standing.words == "This is the sample. Try anything."
    assert list(first.standing.choices) == ["Start my own"]

    windows.show_sample()

    paths = {window.desk.document.path for window in windows.open}
    assert len(paths) == 2
    windows.quit()
    windows.show_sample()
    assert len(list(windows.open[0].desk.document.path.parent.glob("[!.]*.collab"))) == 1


def test_changing_the_language_makes_every_window_anew_on_the_same_file(windows, sample_path):
    window = windows.show_file(sample_path)
    window.tabs.setCurrentIndex(2)
    document = window.desk.document

    window.language_wanted.emit("es")
    settle()

    new = windows.open[0]
    assert new is not window
    assert new.desk.document is document
    assert new.tabs.currentIndex() == 2
    assert new.tabs.tabText(2) == "Reuniones"
    assert settings.language() == "es"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancelar"

    windows.speak("en")
    assert windows.open[0].tabs.tabText(2) == "Meetings"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_window_comes_back_where_it_was_left(windows, sample_path):
    window = windows.show_file(sample_path)
    window.resize(780, 555)
    settle()
    window.close()

    assert windows.show_file(sample_path).size().toTuple() == (780, 555)


def test_a_place_on_a_screen_that_is_gone_is_brought_back_onto_one_that_is_there(windows, sample_path):
    window = windows.show_file(sample_path)
    window.move(5000, 4000)
    settle()
    window.close()

    again = windows.show_file(sample_path)

    assert again.screen().geometry().intersects(again.frameGeometry())


def test_starting_a_collaborative_from_the_menu_opens_its_window(windows, sample_path, tmp_path):
    window = windows.show_file(sample_path)
    window.window_wanted.emit("new")
    dialog = QApplication.activeModalWidget()
    dialog.name.setText("River Clean-up")
    dialog._own_place = tmp_path / "River.collab"

    next(one for one in dialog.findChildren(QPushButton) if one.text() == "Start the collaborative").click()
    settle()

    assert [one.desk.document.collaborative().name for one in windows.open][-1] == "River Clean-up"
