"""From a damaged file everything readable comes into a new one; the damaged one stays as it is."""

import os
from datetime import date
from random import Random

import pytest

from facilitator.domain.records import RECORDS, AgendaItem, Meeting, Person
from facilitator.refusal import Refusal
from facilitator.store import check, people, raw_pages, rows
from facilitator.store.document import look, open_file
from facilitator.store.rescue import rescue
from tests.conftest import everything_in

TODAY = date(2026, 11, 22)
PAGE = 4096
WALKS = int(os.environ.get("FACILITATOR_WALKS", "1"))


@pytest.fixture
def sample(tmp_path, written_samples):
    return written_samples(TODAY, tmp_path / "sample.collab")


@pytest.fixture
def known(sample):
    with look(sample) as document:
        return rows_in(document)


def rows_in(document):
    return {one for found in everything_in(document).values() for one in found}


def destroy(path, pages, random, fill=None):
    content = bytearray(path.read_bytes())
    for page in random.sample(range(len(content) // PAGE), pages):
        content[page * PAGE : (page + 1) * PAGE] = fill or random.randbytes(PAGE)
    path.write_bytes(content)


def share_of(found, known):
    return len(found & known) / len(known)


def test_of_a_whole_file_everything_comes_back_with_its_history(sample, known, tmp_path):
    with look(sample) as document:
        ops = document.connection.execute("SELECT id, patch, pred FROM op ORDER BY n").fetchall()
        steps = document.connection.execute("SELECT * FROM txn ORDER BY n").fetchall()
        collaborative = document.collaborative_id

    rescued = rescue(sample, tmp_path / "new.collab")

    assert rescued.is_everything
    with open_file(rescued.target) as document:
        assert document.look_only is None
        assert rows_in(document) == known
        assert document.collaborative_id == collaborative
        assert document.connection.execute("SELECT id, patch, pred FROM op ORDER BY n").fetchall() == ops
        assert list(check.problems(document.connection)) == []
        assert document.connection.execute("SELECT * FROM txn ORDER BY n").fetchall() == steps


@pytest.mark.parametrize(("pages", "least"), [(1, 0.99), (3, 0.98), (10, 0.90)])
def test_destroyed_pages_cost_few_rows(sample, known, tmp_path, pages, least, capsys):
    random = Random(pages)
    whole = sample.read_bytes()
    shares = []
    for n in range(WALKS):
        sample.write_bytes(whole)
        destroy(sample, pages, random, fill=(None, b"\0" * PAGE)[n % 2])
        damaged = sample.read_bytes()
        rescued = rescue(sample, tmp_path / f"new {n}.collab")
        assert sample.read_bytes() == damaged
        with look(rescued.target) as document:
            assert list(check.problems(document.connection)) == []
            found = rows_in(document)
        shares.append(share_of(found, known))
    with capsys.disabled():
        print(f" {pages} of {len(whole) // PAGE} pages: {min(shares):.1%} to {sum(shares) / len(shares):.1%}", end="")
    assert sum(shares) / len(shares) >= least
    assert min(shares) >= least - 0.05


def test_without_its_first_page_a_file_is_still_read(sample, known, tmp_path):
    content = sample.read_bytes()
    sample.write_bytes(b"\0" * PAGE + content[PAGE:])

    rescued = rescue(sample, tmp_path / "new.collab")

    with look(rescued.target) as document:
        assert share_of(rows_in(document), known) >= 0.99


def test_a_file_that_was_cut_off_gives_what_is_left(sample, tmp_path):
    content = sample.read_bytes()
    sample.write_bytes(content[: len(content) // 2 + 100])

    rescued = rescue(sample, tmp_path / "new.collab")

    assert rescued.operations_lost > 0
    assert not rescued.is_everything
    with look(rescued.target) as document:
        assert people.count(document.connection) > 0
        assert list(check.problems(document.connection)) == []


def test_what_could_not_be_read_is_named(file_document, tmp_path):
    with file_document.change("Add") as change:
        uids = [people.add(change, f"Somebody {n}") for n in range(300)]
    file_document.close()
    content = file_document.path.read_bytes()
    # Of one person, the table and the journal: the index alone still knows that there was somebody.
    gone = {found.page for found in raw_pages.read(content, PAGE) if not found.is_index and uids[100] in found.cells}
    damaged = bytearray(content)
    for page in gone:
        damaged[(page - 1) * PAGE : page * PAGE] = b"\0" * PAGE
    file_document.path.write_bytes(damaged)

    rescued = rescue(file_document.path, tmp_path / "new.collab")

    assert ("people", uids[100]) in {(one.table, one.uid) for one in rescued.lost}
    assert rescued.operations_lost >= len(rescued.lost) > 0
    assert rescued.records["people"] == 300 - len(rescued.lost)


def test_what_was_removed_or_forgotten_does_not_come_back(file_document, tmp_path):
    from facilitator.store import forgetting

    with file_document.change("Add") as change:
        ana, eve = people.add(change, "Ana Peña"), people.add(change, "Eve Ito")
    with file_document.change("Remove") as change:
        change.delete(Person, ana)
    forgetting.forget(file_document, eve)
    file_document.close()

    with look(rescue(file_document.path, tmp_path / "new.collab").target) as document:
        assert rows.select(document.connection, Person) == []
        assert forgetting.requests(document.connection) == [forgetting.Request("people", eve)]


def test_operations_that_lost_a_forgotten_name_are_still_known_as_such(file_document, tmp_path):
    from facilitator.store import forgetting, operations

    with file_document.change("Add") as change:
        eve = people.add(change, "Eve Ito")
        meeting = change.insert(Meeting(name="Evening", on_day="2026-12-01"))
        change.insert(AgendaItem(meeting=meeting, topic="Lamps", presenter="Eve Ito", presenter_person=eve))
    forgetting.forget(file_document, eve)
    erased = operations.erased(file_document.connection)
    file_document.close()

    with look(rescue(file_document.path, tmp_path / "new.collab").target) as document:
        assert operations.erased(document.connection) == erased
        assert len(erased) == 2


def test_long_texts_over_many_pages_come_back(file_document, tmp_path):
    notes = "Long story. " * 1500
    with file_document.change("Add") as change:
        change.insert(Person(name="Ana Peña", notes=notes))
    file_document.close()

    with look(rescue(file_document.path, tmp_path / "new.collab").target) as document:
        assert rows.select(document.connection, Person)[0].notes == notes.strip()


def test_it_can_be_read_without_the_program(file_document, tmp_path):
    with file_document.change("Add") as change:
        change.insert(Person(name="Ana <b>Peña</b>", phone="+1 763 555 0100", notes="=1+1"))
    file_document.close()

    rescued = rescue(file_document.path, tmp_path / "new.collab")

    assert {path.name for path in rescued.beside} == {"new.html", "new collaborative.csv", "new people.csv"}
    page = (tmp_path / "new.html").read_text("utf-8")
    assert "Ana &lt;b&gt;Peña&lt;/b&gt;" in page
    assert "<b>" not in page
    sheet = (tmp_path / "new people.csv").read_text("utf-8-sig")
    assert "Ana <b>Peña</b>" in sheet
    assert "'=1+1" in sheet


def test_what_is_none_of_ours_is_refused_and_nothing_is_written(tmp_path):
    for name, content in {"empty": b"", "words": b"Hello " * 1000, "noise": Random(1).randbytes(100_000)}.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(Refusal, match="Nothing of a collaborative"):
            rescue(tmp_path / name, tmp_path / "new.collab")
    with pytest.raises(Refusal, match="cannot be found"):
        rescue(tmp_path / "missing", tmp_path / "new.collab")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty", "noise", "words"]


def test_a_file_that_is_there_is_never_overwritten(sample, tmp_path):
    (tmp_path / "new.collab").write_bytes(b"mine")
    with pytest.raises(Refusal, match="is there already"):
        rescue(sample, tmp_path / "new.collab")
    assert (tmp_path / "new.collab").read_bytes() == b"mine"


@pytest.mark.parametrize("seed", range(WALKS * 2))
def test_any_flipped_bits_are_survived(sample, tmp_path, seed):
    random = Random(seed)
    content = bytearray(sample.read_bytes())
    for _ in range(random.choice([1, 20, 2000])):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    sample.write_bytes(content)

    rescued = rescue(sample, tmp_path / "new.collab")

    assert set(rescued.records) == {record.table for record in RECORDS}
    with look(rescued.target) as document:
        assert list(check.problems(document.connection)) == []
