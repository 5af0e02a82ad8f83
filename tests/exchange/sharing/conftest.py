"""What the tests of copies share: a facilitator's file, a partner's computer, and files made by hand."""

import gzip
import hashlib
import json
from contextlib import contextmanager
from datetime import date

import pytest

from facilitator.domain.records import Meeting, Organization, Person
from facilitator.exchange.sharing import answering, opening, packing, receiving, review, unpacking
from facilitator.exchange.sharing.choosing import Wish
from facilitator.store import check
from facilitator.store.document import open_file

TODAY = date(2026, 11, 22)
ID = "0123456789abcdef0123456789abcdef"
HEADER = {
    "format": "collabshare", "v": 1, "min_reader": 1, "shipment": ID, "collaborative": "c", "name": "River", "at": 1,
    "sender": "Luis", "for_whom": "", "profile": "everything", "fields": {}, "may": "change", "return_by": "",
    "message": "", "answers": "", "key": "",
}  # fmt: skip
LINE = {"i": "1" * 32, "t": "people", "u": "p1", "k": 0, "f": {"name": "Ana"}, "h": 1 << 40, "a": "Luis"}


def as_json(said):
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8", "surrogatepass")


def plain_of(header, lines, **footer):
    """Give the lines of a file as they are, checksum and count fitting unless `footer` says otherwise."""
    body = b"".join(one + b"\n" for one in (header, *lines))
    end = {"end": len(lines), "sha256": hashlib.sha256(body).hexdigest()} | footer
    return body + as_json(end) + b"\n"


def file_of(*said, **header):
    """Give the bytes of an unsigned file whose lines say what is given, as objects or as bytes."""
    lines = [one if isinstance(one, bytes) else as_json(one) for one in said]
    return gzip.compress(plain_of(as_json(HEADER | header), lines))


@pytest.fixture
def computer(tmp_path, monkeypatch):
    """Sit down at another computer, with settings and a signing key of its own."""

    @contextmanager
    def at(name):
        with monkeypatch.context() as patch:
            folder = tmp_path / f"computer of {name}"
            folder.mkdir(exist_ok=True)
            patch.setenv("FACILITATOR_HOME", str(folder))
            yield folder

    return at


@pytest.fixture
def river(file_document):
    """Give a facilitator's file with two people, an organization and a meeting."""
    file_document.author = "Fatima"
    with file_document.change("Fill") as change:
        change.insert(Organization("o1", name="Tenants", phone="555-0100", notes="slow to answer"))
        change.insert(Person("p1", name="Luis Peña", phone="555-2990", notes="wants the chair", needs="a ramp"))
        change.insert(Person("p2", name="Mei Chen", email="mei@example.org"))
        change.insert(Meeting("m1", name="First", on_day="2026-12-01", notes="expect trouble"))
    return file_document


@pytest.fixture
def send(tmp_path):
    """Write a copy and give its path."""

    def write(document, name="out.collabshare", **wish):
        return packing.write(document, tmp_path / name, Wish(**{"today": TODAY, **wish})).path

    return write


@pytest.fixture
def opened(tmp_path):
    """Open a copy as a file of the partner's own."""
    files = []

    def open_copy(path, name="partner", author="Luis"):
        document = opening.open_share(unpacking.read(path), tmp_path / f"{name}.collab", author)
        files.append(document)
        return document

    yield open_copy
    for document in files:
        document.close()


@pytest.fixture
def partner(river, send, opened):
    """Give the partner's own file: a copy of the facilitator's, opened before either works on."""
    return opened(send(river))


@pytest.fixture
def send_back(send):
    """Write what a partner did as a file to be sent back, and give its path."""

    def write(partner, name="back.collabshare", **wish):
        return send(partner, name, is_return=True, **wish)

    return write


def take(document, path):
    """Bring a file in and give what became of it."""
    return receiving.receive(document, unpacking.read(path))


def reopened(document):
    document.close()
    return open_file(document.path, document.author)


def lines_of(document, path):
    """Look a file through and give the lines of its review, each with its usual answer."""
    incoming = unpacking.read(path)
    return review.lines(document.connection, receiving.preview(document, incoming), incoming.operations)


def bring_in(document, path, lines):
    """Bring a file in as answered."""
    receiving.receive(document, unpacking.read(path), answer=answering.settling(lines))
    assert list(check.problems(document.connection)) == []
