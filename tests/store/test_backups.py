"""The program keeps copies by itself: before the first change of a day and before anything risky, never too many."""

import os
import sqlite3
import time
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.domain.records import Collaborative, Person
from facilitator.store import backup, check, people, places, rotation
from facilitator.store.document import IN_MEMORY, create, look, open_file
from tests.conftest import everything_in


def occasions(document):
    return Counter(copy.occasion for copy in backup.copies(document.collaborative_id))


def add(document, name, kind="change"):
    with document.change("Add", kind=kind) as change:
        return people.add(change, name)


def test_a_copy_is_kept_before_the_first_change_of_a_day_and_holds_what_was_there(file_document):
    before = everything_in(file_document)

    add(file_document, "Rosa Ortiz")
    add(file_document, "Ana Peña")

    (copy,) = backup.copies(file_document.collaborative_id)
    assert (copy.occasion, copy.name, copy.size > 0) == ("first change", "Eastside", True)
    assert copy.at.date() == datetime.now().date()
    with look(copy.path) as kept:
        assert everything_in(kept) == before
        assert list(check.problems(kept.connection)) == []


def test_closing_and_opening_again_makes_no_second_copy_that_day(file_document):
    add(file_document, "Rosa Ortiz")
    file_document.close()

    with open_file(file_document.path) as document:
        add(document, "Ana Peña")
        assert occasions(document) == {"first change": 1}


def test_the_next_day_a_copy_is_kept_again_while_the_program_stays_open(file_document, monkeypatch):
    add(file_document, "Rosa Ortiz")

    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=1)

        @classmethod
        def today(cls):
            return (datetime.now() + timedelta(days=1)).date()

    monkeypatch.setattr(backup, "date", Tomorrow)
    monkeypatch.setattr(backup, "datetime", Tomorrow)
    add(file_document, "Ana Peña")
    add(file_document, "Eve Ito")

    assert occasions(file_document) == {"first change": 2}


@pytest.mark.parametrize("kind", ["import", "restore"])
def test_risky_changes_are_each_preceded_by_a_copy(file_document, kind):
    add(file_document, "Rosa Ortiz")
    add(file_document, "Ana Peña", kind)
    add(file_document, "Eve Ito", kind)

    assert occasions(file_document) == {"first change": 1, f"before {kind}": 2}
    latest = backup.copies(file_document.collaborative_id)[0]
    with look(latest.path) as kept:
        assert people.count(kept.connection) == 2


def test_a_collaborative_in_memory_and_one_that_is_only_looked_at_leave_no_copies(file_document):
    with create(IN_MEMORY, Collaborative(name="Try")) as document:
        add(document, "Rosa Ortiz")
    look(file_document.path).close()

    assert list(places.backups().rglob("*.collab")) == []


def test_a_worker_s_twin_knows_of_the_day_s_copy(file_document):
    add(file_document, "Rosa Ortiz")
    with file_document.twin() as twin:
        assert twin.daily_copy is file_document.daily_copy
        add(twin, "Ana Peña")

    assert occasions(file_document) == {"first change": 1}


def test_two_files_of_one_name_never_share_their_copies(tmp_path):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        with create(tmp_path / folder / "River.collab", Collaborative(name=folder)) as document:
            add(document, folder)
            (copy,) = backup.copies(document.collaborative_id)
            with look(copy.path) as kept:
                assert kept.collaborative().name == folder


def test_a_copy_is_no_file_beside_the_document(file_document):
    add(file_document, "Rosa Ortiz")

    beside = [one.name for one in file_document.path.parent.iterdir() if not one.name.startswith(".~lock")]
    assert beside == ["Eastside.collab"]


def test_an_id_out_of_a_foreign_file_never_chooses_another_folder(file_document):
    file_document.connection.execute("UPDATE meta SET v = '../../elsewhere' WHERE k = 'collaborative'")

    add(file_document, "Rosa Ortiz")

    (copy,) = backup.copies("../../elsewhere")
    assert copy.path.parent.parent == places.backups()


def test_a_copy_that_cannot_be_kept_never_stops_the_change_and_is_told_until_one_succeeds(file_document, home):
    (home / "backups").write_text("in the way")

    add(file_document, "Rosa Ortiz")
    add(file_document, "Ana Peña")

    assert people.count(file_document.connection) == 2
    assert "“Eastside.collab” could be kept" in str(file_document.daily_copy.problem)

    (home / "backups").unlink()
    add(file_document, "Eve Ito", "import")

    assert file_document.daily_copy.problem is None
    assert occasions(file_document) == {"before import": 1}


