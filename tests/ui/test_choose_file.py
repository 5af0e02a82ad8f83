from PySide6.QtWidgets import QApplication, QFileDialog

from facilitator.ui import settings
from facilitator.ui.dialogs import choose_file


def test_the_chosen_file_is_handed_over_and_its_folder_remembered(qtbot, tmp_path):
    path = tmp_path / "people.vcf"
    path.write_text("x")
    chosen = []
    dialog = choose_file.open_name(None, "Bring in", ["Contacts (*.vcf *.csv)"], chosen.append)
    assert QApplication.activeModalWidget() is dialog

    dialog.selectFile(str(path))
    dialog.accept()

    assert chosen == [path]
    assert choose_file.last_folder() == tmp_path


def test_thinking_better_of_it_hands_nothing_over(qtbot, tmp_path):
    chosen = []
    dialog = choose_file.open_name(None, "Bring in", [], chosen.append)

    dialog.reject()

    assert chosen == []


def test_a_name_without_an_ending_gets_that_of_the_filter(qtbot, tmp_path):
    settings.remember("folder", str(tmp_path))
    chosen = []
    dialog = choose_file.save_name(None, "Export", "people", ["Lists (*.csv)", "Cards (*.vcf)"], chosen.append)
    assert dialog.selectedFiles() == [str(tmp_path / "people.csv")]

    dialog.selectNameFilter("Cards (*.vcf)")
    dialog.filterSelected.emit("Cards (*.vcf)")
    dialog.selectFile(str(tmp_path / "friends"))
    dialog.accept()

    assert chosen == [tmp_path / "friends.vcf"]


def test_saving_asks_before_it_replaces_a_file(qtbot, tmp_path):
    dialog = choose_file.save_name(None, "Save", tmp_path / "x.collab", choose_file.collaborative_filters(), print)

    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert dialog.directory().absolutePath() == str(tmp_path)
    dialog.reject()
