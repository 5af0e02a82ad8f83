"""The print studio, by clicks and keys: what is ticked is what is seen, and what comes out."""

import io
import sqlite3
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFileDialog, QLabel, QPushButton, QSpinBox, QWidget
from shiboken6 import isValid

from facilitator import words
from facilitator.domain.records import AgendaItem, Attendance, Collaborative, ContactList, Meeting, Person
from facilitator.store import agenda
from facilitator.store.document import create, look
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.print_studio import PrintStudioDialog
from facilitator.ui.print_studio.last_choice import Choice
from facilitator.ui.print_studio.printers import Printers
from tests.ui.printers import FolderPrinters, NoPrinters, find, wait_for_pages

DAY = date.today() + timedelta(days=9)
LETTER, A4 = (612, 792), (595, 842)


def planned(path):
    """Make a file with a meeting in nine days, three topics on its agenda and five people expected."""
    document = create(path, Collaborative(name="Eastside Youth Collaborative"), author="Fatima")
    with document.change("Plan") as change:
        meeting = change.insert(Meeting(name="Monthly meeting", on_day=DAY.isoformat(), starts="18:30", ends="20:00"))
        agenda.add_all(change, meeting, [
            AgendaItem(meeting="-", topic=topic, minutes=20) for topic in ("Welcome", "Street lights", "Thanks")
        ])  # fmt: skip
        for name in ("Ana Peña", "Luis Ortiz", "Kia Vang", "May Lor", "Ruth Green"):
            change.insert(Attendance(meeting=meeting, name=name, state="expected"))
    return document


@pytest.fixture
def desk(qapp, tmp_path):
    desk = Desk(planned(tmp_path / "Eastside.collab"))
    yield desk
    desk.close()


@pytest.fixture
def opened(qtbot):
    """Give a function that opens the studio as a dialog and waits until its papers can be seen."""
    dialogs = []

    def open_studio(desk, names=("agenda", "sign-in"), printers=None):
        dialog = PrintStudioDialog(desk, names, "", None, printers or NoPrinters())
        dialogs.append(dialog)
        dialog.open()
        wait_for_pages(qtbot, dialog)
        return dialog

    yield open_studio
    for dialog in filter(isValid, dialogs):
        dialog.close()


