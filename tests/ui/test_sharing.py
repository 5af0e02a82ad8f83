"""Copies for partners in the windows: sent, opened by the partner, sent back, looked through and brought in."""

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from facilitator.domain.records import Person
from facilitator.exchange import reading
from facilitator.exchange.sharing.review import Answer, Kind
from facilitator.store import document as documents
from facilitator.store import rows
from facilitator.ui.dialogs.open_copy import OpenCopy
from facilitator.ui.dialogs.review_changes import ReviewChanges
from facilitator.ui.dialogs.send_copy import SendCopy
from facilitator.ui.dialogs.settle import Settle


@pytest.fixture
def choose(qtbot):
    """Answer the file chooser as soon as it is open."""

    def chosen(path):
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog))
        chooser = QApplication.activeModalWidget()
        chooser.selectFile(str(path))
        chooser.accept()

    return chosen


@pytest.fixture
def send(windows, tmp_path, qtbot, choose):
    """Send a copy of a window's file as its dialog does, and give the path."""

    def sent(window, name="for Luis.collabshare", **wish):
        window.errands.send_copy()
        dialog = window.findChild(SendCopy)
        dialog.for_whom.setEditText("Luis Peña")
        dialog.passphrase.setText(wish.get("passphrase", ""))
        for left, is_left_out in wish.get("left_out", {}).items():
            dialog.left_out[left].setChecked(is_left_out)
        dialog.only_look.setChecked(wish.get("only_look", False))
        dialog.go.click()
        path = tmp_path / name
        choose(path)
        qtbot.waitUntil(path.exists)
        qtbot.waitUntil(lambda: window.findChild(SendCopy) is None)
        return path

    return sent


@pytest.fixture
def open_copy(windows, tmp_path, qtbot, choose):
    """Open a copy as the partner does, and give the partner's window."""

    def opened(copy, name="Luis.collab", passphrase=""):
        windows.show_file(copy)
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, OpenCopy) and one.isVisible())
        if passphrase:
            dialog.passphrase.setText(passphrase)
            dialog.go.click()
        qtbot.waitUntil(lambda: dialog.go.isEnabled() and not dialog.passphrase.isVisible())
        dialog.go.click()
        choose(tmp_path / name)
        return windows.open[-1]

    return opened


@pytest.fixture
def returned(windows, sample_path, send, open_copy, tmp_path, choose):
    """Send a copy and let the partner work in it and send it back; give the window that waits for it, and the path."""

    def story(work, meanwhile=None):
        window = windows.show_file(sample_path)
        copy = send(window)
        if meanwhile:
            with window.desk.document.change("Meanwhile") as change:
                meanwhile(change)
        window.close()
        theirs = open_copy(copy)
        with theirs.desk.document.change("Work") as change:
            work(change)
        theirs.errands.send_back()
        back = tmp_path / "back.collabshare"
        choose(back)
        theirs.close()
        return windows.show_file(sample_path), back

    return story


@pytest.fixture
def review(qtbot):
    """Open the review of a file in a window and wait for its lines."""

    def opened(window, path):
        window.errands.review_changes(path)
        dialog = window.findChild(ReviewChanges)
        qtbot.waitUntil(lambda: dialog.changes is not None)
        return dialog

    return opened


@pytest.fixture
def bring_in(qtbot):
    """Bring in what a review shows, as answered."""

    def brought(window):
        window.findChild(ReviewChanges).go.click()
        qtbot.waitUntil(lambda: window.findChild(ReviewChanges) is None)

    return brought


def edit_first_person(**values):
    """Give what a partner does to the first person of the list."""
    return lambda change: change.update(Person, rows.select(change.connection, Person, FIRST)[0].uid, **values)


FIRST = "ORDER BY sort LIMIT 1"


def first_person(document):
    return rows.select(document.connection, Person, FIRST)[0]


