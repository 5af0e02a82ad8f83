"""Whatever is given as a file: our own open, everything else is one sentence, and nothing is written anywhere."""

import os
import sqlite3
from random import Random

import pytest

from facilitator.domain.records import Collaborative
from facilitator.refusal import Refusal
from facilitator.store import check, guard, people, schema
from facilitator.store.document import create, look, open_file
from tests.store.conftest import without_privileges

HEADER = b"SQLite format 3\x00"


@pytest.fixture(scope="module")
def healthy(tmp_path_factory):
    """Give the bytes of a healthy file with some people in it."""
    path = tmp_path_factory.mktemp("healthy") / "healthy.collab"
    with create(path, Collaborative(name="Eastside")) as document, document.change("Add") as change:
        for n in range(40):
            people.add(change, f"Person {n}", "Clinic")
    return path.read_bytes()


def refused(path, match):
    """Both ways of opening refuse, and leave the file and its folder as they were."""
    content = path.read_bytes() if path.is_file() and path.stat().st_size < 1_000_000 else None
    for way in (open_file, look):
        with pytest.raises(Refusal, match=match):
            way(path)
    if content is not None:
        assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] in ([path.name], [])


def edited(path, healthy, *statements):
    path.write_bytes(healthy)
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()
    return path


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "is empty"),
        (b"hello", "is not a collaborative's file"),
        (b"\x00" * 5000, "is not a collaborative's file"),
        (b"%PDF-1.7\n" + b"x" * 500, "is not a collaborative's file"),
        (b"PK\x03\x04" + b"x" * 500, "is not a collaborative's file"),
        (HEADER, "is not a collaborative's file"),
        (HEADER + b"\x00" * 84, "another program"),
    ],
)
def test_what_is_not_ours_is_named_for_what_it_is(tmp_path, content, match):
    path = tmp_path / "x.collab"
    path.write_bytes(content)

    refused(path, match)


def test_a_file_that_is_not_there_may_be_on_a_stick(tmp_path):
    refused(tmp_path / "gone.collab", "cannot be found")


def test_a_folder_is_no_file(tmp_path):
    (tmp_path / "x.collab").mkdir()

    refused(tmp_path / "x.collab", "is a folder")


def test_a_hundred_megabytes_of_junk_are_refused_at_once(tmp_path):
    path = tmp_path / "huge.collab"
    with path.open("wb") as file:
        file.write(os.urandom(4096))
        file.truncate(100 * 1024 * 1024)

    refused(path, "is not a collaborative's file")


def test_the_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "x.collab"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE people (name)")
    connection.close()

    refused(path, "another program")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_damaged(tmp_path, healthy, share):
    path = tmp_path / "x.collab"
    path.write_bytes(healthy[: int(len(healthy) * share)])

    refused(path, "is damaged")


def test_a_file_with_something_behind_its_end_is_damaged(tmp_path, healthy):
    path = tmp_path / "x.collab"
    path.write_bytes(healthy + b"more")

    refused(path, "is damaged")


def test_a_file_whose_table_of_contents_is_junk_is_damaged(tmp_path, healthy):
    path = tmp_path / "x.collab"
    path.write_bytes(healthy[:100] + b"\xff" * 3996 + healthy[4096:])

    refused(path, "is damaged|cannot be trusted")


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON people BEGIN DELETE FROM op; END",
        "CREATE VIEW v AS SELECT * FROM people",
        "CREATE TABLE extra (x)",
        "CREATE INDEX extra ON people (name)",
        "ALTER TABLE people ADD COLUMN extra TEXT",
        "CREATE VIRTUAL TABLE extra USING fts5(x)",
        "DROP TABLE conflict",
        "DROP INDEX op_row",
        "ALTER TABLE people ADD COLUMN c TEXT AS (upper(name)) VIRTUAL",
    ],
)
def test_a_file_with_anything_but_our_tables_cannot_be_trusted(tmp_path, healthy, statement):
    refused(edited(tmp_path / "x.collab", healthy, statement), "cannot be trusted")