def click(qtbot, parent, name):
    button = find(parent, QPushButton, name)
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(qtbot, dialog, name, value):
    """Choose in a box by the keyboard, as somebody without a mouse would."""
    combo = find(dialog, QComboBox, name)
    combo.setFocus()
    steps = combo.findData(value) - combo.currentIndex()
    for _ in range(abs(steps)):
        qtbot.keyClick(combo, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert combo.currentData() == value


def saved(qtbot, dialog, path):
    """Save a PDF by the button and the system's question, and read it."""
    click(qtbot, dialog, "save-pdf")
    answer(dialog, path)
    qtbot.waitUntil(path.exists, timeout=10000)
    return PdfReader(path)


def answer(dialog, path):
    asking = question(dialog)
    assert asking.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    asking.selectFile(str(path))
    asking.accept()


def question(dialog):
    """Give the question for a file name that is open now."""
    return next(one for one in dialog.findChildren(QFileDialog) if one.isVisible())


def size_of(page):
    return round(float(page.mediabox.width)), round(float(page.mediabox.height))


def test_the_preview_shows_as_many_pages_as_the_papers_have(qtbot, desk, opened, tmp_path):
    dialog = opened(desk)

    pdf = saved(qtbot, dialog, tmp_path / "papers.pdf")

    assert dialog.studio.preview.page_count == len(pdf.pages) >= 2


def test_the_pages_are_drawn_black_on_white_in_dark_windows_too(qtbot, desk, opened, qapp):
    from facilitator.ui import settings, theme

    settings.remember("appearance", "dark")
    theme.apply()
    try:
        preview = opened(desk).studio.preview

        def shades():
            view = preview.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
            return bytes(view.constBits())

        qtbot.waitUntil(lambda: shades().count(0) > 0, timeout=10000)
        assert shades().count(255) > len(shades()) / 3
    finally:
        settings.remember("appearance", "light")
        theme.apply()


def test_choosing_a4_makes_the_pages_a4(qtbot, desk, opened, tmp_path):
    dialog = opened(desk)
    assert {size_of(page) for page in saved(qtbot, dialog, tmp_path / "letter.pdf").pages} == {LETTER}

    choose(qtbot, dialog, "paper", "a4")

    assert {size_of(page) for page in saved(qtbot, dialog, tmp_path / "a4.pdf").pages} == {A4}


def test_a_spanish_paper_comes_from_an_english_window(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, ["agenda"])
    english = saved(qtbot, dialog, tmp_path / "en.pdf").pages[0].extract_text()

    choose(qtbot, dialog, "language", "es")
    text = saved(qtbot, dialog, tmp_path / "es.pdf").pages[0].extract_text()

    assert words.language("en").long_date(DAY) in english
    assert words.language("es").long_date(DAY) in text
    assert words.language("en").long_date(DAY) not in text
    assert find(dialog, QPushButton, "save-pdf").text() == "&Save PDF…"


def test_large_print_has_larger_letters(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, ["agenda"])
    usual = letters_of(saved(qtbot, dialog, tmp_path / "usual.pdf"))

    large_print = find(dialog, QWidget, "large-print")
    large_print.setFocus()
    qtbot.keyClick(large_print, Qt.Key.Key_Space)
    large = letters_of(saved(qtbot, dialog, tmp_path / "large.pdf"))

    assert min(large) >= 18 > min(usual)


def letters_of(pdf):
    """List the sizes of all letters on the first page."""
    sizes = []
    pdf.pages[0].extract_text(
        visitor_text=lambda text, cm, tm, font, size: sizes.append(size * abs(tm[3] or tm[1])) if text.strip() else None
    )
    return sizes


def test_without_a_printer_saving_a_pdf_comes_first_and_says_why(opened, desk):
    dialog = opened(desk)

    assert "No printer found" in find(dialog, QLabel, "no-printer").text()
    assert find(dialog, QLabel, "no-printer").isVisible()
    assert not find(dialog, QPushButton, "print").isVisible()
    assert find(dialog, QPushButton, "save-pdf").isDefault()
    assert dialog.focusWidget() is find(dialog, QPushButton, "save-pdf")


def test_the_printers_offered_are_those_of_the_system(opened, desk):
    dialog = opened(desk, printers=Printers())
    offered = find(dialog, QComboBox, "printer")

    assert [offered.itemText(at) for at in range(offered.count())] == QPrinterInfo.availablePrinterNames()
    assert find(dialog, QPushButton, "print").isVisible() == bool(QPrinterInfo.availablePrinterNames())


def test_the_suggested_name_says_what_and_when(qtbot, desk, opened):
    dialog = opened(desk)

    click(qtbot, dialog, "save-pdf")

    asking = question(dialog)
    assert Path(asking.selectedFiles()[0]).name == f"Agenda, Sign-in sheet {DAY.isoformat()}.pdf"
    asking.reject()


def test_printing_brings_every_page_to_the_printer_in_its_size(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, printers=FolderPrinters(tmp_path / "printed.pdf"))
    choose(qtbot, dialog, "paper", "a4")
    wait_for_pages(qtbot, dialog)

    click(qtbot, dialog, "print")
    qtbot.waitUntil(lambda: "Sent to" in dialog.studio.bar.words, timeout=20000)

    printed = PdfReader(tmp_path / "printed.pdf")
    assert len(printed.pages) == dialog.studio.preview.page_count
    assert {size_of(page) for page in printed.pages} == {A4}
    assert dialog.studio.bar.words.endswith("Agenda, 7 copies; Sign-in sheet, 1 copy.")


def test_what_is_printed_is_what_was_seen(qtbot, desk, opened, tmp_path):
    import pypdfium2

    dialog = opened(desk, ["agenda"], FolderPrinters(tmp_path / "printed.pdf"))
    seen = saved(qtbot, dialog, tmp_path / "seen.pdf")
    click(qtbot, dialog, "print")
    qtbot.waitUntil(lambda: "Sent to" in dialog.studio.bar.words, timeout=20000)

    def darkness(path):
        page = pypdfium2.PdfDocument(path)[0].render(scale=1, grayscale=True).to_pil().resize((60, 80))
        return [255 - shade for shade in page.tobytes()]

    drawn, sheet = darkness(tmp_path / "printed.pdf"), darkness(tmp_path / "seen.pdf")
    assert len(seen.pages) >= 1
    assert max(sheet) > 60
    assert max(abs(one - other) for one, other in zip(drawn, sheet, strict=True)) < 40


def test_a_volunteer_prints_without_typing_and_changes_nothing(qtbot, tmp_path, opened):
    planned(tmp_path / "Eastside.collab").close()
    desk = Desk(look(tmp_path / "Eastside.collab"))
    before = (tmp_path / "Eastside.collab").read_bytes()

    dialog = opened(desk, printers=FolderPrinters(tmp_path / "printed.pdf"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Sent to" in dialog.studio.bar.words, timeout=20000)
    dialog.close()
    desk.close()

    assert len(PdfReader(tmp_path / "printed.pdf").pages) >= 2
    assert (tmp_path / "Eastside.collab").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Eastside.collab", "printed.pdf"]


def test_there_are_agendas_for_everybody_expected_and_two_to_spare(desk, opened, tmp_path):
    dialog = opened(desk, printers=FolderPrinters(tmp_path / "printed.pdf"))

    assert find(dialog, QSpinBox, "copies-agenda").value() == 5 + 2
    assert find(dialog, QSpinBox, "copies-sign-in").value() == 1


def test_a_number_of_copies_set_by_hand_stays_while_papers_are_ticked(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, ["agenda"], FolderPrinters(tmp_path / "printed.pdf"))
    number = find(dialog, QSpinBox, "copies-agenda")
    number.selectAll()
    qtbot.keyClicks(number, "30")

    click_box(qtbot, dialog.studio.shelf, "name-tents")

    qtbot.waitUntil(lambda: dialog.findChild(QSpinBox, "copies-name-tents") is not None)
    assert dialog.studio.form.options.copies.wanted == {"agenda": 30, "name-tents": 1}


def listed(desk):
    """Put two people into the file, and a list that finds one of them."""
    with desk.document.change("Add") as change:
        change.insert(Person(name="Rosa Ortiz", address="12 Elm Lane", needs="Ramp", is_listed=True))
        change.insert(Person(name="Mei Chen", address="14 Elm Lane", is_listed=True))
        return change.insert(ContactList(name="Ramp", has_needs=True))


def words_on(studio):
    made = studio._workshop.work()(lambda _done, _all: None)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(one.pdf)).pages) for one in made)


