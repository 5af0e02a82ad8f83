"""Cells that a spreadsheet would run as a formula: written as text, and read back as they were."""

import re

# Full-width forms count too: some spreadsheets treat them as the plain signs.
_FORMULA = re.compile(r"'*\s*[=+\-@\t\r＝＋－＠]|'*[\t\r]")
_GUARDED = re.compile(r"'+\s*[=+\-@\t\r＝＋－＠]|'+[\t\r]")
# A number to call is no formula, and stays readable. Brackets and dots are fine, letters are not.
_PHONE = re.compile(r"\+\d[\d ().-]{5,}", re.ASCII)


def guard(cell: str) -> str:
    """Give a cell as it is written to a delimited file: with an apostrophe ahead of what looks like a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _PHONE.fullmatch(cell) else cell


def unguard(cell: str) -> str:
    """Give a cell as it was before `guard`."""
    return cell[1:] if _GUARDED.match(cell) else cell