def test_a_partner_opens_a_copy_and_reads_in_a_bar_whose_it_is(windows, sample_path, send, open_copy):
    window = windows.show_file(sample_path)
    window.desk.document.author = "Fatima"
    copy = send(window)
    window.close()

    theirs = open_copy(copy)

    assert "your copy of the file of Fatima" in theirs.standing.words
    assert list(theirs.standing.choices) == ["Send back…"]


def test_what_a_partner_changed_is_looked_through_and_brought_in_as_one_step(returned, review, bring_in):
    def work(change):
        edit_first_person(phone="555 2991")(change)
        change.insert(Person(name="Ana Ruiz"))

    window, back = returned(work)
    phone = first_person(window.desk.document).phone
    changes = review(window, back).changes
    sentences = [one.sentence for one in changes.model.rows]
    assert {line.kind for line in changes.lines} == {Kind.NEW, Kind.CHANGED}
    assert any("Ana Ruiz" in said for said in sentences)
    assert any("555 2991" in said and phone in said for said in sentences)
    assert first_person(window.desk.document).phone == phone  # nothing yet
    bring_in(window)

    assert first_person(window.desk.document).phone == "555 2991"
    window.stepping.undo()
    assert first_person(window.desk.document).phone == phone


def test_what_is_not_wanted_stays_as_it_was(returned, review, bring_in, qtbot):
    window, back = returned(edit_first_person(phone="555 2991"))
    phone = first_person(window.desk.document).phone

    review(window, back).changes.answer(Answer.MINE)
    bring_in(window)

    assert "0 changes were brought in. 1 was left out." in window.bar.words
    assert first_person(window.desk.document).phone == phone
    window.errands.review_changes(back)
    again = window.findChild(ReviewChanges)
    qtbot.waitUntil(lambda: "Nothing new" in again._trouble.text())


def test_what_both_sides_did_alike_changes_nothing_to_be_seen_and_is_still_taken_in(returned, review, qtbot, bring_in):
    window, back = returned(edit_first_person(phone="555 2991"), meanwhile=edit_first_person(phone="555 2991"))

    window.errands.review_changes(back)
    dialog = window.findChild(ReviewChanges)
    qtbot.waitUntil(lambda: "Nothing that you see here would change" in dialog._trouble.text())
    assert dialog.go.text() == "Bring in"
    bring_in(window)

    assert window.bar.words == "Both copies know the same now."
    window.errands.review_changes(back)
    again = window.findChild(ReviewChanges)
    qtbot.waitUntil(lambda: "Nothing new" in again._trouble.text())
    assert again.go.isHidden()


def test_a_protected_copy_asks_for_its_passphrase(windows, sample_path, send, open_copy):
    window = windows.show_file(sample_path)
    copy = send(window, passphrase="river bend")
    window.close()

    theirs = open_copy(copy, passphrase="river bend")

    assert first_person(theirs.desk.document).name


def test_a_copy_that_is_only_to_look_at_cannot_be_changed(windows, sample_path, send, open_copy):
    window = windows.show_file(sample_path)
    copy = send(window, only_look=True)
    window.close()

    theirs = open_copy(copy)

    assert theirs.desk.document.look_only.cause == "given to look"


def test_a_copy_of_an_open_file_is_brought_in_there(windows, sample_path, send, qtbot):
    window = windows.show_file(sample_path)
    copy = send(window)

    windows.show_file(copy)

    qtbot.waitUntil(lambda: window.findChild(ReviewChanges) is not None)


def test_phones_that_were_left_out_are_not_in_the_copy(windows, sample_path, send, open_copy):
    window = windows.show_file(sample_path)
    copy = send(window, left_out={"phones": True})
    window.close()

    theirs = open_copy(copy)

    assert not rows.select(theirs.desk.document.connection, Person, "WHERE phone <> ''")