def test_a_list_and_a_start_are_asked_only_where_the_paper_uses_them(qtbot, desk, opened):
    listed(desk)
    dialog = opened(desk, ["agenda"])
    takes = dialog.studio.form.options.takes

    assert not takes.list.isVisible()
    assert not takes.start.isVisible()
    dialog.studio.shelf.tick(["directory"])
    assert takes.list.isVisible()
    assert not takes.start.isVisible()
    dialog.studio.shelf.tick(["agenda", "labels"])
    assert takes.list.isVisible()
    assert takes.start.isVisible()
    dialog.studio.view_bar.occasions.choose("")
    dialog.studio.refresh()
    assert not takes.list.isVisible()
    assert not takes.start.isVisible()


def test_papers_are_made_for_the_list_that_is_chosen(qtbot, desk, opened):
    listed(desk)
    dialog = opened(desk, ["labels"])
    takes = dialog.studio.form.options.takes
    assert {"Rosa Ortiz", "Mei Chen"} <= set(words_on(dialog.studio).split("\n"))

    takes.list.setCurrentIndex(takes.list.findText("Ramp"))
    takes.list.activated.emit(takes.list.currentIndex())
    takes.start.setValue(30)

    wish = dialog.studio.wish
    assert (wish.contacts, wish.start_at) == (takes.list.chosen, 30)
    qtbot.waitUntil(lambda: "Mei" not in words_on(dialog.studio))
    assert "Rosa Ortiz" in words_on(dialog.studio)


