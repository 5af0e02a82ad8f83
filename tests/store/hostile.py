"""Files that somebody could make to harm whoever opens them: each a name and a function that writes it to a path.

All begin as a healthy file of ours. What they define or hold is what an attacker with a SQLite shell can make.
"""

import json
import os
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

Made = tuple[str, Callable[[Path, bytes], None]]
HOT = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"  # how a journal begins, and how one ends that names another file
HUGE = 17 * 1024 * 1024
# Would take minutes, or gigabytes, if ever it ran.
BURNS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
FILLS = "printf('%.*c', 900000000, 'x')"


def all_of_them() -> Iterator[Made]:
    """Give every made file."""
    yield from _foreign_schemas()
    yield from _twisted_schemas()
    yield from _wrong_values()
    yield from _wrong_journals_of_changes()
    yield from _wrong_headers()
    yield from _wrong_pages()
    yield from _files_beside()
    yield from _no_files_at_all()


def _sql(*statements: str, version: int | None = None) -> Callable[[Path, bytes], None]:
    def write(path: Path, healthy: bytes) -> None:
        path.write_bytes(healthy)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
            if version is not None:
                connection.execute(f"PRAGMA user_version = {version}")

    return write


def _foreign_schemas() -> Iterator[Made]:
    defined = {
        "trigger on insert": "CREATE TRIGGER t AFTER INSERT ON op BEGIN DELETE FROM people; END",
        "trigger on update": "CREATE TRIGGER t BEFORE UPDATE ON people BEGIN DELETE FROM op; END",
        "trigger on delete": "CREATE TRIGGER t AFTER DELETE ON people BEGIN INSERT INTO meta VALUES ('evil', 'ran'); END",
        "trigger that burns": f"CREATE TRIGGER t AFTER INSERT ON txn BEGIN INSERT INTO meta VALUES ('a', ({BURNS})); END",
        "view": "CREATE VIEW v AS SELECT * FROM people",
        "view that burns": f"CREATE VIEW v AS {BURNS}",
        "view that fills": f"CREATE VIEW v AS SELECT {FILLS} AS x",
        "trigger on a view": "CREATE VIEW v AS SELECT 1 AS x",
        "full-text table": "CREATE VIRTUAL TABLE extra USING fts5(x)",
        "full-text table of old": "CREATE VIRTUAL TABLE extra USING fts4(x)",
        "rtree": "CREATE VIRTUAL TABLE extra USING rtree(i, a, b)",
        "table of pages": "CREATE VIRTUAL TABLE extra USING dbstat(main)",
        "computed column": "CREATE TABLE extra (x TEXT, y TEXT AS (upper(x)))",
        "computed column that fills": f"CREATE TABLE extra (x TEXT, y TEXT AS ({FILLS}))",
        "stored computed column": "CREATE TABLE extra (x TEXT, y TEXT AS (upper(x)) STORED)",
        "check": "CREATE TABLE extra (x TEXT CHECK (length(x) > 1))",
        "default": f"CREATE TABLE extra (x TEXT DEFAULT ({FILLS}))",
        "collation": "CREATE TABLE extra (x TEXT COLLATE NOCASE)",
        "references": "CREATE TABLE extra (x TEXT REFERENCES people (uid) ON DELETE CASCADE)",
        "foreign key": "CREATE TABLE extra (x TEXT, FOREIGN KEY (x) REFERENCES people (uid) ON DELETE CASCADE)",
        "index of an expression": "CREATE INDEX extra ON people (lower(name))",
        "index with a condition": "CREATE INDEX extra ON people (name) WHERE length(name) > 3",
        "unique with a conflict clause": "CREATE TABLE extra (x TEXT UNIQUE ON CONFLICT REPLACE)",
        "autoincrement": "CREATE TABLE extra (x INTEGER PRIMARY KEY AUTOINCREMENT)",
        "comment that hides": "CREATE TABLE extra (x TEXT /* , y TEXT AS (1) */)",
        "name with quotes": 'CREATE TABLE "a"";DROP TABLE op;--" (x TEXT)',
        "name with brackets": "CREATE TABLE [a] (x TEXT)",
        "name of signs": 'CREATE TABLE "../../x" (x TEXT)',
        "no types": "CREATE TABLE extra (x)",
        "statistics": "ANALYZE",
        "plain extra table": "CREATE TABLE extra (x TEXT)",
        "plain extra index": "CREATE INDEX extra ON people (name)",
        "computed column in people": "ALTER TABLE people ADD COLUMN c TEXT AS (upper(name)) VIRTUAL",
        "another column in people": "ALTER TABLE people ADD COLUMN c TEXT",
        "no journal": "DROP TABLE op",
        "no people": "DROP TABLE people",
        "no list of steps": "DROP TABLE txn",
        "no facts about itself": "DROP TABLE meta",
        "index gone": "DROP INDEX op_row",
        "table renamed": "ALTER TABLE people RENAME TO persons",
        "column renamed": "ALTER TABLE people RENAME COLUMN phone TO fone",
    }
    for name, statement in defined.items():
        for when, version in (("now", None), ("older", 0), ("newer", 2000), ("below zero", -3)):
            yield f"{name}, {when}", _sql(statement, version=version)


