"""The preview of bringing contacts in: every line of the file, what happens with it, and a say in it."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QVBoxLayout, QWidget

from facilitator.exchange.import_plan import Plan, PlannedLine, What
from facilitator.ui.contacts.plan_model import PlanModel, told
from facilitator.ui.widgets.column_shares import ColumnShares
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.plain import button, label, table
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.ui.widgets.segments import Segments
from facilitator.words import mark, plural, translate

_KINDS: tuple[tuple[What | None, str], ...] = (
    (None, mark("All")),
    (What.ADD, mark("Added")),
    (What.CHANGE, mark("Blanks filled in")),
    (What.ASK, mark("Likely duplicates")),
    (What.SKIP, mark("Left out")),
)


class PreviewPage(QWidget):
    """Says `changed` when somebody chose otherwise for a line."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan = Plan(())
        self._asked: frozenset[int] = frozenset()
        self._kind: What | None = None
        self.model = PlanModel(self)
        self.table = table(translate("Lines of the file"))
        self.table.setModel(self.model)
        ColumnShares(self.table, (8, 21, 28, 43))
        self.table.setItemDelegate(PlainDelegate(self.table))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._show_line())
        self.summary = label(is_wrapped=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.summary)
        self.kinds = Segments([("", "") for _ in _KINDS])
        self.kinds.chosen.connect(self._show_kind)
        self._layout.addWidget(self.kinds)
        self._layout.addWidget(self.table, 1)
        self._told = label(is_wrapped=True)
        self._told.setMinimumHeight(self.fontMetrics().lineSpacing() * 3)
        self._told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(self._told)
        self._layout.addLayout(self._choice_row())

    def show_plan(self, plan: Plan) -> None:
        """Show a new plan; likely duplicates come first, when there are any."""
        self.plan = plan
        self._asked = frozenset(line.line for line in plan.lines if line.what is What.ASK)
        self._show()
        self.kinds.choose(3 if self._asked else 0)
        self.table.selectRow(0)

    def choose(self, what: What, lines: Iterable[int]) -> None:
        """Choose what happens with some lines, where they offer it."""
        wanted = set(lines)
        self.plan = Plan(
            tuple(
                replace(line, what=what) if line.line in wanted and what in line.choices else line
                for line in self.plan.lines
            )
        )
        chosen = {line.line for line in self._chosen()}
        self._show()
        self._choose_rows(chosen)
        self.changed.emit()

    def _choice_row(self) -> FlowLayout:
        row = FlowLayout()
        self.leave_out = button(translate("Leave out"), lambda: self._choose_here(What.SKIP), "minus")
        self.add_anyway = button(translate("Add"), lambda: self._choose_here(What.ADD), "plus")
        self.fill = button(translate("Fill in the blanks"), lambda: self._choose_here(What.CHANGE), "pencil")
        self._by_what = {What.SKIP: self.leave_out, What.ADD: self.add_anyway, What.CHANGE: self.fill}
        for one in (self.leave_out, self.add_anyway, self.fill):
            row.addWidget(one)
        self.all_asked: QPushButton = button(
            translate("Select all likely duplicates"), self._choose_all_asked, "list-checks"
        )
        row.addWidget(self.all_asked)
        return row

    def _choose_here(self, what: What) -> None:
        self.choose(what, [line.line for line in self._chosen()])

    def _choose_all_asked(self) -> None:
        self.kinds.choose(3)
        self.table.selectAll()
        self.table.setFocus()

    def _chosen(self) -> list[PlannedLine]:
        return [self.model.rows[index.row()] for index in self.table.selectionModel().selectedRows()]

    def _choose_rows(self, lines: set[int]) -> None:
        if {line.line for line in self._chosen()} != lines and self.model.rows:
            place = next((at for at, line in enumerate(self.model.rows) if line.line in lines), 0)
            self.table.selectRow(place)
        self._show_line()

    def _show_kind(self, at: int) -> None:
        self._kind = _KINDS[at][0]
        self._show()
        if self.model.rows:
            self.table.selectRow(0)
        self._show_line()

    def _show(self) -> None:
        self.model.show_plan(self.plan, self._kind, self._asked)
        whats = [line.what for line in self.plan.lines]
        counts = {None: len(whats), What.ASK: len(self._asked)} | {
            what: whats.count(what) for what in (What.ADD, What.CHANGE)
        }
        counts[What.SKIP] = whats.count(What.SKIP) + whats.count(What.ASK)
        self.kinds.rename([f"{translate(words)} {counts[kind]}" for kind, words in _KINDS])
        self.summary.setText(self._summary_in_words())
        self.all_asked.setVisible(len(self._asked) > 1)
        self._show_line()

    def _summary_in_words(self) -> str:
        summary = self.plan.summary
        parts = []
        if summary.added or not (summary.changed or summary.skipped):
            parts.append(plural("{n} contact will be added", "{n} contacts will be added", summary.added))
        if summary.changed:
            parts.append(plural("{n} will get blanks filled in", "{n} will get blanks filled in", summary.changed))
        if summary.skipped:
            parts.append(plural("{n} line is left out", "{n} lines are left out", summary.skipped))
        said = ", ".join(parts) + "."
        if not summary.asked:
            return said
        asked = plural(
            "{n} of them is perhaps here already: choose what happens with it below.",
            "{n} of them are perhaps here already: choose what happens with them below.",
            summary.asked,
        )
        return f"{said} {asked}"

    def _show_line(self) -> None:
        lines = self._chosen()
        self._told.setText(told(lines[0]) if len(lines) == 1 else "")
        for what, one in self._by_what.items():
            others = [line for line in lines if what in line.choices and line.what is not what]
            one.setEnabled(bool(others))
        match = lines[0].match_name if len(lines) == 1 else ""
        self.fill.setText(
            translate("Fill in the blanks of {name}", name=match) if match else translate("Fill in the blanks")
        )
