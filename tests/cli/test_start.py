"""What is decided before anything else: a window or a command, and with what it runs."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitator import cli, screen
from facilitator.__main__ import asks_for_windows
from facilitator.refusal import Refusal

ROOT = Path(__file__).parents[2]
# Any import of Qt ends the program.
BLOCKED = """
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise SystemExit(f"{name} was imported")
sys.meta_path.insert(0, Blocker())
from facilitator.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def without_qt(*arguments, cwd):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *map(str, arguments)], cwd=cwd, capture_output=True, text=True, env=environment
    )


def test_windows_are_wanted_for_nothing_for_files_and_for_their_own_options(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes").write_text("")
    (tmp_path / "list").write_text("")

    for arguments in ([], ["x.collab"], ["notes"], ["--self-test"], ["x.collab", "--quit-after-first-paint"]):
        assert asks_for_windows(arguments), arguments
    for arguments in (
        ["--help"],
        ["-h"],
        ["--version"],
        ["list"],
        ["info", "x.collab"],
        ["--lang", "es"],
        ["nonsense"],
    ):
        assert not asks_for_windows(arguments), arguments


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--help"], 0), (["--version"], 0), (["sample", "s.collab", "--size", "10"], 0), (["info", "s.collab"], 0),
        (["print", "agenda", "s.collab", "-o", "a.pdf"], 0), (["export", "s.collab", "-o", "s.vcf"], 0),
        (["import", "s.collab", "s.vcf"], 1), (["undo", "s.collab"], 2), (["check", "s.collab"], 0), (["nonsense"], 2),
    ],
)  # fmt: skip
def test_no_command_needs_qt(tmp_path_factory, arguments, code):
    folder = tmp_path_factory.getbasetemp() / "without_qt"
    folder.mkdir(exist_ok=True)
    (folder / "s.collab").unlink(missing_ok=True) if "sample" in arguments else None
    if "s.collab" in arguments[1:] and not (folder / "s.collab").exists() and "sample" not in arguments:
        without_qt("sample", "s.collab", "--size", "10", cwd=folder)

    result = without_qt(*arguments, cwd=folder)

    assert result.returncode == code, result.stderr
    assert "was imported" not in result.stderr


def test_windows_load_no_command_line_and_nothing_heavy_beforehand(tmp_path):
    asked = (
        "import sys; from facilitator.__main__ import asks_for_windows; asks_for_windows(['x.collab']);"
        "import facilitator.opening; print(*sorted(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True,
                            env={**os.environ, "PYTHONPATH": str(ROOT)}).stdout.split()  # fmt: skip

    assert not {"click", "sqlite_utils", "reportlab", "facilitator.cli", "facilitator.store"} & set(loaded)


def test_every_command_has_a_help_of_its_own(run):
    overview = run("--help").out
    for name in cli.names():
        assert f"  {name} " in overview
        help_text = run(name, "--help")
        assert help_text.code == 0
        assert "Usage: facilitator" in help_text.out
        if "  --json " in help_text.out:
            assert "one object:" in " ".join(help_text.out.split())


def test_the_commands_are_those_that_were_promised():
    assert set(cli.names()) >= {
        "sample", "new", "info", "handouts", "print", "import", "export", "list", "add", "set", "remove", "undo", "redo",
        "history", "check",
    }  # fmt: skip


def test_without_a_screen_opening_a_file_is_one_sentence(tmp_path):
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    result = subprocess.run([sys.executable, "-m", "facilitator", "x.collab"], cwd=tmp_path, capture_output=True, text=True,
                            env={**bare, "PYTHONPATH": str(ROOT)})  # fmt: skip

    assert result.returncode == 2
    assert result.stderr.startswith("There is no screen on this machine")
    assert result.stderr.count("\n") == 1


def test_a_missing_system_library_names_the_package(monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    loaded = ctypes.CDLL

    def without_cursor(name):
        if name == "libxcb-cursor.so.0":
            raise OSError("libxcb-cursor.so.0: cannot open shared object file")
        return loaded(None)

    monkeypatch.setattr(ctypes, "CDLL", without_cursor)
    with pytest.raises(Refusal, match="sudo apt install libxcb-cursor0") as refusal:
        screen.require()
    assert "sudo dnf install xcb-util-cursor" in str(refusal.value)


def test_qt_that_lacks_a_library_is_explained_and_anything_else_is_not():
    missing = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    assert "sudo apt install libegl1" in str(screen.explained(missing))
    assert "libodd.so.3" in str(screen.explained(ImportError("libodd.so.3: cannot open shared object file: gone")))
    assert screen.explained(ImportError("No module named 'PySide6'")) is None


def test_an_offscreen_platform_needs_no_x_libraries(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: 1 / 0)

    screen.require()


def test_help_speaks_the_language_asked_for_and_remembers_none(run):
    english = run("info", "--help").out
    spanish = run("--lang", "es", "info", "--help").out

    assert english != spanish
    assert run("info", "--help").out == english
    assert run("--lang", "es", "--help").out != run("--help").out