def _rewritten(*changes: tuple[str, str], version: int | None = None) -> Callable[[Path, bytes], None]:
    """Edit the text of the schema itself, behind SQLite's back."""

    def write(path: Path, healthy: bytes) -> None:
        path.write_bytes(healthy)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            for condition, setting in changes:
                connection.execute(f"UPDATE sqlite_schema SET {setting} WHERE {condition}")
            if version is not None:
                connection.execute(f"PRAGMA user_version = {version}")

    return write


def _twisted_schemas() -> Iterator[Made]:
    people, computed = (
        "name = 'people'",
        "replace(sql, '\"phone\" TEXT', '\"phone\" TEXT AS (hex(zeroblob(400000000)))')",
    )
    twists = {
        "phone is computed": (people, f"sql = {computed}"),
        "people is a view": (people, "type = 'view', sql = 'CREATE VIEW people AS SELECT 1 AS uid', rootpage = 0"),
        "people calls itself a view": (people, "type = 'view'"),
        "people calls itself nothing": (people, "type = ''"),
        "people has no words": (people, "sql = NULL"),
        "people has words of bytes": (people, "sql = x'ff00ff'"),
        "people has words cut by a zero": (people, "sql = sql || char(0) || ' evil'"),
        "people has broken letters": (people, "sql = CAST(x'435245415445ff' AS TEXT)"),
        "people is on page 0": (people, "rootpage = 0"),
        "people is on the first page": (people, "rootpage = 1"),
        "people is far behind the end": (people, "rootpage = 2000000000"),
        "people is below zero": (people, "rootpage = -5"),
        "people shares the journal's pages": (people, "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'op')"),
        "the journal shares the steps' pages": ("name = 'op'", "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'txn')"),
        "an index shares the pages of a table": ("name = 'op_row'", "rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'op')"),
        "two tables of one name": ("name = 'sectors'", "name = 'people', tbl_name = 'people'"),
        "another table's name": ("name = 'sectors'", "tbl_name = 'people'"),
        "words that nest": (people, "sql = 'CREATE TABLE people (x TEXT AS (' || replace(hex(zeroblob(3000)), '0', '(') || '1'"),
        "words without end": (people, "sql = 'CREATE TABLE people (' || replace(hex(zeroblob(500000)), '00', 'x TEXT, ')"),
        "not strict": (people, "sql = replace(sql, ' STRICT', '')"),
    }  # fmt: skip
    for name, twist in twists.items():
        for when, version in (("now", None), ("older", 0), ("newer", 2000)):
            yield f"{name}, {when}", _rewritten(twist, version=version)


