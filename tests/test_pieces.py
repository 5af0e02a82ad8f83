"""Every piece of the program is found by the walk that the frozen program is built with, too."""

from types import ModuleType

import pytest

import facilitator.domain
from facilitator import pieces


def test_names_are_the_public_modules_of_a_package():
    names = pieces.names_of(facilitator.domain)

    assert "facilitator.domain.agenda_clock" in names
    assert "facilitator.domain.records" in names
    assert names == sorted(names)


def package(path, name):
    module = ModuleType(name)
    module.__path__ = [str(path)]
    return module


def test_a_module_with_an_underscore_is_no_piece(tmp_path):
    for name in ("_shared", "agenda"):
        (tmp_path / f"{name}.py").write_text("")

    assert pieces.names_of(package(tmp_path, "papers")) == ["papers.agenda"]


def test_a_package_that_lost_its_pieces_is_noticed(tmp_path):
    with pytest.raises(LookupError, match="nothing holds no HANDOUT"):
        pieces.pieces_of(package(tmp_path, "nothing"), "HANDOUT")


def test_pieces_come_in_the_order_they_ask_for(tmp_path, monkeypatch):
    for name, order in (("alpha", 2), ("beta", 1)):
        (tmp_path / "walked").mkdir(exist_ok=True)
        (tmp_path / "walked" / f"{name}.py").write_text(
            f"from types import SimpleNamespace\nPIECE = SimpleNamespace(name={name!r}, order={order})\n"
        )
    (tmp_path / "walked" / "__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path))
    import walked

    assert [piece.name for piece in pieces.pieces_of(walked, "PIECE")] == ["beta", "alpha"]
