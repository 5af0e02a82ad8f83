import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.store import document as documents
from facilitator.store import sectors
from facilitator.ui.dialogs.start_collaborative import StartCollaborative


@pytest.fixture
def dialog(qtbot, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    made = StartCollaborative(parent)
    made._folder = tmp_path / "Collaboratives"
    made.paths = []
    made.started.connect(made.paths.append)
    with qtbot.waitExposed(made):
        made.open()
    yield made
    parent.close()  # and not sooner: the dialog goes with it


def test_a_name_and_enter_are_enough(dialog, qtbot, tmp_path):
    qtbot.keyClicks(dialog.name, "River Clean-up: 2026?")
    paths = dialog.paths

    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert paths == [tmp_path / "Collaboratives" / "River Clean-up 2026.collab"]
    with documents.open_file(paths[0]) as document:
        collaborative = document.collaborative()
        assert collaborative.name == "River Clean-up: 2026?"
        assert (collaborative.language, collaborative.paper, collaborative.phone_country) == ("en", "letter", "US")
        assert len(sectors.listing(document.connection)) == 15


def test_without_a_name_it_asks_for_one_and_stays(dialog, qtbot):
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert dialog.bar.words == "Give the collaborative a name. You can change it later."
    assert dialog.paths == []


def test_a_name_that_is_taken_is_said_and_nothing_is_overwritten(dialog, qtbot, tmp_path):
    taken = tmp_path / "Collaboratives" / "River.collab"
    taken.parent.mkdir()
    taken.write_bytes(b"somebody's work")
    qtbot.keyClicks(dialog.name, "River")

    dialog.go.click()

    assert "is there already" in dialog.bar.words
    assert dialog.name.text() == "River"
    assert taken.read_bytes() == b"somebody's work"


def test_a_folder_that_cannot_be_made_is_said(dialog, qtbot, tmp_path):
    (tmp_path / "Collaboratives").write_text("a file stands in the way")
    qtbot.keyClicks(dialog.name, "River")

    dialog.go.click()

    assert "cannot be made" in dialog.bar.words
    assert dialog.isVisible()


def test_bilingual_papers_give_every_sector_its_second_name(dialog):
    dialog.name.setText("Río")
    dialog.language.setCurrentIndex(dialog.language.findData("en+es"))
    paths = dialog.paths

    dialog.go.click()

    with documents.open_file(paths[0]) as document:
        youth = next(one for one in sectors.listing(document.connection) if one.name == "Youth")
        assert youth.other_name not in ("", "Youth")


def test_the_country_brings_its_usual_paper(dialog):
    dialog.country.setCurrentIndex(dialog.country.findData("AR"))
    assert dialog.paper.currentData() == "a4"

    dialog.country.setCurrentIndex(dialog.country.findData("MX"))
    assert dialog.paper.currentData() == "letter"


def test_another_place_can_be_chosen(dialog, qtbot, tmp_path):
    qtbot.keyClicks(dialog.name, "River")
    dialog._choose_place()
    chooser = QApplication.activeModalWidget()
    chooser.selectFile(str(tmp_path / "elsewhere.collab"))
    chooser.accept()

    assert dialog.path == tmp_path / "elsewhere.collab"


@pytest.mark.parametrize(
    ("typed", "name"), [("   ", "My collaborative"), ("../../etc/passwd", "etc passwd"), ("a" * 200, "a" * 80)]
)
def test_any_name_gives_a_file_that_every_system_takes(dialog, tmp_path, typed, name):
    dialog.name.setText(typed)

    assert dialog.path == tmp_path / "Collaboratives" / f"{name}.collab"