def test_a_file_that_is_no_copy_is_one_sentence(windows, sample_path, tmp_path, qtbot):
    window = windows.show_file(sample_path)
    (tmp_path / "x.collabshare").write_bytes(b"hello")

    window.errands.review_changes(tmp_path / "x.collabshare")
    review = window.findChild(ReviewChanges)

    qtbot.waitUntil(lambda: "is no copy of a collaborative" in review._trouble.text())
    assert documents.open_file(sample_path).look_only  # still open in the window


def test_two_values_that_were_kept_are_chosen_from_later(returned, review, bring_in, qtbot):
    window, back = returned(edit_first_person(phone="555 2991"), meanwhile=edit_first_person(phone="555 1111"))
    assert [line.kind for line in review(window, back).changes.lines] == [Kind.BOTH]
    bring_in(window)

    line = next(one for one in window.tabs.current.findChildren(QPushButton) if "two sides" in one.text())
    line.click()
    settle = window.findChild(Settle)
    mine = next(one for one in settle.choices if "555 1111" in one.text())
    mine.click()

    assert first_person(window.desk.document).phone == "555 1111"
    assert settle.choices == []
    qtbot.waitUntil(lambda: not any("two sides" in one.text() for one in window.findChildren(QPushButton)))


def test_somebody_new_who_is_here_already_is_answered_to_be_the_same(returned, review, bring_in):
    def work(change):
        one = rows.select(change.connection, Person, FIRST)[0]
        change.insert(Person(name=one.name, phone=one.phone, best_time="mornings"))
        change.insert(Person(name="Ana Ruiz"))

    window, back = returned(work)
    document = window.desk.document
    before = rows.select(document.connection, Person, "ORDER BY uid")
    changes = review(window, back).changes
    (shown,) = changes.model.rows  # what may be here already is shown first
    assert shown.sentence.startswith("New?")
    assert shown.line.answer is Answer.TAKE
    assert changes.same.isEnabled()
    assert first_person(document).phone in changes.told.text()

    changes.same.click()
    assert [one.line.answer for one in changes.model.rows] == [Answer.SAME]
    bring_in(window)

    assert first_person(document).best_time == "mornings"
    assert rows.count(document.connection, Person) == len(before) + 1
    window.stepping.undo()
    assert rows.select(document.connection, Person, "ORDER BY uid") == before


def test_only_a_new_one_that_looks_alike_can_be_the_same(returned, review):
    window, back = returned(edit_first_person(phone="555 2991"))

    changes = review(window, back).changes

    assert not changes.same.isEnabled()
    assert changes.mine.isEnabled()


@pytest.mark.parametrize(("kind", "ending"), [(1, ".xlsx"), (2, ".vcf")])
def test_a_partner_without_the_program_gets_a_list_of_people(window, tmp_path, qtbot, choose, kind, ending):
    person = first_person(window.desk.document)
    window.errands.send_copy()
    dialog = window.findChild(SendCopy)
    assert dialog.may_change.isVisible()

    dialog.they_have.setCurrentIndex(kind)
    dialog.left_out["phones"].setChecked(True)
    asked = (dialog.may_change, dialog.return_by, dialog.message, dialog.passphrase, dialog.with_history,
             dialog.left_out["confidential"])  # fmt: skip
    assert not any(one.isVisible() for one in asked)
    assert "Email" in dialog._sentence.text()
    assert "Phone" not in dialog._sentence.text()
    dialog.go.click()
    path = tmp_path / f"people{ending}"
    choose(path)
    qtbot.waitUntil(lambda: window.findChild(SendCopy) is None)

    told = [one.values for one in reading.read(path).incoming()]
    assert person.name in {one["name"] for one in told}
    assert not any(one.get("phone") for one in told)
    assert any(one.get("email") for one in told)
    assert window.bar.words.startswith("64 people were written to people")


def test_what_is_asked_comes_back_with_the_program(window):
    window.errands.send_copy()
    dialog = window.findChild(SendCopy)

    dialog.they_have.setCurrentIndex(1)
    dialog.they_have.setCurrentIndex(0)

    assert dialog.message.isVisible()
    assert dialog.left_out["confidential"].isVisible()
