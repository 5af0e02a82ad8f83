"""A line to write on, with the word in front of it that says what belongs there."""

from facilitator.handouts import _shapes
from facilitator.handouts._letters import REGULAR, width
from facilitator.handouts._measures import LEADING
from facilitator.handouts._sheet import Sheet

_MOST_LABEL = 0.6


def write_line(
    sheet: Sheet, label: str, left: float = 0, right: float = 0, is_last: bool = True, room: float = 30
) -> None:
    """Write a label with a line behind it to write on, `room` points high; move below it when it `is_last` in its row."""
    left = left or sheet.left
    right = right or sheet.left + sheet.width
    words = sheet.book.readable(sheet.joined(label))
    height = max(room, sheet.body * LEADING + 6)
    taken = width(words, REGULAR, sheet.body) + 6
    if taken > (right - left) * _MOST_LABEL:
        # Too long to leave room behind it: the line to write on goes below.
        for line in sheet.lines(words, sheet.body, right - left):
            sheet.need(height)
            sheet.y -= 4
            sheet.put(line, left, sheet.y, sheet.body)
            sheet.y -= sheet.body * LEADING
        words, taken = "", 0
    sheet.need(height)
    foot = sheet.y - height
    if words:
        sheet.put(words, left, foot + sheet.body * 1.2, sheet.body)
    sheet.draw(_shapes.line(left + taken, foot, right, foot))
    if is_last:
        sheet.y -= height
