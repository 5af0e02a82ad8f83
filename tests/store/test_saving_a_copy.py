"""A copy that somebody asks for: whole or not at all, and never over a file that is open."""

import pytest

from facilitator.domain.records import Person
from facilitator.refusal import Refusal
from facilitator.store import backup, check, rows
from facilitator.store import document as documents


@pytest.fixture
def filled(file_document):
    with file_document.change("Add") as change:
        change.insert(Person(name="Rosa Ortiz"))
    return file_document


def test_a_copy_holds_everything_with_its_history(filled, tmp_path):
    target = tmp_path / "copy.collab"

    backup.save_copy(filled.connection, target)

    with documents.open_file(target) as copy:
        assert rows.select(copy.connection, Person) == rows.select(filled.connection, Person)
        assert copy.collaborative_id == filled.collaborative_id
        assert list(check.problems(copy.connection)) == []
        copy.undo()
        assert rows.select(copy.connection, Person) == []


def test_a_copy_replaces_an_older_one_and_leaves_nothing_beside_it(filled, tmp_path):
    target = tmp_path / "folder" / "copy.collab"
    target.parent.mkdir()
    target.write_bytes(b"an older copy")

    backup.save_copy(filled.connection, target)

    assert [path.name for path in target.parent.iterdir()] == ["copy.collab"]
    documents.open_file(target).close()


def test_a_file_that_is_only_looked_at_can_be_copied(filled, tmp_path):
    with documents.look(filled.path) as looked_at:
        backup.save_copy(looked_at.connection, tmp_path / "copy.collab")

    with documents.open_file(tmp_path / "copy.collab") as copy:
        assert copy.look_only is None


def test_a_file_that_is_open_is_never_replaced(filled):
    before = filled.path.read_bytes()

    with pytest.raises(Refusal, match="is open now"):
        backup.save_copy(filled.connection, filled.path)

    assert filled.path.read_bytes() == before


def test_where_nothing_can_be_written_it_is_said_and_nothing_stays(filled, tmp_path):
    in_the_way = tmp_path / "not a folder"
    in_the_way.write_text("x")

    with pytest.raises(Refusal, match="Choose another folder"):
        backup.save_copy(filled.connection, in_the_way / "copy.collab")
