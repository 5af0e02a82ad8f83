"""Every change a partner's file would make, and a say in each; nothing changes here."""

from collections.abc import Callable, Sequence
from sqlite3 import Connection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from facilitator.domain.records import BY_TABLE
from facilitator.exchange.sharing import answering, review
from facilitator.exchange.sharing.review import Answer, Kind, Line
from facilitator.store import value_words
from facilitator.ui.sharing.changes_model import ChangesModel, Shown
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.widgets.segments import Segments
from facilitator.words import mark, spoken, translate

_GROUPS: tuple[tuple[str, Callable[[Line], bool]], ...] = (
    (mark("All"), lambda _line: True),
    (mark("New"), lambda line: line.kind is Kind.NEW),
    (mark("Here already?"), lambda line: line.looks_like is not None),
    (mark("Changed"), lambda line: line.kind is Kind.CHANGED),
    (mark("Both changed"), lambda line: line.kind is Kind.BOTH),
    (mark("Removed"), lambda line: line.kind in (Kind.REMOVED, Kind.DELETED)),
)
_ALL, _LOOKS_ALIKE, _BOTH_CHANGED = 0, 2, 4


class ChangesPage(QWidget):
    """Says `changed` when somebody answered otherwise for a line."""

    changed = Signal()

    def __init__(self, connection: Connection, who: str) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        self._connection = connection
        self._who = who
        self._is_shown = _GROUPS[_ALL][1]
        self.model = ChangesModel(connection, who, self)
        self.table = table(translate("Changes in the file"))
        self.table.setModel(self.model)
        ColumnShares(self.table, (78, 22))
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_chosen())
        self.groups = Segments([("", "") for _ in _GROUPS])
        self.groups.chosen.connect(self._show_group)
        self.told = label(is_wrapped=True)
        self.told.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.groups)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addLayout(self._answer_row())

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show new lines; what both sides changed comes first, else what may be here already, when there is any."""
        self.lines = lines
        self._show()
        firsts = (at for at in (_BOTH_CHANGED, _LOOKS_ALIKE) if any(map(_GROUPS[at][1], lines)))
        self.groups.choose(next(firsts, _ALL))
        self.table.selectRow(0)

    def answer(self, said: Answer) -> None:
        """Give the chosen lines an answer, where they offer it."""
        self.lines = answering.answer(self.lines, [one.place for one in self._chosen()], said)
        self._show()
        self.changed.emit()

    def _answer_row(self) -> FlowLayout:
        row = FlowLayout()
        self.take = button(translate("Take theirs"), lambda: self.answer(Answer.TAKE), "check")
        self.mine = button(translate("Keep mine"), lambda: self.answer(Answer.MINE), "undo-2")
        self.both = button(
            translate("Keep both for now"), lambda: self.answer(Answer.BOTH), "columns-2",
            translate("Both values stay until somebody chooses."),
        )  # fmt: skip
        self.same = button(
            translate("It is the same"), lambda: self.answer(Answer.SAME), "link",
            translate("The one that is here stays: what is empty in it is filled, and what led to the new one leads to it."),
        )  # fmt: skip
        self._by_answer = {
            Answer.TAKE: self.take, Answer.MINE: self.mine, Answer.BOTH: self.both, Answer.SAME: self.same,
        }  # fmt: skip
        for one in self._by_answer.values():
            row.addWidget(one)
        row.addWidget(button(translate("Select all shown"), self._choose_all, "list-checks"))
        return row

    def _choose_all(self) -> None:
        self.table.selectAll()
        self.table.setFocus()

    def _chosen(self) -> list[Shown]:
        return [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _show_group(self, at: int) -> None:
        self._is_shown = _GROUPS[at][1]
        self._show()
        if self.model.rows:
            self.table.selectRow(0)
        self._show_chosen()

    def _show(self) -> None:
        self.model.show_lines(self.lines, self._is_shown)
        counts = [sum(map(is_of_it, self.lines)) for _, is_of_it in _GROUPS]
        self.groups.rename([f"{translate(words)} {n}" for (words, _), n in zip(_GROUPS, counts, strict=True)])
        self._show_chosen()

    def _show_chosen(self) -> None:
        chosen = self._chosen()
        self.told.setText(self._whole(chosen[0].line) if len(chosen) == 1 else "")
        for said, one in self._by_answer.items():
            one.setEnabled(any(said in shown.line.choices and shown.line.answer is not said for shown in chosen))

    def _whole(self, line: Line) -> str:
        """Give both values in full, or both of two that look alike."""
        if line.looks_like:
            return self._side_by_side(*(" · ".join(told) for told in (line.looks_like.here, line.looks_like.there)))
        if not line.field:
            return review.say(self._connection, line, spoken(), self._who, self.lines)
        field = BY_TABLE[line.table].fields[line.field]
        titles = {(one.table, one.uid): one.title for one in self.lines if one.kind is Kind.NEW}
        mine, theirs = (
            value_words.of(self._connection, field, value, spoken(), titles) for value in (line.mine, line.theirs)
        )
        told = self._side_by_side(mine, theirs)
        if line.kind is Kind.BOTH and Answer.MINE not in line.choices:
            told += "\n" + translate(
                "More than one value waits here already. Choose among all of them afterwards, on Home."
            )
        return told

    def _side_by_side(self, mine: str, theirs: str) -> str:
        return "\n".join(
            (translate("Here: {value}", value=mine), translate("{who}: {value}", who=self._who, value=theirs))
        )
