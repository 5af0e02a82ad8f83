import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator.ui import settings
from facilitator.ui.dialogs.about import About
from facilitator.ui.dialogs.details import Details
from facilitator.ui.dialogs.preferences import Preferences


def opened(dialog):
    dialog.open()
    QApplication.processEvents()
    return dialog


def test_preferences_are_in_force_at_once(windows, sample_path):
    window = windows.show_file(sample_path)
    usual = window.fontMetrics().height()
    window.errands.show_preferences()
    dialog = QApplication.activeModalWidget()

    dialog.size_box.setValue(150)
    QApplication.processEvents()

    assert settings.text_size() == 150
    assert window.fontMetrics().height() > usual

    dialog.appearance.setCurrentIndex(dialog.appearance.findData("dark"))
    dialog.appearance.activated.emit(0)
    QApplication.processEvents()

    assert window.palette().window().color().lightnessF() < 0.3
    dialog.size_box.setValue(100)
    dialog.appearance.setCurrentIndex(dialog.appearance.findData("light"))
    dialog.appearance.activated.emit(0)


def test_the_name_in_the_history_counts_from_now_on(windows, sample_path, qtbot):
    window = windows.show_file(sample_path)
    window.errands.show_preferences()
    dialog = QApplication.activeModalWidget()
    dialog.author.setFocus()
    dialog.author.selectAll()

    qtbot.keyClicks(dialog.author, "Luis")
    dialog.accept()

    assert settings.author() == "Luis"
    assert window.desk.document.author == "Luis"


def test_choosing_a_language_in_the_preferences_closes_them_and_changes_the_windows(windows, sample_path):
    window = windows.show_file(sample_path)
    window.errands.show_preferences()
    dialog = QApplication.activeModalWidget()

    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    for _ in range(3):
        QApplication.processEvents()

    assert windows.open[0].tabs.tabText(2) == "Reuniones"
    assert QApplication.activeModalWidget() is None


def test_there_are_at_most_twelve_settings(window):
    dialog = opened(Preferences(window))

    assert dialog.layout().itemAt(0).layout().rowCount() <= 12


def test_enter_in_a_detail_saves_it_and_the_dialog_stays(window, qtbot):
    dialog = opened(Details(window.desk, window))
    editor = dialog.form.edits["place"].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Levee Hall")

    qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert dialog.isVisible()
    assert window.desk.document.collaborative().place == "Levee Hall"


def test_esc_in_the_details_keeps_what_was_typed(window, qtbot):
    dialog = opened(Details(window.desk, window))
    editor = dialog.form.edits["place"].editor
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Levee Hall")

    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert window.desk.document.collaborative().place == "Levee Hall"


def test_the_country_of_phone_numbers_is_chosen_from_a_list(window):
    dialog = opened(Details(window.desk, window))
    combo = dialog.form.edits["phone_country"].editor

    combo.setCurrentIndex(combo.findData("MX"))
    combo.activated.emit(combo.currentIndex())

    assert window.desk.document.collaborative().phone_country == "MX"
    window.stepping.undo()
    assert combo.currentData() == ""


def test_the_details_can_only_be_read_while_the_file_is_only_to_look_at(sample_path):
    from facilitator.store import document as documents
    from facilitator.ui.main_window import MainWindow

    window = MainWindow(documents.look(sample_path))
    dialog = opened(Details(window.desk, window))

    assert not dialog.form.isEnabled()
    window.close()


def test_about_shows_every_licence_that_comes_with_the_program(window):
    dialog = opened(About(window))
    texts = {}
    for at in range(dialog.choice.count()):
        dialog.choice.setCurrentIndex(at)
        texts[dialog.choice.currentText()] = dialog.text.toPlainText()

    everything = "\n".join(texts.values())
    for licence in (
        "MIT License",
        "ISC License",
        "SIL OPEN FONT LICENSE",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "Apache License",
    ):
        assert licence.lower() in everything.lower(), licence
    assert all(texts.values())


@pytest.mark.parametrize("text", ["Like the system", "Light", "Dark", "High contrast"])
def test_the_view_menu_changes_the_appearance(windows, sample_path, text):
    window = windows.show_file(sample_path)
    view = window.menuBar().actions()[2].menu()
    looks = view.actions()[0].menu()
    looks.aboutToShow.emit()

    next(one for one in looks.actions() if one.text().replace("&", "") == text).trigger()

    looks.aboutToShow.emit()
    assert [one.text().replace("&", "") for one in looks.actions() if one.isChecked()] == [text]
    settings.remember("appearance", "light")


def test_letters_grow_and_shrink_by_keys_within_their_limits(windows, sample_path, qtbot):
    window = windows.show_file(sample_path)
    window.activateWindow()
    QApplication.processEvents()
    ctrl = Qt.KeyboardModifier.ControlModifier

    qtbot.keyClick(window, Qt.Key.Key_Plus, ctrl)
    assert settings.text_size() == 110
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Plus, ctrl)
    assert settings.text_size() == 200
    for _ in range(20):
        qtbot.keyClick(window, Qt.Key.Key_Minus, ctrl)
    assert settings.text_size() == 90
    qtbot.keyClick(window, Qt.Key.Key_0, ctrl)
    assert settings.text_size() == 100


def test_a_bar_that_offers_undo_goes_when_something_newer_happens(window):
    from facilitator.domain.records import Organization

    window.desk.told.emit("Removed.", True)
    assert window.bar.isVisible()

    with window.desk.document.change("Add") as change:
        change.insert(Organization(name="Library"))

    assert not window.bar.isVisible()


def test_a_bar_that_tells_of_a_removal_offers_to_undo_it(window):
    from facilitator.domain.records import Person
    from facilitator.store import rows

    connection = window.desk.document.connection
    person = rows.select(connection, Person, "LIMIT 1")[0]
    with window.desk.document.change("Remove") as change:
        change.delete(Person, person.uid)
    window.desk.told.emit("Removed.", True)

    next(one for one in window.bar.findChildren(QPushButton) if one.text() == "Undo").click()

    assert rows.get(connection, Person, person.uid) == person
    assert not window.bar.isVisible()
