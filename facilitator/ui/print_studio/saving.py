"""What a PDF file of papers is called."""

import re
from collections.abc import Sequence

_MOST_LETTERS = 120


def suggested_name(titles: Sequence[str], day: str) -> str:
    """Suggest a file name that says what it is and for which day."""
    # Without signs that a stick from another system would not take.
    name = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", ", ".join(titles))[:_MOST_LETTERS].strip()
    return f"{name} {day}".strip() + ".pdf"
