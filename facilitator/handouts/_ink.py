"""Words as the operators that draw them, quickly: a letter is encoded once in a book, however often it is written."""

from reportlab.pdfgen.canvas import Canvas


class _Letters(dict[str, str]):
    """How each letter of one face in one size is written between the brackets of a string that is shown.

    reportlab's own text object encodes it when it is first met, which is also what puts it into the embedded font. A
    font holds 255 letters; one that lies in a further font closes the string, and opens it again behind itself.
    """

    def __init__(self, canvas: Canvas, face: str, size: float) -> None:
        super().__init__()
        self._canvas = canvas
        self._face = face
        self._size = size
        self.font, self[" "] = self._encoded(" ")

    def __missing__(self, letter: str) -> str:
        font, code = self._encoded(letter)
        if font != self.font:
            code = f") Tj {font} {self._size:g} Tf ({code}) Tj {self.font} {self._size:g} Tf ("
        self[letter] = code
        return code

    def _encoded(self, letter: str) -> tuple[str, str]:
        pen = self._canvas.beginText(0, 0)
        pen.setFont(self._face, self._size)
        pen.textOut(letter)
        # "BT 1 0 0 1 0 0 Tm /F2+0 12 Tf 14.4 TL (a) Tj ET"
        before, _, shown = pen.getCode().partition("(")
        return before.split()[-5], shown.rpartition(")")[0]


class Ink:
    """Writes the words of one book."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._letters: dict[tuple[str, float], _Letters] = {}

    def text(self, words: str, face: str, size: float, x: float, y: float, is_turned: bool = False) -> str:
        """Give the drawing of one line of readable words whose first letter stands at x, y."""
        letters = self._letters.get((face, size))
        if letters is None:
            letters = self._letters[face, size] = _Letters(self._canvas, face, size)
        turn = "-1 0 0 -1" if is_turned else "1 0 0 1"
        shown = "".join([letters[letter] for letter in words])
        return f"BT {letters.font} {size:g} Tf {turn} {x:.2f} {y:.2f} Tm ({shown}) Tj ET"
