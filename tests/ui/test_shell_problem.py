import sys
import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from facilitator.domain.records import Person
from facilitator.refusal import Refusal
from facilitator.store import places, rows
from facilitator.ui import problem_log
from facilitator.ui.problem import Watch
from facilitator.words import mark

SECRET = "Rosa Ortiz owes money"


@pytest.fixture
def watch(windows, qtbot):
    before = sys.excepthook
    made = Watch(windows)
    # The hook of the tests would make every exception a failure; here the program's own is on trial.
    yield made
    made.end()
    sys.excepthook = before
    if made.dialog:
        made.dialog.accept()


def happen(qtbot, act):
    QTimer.singleShot(0, act)
    qtbot.wait(30)


def test_an_exception_in_a_slot_is_told_and_the_program_goes_on(windows, watch, sample_path, qtbot):
    window = windows.show_file(sample_path)
    person = rows.select(window.desk.document.connection, Person, "LIMIT 1")[0]

    def go_wrong():
        with window.desk.document.change(mark("Change phone")) as change:
            change.update(Person, person.uid, phone="1")
            raise ValueError(SECRET)

    happen(qtbot, go_wrong)

    assert watch.dialog.isVisible()
    assert "is saved" in watch.dialog.words
    assert rows.get(window.desk.document.connection, Person, person.uid) == person

    watch.dialog.go_on.click()
    QApplication.processEvents()

    assert watch.dialog is None
    assert window.isVisible()
    with window.desk.document.change(mark("Change phone")) as change:
        change.update(Person, person.uid, phone="2")


def test_the_report_tells_where_it_happened_and_no_word_of_the_file(windows, watch, qtbot, tmp_path):
    def go_wrong():
        raise LookupError(SECRET)

    happen(qtbot, go_wrong)
    watch.dialog.save.click()
    report = QApplication.activeModalWidget()
    report.save.click()
    chooser = QApplication.activeModalWidget()
    chooser.selectFile(str(tmp_path / "report.txt"))
    chooser.accept()

    saved = (tmp_path / "report.txt").read_text("utf-8")
    log = (places.home() / "problems.log").read_text("utf-8")
    for text in (saved, log):
        assert "builtins.LookupError" in text
        assert "go_wrong" in text
        assert SECRET not in text
        assert str(tmp_path) not in text


def test_a_problem_in_another_thread_is_told_as_well(windows, watch, qtbot):
    def go_wrong():
        raise ValueError(SECRET)

    worker = threading.Thread(target=go_wrong)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: watch.dialog is not None)

    assert watch.dialog.isVisible()


def test_three_problems_within_a_minute_advise_to_close(windows, watch, qtbot):
    def go_wrong():
        raise ValueError

    for _ in range(3):
        happen(qtbot, go_wrong)

    assert "several times" in watch.dialog.words
    assert watch.dialog.leave.isDefault()


def test_closing_from_the_dialog_closes_every_window(windows, watch, sample_path, qtbot):
    windows.show_file(sample_path)

    def go_wrong():
        raise ValueError

    happen(qtbot, go_wrong)
    next(one for one in watch.dialog.findChildren(QPushButton) if one.text() == "Close the program").click()
    QApplication.processEvents()

    assert windows.open == []


def test_a_refusal_nobody_caught_is_told_in_the_bar_and_is_no_problem(windows, watch, sample_path, qtbot):
    window = windows.show_file(sample_path)

    def refuse():
        raise Refusal(mark("“{name}” cannot be found. Was it moved, or is the stick not plugged in?"), name="x")

    happen(qtbot, refuse)

    assert watch.dialog is None
    assert window.bar.words.startswith("“x” cannot be found.")


def test_the_log_never_grows_large(home):
    for _ in range(30):
        problem_log.write("x" * 50_000)

    assert sum(path.stat().st_size for path in home.glob("problems*.log")) < 1_200_000
