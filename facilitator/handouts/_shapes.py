"""Lines, boxes and marks, drawn as shapes: no face needs to have a character for them."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from facilitator.handouts._book import Shape

RULE = 0.6
SHADE = 0.92
_HATCH = 3.0


def line(x: float, y: float, end_x: float, end_y: float, weight: float = RULE) -> Shape:
    """Give a straight line."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(weight)
        canvas.line(x, y, end_x, end_y)

    return draw


def rules(ends: Sequence[tuple[float, float, float, float]]) -> Shape:
    """Give many straight lines in one stroke, each as x, y and x, y of its ends."""
    # The canvas would say every line as a path of its own, at ten times the time and three times the bytes.
    path = " ".join(f"{x:.2f} {y:.2f} m {end_x:.2f} {end_y:.2f} l" for x, y, end_x, end_y in ends)

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(RULE)
        canvas.addLiteral(f"{path} S")

    return draw


def dashes(x: float, y: float, end_x: float, end_y: float, on: float = 6, off: float = 4) -> Shape:
    """Give a broken line: long for cutting, short for folding."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(RULE)
        canvas.setDash(on, off)
        canvas.line(x, y, end_x, end_y)
        canvas.setDash()

    return draw


def box(x: float, y: float, size: float) -> Shape:
    """Give an empty box to tick, whose lower left corner is at x, y."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.8)
        canvas.rect(x, y, size, size)

    return draw


def frame(x: float, y: float, width: float, height: float) -> Shape:
    """Give the edge of a box whose lower left corner is at x, y, as thin as a printer draws it."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(0.3)
        canvas.rect(x, y, width, height)

    return draw


def shade(x: float, y: float, width: float, height: float) -> Shape:
    """Give a light grey ground, light enough that every printer keeps the words on it black."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(SHADE)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        canvas.setFillGray(0)

    return draw


def bar(x: float, y: float, width: float, height: float, is_hatched: bool) -> Shape:
    """Give a bar whose lower left corner is at x, y: hatched or empty, so that no printer can mix them up."""

    def draw(canvas: Canvas) -> None:
        canvas.setLineWidth(RULE)
        if is_hatched:
            canvas.saveState()
            inside = canvas.beginPath()
            inside.rect(x, y, width, height)
            canvas.clipPath(inside, stroke=0, fill=0)
            for step in range(int((width + height) / _HATCH) + 1):
                canvas.line(x + step * _HATCH - height, y, x + step * _HATCH, y + height)
            canvas.restoreState()
        canvas.rect(x, y, width, height)

    return draw
