"""Bars of people by sector, as a table: a name, a bar, its numbers, and whether it is community or institution."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QBrush, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from facilitator.domain import balance_words
from facilitator.domain.shown_numbers import percent
from facilitator.store.representation import Standing
from facilitator.ui.row_model import Column, Index, RowModel
from facilitator.ui.widgets.plain_delegate import PlainDelegate
from facilitator.words import plural, spoken, translate

NAME, BAR, NUMBER, KIND = range(4)
_WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class BarRow:
    """One bar: `sector` is an id, "" for people without a sector; `length` is a part of the longest bar."""

    uid: str
    sector: str
    name: str
    count: int
    numbers: str
    share: str
    kind: str
    length: Fraction
    is_community: bool


class BarsModel(RowModel):
    """Shows how a group stands; a screen reader hears each row as one sentence."""

    def __init__(self, parent: QObject) -> None:
        columns = [
            Column("name", translate("Sector")),
            Column("length", translate("Share"), lambda _row: ""),
            Column("numbers", translate("People")),
            Column("kind", translate("Kind")),
        ]
        super().__init__(columns, _sentence, parent)

    def show_standing(self, shown: Standing) -> None:
        """Show every expected sector in its order, and last those who have none."""
        self.show_rows(_rows(shown))


class BarDelegate(PlainDelegate):
    """Paints a bar: filled for the community, hatched for institutions, so that color alone tells nothing."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        model = index.model()
        assert isinstance(model, BarsModel)
        row: BarRow = model.rows[index.row()]
        if not row.length:
            return
        rect: QRect = option.rect
        palette: QPalette = option.palette
        margin = option.fontMetrics.height() // 4
        room = rect.adjusted(margin, margin, -margin, -margin)
        room.setWidth(max(2, int(room.width() * row.length)))
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        color = palette.color(QPalette.ColorRole.HighlightedText if is_selected else QPalette.ColorRole.Text)
        if row.is_community and not is_selected:
            color = palette.color(QPalette.ColorRole.Accent)
        pattern = Qt.BrushStyle.SolidPattern if row.is_community else Qt.BrushStyle.BDiagPattern
        painter.save()
        painter.setPen(QPen(color))
        painter.setBrush(QBrush(color, pattern))
        painter.drawRect(room)
        painter.restore()


def _rows(shown: Standing) -> Sequence[BarRow]:
    balance = shown.balance
    longest = balance.largest_share or Fraction(1)
    rows = [
        BarRow(
            sector.uid, sector.uid, sector.name, balance.counts[sector.uid],
            balance_words.figure(balance, sector.uid, spoken()) if balance.counts[sector.uid] else translate("nobody"),
            translate("{share}%", share=percent(balance.shares[sector.uid])) if balance.n else "",
            translate("Community") if sector.is_community else translate("Institution"),
            balance.shares[sector.uid] / longest, sector.is_community,
        )
        for sector in shown.sectors
    ]  # fmt: skip
    if balance.apart:
        apart = translate("Counted apart")
        rows.append(BarRow(_WITHOUT, "", translate("Without a sector"), balance.apart, str(balance.apart), "", apart,
                           Fraction(0), is_community=False))  # fmt: skip
    return rows


def _sentence(row: BarRow) -> str:
    people = plural("{n} person", "{n} people", row.count)
    return ", ".join(filter(None, (row.name, row.kind, people, row.share)))
