"""The pages of a PDF as pictures, and several PDFs joined to one."""

import io
from collections.abc import Iterable
from threading import Lock

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

POINTS_PER_INCH = 72

# The library that draws pages was not made for threads: one at a time, in whichever thread.
_one_at_a_time = Lock()


class Pages:
    """An open PDF. `sizes` are those of its pages in points; `close` it when nobody looks at it any more."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # loaded with the first paper

        with _one_at_a_time:
            self._document = pypdfium2.PdfDocument(pdf)
            self.sizes = [QSizeF(*self._document.get_page_size(at)) for at in range(len(self._document))]

    def picture(self, page: int, scale: float) -> QImage:
        """Draw a page on white, `scale` dots for a point."""
        with _one_at_a_time:
            sheet = self._document[page]
            drawn = sheet.render(scale=scale, prefer_bgrx=True)
            picture = QImage(drawn.buffer, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32).copy()
            drawn.close()
            sheet.close()
        return picture

    def close(self) -> None:
        """Let go of the PDF."""
        with _one_at_a_time:
            self._document.close()

    def __enter__(self) -> "Pages":
        return self

    def __exit__(self, *problem: object) -> None:
        self.close()


def join(pdfs: Iterable[bytes]) -> bytes:
    """Give one PDF with the pages of several, in their order; a single one stays as it is."""
    import pypdfium2

    parts = list(pdfs)
    if len(parts) == 1:
        return parts[0]
    target = io.BytesIO()
    with _one_at_a_time:
        whole = pypdfium2.PdfDocument.new()
        for part in parts:
            opened = pypdfium2.PdfDocument(part)
            whole.import_pages(opened)
            opened.close()
        whole.save(target)
        whole.close()
    return target.getvalue()
