"""Shares a table's width out to its columns, so that nothing lies beyond the edge at any size of window or letters."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView


class ColumnShares(QObject):
    """Gives each column its share (of 100) of the table's width, until somebody sets one by hand."""

    def __init__(self, table: QTableView, shares: Sequence[int]) -> None:
        super().__init__(table)
        self._table = table
        self._shares = shares
        self._is_by_hand = False
        self._is_sharing = False
        table.viewport().installEventFilter(self)
        table.horizontalHeader().sectionResized.connect(self._on_resized)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self._is_by_hand:
            self._is_sharing = True
            room = self._table.viewport().width()
            for column, share in enumerate(self._shares[:-1]):  # the last one takes what is left
                self._table.setColumnWidth(column, room * share // 100)
            self._is_sharing = False
        return super().eventFilter(watched, event)

    def _on_resized(self) -> None:
        if not self._is_sharing and self._table.horizontalHeader().underMouse():
            self._is_by_hand = True
