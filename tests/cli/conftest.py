from datetime import date
from types import SimpleNamespace

import pytest

from facilitator import cli

TODAY = date(2026, 11, 22)


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    """Run a command in an empty folder and give its code, words and complaints."""
    monkeypatch.chdir(tmp_path)
    for name in ("FACILITATOR_LANGUAGE", "FACILITATOR_AUTHOR", "USER", "USERNAME", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")

    def command(*arguments):
        code = cli.run([str(one) for one in arguments])
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return SimpleNamespace(code=code, out=said.out, err=said.err)

    return command


@pytest.fixture
def done(run):
    """Run a command that must succeed, and give its words."""

    def command(*arguments):
        result = run(*arguments)
        assert (result.code, result.err) == (0, "")
        return result.out

    return command


@pytest.fixture
def sample(tmp_path, written_samples):
    return written_samples(TODAY, tmp_path / "sample.collab")
