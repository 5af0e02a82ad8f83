import os
import subprocess
import sys

from facilitator.store import document as documents

HEAVY = {"sqlite_utils", "reportlab", "dateutil", "vobject", "rapidfuzz", "phonenumbers", "click", "pypdfium2",
         "python_calamine", "xlsxwriter", "charset_normalizer", "PIL"}  # fmt: skip


def run(*arguments, **environment):
    return subprocess.run(
        [sys.executable, *arguments],
        capture_output=True, text=True, timeout=120, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )  # fmt: skip


def test_nothing_heavy_is_loaded_before_the_window_is_painted(sample_path):
    program = (
        "import os, sys; from facilitator.app import run\n"
        "leave = os._exit\n"
        "def say(code): print(*sorted({name.split('.')[0] for name in sys.modules})); sys.stdout.flush(); leave(code)\n"
        "os._exit = say\n"
        f"run([{str(sample_path)!r}, '--quit-after-first-paint'])"
    )

    done = run("-c", program)

    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.split())
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


def test_only_home_is_built_before_the_window_is_painted(windows, sample_path):
    window = windows.show_file(sample_path)

    built = [
        type(window.tabs.widget(at)).__name__ for at in range(window.tabs.count()) if window.tabs.widget(at).layout()
    ]

    assert built == ["HomeTab"]


def test_quitting_after_the_first_paint_leaves_no_lock(sample_path):
    done = run("-m", "facilitator", str(sample_path), "--quit-after-first-paint")

    assert done.returncode == 0, done.stderr
    assert [path.name for path in sample_path.parent.iterdir()] == [sample_path.name]
    with documents.open_file(sample_path) as document:
        assert document.look_only is None


def test_the_self_test_shows_every_tab_and_makes_every_handout():
    done = run("-m", "facilitator", "--self-test")

    assert done.returncode == 0, done.stderr
    assert "self-test: every tab shown, every handout made" in done.stdout


def test_no_widget_is_shown_as_a_window_of_its_own_while_the_tabs_are_built(window, qapp):
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QWidget

    class Watcher(QObject):
        seen: list[str] = []

        def eventFilter(self, watched, event):  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
            return False

    watcher = Watcher()
    qapp.installEventFilter(watcher)
    try:
        for at in (1, 2, 3, 0):
            window.tabs.setCurrentIndex(at)
            qapp.processEvents()
    finally:
        qapp.removeEventFilter(watcher)

    assert watcher.seen == []
