"""A partner's file asks to forget somebody: the review shows a question, and only a tick is an answer."""

import pytest

from facilitator.domain.records import Person
from facilitator.exchange.sharing import opening, packing, unpacking
from facilitator.exchange.sharing.choosing import Wish
from facilitator.exchange.sharing.forget_requests import ForgetRequest
from facilitator.store import forgetting, rows
from facilitator.store.document import open_file
from facilitator.ui.dialogs.review_changes import ReviewChanges
from facilitator.ui.sharing.forget_section import ForgetSection


@pytest.fixture
def person(sample_path):
    with open_file(sample_path) as document:
        return rows.select(document.connection, Person, "WHERE email <> '' ORDER BY sort LIMIT 1")[0]


@pytest.fixture
def partner(sample_path, tmp_path):
    """Give the partner's file of a copy of the sample."""
    with open_file(sample_path, "Luis") as document:
        packing.write(document, tmp_path / "out.collabshare", Wish())
    opening.open_share(unpacking.read(tmp_path / "out.collabshare"), tmp_path / "Mei.collab", "Mei").close()
    return tmp_path / "Mei.collab"


@pytest.fixture
def asking(sample_path, tmp_path, partner, person):
    """Give a copy that changes somebody's phone and asks to forget somebody."""
    path = tmp_path / "again.collabshare"
    with open_file(sample_path, "Luis") as document:
        with document.change("Change") as change:
            other = rows.select(change.connection, Person, "WHERE uid <> ? LIMIT 1", (person.uid,))[0]
            change.update(Person, other.uid, phone="555 2991")
        forgetting.forget(document, person.uid)
        packing.write(document, path, Wish())
    return path


@pytest.fixture
def review(windows, partner, qtbot):
    """Open the review of a file in the partner's window."""

    def opened(path):
        window = windows.open[-1] if windows.open else windows.show_file(partner)
        window.errands.review_changes(path)
        dialog = window.findChild(ReviewChanges)
        qtbot.waitUntil(lambda: dialog.is_free and (dialog.changes or dialog.requests or dialog.is_refused) is not None)
        return window, dialog

    return opened


def close(window, dialog, qtbot):
    qtbot.waitUntil(lambda: window.findChild(ReviewChanges) is None)


def test_what_is_asked_stands_above_the_changes_and_is_not_done_without_a_tick(review, asking, person, qtbot):
    window, dialog = review(asking)
    assert dialog.changes is not None
    (box,) = dialog.requests.boxes
    assert (box.text(), box.isChecked()) == (f"Forget {person.name} for good", False)
    assert dialog.go.text().startswith("Bring in ")
    assert "forget" not in dialog.go.text()

    dialog.go.click()
    close(window, dialog, qtbot)

    assert person.name.encode() in window.desk.document.path.read_bytes()


def test_a_file_whose_only_news_is_a_request_shows_it_and_asks_again_after_not_now(review, asking, person, qtbot):
    window, dialog = review(asking)
    dialog.go.click()
    close(window, dialog, qtbot)

    for _ in range(2):
        window, dialog = review(asking)
        assert dialog.changes is None
        assert "Nothing else is new" in dialog._trouble.text()
        assert len(dialog.requests.boxes) == 1
        assert not dialog.go.isEnabled()
        dialog.cancel.click()
        close(window, dialog, qtbot)

    window, dialog = review(asking)
    dialog.requests.boxes[0].click()
    assert (dialog.go.text(), dialog.go.isEnabled()) == ("Forget 1 person for good", True)
    dialog.go.click()
    close(window, dialog, qtbot)

    path = window.desk.document.path
    assert person.name.encode() not in path.read_bytes()
    assert person.email.encode() not in path.read_bytes()


def test_changes_are_brought_in_and_then_the_person_is_forgotten(review, asking, person, qtbot):
    window, dialog = review(asking)
    dialog.requests.boxes[0].click()
    assert dialog.go.text() == "Bring in as answered, and forget 1 person for good"

    dialog.go.click()
    close(window, dialog, qtbot)

    document = window.desk.document
    assert rows.select(document.connection, Person, "WHERE phone = '555 2991'")
    assert person.name.encode() not in document.path.read_bytes()
    window.stepping.undo()
    assert not rows.select(document.connection, Person, "WHERE phone = '555 2991'")
    assert rows.get(document.connection, Person, person.uid) is None


def test_thousands_of_requests_are_not_all_shown_at_once(qtbot):
    section = ForgetSection([ForgetRequest(f"p{n}", f"Ana & {n}") for n in range(3000)], "Luis")
    qtbot.addWidget(section)

    assert len(section.boxes) == 50
    assert section.boxes[0].text() == "Forget Ana && 0 for good"
    assert section.chosen == []
