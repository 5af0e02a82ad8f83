"""From spawning the program to its first painted window with the sample open, beside a bare window that paints and ends."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from facilitator.sample import writing

_RUNS = 15
_ROOT = Path(__file__).parents[2]
# It ends as the program does when it is measured: at once, when the first painting is over.
_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))

app = QApplication([])
window = Window()
window.resize(1100, 720)
window.show()
app.exec()
"""


def measure() -> list[tuple[str, float, float]]:
    """Give the ratio of both medians, run by turns."""
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "sample.collab"
        writing.write(sample).close()
        program = [sys.executable, "-m", "facilitator", str(sample), "--quit-after-first-paint"]
        bare = [sys.executable, "-c", _BARE]
        times: dict[str, list[float]] = {"program": [], "bare": []}
        for run in range(_RUNS + 1):
            for name, command in (("bare", bare), ("program", program)):
                took = _seconds(command, folder)
                if run:  # the first turn warms the disk's cache
                    times[name].append(took)
    program_took, bare_took = (statistics.median(times[name]) for name in ("program", "bare"))
    what = f"start to first painted window ({program_took * 1000:.0f} ms) / bare window ({bare_took * 1000:.0f} ms)"
    return [(what, program_took / bare_took, 1.6)]


def _seconds(command: list[str], home: str) -> float:
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "FACILITATOR_HOME": home, "PYTHONPATH": str(_ROOT)
    }  # fmt: skip
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed comes compiled
    began = time.perf_counter()
    subprocess.run(command, check=True, env=environment)  # with a time limit, Python would look only every 50 ms
    return time.perf_counter() - began
