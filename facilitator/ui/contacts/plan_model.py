"""What bringing in a file will do, line by line, for the screen."""

from PySide6.QtCore import QObject

from facilitator.exchange.import_plan import Plan, PlannedLine, What
from facilitator.exchange.incoming import LABELS
from facilitator.ui.row_model import Column, RowModel
from facilitator.words import mark, spoken, translate

WORDS = {
    What.ADD: mark("Added"),
    What.CHANGE: mark("Blanks filled in"),
    What.ASK: mark("Perhaps here: left out"),
    What.SKIP: mark("Left out"),
}


class PlanModel(RowModel):
    """Shows the lines of a plan, all or those of one kind."""

    def __init__(self, parent: QObject) -> None:
        columns = [
            Column("line", translate("Line"), lambda one: str(one.line)),
            Column("name", translate("Name"), lambda one: one.name or translate("(no name)")),
            Column("what", translate("What happens"), lambda one: translate(WORDS[one.what])),
            Column("reason", translate("Reason"), lambda one: one.reason.say(spoken())),
        ]
        super().__init__(columns, self._said, parent)

    def show_plan(self, plan: Plan, kind: What | None, asked: frozenset[int]) -> None:
        """Show the lines of a kind, or all with None; the likely duplicates are the lines `asked`, whatever was chosen."""
        if kind is What.ASK:
            shown = [line for line in plan.lines if line.line in asked]
        elif kind is What.SKIP:
            shown = [line for line in plan.lines if line.what in (What.SKIP, What.ASK)]
        else:
            shown = [line for line in plan.lines if kind is None or line.what is kind]
        numbers = [line.line for line in shown]
        if numbers == [line.line for line in self.rows]:
            self.rows = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self.rows = shown
        self.endResetModel()

    def _said(self, line: PlannedLine) -> str:
        parts = (translate("Line {n}", n=line.line), line.name, translate(WORDS[line.what]), line.reason.say(spoken()))
        return ", ".join(part for part in parts if part)


def told(line: PlannedLine) -> str:
    """Say why that happens with a line, and everything the line brings."""
    known = [
        f"{translate(LABELS.get(name, name))}: {value}"
        for name, value in line.values.items()
        if value and name != "name"
    ]
    return "\n".join(part for part in (line.reason.say(spoken()), " · ".join(known)) if part)