def test_badges_for_a_meeting_say_whom_they_are_for_without_a_list(desk, opened):
    dialog = opened(desk, ["badges"])
    takes = dialog.studio.form.options.takes

    assert takes.list.currentText() == "Those expected at the meeting"
    dialog.studio.shelf.tick(["badges", "labels"])
    assert takes.list.currentText() == "Everybody"


def test_a_label_that_a_sheet_does_not_have_is_said_in_place_of_the_paper(qtbot, desk, opened):
    listed(desk)
    dialog = opened(desk, ["labels"])
    dialog.studio.form.options.show_choice(Choice("a4", "en"))
    dialog.studio.form.options.takes.start.setValue(29)

    qtbot.waitUntil(lambda: not dialog.studio.form.save_button.isEnabled())


def click_box(qtbot, shelf, name):
    place = place_of(shelf, name)
    qtbot.mouseClick(shelf.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + box_middle(shelf))


def box_middle(shelf):
    return QPoint(shelf.fontMetrics().height(), shelf.fontMetrics().height())


def place_of(shelf, name):
    index = shelf.papers.index(shelf.papers.place_of(name))
    shelf.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
    return shelf.visualRect(index)


def test_a_click_on_a_box_adds_a_paper_and_a_click_on_a_title_takes_it_alone(qtbot, desk, opened):
    shelf = opened(desk, ["agenda"]).studio.shelf

    click_box(qtbot, shelf, "name-tents")
    assert shelf.names == ("agenda", "name-tents")

    click_box(qtbot, shelf, "agenda")
    assert shelf.names == ("name-tents",)

    title = place_of(shelf, "sign-in").topRight() + QPoint(-20, shelf.fontMetrics().height())
    qtbot.mouseClick(shelf.viewport(), Qt.MouseButton.LeftButton, pos=title)
    assert shelf.names == ("sign-in",)


def test_papers_are_ticked_by_keys(qtbot, desk, opened):
    shelf = opened(desk, ["agenda"]).studio.shelf
    shelf.setFocus()

    qtbot.keyClick(shelf, Qt.Key.Key_Down)
    assert shelf.names == ("sign-in",)

    qtbot.keyClick(shelf, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shelf, Qt.Key.Key_Space)
    assert shelf.names == ("sign-in", "sign-in-public")


def test_with_nothing_ticked_nothing_can_be_printed_and_the_page_says_what_to_do(qtbot, desk, opened):
    dialog = opened(desk, ["agenda"])

    click_box(qtbot, dialog.studio.shelf, "agenda")

    assert dialog.studio.preview.page_count == 0
    assert not find(dialog, QPushButton, "save-pdf").isEnabled()
    assert "Tick a paper" in dialog.studio.preview.words


def test_only_the_latest_wish_is_made(qtbot, desk, opened):
    dialog = opened(desk, ["agenda"])
    made = []
    dialog.studio._workshop.made.connect(lambda papers, _: made.append([paper.name for paper in papers]))

    for names in (["sign-in"], ["name-tents"], ["sign-in"], ["contact-slips"]):
        dialog.studio.shelf.tick(names)

    qtbot.waitUntil(lambda: bool(made), timeout=10000)
    qtbot.wait(400)
    assert made == [["contact-slips"]]


