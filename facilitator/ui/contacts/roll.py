"""Which people the list shows, and in which order: everybody, those on a list, those that match typed words."""

from collections.abc import Iterable, Sequence
from datetime import date
from sqlite3 import Connection

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.domain.records import ContactList
from facilitator.store import contact_lists, people
from facilitator.store.steps import Step
from facilitator.ui.contacts.narrowing import Narrowing
from facilitator.ui.contacts.people_model import HEADINGS

_LEARNT_AT_ONCE = 1000
_SORTED_BY_ANYTHING = 5000


class Roll(QObject):
    """Knows everybody's id, and learns their texts in small bites while the window has nothing else to do."""

    changed = Signal()  # others are shown, or in another order
    counted = Signal(str, int)  # the id of a list, and how many are on it

    def __init__(self, connection: Connection, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        self._everybody: Sequence[str] = ()
        self._in_order: Sequence[str] = ()
        self._let_through: Sequence[str] = ()
        self._typed = ""
        self._saved_filter = ""
        self._column = 0
        self._is_backwards = False
        self._narrowing = Narrowing()
        self._to_learn: list[str] = []
        self._to_count: list[ContactList] = []
        self._is_awake = False
        self._spare_time = QTimer(self)
        self._spare_time.setInterval(0)
        self._spare_time.timeout.connect(self._use_spare_time)

    @property
    def count(self) -> int:
        """How many people there are in all."""
        return len(self._everybody)

    @property
    def is_learnt(self) -> bool:
        """Whether the texts of everybody are known, so that a filter finds all."""
        return not self._to_learn

    @property
    def has_work(self) -> bool:
        """Whether there is something left to learn or to count."""
        return self._spare_time.isActive()

    @property
    def is_filtered(self) -> bool:
        """Whether a filter may keep somebody from being shown."""
        return bool(self._typed.strip() or self._saved_filter)

    @property
    def may_sort_by_all(self) -> bool:
        """Whether the list is short enough to be sorted by every column."""
        return self.count <= _SORTED_BY_ANYTHING

    def read(self) -> None:
        """Read the list of people; texts and counts follow in spare time."""
        self._everybody = people.ids(self._connection)
        self._arrange()
        if not len(self._narrowing):
            self._learn(self._everybody)
        self._to_count = contact_lists.offered(self._connection)
        self._go_on()

    def take_in(self, steps: Iterable[Step]) -> None:
        """Read the list again, and learn anew what these steps changed."""
        touched = {row for step in steps for row in step.touched}
        known = people.telling_of(self._connection, touched)
        self.read()
        self._learn(self._everybody if known is None else known)
        self._go_on()

    def wake(self) -> None:
        """Use spare time from now on to learn and to count."""
        self._is_awake = True
        self._go_on()

    def rest(self) -> None:
        """Stop until `wake`; the file may be closed meanwhile."""
        self._is_awake = False
        self._spare_time.stop()

    def shown(self) -> Sequence[str]:
        """List the ids of those the filters let through, in order."""
        if not self._typed.strip():
            return self._let_through
        return self._narrowing.find(self._let_through, self._typed)

    def let_through(self, saved_filter: str) -> None:
        """Show only the people of a list, or everybody with ""."""
        self._saved_filter = saved_filter
        self._arrange()
        self.changed.emit()

    def match(self, typed: str) -> None:
        """Show only the people who match typed words."""
        self._typed = typed
        self.changed.emit()

    def sort_by(self, column: int, is_backwards: bool) -> None:
        """Sort by a column; a very long list is sorted by name whatever is asked."""
        self._column, self._is_backwards = column, is_backwards
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        order = self._everybody
        if self._column and self.may_sort_by_all:
            sort = HEADINGS[self._column].sort
            order = [line.uid for line in sorted(self._all_lines(), key=sort, reverse=self._is_backwards)]
        elif self._is_backwards:
            order = order[::-1]
        self._in_order = self._let_through = order
        if self._saved_filter:
            chosen = contact_lists.find(self._connection, self._saved_filter)
            wanted = contact_lists.matching(self._connection, chosen, date.today())
            self._let_through = [uid for uid in order if uid in wanted]

    def _all_lines(self) -> list[people.Line]:
        return [
            line
            for start in range(0, len(self._everybody), 500)
            for line in people.lines(self._connection, self._everybody[start : start + 500])
        ]

    def _learn(self, uids: Iterable[str]) -> None:
        waiting = set(self._to_learn)
        self._to_learn = [*reversed([uid for uid in uids if uid not in waiting]), *self._to_learn]

    def _go_on(self) -> None:
        if self._is_awake and (self._to_learn or self._to_count):
            self._spare_time.start()

    def _use_spare_time(self) -> None:
        if self._to_learn:
            bite = self._to_learn[-_LEARNT_AT_ONCE:]
            del self._to_learn[-_LEARNT_AT_ONCE:]
            self._narrowing.learn(people.searchable(self._connection, bite))
            if not self._to_learn:
                self._narrowing.make_ready(self._let_through)
                if self.is_filtered:
                    self.changed.emit()
        elif self._to_count:
            one = self._to_count.pop(0)
            self.counted.emit(one.uid, contact_lists.count(self._connection, one, date.today()))
        else:
            self._spare_time.stop()
