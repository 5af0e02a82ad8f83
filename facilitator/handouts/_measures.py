"""The measures every sheet keeps to, in points (72 to the inch)."""

MARGIN = 54.0
FOOT_MARGIN = 36.0
# The height of a line, and how far below its upper edge its letters stand, in parts of their size.
LEADING = 1.22
FOOT = 0.95
# Twelve millimetres, so that a hand in a coat sleeve can write in it.
WRITING_ROW = 34.0
PAD = 4.0
PAD_ABOVE = 3.0
