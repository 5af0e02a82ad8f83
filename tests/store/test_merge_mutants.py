"""Seeded mistakes in the merging: each must be found by the scenarios or by the walks, or those prove nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STORE = Path("facilitator", "store")
COUNT = int(os.environ.get("FACILITATOR_WALKS", "1"))

TESTS = ("test_merging.py", "test_late_operations.py", "test_united.py", "test_convergence.py")
# What is wrong → (module, what it reads, what it reads then).
MUTANTS = {
    "an unseen edit does not keep a removed row": (
        "operations", "any(one.id not in covered for one in puts)", "not state.deletes"),
    "a removal never wins": (
        "operations", "any(one.id not in covered for one in puts)", "bool(puts)"),
    "a removal covers only what it names itself": (
        "operations", "waiting.extend(before.get(one, ()))", "waiting.extend(())"),
    "the shown value is the one that arrived last": (
        "operations", "key=lambda one: (one.stamp, one.id))", "key=lambda one: one.n)"),
    "equal clocks are not told apart": (
        "operations", "key=lambda one: (one.stamp, one.id))", "key=lambda one: one.stamp)"),
    "a dispute is settled by the clock": (
        "operations", "if any(one.patch[name] != known[0].patch[name] for one in known[1:]):", "if False:"),
    "the same value twice is a dispute": (
        "operations", "if any(one.patch[name] != known[0].patch[name] for one in known[1:]):", "if known[1:]:"),
    "withheld versions replace nothing": (
        "operations", "for name in one.names:\n            replaced", "for name in one.patch:\n            replaced"),
    "an edit names no predecessor": (
        "change", "by_heads.setdefault(state.told.get(name, ()), {})", "by_heads.setdefault((), {})"),
    "an edit replaces what it was not told": (
        "change", "by_heads.setdefault(state.told.get(name, ()), {})", "by_heads.setdefault(state.heads.get(name, ()), {})"),
    "an edit replaces only the shown version": (
        "change", "by_heads.setdefault(state.told.get(name, ()), {})",
        "by_heads.setdefault(state.told.get(name, ())[-1:], {})"),
    "an edit claims to have seen all versions of all fields": (
        "change", "self.append(record.table, uid, Act.PUT, patch, heads)",
        "self.append(record.table, uid, Act.PUT, patch, state.everything_seen)"),
    "a removal names only the versions of fields that are shown": (
        "operations", "return _once((*(head for heads in self.heads.values() for head in heads), *self.leaves, *self.deletes))",
        "return _once(head for heads in self.told.values() for head in heads)"),
    "bringing back blanks what was withheld": (
        "change", "if name in state.told} | record.said()", "}"),
    "bringing back replaces what was withheld": (
        "change", "if set(state.heads.get(name, ())) != set(state.told.get(name, ()))", "if False"),
    "an edit that settles leaves the list of conflicts stale": (
        "change", "not state.disputed.keys().isdisjoint(changed)", "False"),
    "owners are not shown again": (
        "tables", "state.has_puts and _something_belongs(connection, row)", "False"),
    "owners are not looked at again": (
        "tables", "moved |= dict.fromkeys(owners(turn.before.record) | owners(turn.after.record))", "pass"),
    "owners are not looked at after a change made here": (
        "change", "self.bring_up(row for row in unsure if not tables.is_settled(self.connection, row))", "pass"),
    "filling anew forgets the owners": (
        "tables", "if row in removed:\n            shown", "if False:\n            shown"),
    "what was erased comes back": (
        "tables", "away = erased.union(row for row", "away = set(row for row"),
    "what was erased is written down again": (
        "merging", "replace(one, patch={}, withheld=()) if is_erased else one", "one"),
    "a forged change of a known operation is taken": (
        "merging", "mine.patch[name] != theirs.patch[name] for name in shared", "False for name in shared"),
    "a forged predecessor is taken": (
        "merging", "set(mine.pred) != set(theirs.pred)", "False"),
    "circles are taken": (
        "merging", "if operations.has_circle(those)", "if False"),
    "others may add to what was said here": (
        "merging", "mine.source != 0", "True"),
    "a known skeleton is never filled": (
        "merging", "filled[one.id] = both", "pass"),
    "what is told differently is taken for the same": (
        "operations", "if one.id in held and _told(held[one.id]) != _told(_to_row(one))", "if False"),
    "of one file only the first thousands are brought up": (
        "tables", "for some in in_portions(waiting, ROWS_AT_ONCE):", "for some in [list(waiting)[:1]]:"),
    "filled operations keep no clock": (
        "merging", "stamp=told.stamp", "stamp=mine.stamp"),
    "withheld names are not united": (
        "merging", "sorted({*mine.withheld, *theirs.withheld} - patch.keys())", "sorted({*mine.withheld} - patch.keys())"),
    "a preview stays": (
        "merging", 'connection.execute("ROLLBACK")', 'connection.execute("COMMIT")'),
    "undo writes over what changed since": (
        "taking_back", "if now.candidates(name) == new.candidates(name)", "if True"),
    "undo leaves a dispute open": (
        "taking_back", "if old.candidates(name) != new.candidates(name)", "if old.values.get(name) != new.values.get(name)"),
    "undo blanks what was never told": (
        "taking_back", "if name in old.values:\n            told", "if True:\n            told"),
    "undo brings back what was removed since": (
        "taking_back", "elif old.is_alive and not new.is_alive and not now.is_alive:", "elif old.is_alive and not now.is_alive:"),
    "a choice replaces only what is known here": (
        "conflicts", "state.heads.get(field, ())", "state.told.get(field, ())"),
    "keeping a row does not answer the removal": (
        "conflicts", "change.append(table, uid, Act.PUT, {}, state.deletes)", "change.append(table, uid, Act.PUT, {}, ())"),
    "late links to who was forgotten come in": (
        "forgotten", "links = {one.id: set(links_to(gone, one.table, one.patch)) for one in group}",
        "links = {one.id: set() for one in group}"),
    "late names beside them come in": (
        "names_beside", "found[one.id].add(name)", "pass"),
    "names on rows that were theirs once come in": (
        "forgotten", "for one in lost.values()}", "for one in ()}"),
    "who takes over from them loses their name": (
        "names_beside", "                is_free\n", "                False\n"),
    "a name that was corrected is taken for another's": (
        "names_beside", "    if corrects:", "    if False:"),
    "late rows of theirs come in": (
        "forgotten", "if all(_owners(one) <= gone for one in every):", "if False:"),
    "somebody else's row is erased by giving it to them": (
        "forgotten", "if all(_owners(one) <= gone for one in every):", "if True:"),
    "what lost a name once is told it again": (
        "forgotten", "if mine and (OPERATION, id_.hex()) in erased:", "if False:"),
    "of a circle each shows the other": (
        "united", "min(path[path.index(following) :])", "path[-1]"),
    "what is written late on who went is lost": (
        "said_late", "(name not in told or value not in known.get(name, ()))", "name not in told"),
    "what was seen when they were united is asked again": (
        "said_late", "_candidates([one for one in each if one.id in seen])", "_candidates([])"),
    "links to who went lead nowhere": (
        "united", "name: self.final(target, value)", "name: value"),
    "what leads to who went is not looked at again": (
        "united", "return [*families, *_leading_to(connection, around)]", "return list(families)"),
    "who stays does not answer a removal they had not heard of": (
        "uniting", "change.append(record.table, kept, Act.PUT, left, ())", "pass"),
    "what leads elsewhere is taken back before who is who": (
        "taking_back", "    change.bring_up(saying)\n", ""),
    "they are named as authors again": (
        "forgotten", "names.add(fold(clean_line(one.author)))", "pass"),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """Copy the program without its windows, and the tests of the store."""
    for folder in ("facilitator", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "ui", "*.png"))
    (tmp_path / "tests" / "store").mkdir(parents=True)
    for file in ("pyproject.toml", "tests/__init__.py", "tests/conftest.py"):
        if (ROOT / file).exists():
            shutil.copy(ROOT / file, tmp_path / file)
    for file in (ROOT / "tests" / "store").glob("*.py"):
        shutil.copy(file, tmp_path / "tests" / "store")
    return tmp_path


@pytest.mark.slow
def test_without_a_mistake_nothing_is_found(folder):
    assert not _fails(folder, "test_merging.py", walks=1)


@pytest.mark.slow
@pytest.mark.parametrize("mistake", list(MUTANTS)[:COUNT])
def test_a_mistake_in_the_merging_is_found(folder, mistake):
    module, right, wrong = MUTANTS[mistake]
    path = folder / STORE / f"{module}.py"
    text = path.read_text(encoding="utf-8")
    assert text.count(right) == 1, f"{module} does not read “{right}” any more"
    path.write_text(text.replace(right, wrong), encoding="utf-8")

    assert any(_fails(folder, tests) for tests in TESTS)


def _fails(folder, tests, walks=60):
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", f"tests/store/{tests}"],
        cwd=folder, capture_output=True, text=True, timeout=600,
        env={**os.environ, "FACILITATOR_WALKS": str(walks), "PYTHONPATH": str(folder)},
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stdout + done.stderr
    return done.returncode == 1