def test_a_file_of_a_newer_version_is_opened_to_look_and_never_changed(tmp_path, healthy):
    path = edited(
        tmp_path / "x.collab", healthy, f"PRAGMA user_version = {schema.VERSION + 1}", "CREATE TABLE later (x TEXT)"
    )
    content = path.read_bytes()

    with open_file(path) as document:
        assert "newer version" in str(document.look_only.reason)
        assert people.count(document.connection) == 40
        with pytest.raises(Refusal), document.change("Add") as change:
            people.add(change, "Ana")

    assert path.read_bytes() == content


def test_a_newer_file_may_not_hold_triggers_either(tmp_path, healthy):
    refused(
        edited(
            tmp_path / "x.collab", healthy, "PRAGMA user_version = 99",
            "CREATE TRIGGER t AFTER INSERT ON people BEGIN DELETE FROM op; END",
        ),
        "cannot be trusted",
    )  # fmt: skip


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o644), (0o555, 0o444), (0o777, 0o444)])
def test_a_write_protected_file_is_opened_to_look(open_folder, healthy, folder_mode, file_mode):
    path = open_folder / "x.collab"
    path.write_bytes(healthy)
    path.chmod(file_mode)
    open_folder.chmod(folder_mode)

    with without_privileges(), open_file(path) as document:
        assert "write-protected" in str(document.look_only.reason)
        assert people.count(document.connection) == 40
    assert path.read_bytes() == healthy
    if not folder_mode & 0o002:
        assert [one.name for one in open_folder.iterdir()] == ["x.collab"]


def test_a_file_nobody_may_read_says_so(open_folder, healthy):
    path = open_folder / "x.collab"
    path.write_bytes(healthy)
    path.chmod(0o000)

    with without_privileges(), pytest.raises(Refusal, match="cannot be read"):
        open_file(path)


def test_no_file_can_be_made_where_nobody_may_write(open_folder):
    open_folder.chmod(0o555)

    with without_privileges(), pytest.raises(Refusal, match="cannot be made in"):
        create(open_folder / "x.collab", Collaborative(name="X"))

    assert list(open_folder.iterdir()) == []


def test_an_old_file_on_a_write_protected_stick_is_brought_up_to_date_in_memory(open_folder, healthy):
    path = edited(open_folder / "x.collab", healthy, "PRAGMA user_version = 0", "DROP TABLE people")
    content = path.read_bytes()
    path.chmod(0o444)
    open_folder.chmod(0o555)

    with without_privileges(), open_file(path) as document:
        assert people.count(document.connection) == 40

    assert path.read_bytes() == content


@pytest.mark.parametrize("seed", range(4))
def test_a_file_with_any_bytes_overwritten_opens_or_is_refused_and_never_stumbles(tmp_path, healthy, seed):
    random = Random(seed)
    path = tmp_path / "x.collab"
    ended = set()
    for _ in range(60):
        at = random.randrange(random.choice((256, 4096, len(healthy))))
        junk = random.randbytes(random.randint(1, 64))
        path.write_bytes((healthy[:at] + junk + healthy[at + len(junk) :])[: len(healthy)])

        try:
            with open_file(path) as document:
                ended.add("problems" if list(check.problems(document.connection)) else "unharmed")
        except Refusal:
            ended.add("refused")
        assert [one.name for one in tmp_path.iterdir()] == ["x.collab"]
    assert ended == {"problems", "unharmed", "refused"}


def test_the_header_of_a_file_being_written_is_read_again(tmp_path, healthy, monkeypatch):
    # The size changes between the reading of the header and of the size, as when another program has just saved.
    path = tmp_path / "x.collab"
    path.write_bytes(healthy[:4096])
    monkeypatch.setattr(guard, "sleep", lambda _: path.write_bytes(healthy))

    assert guard.check_header(path) == schema.VERSION
