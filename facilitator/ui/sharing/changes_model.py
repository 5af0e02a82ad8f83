"""The lines of a partner's file for the screen: what would change, and what becomes of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from sqlite3 import Connection

from PySide6.QtCore import QObject

from facilitator.exchange.sharing import review
from facilitator.exchange.sharing.review import Answer, Line
from facilitator.ui.row_model import Column, RowModel
from facilitator.words import mark, spoken, translate

ANSWERS = {
    Answer.TAKE: mark("Taken"),
    Answer.MINE: mark("Mine stays"),
    Answer.BOTH: mark("Both are kept"),
    Answer.SAME: mark("One is kept"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A line with its place among all lines, and its sentence."""

    place: int
    line: Line
    sentence: str

    @property
    def uid(self) -> str:
        """Tells one line from another."""
        return f"{self.line.table}/{self.line.uid}/{self.line.field}/{self.line.kind}"


class ChangesModel(RowModel):
    """Shows the lines, all or those of one kind."""

    def __init__(self, connection: Connection, who: str, parent: QObject) -> None:
        self._connection = connection
        self._who = who
        columns = [
            Column("sentence", translate("What changes"), lambda one: one.sentence),
            Column("answer", translate("What happens"), lambda one: translate(ANSWERS[one.line.answer])),
        ]
        super().__init__(columns, lambda one: f"{one.sentence}, {translate(ANSWERS[one.line.answer])}", parent)

    def show_lines(self, lines: Sequence[Line], is_shown: Callable[[Line], bool]) -> None:
        """Show those of `lines` that are wanted."""
        self.show_rows(
            [
                Shown(at, line, review.say(self._connection, line, spoken(), self._who, lines))
                for at, line in enumerate(lines)
                if is_shown(line)
            ]
        )
