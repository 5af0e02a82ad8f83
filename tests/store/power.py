"""Disks as they may be after the power went: rebuilt from a record of what SQLite did to them.

What was synced is there. Of what was not, each piece of 512 bytes may be there or not, in any order; a new file's name is
sure with its first sync, a removal when SQLite asked for the folder to be synced as well.
"""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from tests.store.shim import Act

SECTOR = 512


class Disk:
    """One disk: the files that are sure to be there, and what was done since that is not."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.sure: dict[str, bytearray] = {path: bytearray(content) for path, content in files.items()}
        self.unsure: dict[str, list[Act]] = {}

    def do(self, act: Act) -> None:
        """Take note of an act that was done."""
        what, path, number, _ = act
        if what in ("write", "truncate", "open"):
            self.unsure.setdefault(path, []).append(act)
        elif what == "sync":
            self.sure[path] = _after(self.sure.get(path), self.unsure.pop(path, []))
        elif number:  # a removal with its folder
            self.sure.pop(path, None)
            self.unsure.pop(path, None)
        else:
            self.unsure.setdefault(path, []).append(act)

    def cut(self, random: Random) -> dict[str, bytes]:
        """Give the files that are found after the power went."""
        found = {path: bytes(content) for path, content in self.sure.items()}
        for path, acts in self.unsure.items():
            kept = _some(acts, random)
            if path in self.sure or kept:
                found[path] = bytes(_after(self.sure.get(path), kept))
            if any(act[0] == "delete" for act in kept):
                found.pop(path, None)
        return found


def cut_at(files: dict[str, bytes], acts: Sequence[Act], at: int, random: Random) -> dict[str, bytes]:
    """Give the files as they may be when the power goes before act number `at`."""
    disk = Disk(files)
    for act in acts[:at]:
        disk.do(act)
    return disk.cut(random)


def lay_out(found: dict[str, bytes], folder: Path) -> None:
    """Write files into an empty folder."""
    for path, content in found.items():
        (folder / Path(path).name).write_bytes(content)


def _some(acts: Sequence[Act], random: Random) -> list[Act]:
    share = random.choice((0.0, 0.1, 0.5, 0.9, 1.0))
    is_torn = random.random() < 0.5
    kept: list[Act] = []
    for act in acts:
        what, path, at, content = act
        if what == "write" and is_torn:
            first = SECTOR - at % SECTOR
            edges = [0, *range(first, len(content), SECTOR), len(content)]
            kept += [
                ("write", path, at + start, content[start:end])
                for start, end in pairwise(edges) if random.random() < share
            ]  # fmt: skip
        elif random.random() < share:
            kept.append(act)
    return kept


def _after(content: bytearray | None, acts: Sequence[Act]) -> bytearray:
    made = bytearray(content or b"")
    for what, _, at, new in acts:
        if what == "truncate":
            del made[at:]
            made.extend(bytes(max(0, at - len(made))))
        elif what == "write":
            made.extend(bytes(max(0, at - len(made))))
            made[at : at + len(new)] = new
    return made
