"""The search box: what is typed is looked for beside the window, and only the latest words are answered."""

import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.domain.records import Collaborative, Person
from facilitator.store import people
from facilitator.store.document import IN_MEMORY, create
from facilitator.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


def shown(window):
    """Give what the list below the box shows, line by line; nothing while it is hidden."""
    popup = window.search._popup
    model = popup.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if popup.isVisible() else []


def typed(window, qtbot, words):
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    window.search.clear()
    qtbot.keyClicks(window.search, words)


def seekers():
    return [thread for thread in threading.enumerate() if thread.name == "seeking"]


@pytest.fixture
def first_answer(window, qtbot):
    """Let the index be there already."""
    with qtbot.waitSignal(window.search.seeker.answered):
        window.search.seeker.ask("index")
    return window


@pytest.fixture
def held(window, monkeypatch):
    """Keep answers back until the event is set, as a large file does."""
    go_on = threading.Event()
    twin = window.desk.document.twin

    def wait():
        assert go_on.wait(30)
        return twin()

    monkeypatch.setattr(window.desk.document, "twin", wait)
    yield go_on
    go_on.set()


def test_the_list_fills_itself_when_the_answer_is_there(window, qtbot):
    typed(window, qtbot, "nasra abdi")

    qtbot.waitUntil(lambda: any("Nasra Abdi" in line for line in shown(window)))


def test_while_the_index_is_made_the_list_says_so(window, qtbot, held):
    typed(window, qtbot, "nasra abdi")

    qtbot.waitUntil(lambda: shown(window) == ["Looking through everything…"])
    held.set()
    qtbot.waitUntil(lambda: any("Nasra Abdi" in line for line in shown(window)))


def test_typing_on_supersedes_the_earlier_question(window, qtbot, held):
    answers = []
    window.search.seeker.answered.connect(lambda answer: answers.append(answer.typed))
    typed(window, qtbot, "nasra")
    qtbot.waitUntil(lambda: bool(shown(window)))
    qtbot.keyClicks(window.search, " zzz")
    window.search.look_up()

    held.set()

    qtbot.waitUntil(lambda: shown(window) == ["Nothing holds “nasra zzz”"])
    assert answers == ["nasra zzz"]


def test_an_answer_that_comes_while_somebody_types_on_is_not_shown(window, qtbot, held):
    typed(window, qtbot, "nasra")
    window.search.look_up()
    qtbot.keyClicks(window.search, " zzz")

    held.set()
    qtbot.waitUntil(lambda: not window.search.seeker.is_working)
    QApplication.processEvents()

    assert shown(window) == []


def test_enter_waits_for_the_answer_and_then_shows_the_first(window, qtbot, held):
    typed(window, qtbot, "nasra abdi")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(window) == ["Looking through everything…"])
    with qtbot.waitSignal(window.desk.show_wanted) as wish:
        held.set()

    assert wish.args[0] == "people"
    assert window.search.text() == ""
    assert shown(window) == []


def test_enter_pressed_twice_is_enter(window, qtbot, held):
    wishes = []
    window.desk.show_wanted.connect(lambda *wish: wishes.append(wish))
    typed(window, qtbot, "nasra abdi")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(shown(window)))
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    held.set()

    qtbot.waitUntil(lambda: bool(wishes))
    qtbot.waitUntil(lambda: not window.search.seeker.is_working)
    QApplication.processEvents()
    assert len(wishes) == 1


def test_enter_on_words_that_nothing_holds_says_so(first_answer, qtbot):
    typed(first_answer, qtbot, "zzzz")
    qtbot.keyClick(first_answer.search, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: shown(first_answer) == ["Nothing holds “zzzz”"])
    assert first_answer.search.text() == "zzzz"


def test_esc_while_the_index_is_made_wants_no_answer_any_more(window, qtbot, held):
    typed(window, qtbot, "nasra abdi")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)

    qtbot.keyClick(window.search, Qt.Key.Key_Escape)
    held.set()
    qtbot.waitUntil(lambda: not window.search.seeker.is_working)
    QApplication.processEvents()

    assert shown(window) == []
    assert QApplication.focusWidget() is window.current_tab.first_focus()


