"""What every test may ask for: a quiet home folder, and a small collaborative in memory or on disk."""

import os
import shutil
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from facilitator import words
from facilitator.domain.records import Collaborative, Person
from facilitator.store.document import IN_MEMORY, create


@pytest.fixture(autouse=True)
def home(tmp_path_factory, monkeypatch):
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("FACILITATOR_HOME", str(folder))
    # Programs that a test starts in another folder find this checkout, installed or not.
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    words.speak("en")
    return folder


@pytest.fixture
def document():
    with create(IN_MEMORY, Collaborative(name="Eastside Youth Collaborative"), author="Fatima") as document:
        yield document


@pytest.fixture
def file_document(tmp_path):
    with create(tmp_path / "Eastside.collab", Collaborative(name="Eastside Youth Collaborative")) as document:
        yield document


@pytest.fixture(scope="session")
def written_samples(tmp_path_factory):
    """Give a function that copies the sample, told from a day, to a path; each day's is only written once."""
    from facilitator.sample import writing

    folder = tmp_path_factory.mktemp("samples")

    def copy(day, path):
        written = folder / f"{day}.collab"
        if not written.exists():
            writing.write(written, day).close()
        return Path(shutil.copyfile(written, path))

    return copy


def everything_in(document):
    """Every row of every table of records, for comparing a file before and after."""
    from facilitator.domain.records import RECORDS
    from facilitator.store import rows

    return {
        record.table: sorted(rows.select(document.connection, record), key=lambda one: one.uid) for record in RECORDS
    }


@pytest.fixture
def add(document):
    """Add a person of a name and give the id."""

    def add(name, **values):
        with document.change("Add") as change:
            return change.insert(Person(name=name, **values))

    return add
