"""Rules of the windows' code that a machine can check."""

import ast
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

ROOT = Path(__file__).parents[2] / "facilitator"
UI = sorted((ROOT / "ui").rglob("*.py"))
FRIGHTENING = re.compile(
    r"\b(error|failed|failure|invalid|illegal|fatal|abort|exception|null|database|bad)\b", re.IGNORECASE
)
# A file that really is another program's database is called one.
ALLOWED = {"“{name}” is a database of another program, not a collaborative's file."}


@pytest.mark.parametrize("module", UI, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_has_a_size_in_pixels_or_a_colour_of_its_own(module):
    text = module.read_text("utf-8")

    assert re.findall(r"\.(setFixedSize|setFixedWidth|setFixedHeight|setStyleSheet)\(", text) == []
    assert re.findall(r"\.(setGeometry|resize|move)\(\d", text) == []
    if module.name != "theme.py":
        assert re.findall(r"[\"']#[0-9a-fA-F]{3,8}[\"']", text) == []


@pytest.mark.parametrize("module", UI, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_dialog_stops_the_program_until_it_is_answered(module):
    calls = [node for node in ast.walk(ast.parse(module.read_text("utf-8"))) if isinstance(node, ast.Call)]
    named = {node.func.attr for node in calls if isinstance(node.func, ast.Attribute)}

    assert named & {"exec", "exec_", "getOpenFileName", "getSaveFileName", "getExistingDirectory", "getText"} == set()


def marked_texts():
    for module in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in (
                "translate", "mark", "plural", "mark_plural",
            ):  # fmt: skip
                for argument in node.args[:2]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield module.relative_to(ROOT), argument.value


def test_no_word_frightens_people():
    found = [(str(module), text) for module, text in marked_texts() if FRIGHTENING.search(text) and text not in ALLOWED]

    assert found == []


def test_texts_are_found_at_all():
    assert sum(1 for _ in marked_texts()) > 300


def test_qt_takes_no_reference_to_none_with_it(qapp):
    """PySide6 6.12 on Python 3.11 loses one with every call that gives nothing, and ends the program after some 5,700."""
    label, button, combo, model = QLabel(), QPushButton(), QComboBox(), QStandardItemModel()
    item = QStandardItem()
    model.appendRow(item)
    calls = 500
    before = sys.getrefcount(None)

    for n in range(calls):
        label.setText(str(n))
        button.setText("x")
        combo.addItem("x")
        item.setText("x")
        label.repaint()

    assert abs(sys.getrefcount(None) - before) < calls / 10