def _loosely(*statements: str) -> Callable[[Path, bytes], None]:
    """Write what the strict tables would refuse: make them loose, write, and make them look strict again."""

    def write(path: Path, healthy: bytes) -> None:
        _rewritten(("sql LIKE '% STRICT%'", "sql = replace(replace(sql, ' STRICT, ', ' '), ' STRICT', '')"))(
            path, healthy
        )
        strict = _statements_of(healthy)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)
            connection.execute("PRAGMA writable_schema = ON")
            for name, sql in strict.items():
                connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql, name))

    return write


def _statements_of(healthy: bytes) -> dict[str, str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(healthy)
        return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"))


def _wrong_values() -> Iterator[Made]:
    wrong = {
        "bytes": "x'00ff'", "a number": "7", "a fraction": "1.5", "nothing": "NULL", "infinity": "9e999",
        "broken letters": "CAST(x'ff41' AS TEXT)", "a zero letter": "'a' || char(0) || 'b'",
        "too much": f"printf('%.*c', {HUGE}, 'x')", "too many bytes": f"zeroblob({HUGE})",
    }  # fmt: skip
    places = ("people.name", "people.has_seat", "meetings.on_day", "agenda_items.minutes", "attendance.state",
              "collaborative.name", "op.patch", "op.pred", "op.hlc", "op.tbl", "op.author", "txn.said", "txn.label",
              "txn.at", "meta.v", "op.id", "txn.state")  # fmt: skip
    for place in places:
        table, column = place.split(".")
        for name, value in wrong.items():
            # Where only one of a value may be, one row gets it.
            where = f"rowid = (SELECT min(rowid) FROM {table})" if table != "meta" else "k = 'collaborative'"
            said = "IGNORE" if value == "NULL" else "REPLACE"
            yield f"{place} is {name}", _loosely(f"UPDATE OR {said} {table} SET {column} = {value} WHERE {where}")


def _patched(patch: str) -> Callable[[Path, bytes], None]:
    """Give the first operation on a person another patch."""
    said = patch.replace("'", "''")
    return _sql(f"UPDATE op SET patch = '{said}' WHERE n = (SELECT min(n) FROM op WHERE tbl = 'people')")


def _wrong_journals_of_changes() -> Iterator[Made]:
    for name, patch in {
        "no JSON": "{", "a list": "[1, 2]", "a number": "5", "words": '"x"', "nothing": "null", "empty": "",
        "nested": '{"name": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested things": '{"a":' * 50_000 + "1" + "}" * 50_000,
        "a list for a name": '{"name": ["x"]}', "a thing for a name": '{"name": {"x": 1}}', "a number for a name": '{"name": 5}',
        "not a number": '{"name": NaN}', "infinite": '{"name": Infinity}', "a huge number": '{"has_seat": 1' + "0" * 400 + "}",
        "a number beyond SQLite": '{"has_seat": 99999999999999999999}', "a fraction": '{"has_seat": 0.5}',
        "an endless number": '{"name": ' + "9" * 10_000 + "}", "half a letter": '{"name": "\\ud800"}',
        "a zero letter": '{"name": "a\\u0000b"}', "twice": '{"name": "a", "name": "b"}', "unknown fields": '{"zzz": 1}',
        "many unknown fields": json.dumps({f"f{n}": n for n in range(20_000)}), "a huge name": json.dumps({"name": "x" * 3_000_000}),
        "a field with SQL for a name": '{"name\\" = 1; DROP TABLE op; --": "x"}', "no name": '{"name": null}',
    }.items():  # fmt: skip
        yield f"patch: {name}", _patched(patch)
    last = "n = (SELECT max(n) FROM op)"
    rows = {
        "kinds that are none": "UPDATE op SET kind = 77",
        "a kind below zero": f"UPDATE op SET kind = -9223372036854775808 WHERE {last}",
        "predecessors in a circle": "UPDATE op SET pred = id",
        "predecessors nobody knows": "UPDATE op SET pred = randomblob(16)",
        "predecessors cut off": f"UPDATE op SET pred = x'0102' WHERE {last}",
        "a million predecessors": f"UPDATE op SET pred = zeroblob(16000000) WHERE {last}",
        "everything deleted": "UPDATE op SET kind = 1",
        "the end of time": f"UPDATE op SET hlc = 9223372036854775807 WHERE {last}",
        "before all time": "UPDATE op SET hlc = -9223372036854775808",
        "the last number": f"UPDATE op SET n = 9223372036854775807 WHERE {last}",
        "the last step": "UPDATE txn SET n = 9223372036854775807 WHERE n = (SELECT max(n) FROM txn)",
        "tables of SQL": "UPDATE op SET tbl = 'people\"; DROP TABLE op; --'",
        "the journal as a table": "UPDATE op SET tbl = 'op'",
        "the schema as a table": f"UPDATE op SET tbl = 'sqlite_schema' WHERE {last}",
        "ids that are alike": "UPDATE op SET uid = 'same'",
        "an empty id": "UPDATE op SET uid = ''",
        "ids of one byte": f"UPDATE op SET id = x'00' WHERE {last}",
        "ids that are empty": f"UPDATE op SET id = x'' WHERE {last}",
        "withheld: no JSON": "UPDATE op SET withheld = '['",
        "withheld: things": "UPDATE op SET withheld = '[{\"a\": 1}, [2]]'",
        "withheld: numbers": "UPDATE op SET withheld = '[1, null]'",
        "withheld: a thing": "UPDATE op SET withheld = '{\"a\": 1}'",
        "steps: no JSON": "UPDATE txn SET said = '{'",
        "steps: a list": "UPDATE txn SET said = '[1]'",
        "steps: numbers": "UPDATE txn SET said = '{\"name\": 1}'",
        "steps: deep": "UPDATE txn SET said = replace(hex(zeroblob(100000)), '0', '[')",
        "steps: a label that reads the program": "UPDATE txn SET label = '{name.__class__.__init__.__globals__}'",
        "steps: a label that fills": "UPDATE txn SET label = '{name:>999999999}'",
        "steps: a label with a hole": "UPDATE txn SET label = '{nobody} {0} {'",
        "steps: all undone": "UPDATE txn SET state = 'undone', kind = 'change'",
        "steps: states that are none": "UPDATE txn SET state = 'xyzzy', kind = 'qqq'",
        "steps: nothing in them": "UPDATE txn SET id = randomblob(16), kind = 'change', state = 'done'",
        "steps: at the end of time": "UPDATE txn SET at = 9223372036854775807, kind = 'change'",
        "no collaborative": "DELETE FROM meta",
        "a collaborative without a name": "UPDATE meta SET v = ''",
        "a collaborative with a long name": "UPDATE meta SET v = printf('%.*c', 100000, 'x')",
        "no history": "DELETE FROM op",
        "no steps": "DELETE FROM txn",
        "no collaborative's row": "DELETE FROM collaborative",
        "two collaboratives": "INSERT INTO collaborative SELECT 'other', * FROM (SELECT name, purpose, place, contact, language, paper, phone_country FROM collaborative)",
        "owners in a circle": "UPDATE agenda_items SET meeting = uid",
        "owners nobody knows": "UPDATE agenda_items SET meeting = 'nobody'",
        "days that are none": "UPDATE meetings SET on_day = 'tomorrow'",
        "clocks that are none": "UPDATE meetings SET starts = '99:99', ends = 'x'",
        "choices that are none": "UPDATE attendance SET state = 'dancing'",
        "numbers out of bounds": "UPDATE agenda_items SET minutes = 9223372036854775807",
        "yes and no out of bounds": "UPDATE people SET has_seat = -77",
        "conflicts about nothing": "INSERT INTO conflict VALUES ('nothing', 'nobody', 'nowhere'), ('people', '', 'zzz')",
        "everybody is to be forgotten": "INSERT INTO erased SELECT 'people', uid FROM people",
        "names that turn letters round": "UPDATE people SET name = char(8238) || 'evil' || char(0) || char(27) || '[2J'",
    }  # fmt: skip
    for name, statement in rows.items():
        for when, version in (("now", None), ("older", 0)):
            yield f"{name}, {when}", _sql(statement, version=version)


def _bytes_at(*places: tuple[int, bytes]) -> Callable[[Path, bytes], None]:
    def write(path: Path, healthy: bytes) -> None:
        made = bytearray(healthy)
        for at, new in places:
            made[at : at + len(new)] = new
        path.write_bytes(made)

    return write


def _wrong_headers() -> Iterator[Made]:
    for size in (0, 1, 2, 3, 100, 511, 512, 1024, 32768, 65535):
        yield f"page size {size}", _bytes_at((16, struct.pack(">H", size)))
    for at, name, values in (
        (18, "way of writing", (0, 2, 3, 255)), (19, "way of reading", (0, 2, 3, 255)), (20, "reserved", (1, 12, 200, 255)),
        (21, "fraction", (0, 1, 255)), (22, "least fraction", (0, 255)), (23, "leaf fraction", (0, 255)),
    ):  # fmt: skip
        for value in values:
            yield f"{name} {value}", _bytes_at((at, bytes([value])))
    yield "write-ahead log", _bytes_at((18, b"\x02\x02"))
    for at, name in ((24, "counter"), (28, "pages"), (32, "first free page"), (36, "free pages"), (40, "schema's counter"),
                     (44, "schema's format"), (48, "cache"), (52, "largest root"), (56, "letters"), (60, "version"),
                     (64, "vacuum"), (68, "program"), (92, "valid for"), (96, "library")):  # fmt: skip
        for value in (0, 1, 3, 7, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF):
            yield f"{name} {value}", _bytes_at((at, struct.pack(">I", value)))
    yield "something expands here", _bytes_at((72, b"\xff" * 20))
    yield "the magic of another version", _bytes_at((0, b"SQLite format 4\x00"))
    yield (
        "an old SQLite",
        lambda path, healthy: _no_more(path.write_bytes(b"** This file contains an SQLite 2.1 database **" + healthy)),
    )


def _wrong_pages() -> Iterator[Made]:
    for at in (100, 101, 103, 105, 107, 108, 112, 120):
        yield f"first page, byte {at}", _bytes_at((at, b"\xff\xff"))
    for page in range(1, 12):
        at = page * 4096
        yield f"page {page + 1} of zeros", _bytes_at((at, bytes(4096)))
        yield f"page {page + 1} of ones", _bytes_at((at, b"\xff" * 4096))
        yield f"page {page + 1} leads to itself", _bytes_at((at, b"\x05" + bytes(7) + struct.pack(">I", page + 1)))
        yield f"page {page + 1} has cells beyond it", _bytes_at((at + 3, b"\xff\xff\x00\x01"))
    for share in (0.05, 0.3, 0.7, 0.99):
        yield (
            f"cut off at {share}",
            lambda path, healthy, share=share: _no_more(path.write_bytes(healthy[: int(len(healthy) * share)])),
        )
        yield (
            f"cut off at a page near {share}",
            lambda path, healthy, share=share: _no_more(
                path.write_bytes(healthy[: int(len(healthy) * share) // 4096 * 4096])
            ),
        )
    yield "twice in a row", lambda path, healthy: _no_more(path.write_bytes(healthy * 2))
    yield "a page more", lambda path, healthy: _no_more(path.write_bytes(healthy + bytes(4096)))
    yield "only a header", lambda path, healthy: _no_more(path.write_bytes(healthy[:100]))
    yield "only a page", lambda path, healthy: _no_more(path.write_bytes(healthy[:4096]))
    yield "pages in another order", lambda path, healthy: _no_more(path.write_bytes(
        healthy[:4096] + b"".join(healthy[at : at + 4096] for at in range(len(healthy) - 4096, 4095, -4096))))  # fmt: skip
    yield "mostly a hole", _mostly_a_hole


def _mostly_a_hole(path: Path, healthy: bytes) -> None:
    path.write_bytes(healthy)
    os.truncate(path, 4 << 30)


def _files_beside() -> Iterator[Made]:
    def beside(content: bytes, name: str = "journal") -> Callable[[Path, bytes], None]:
        def write(path: Path, healthy: bytes) -> None:
            path.write_bytes(healthy)
            path.with_name(f"{path.name}-{name}").write_bytes(content)

        return write

    header = HOT + struct.pack(">IIIII", 1, 0, 1, 512, 4096)
    yield "journal of nothing", beside(b"")
    yield "journal of zeros", beside(bytes(5000))
    yield "journal of junk", beside(os.urandom(9000))
    yield "journal that is cut off", beside(header)
    yield (
        "journal of a page that is junk",
        beside(header.ljust(512, b"\x00") + struct.pack(">I", 1) + b"\xff" * 4096 + bytes(4)),
    )
    yield (
        "journal that shrinks the file",
        beside((HOT + struct.pack(">IIIII", 0, 0, 1, 512, 4096)).ljust(1024, b"\x00")),
    )
    yield (
        "journal with huge sectors",
        beside((HOT + struct.pack(">IIIII", 0xFFFFFFFF, 0, 1, 1 << 31, 4096)).ljust(1024, b"\x00")),
    )
    yield "journal with other pages", beside((HOT + struct.pack(">IIIII", 1, 0, 1, 512, 65536)).ljust(70000, b"\x00"))
    yield "write-ahead log beside it", beside(os.urandom(5000), "wal")
    yield "shared memory beside it", beside(bytes(32768), "shm")
    yield "journal that is a folder", _journal_folder
    yield "journal that leads elsewhere", _journal_link
    yield "journal that names another file", names_another_file


def names_another_file(path: Path, healthy: bytes) -> None:
    """Write a file with a journal beside it whose last words have SQLite remove a file of somebody's."""
    path.write_bytes(healthy)
    letter = path.parent / "letter.txt"
    letter.write_text("Dear Rosa,")
    name = str(letter).encode()
    header = (HOT + struct.pack(">IIIII", 0, 0, len(healthy) // 4096, 512, 4096)).ljust(512, b"\x00")
    words = struct.pack(">I", 0x3FFFFFFF) + name + struct.pack(">II", len(name), sum(name)) + HOT
    path.with_name(f"{path.name}-journal").write_bytes(header + words)


def _journal_folder(path: Path, healthy: bytes) -> None:
    path.write_bytes(healthy)
    path.with_name(f"{path.name}-journal").mkdir()


def _journal_link(path: Path, healthy: bytes) -> None:
    path.write_bytes(healthy)
    letter = path.parent / "letter.txt"
    letter.write_text("Dear Rosa,")
    path.with_name(f"{path.name}-journal").symlink_to(letter)


def _no_files_at_all() -> Iterator[Made]:
    yield "folder", lambda path, healthy: path.mkdir()
    yield "pipe", lambda path, healthy: os.mkfifo(path)
    yield "link to nothing", lambda path, healthy: path.symlink_to(path.parent / "nowhere")
    yield "link to itself", lambda path, healthy: path.symlink_to(path)
    yield "link to zeros without end", lambda path, healthy: path.symlink_to("/dev/zero")
    yield "link to a screen", lambda path, healthy: path.symlink_to("/dev/tty")
    yield "link to a folder", lambda path, healthy: path.symlink_to(path.parent)
    yield "nothing", lambda path, healthy: None
    yield "empty", lambda path, healthy: _no_more(path.write_bytes(b""))
    yield "one byte", lambda path, healthy: _no_more(path.write_bytes(b"S"))
    yield "words", lambda path, healthy: _no_more(path.write_text("name,phone\nRosa,1\n"))


def _no_more(written: int) -> None:
    """Forget how many bytes were written."""
