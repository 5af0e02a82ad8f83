from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_a_collaborative_dropped_on_the_window_is_to_be_opened(window, qtbot):
    with qtbot.waitSignal(window.open_wanted) as wanted:
        drop(window, Path("/tmp/River.collab"))

    assert wanted.args == [Path("/tmp/River.collab")]


@pytest.mark.parametrize("name", ["people.csv", "people.vcf", "PEOPLE.CSV"])
def test_contacts_dropped_on_the_window_come_to_the_assistant(window, tmp_path, name):
    path = tmp_path / name
    path.write_text(
        "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Solís\nEND:VCARD\n"
        if name.endswith("vcf")
        else "Name,Phone\nAna Solís,5550100\n",
        "utf-8",
    )

    drop(window, path)

    assistant = QApplication.activeModalWidget()
    assert assistant.objectName() == "bring_in"
    assistant.reject()


def test_any_other_file_gets_one_plain_sentence(window):
    drop(window, Path("/tmp/photo.jpg"))

    assert window.bar.words.startswith("“photo.jpg” cannot be used here.")


def test_a_file_dropped_on_the_welcome_window_is_opened(windows, sample_path):
    drop(windows.show_welcome(), sample_path)

    assert windows.open[0].desk.document.path == sample_path
