"""What the README and the licence page say is true of what is here."""

import re
import tomllib
from pathlib import Path

from facilitator import shipped

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LICENCES = shipped.path("licences", "README.md").read_text("utf-8")


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def dependencies():
    return [re.match(r"[\w.-]+", line)[0] for line in PROJECT["project"]["dependencies"]]


def test_the_readme_names_every_folder_and_file_of_the_program():
    for piece in (ROOT / "facilitator").iterdir():
        if not piece.name.startswith("_"):
            name = f"{piece.name}/" if piece.is_dir() else piece.name
            assert name in README, f"the README does not say what {name} is"


def test_the_readme_gives_a_reason_for_every_library():
    for name in dependencies():
        assert re.search(rf"^\|.*\b{re.escape(name)}\b", README, re.MULTILINE | re.IGNORECASE), name


def test_every_library_font_and_icon_set_has_its_licence_listed():
    listed = plain(LICENCES.replace(" ", "-"))
    for name in dependencies():
        assert plain(name) in listed, f"{name} is missing from the licences"
    for text in re.findall(r"[\w./-]+\.txt|\.\./icons/LICENSE", LICENCES):
        assert shipped.path("licences", text).exists(), text


def test_the_two_commands_are_one_line_each():
    for title in ("Run it", "Test it"):
        section = README.split(f"## {title}", 1)[1]
        block = section.split("```", 2)[1].strip()
        assert len(block.splitlines()) == 1
        assert block.startswith("python3 -m venv .venv && ")


def test_every_icon_that_is_asked_for_is_shipped():
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "facilitator" / "ui").rglob("*.py"))
    asked = set(re.findall(r'\b(?:icon|sign)(?:: ClassVar\[str\])? ?=? ?\(?"([a-z0-9-]+)"', code))
    asked |= set(re.findall(r'button\([^"]*"[^"]*"\)?[^"\n]*"([a-z]+(?:-[a-z0-9]+)*)"', code))
    shipped_icons = {path.stem for path in shipped.path("icons").glob("*.svg")}
    assert len(asked) > 20
    assert asked <= shipped_icons, f"not shipped: {sorted(asked - shipped_icons)}"


def test_nothing_in_the_program_reaches_for_the_network():
    for path in (ROOT / "facilitator").rglob("*.py"):
        text = path.read_text("utf-8")
        for name in ("socket", "urllib", "http.client", "QtNetwork", "requests"):
            assert not re.search(rf"^\s*(import|from) {re.escape(name)}", text, re.MULTILINE), f"{path} imports {name}"