def test_a_damaged_file_is_never_taken_for_a_copy(file_document):
    for n in range(200):
        add(file_document, f"Somebody {n} " + "x" * 100)
    file_document.close()
    content = bytearray(file_document.path.read_bytes())
    content[8192:12288] = b"\xab" * 4096
    file_document.path.write_bytes(content)
    before = set(places.backups().rglob("*"))

    connection = sqlite3.connect(file_document.path)
    with pytest.raises(Exception, match=r"damaged|malformed"):
        backup.keep_copy(connection, "Eastside.collab", "before import")
    connection.close()

    assert set(places.backups().rglob("*")) == before


def test_what_a_crash_left_is_swept_later_and_what_is_being_written_now_stays(file_document):
    add(file_document, "Rosa Ortiz")
    folder = backup.copies(file_document.collaborative_id)[0].path.parent
    old, new = folder / ".~old.collab.tmp", folder / ".~new.collab.tmp"
    for leftover in (old, new):
        leftover.write_bytes(b"half a copy")
    os.utime(old, (time.time() - 7200,) * 2)

    add(file_document, "Ana Peña", "import")

    assert (old.exists(), new.exists()) == (False, True)
    assert len(backup.copies(file_document.collaborative_id)) == 2


def test_four_hundred_days_leave_few_copies_that_reach_far_back(tmp_path):
    today = datetime(2026, 11, 22, 8)
    for day in range(400, -1, -1):
        for hour in (0, 3, 7):
            at = today - timedelta(days=day) + timedelta(hours=hour)
            (tmp_path / f"River {at:%Y-%m-%d %H%M%S} first change.collab").write_bytes(b"x")
        backup.rotate(tmp_path, "River")

    kept = sorted(datetime.strptime(path.name[6:23], "%Y-%m-%d %H%M%S") for path in tmp_path.iterdir())
    assert len(kept) <= 7 * 3 + 4 + 12
    assert today - kept[0] > timedelta(days=9 * 30)
    last_week = [at for at in kept if at.date() > today.date() - timedelta(days=7)]
    assert len(last_week) == 21


def test_the_copies_of_another_file_of_the_same_collaborative_stay(tmp_path):
    other = tmp_path / "River at home 2020-01-01 080000 first change.collab"
    other.write_bytes(b"x")
    for day in range(1, 29):
        (tmp_path / f"River 2026-02-{day:02} 080000 first change.collab").write_bytes(b"x")

    backup.rotate(tmp_path, "River")

    assert other.exists()
    assert len(list(tmp_path.iterdir())) < 14


MOMENTS = st.lists(st.datetimes(datetime(1970, 1, 2), datetime(2199, 1, 1)), max_size=120)


@given(MOMENTS)
def test_whatever_the_clock_says_the_latest_stays_and_the_number_is_bounded(moments):
    kept = set(moments) - rotation.superfluous(moments)

    assert len(kept) <= 7 * 10 + 4 + 12
    if moments:
        assert max(moments) in kept
    assert rotation.superfluous(kept) == set()


@given(st.integers(1, 30))
def test_of_one_day_the_first_and_the_latest_stay(number):
    moments = [datetime(2026, 11, 22, 8) + timedelta(minutes=n) for n in range(number)]

    kept = set(moments) - rotation.superfluous(moments)

    assert len(kept) == min(10, number)
    assert {moments[0], moments[-1]} <= kept


def test_copies_of_one_second_stand_side_by_side(file_document):
    now = datetime(2026, 11, 22, 8)
    made = {backup.keep_copy(file_document.connection, "x.collab", "before import", now) for _ in range(3)}

    assert len(made) == 3
    assert all(path.is_file() for path in made)


def test_half_a_copy_that_a_killed_program_left_this_very_second_is_written_anew(file_document):
    at = datetime(2026, 11, 1, 12, 0, 0)
    whole = backup.keep_copy(file_document.connection, "Eastside", "before import", at)
    half = whole.with_name(f".~{whole.name}.tmp")
    half.write_bytes(whole.read_bytes()[:6000])
    whole.unlink()

    again = backup.keep_copy(file_document.connection, "Eastside", "before import", at)

    assert (again, half.exists()) == (whole, False)
    with look(again) as kept:
        assert list(check.problems(kept.connection)) == []


def test_very_long_and_odd_names_still_get_a_copy(file_document):
    for name in ("ñ" * 200, "a 2026-01-01 080000 first change", " "):
        path = backup.keep_copy(file_document.connection, f"{name}.collab", "before import")
        assert Path(path).is_file()

    assert len(backup.copies(file_document.collaborative_id)) == 3


def test_the_record_of_a_person_is_as_it_was_in_the_copy(file_document):
    uid = add(file_document, "Rosa Ortiz")
    with file_document.change("Bring in", kind="import") as change:
        change.update(Person, uid, phone="763 555 0100")

    with look(backup.copies(file_document.collaborative_id)[0].path) as kept:
        assert people.named(kept.connection, "Rosa Ortiz")[0].phone == ""