def test_what_was_changed_and_taken_back_since_is_found_at_once(first_answer, qtbot):
    window = first_answer
    with window.desk.document.change("Add") as change:
        people.add(change, "Zenobia Quist")
    typed(window, qtbot, "zenobia")
    qtbot.waitUntil(lambda: any("Zenobia Quist" in line for line in shown(window)))
    window.stepping.undo()
    typed(window, qtbot, "zenobia q")

    qtbot.waitUntil(lambda: shown(window) == ["Nothing holds “zenobia q”"])


def test_a_handout_is_found_by_its_title(first_answer, qtbot):
    typed(first_answer, qtbot, "sign-in")

    qtbot.waitUntil(lambda: any(line.endswith("— print") for line in shown(first_answer)))


def test_no_worker_stays_when_the_answer_is_there(first_answer, qtbot):
    qtbot.waitUntil(lambda: not seekers())


def test_closing_the_window_while_the_index_is_made_ends_that_at_once_and_leaves_nothing(crowded_window, monkeypatch):
    window, folder = crowded_window
    seeker, opened = window.search.seeker, window.desk.document.twin
    run, is_begun = [], threading.Event()

    def note(statement):
        run.append(statement)
        if "INSERT INTO temp.searched " in statement:
            is_begun.set()
            while not seeker._is_left:
                threading.Event().wait(0.001)

    def noted():
        twin = opened()
        twin.connection.set_trace_callback(note)
        return twin

    monkeypatch.setattr(window.desk.document, "twin", noted)
    answers = []
    seeker.answered.connect(answers.append)
    seeker.ask("rosa")
    assert is_begun.wait(30)

    window.close()

    assert not seekers()
    assert not any("INTO temp.searched_until" in statement for statement in run)
    QApplication.processEvents()
    assert answers == []
    assert [path.name for path in folder.iterdir()] == ["Crowd.collab"]


def test_saving_while_the_index_is_made_neither_fails_nor_is_lost(crowded_window, qtbot):
    window, _folder = crowded_window
    document = window.desk.document
    window.search.seeker.ask("zenobia")
    answers = []
    window.search.seeker.answered.connect(answers.append)
    for at in range(20):
        with document.change("Add") as change:
            people.add(change, f"Zenobia {at}")

    qtbot.waitUntil(lambda: bool(answers))
    with qtbot.waitSignal(window.search.seeker.answered):
        window.search.seeker.ask("zenobia 19")
    assert [one.title for one in answers[-1].found] == ["Zenobia 19"]


def test_a_file_that_cannot_be_read_any_more_is_told_in_the_list(window, qtbot, monkeypatch):
    window.desk.document.path = window.desk.document.path.with_name("gone") / "away.collab"
    typed(window, qtbot, "nasra")

    qtbot.waitUntil(lambda: any("away.collab" in line for line in shown(window)))


def test_a_collaborative_in_memory_is_searched_here_and_now(qtbot):
    with create(IN_MEMORY, Collaborative(name="Preview")) as document:
        with document.change("Add") as change:
            change.insert(Person(name="Nasra Abdi"))
        window = MainWindow(document)
        answers = []
        window.search.seeker.answered.connect(answers.append)

        window.search.seeker.ask("nasra")

        assert [one.title for one in answers[0].found] == ["Nasra Abdi"]
        assert not seekers()
        window.give_up_document()


@pytest.fixture
def crowded_window(qtbot, tmp_path):
    """Give a window on enough people that the index takes a while, and the folder its file is in."""
    folder = tmp_path / "crowd"
    folder.mkdir()
    with create(folder / "Crowd.collab", Collaborative(name="Crowd")) as document:
        with document.change("Fill") as change:
            for at in range(5000):
                change.insert(Person(name=f"Rosa Ortiz {at}", phone=f"555 {at:04}"))
        window = MainWindow(document)
        with qtbot.waitExposed(window):
            window.show()
        yield window, folder
        if shiboken6.isValid(window):
            window.give_up_document()