def test_what_changes_in_the_file_changes_on_the_page(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, ["agenda"])
    assert "Street lights" in saved(qtbot, dialog, tmp_path / "before.pdf").pages[0].extract_text()

    item = agenda.items(desk.document.connection, dialog.studio.wish.meeting)[1]
    with desk.document.change("Change topic") as change:
        change.update(AgendaItem, item.uid, topic="Bus shelters")
    dialog.studio.refresh()

    assert "Bus shelters" in saved(qtbot, dialog, tmp_path / "after.pdf").pages[0].extract_text()


def test_blank_papers_need_no_file(qtbot, opened, tmp_path):
    dialog = opened(None, ["agenda", "sign-in-public"])

    pdf = saved(qtbot, dialog, tmp_path / "blank.pdf")

    assert len(pdf.pages) == dialog.studio.preview.page_count >= 2
    assert not find(dialog, QComboBox, "occasion").isVisible()


def test_a_blank_paper_of_a_file_names_no_meeting(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, ["agenda"])

    choose(qtbot, dialog, "occasion", "")

    text = saved(qtbot, dialog, tmp_path / "blank.pdf").pages[0].extract_text()
    assert "Eastside Youth Collaborative" in text
    assert "Street lights" not in text


def test_how_a_paper_was_printed_is_remembered_for_that_paper(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, ["sign-in"])
    choose(qtbot, dialog, "paper", "a4")
    saved(qtbot, dialog, tmp_path / "a4.pdf")
    dialog.close()

    assert opened(desk, ["sign-in"]).studio.wish.paper == "a4"
    assert opened(desk, ["agenda"]).studio.wish.paper == "letter"


def test_topics_without_words_in_the_second_language_are_counted_and_shown(qtbot, desk, opened):
    shown = []
    desk.show_wanted.connect(lambda table, uid: shown.append((table, uid)))
    dialog = opened(desk, ["agenda"])

    choose(qtbot, dialog, "language", "en+es")

    qtbot.waitUntil(lambda: "3 topics have no words in the second language." in texts(dialog), timeout=10000)
    button = next(one for one in dialog.findChildren(QPushButton) if one.text() == "Show the first")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shown == [("agenda_items", agenda.items(desk.document.connection, dialog.studio.wish.meeting)[0].uid)]


def texts(parent):
    return [one.text() for one in parent.findChildren(QLabel) if one.isVisible()]


def test_letters_that_cannot_be_printed_are_said_before(qtbot, desk, opened):
    with desk.document.change("Plan") as change:
        meeting = change.insert(Meeting(name="會議", on_day=date.today().isoformat()))
    dialog = opened(desk, ["agenda"])

    assert dialog.studio.wish.meeting == meeting
    qtbot.waitUntil(lambda: any("會" in text for text in texts(dialog)), timeout=5000)


def test_a_place_that_cannot_be_written_is_said_in_one_sentence(qtbot, desk, opened, tmp_path):
    dialog = opened(desk)
    folder = tmp_path / "stick"
    folder.mkdir()

    click(qtbot, dialog, "save-pdf")
    asking = question(dialog)
    asking.selectFile(str(folder / "papers.pdf"))
    folder.rmdir()  # the stick is pulled while the question is open
    asking.fileSelected.emit(str(folder / "papers.pdf"))
    asking.reject()

    qtbot.waitUntil(lambda: "cannot be written" in dialog.studio.bar.words, timeout=10000)
    assert "stick" in dialog.studio.bar.words


def test_a_collaborative_in_memory_is_printed_too(qtbot, qapp, opened, tmp_path):
    from facilitator.store.document import IN_MEMORY

    desk = Desk(planned(IN_MEMORY))
    dialog = opened(desk, ["agenda"])

    assert "Street lights" in saved(qtbot, dialog, tmp_path / "memory.pdf").pages[0].extract_text()
    dialog.close()
    desk.close()


def test_every_control_has_a_name_and_no_two_the_same(desk, opened, tmp_path):
    dialog = opened(desk, printers=FolderPrinters(tmp_path / "printed.pdf"))
    kinds = (QPushButton, QComboBox, QSpinBox, QAbstractItemView)
    controls = [
        one
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and (isinstance(one, kinds) or one.objectName() in ("preview", "large-print"))
    ]

    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in controls]

    assert len(names) > 8
    assert all(names)
    assert sorted(names) == sorted(set(names))


def test_the_shelf_keeps_the_rules_of_models(desk, opened, qtmodeltester):
    shelf = opened(desk).studio.shelf

    qtmodeltester.check(shelf.papers)

    sentence = shelf.papers.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert shelf.papers.index(0).data() in sentence


def test_every_paper_gets_its_small_picture(qtbot, desk, opened):
    shelf = opened(desk).studio.shelf
    rows = range(shelf.papers.rowCount())

    def pictures():
        return [shelf.papers.index(row).data(Qt.ItemDataRole.DecorationRole) for row in rows]

    qtbot.waitUntil(lambda: all(pictures()), timeout=20000)
    assert {picture.height() for picture in pictures()} <= {shelf.picture_height, shelf.picture_height + 1}


def test_closing_while_papers_are_made_leaves_nothing_behind(qtbot, desk):
    dialog = PrintStudioDialog(desk, ["meeting-pack"], "", None, NoPrinters())
    dialog.open()
    qtbot.wait(140)
    dialog.close()
    qtbot.wait(300)

    assert desk.document.connection.execute("PRAGMA quick_check").fetchone() == ("ok",)


def test_the_file_is_only_read(desk, opened, qtbot, tmp_path):
    before = journal(desk.document.connection)

    saved(qtbot, opened(desk), tmp_path / "papers.pdf")

    assert journal(desk.document.connection) == before


def journal(connection: sqlite3.Connection):
    return connection.execute("SELECT count(*) FROM op").fetchone()


def test_a_joined_pdf_reads_like_its_parts():
    from facilitator.handouts import making
    from facilitator.ui.print_studio.pages import join

    parts = []
    for name in ("agenda", "sign-in"):
        target = io.BytesIO()
        making.write(making.find(name), making.Request((words.language("en"),), DAY), target)
        parts.append(target.getvalue())

    whole = [page.extract_text() for page in PdfReader(io.BytesIO(join(parts))).pages]

    assert whole == [page.extract_text() for part in parts for page in PdfReader(io.BytesIO(part)).pages]


def test_the_systems_own_dialog_asks_for_more_and_then_prints(qtbot, desk, opened, tmp_path):
    dialog = opened(desk, ["agenda"], FolderPrinters(tmp_path / "printed.pdf"))

    click(qtbot, dialog, "more-settings")
    asking = dialog.findChild(QPrintDialog)
    assert asking.isVisible()
    assert asking.printer().copyCount() == 5 + 2
    asking.accept()
    qtbot.waitUntil(lambda: "Sent to" in dialog.studio.bar.words, timeout=20000)

    assert len(PdfReader(tmp_path / "printed.pdf").pages) == dialog.studio.preview.page_count


@pytest.mark.parametrize("after_ms", [150, 400])
def test_the_program_ends_quietly_while_papers_are_being_made(tmp_path, after_ms):
    planned(tmp_path / "Eastside.collab").close()
    script = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from facilitator.store.document import open_file
from facilitator.ui.desk import Desk
from facilitator.ui.dialogs.print_studio import PrintStudioDialog

app = QApplication(["test"])
dialog = PrintStudioDialog(Desk(open_file(Path(sys.argv[1]))), ["meeting-pack", "name-tents"], "", None)
dialog.open()
QTimer.singleShot({after_ms}, app.quit)
sys.exit(app.exec())
"""
    asked = [sys.executable, "-c", script, str(tmp_path / "Eastside.collab")]

    ended = subprocess.run(asked, capture_output=True, text=True, timeout=30, check=False)

    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
