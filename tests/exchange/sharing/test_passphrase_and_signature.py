"""A passphrase keeps a copy closed, in a format other programs know; a signature shows who packed it."""

import gzip
import json

import pyrage
import pytest

from facilitator.exchange.sharing import opening, sealing, signing, unpacking
from facilitator.exchange.sharing.signing import Who
from facilitator.refusal import Refusal
from tests.exchange.sharing.conftest import as_json, plain_of, take

WORK = 10  # enough for a test


def test_a_sealed_copy_opens_with_its_passphrase_only(river, send):
    path = send(river, passphrase="río 2026 – Ñandú")

    assert b"Luis" not in path.read_bytes()
    assert unpacking.needs_passphrase(path)
    assert len(unpacking.read(path, "río 2026 – Ñandú").operations) == 5
    with pytest.raises(Refusal, match="does not fit"):
        unpacking.read(path, "rio 2026")
    with pytest.raises(Refusal, match="protected by a passphrase"):
        unpacking.read(path)


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000])
def test_the_age_program_opens_what_is_sealed_here_and_the_other_way_round(size):
    plain = bytes(n % 251 for n in range(size))

    sealed = sealing.seal(plain, "open", WORK)

    assert pyrage.passphrase.decrypt(sealed, "open") == plain
    assert b"".join(sealing.open_sealed(sealed, "open", "x").chunks()) == plain


def test_every_changed_byte_of_a_sealed_copy_is_noticed():
    sealed = sealing.seal(b"river" * 20, "open", 1)
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises((ValueError, Refusal)):
            b"".join(sealing.open_sealed(changed, "open", "x").chunks())


@pytest.mark.parametrize("cut", [1, 16, 65_552, 65_553])
def test_a_sealed_copy_that_was_cut_is_noticed(cut):
    sealed = sealing.seal(bytes(200_000), "open", 1)
    with pytest.raises(ValueError, match="a piece was changed"):
        b"".join(sealing.open_sealed(sealed[:-cut], "open", "x").chunks())


def test_a_copy_from_somebody_is_new_first_and_then_as_last_time(river, send, computer, tmp_path):
    path = send(river)
    assert unpacking.read(path).who == "own"
    with computer("Luis"):
        first = unpacking.read(path)
        assert first.who == "new"
        opening.open_share(first, tmp_path / "p.collab").close()
        assert unpacking.read(path).who == "as last time"


def test_another_key_under_a_known_name_is_noticed_until_it_is_trusted(river, partner, send_back, computer):
    with computer("Luis"):
        back = send_back(partner)
    take(river, back)
    with computer("somebody else"):
        forged = send_back(partner, "forged.collabshare")
    found = unpacking.read(forged)
    assert found.who == "another key"
    take(river, forged)
    assert unpacking.read(forged).who == "another key"
    signing.trust(found.header.sender, found.header.key)
    assert unpacking.read(forged).who == "as last time"


def test_a_signature_taken_off_is_noticed(river, partner, send_back, computer):
    with computer("Luis"):
        back = send_back(partner)
    take(river, back)
    lines = gzip.decompress(back.read_bytes()).splitlines()
    back.write_bytes(gzip.compress(plain_of(as_json(json.loads(lines[0]) | {"key": ""}), lines[1:-1])))
    assert unpacking.read(back).who == "unsigned although signed before"


@pytest.mark.parametrize("part", ["header", "line", "signature", "key"])
def test_what_was_changed_after_signing_is_refused(river, send, part):
    path = send(river)
    lines = gzip.decompress(path.read_bytes()).splitlines()
    header, end = json.loads(lines[0]), json.loads(lines[-1])
    if part == "header":
        header["sender"] = "Somebody"
    elif part == "line":
        # The lines stand in the order of random ids, and not each of them names an author.
        at = next(at for at, line in enumerate(lines) if b'"a":"Fatima"' in line)
        lines[at] = lines[at].replace(b'"a":"Fatima"', b'"a":"Nobody"')
    elif part == "signature":
        end["sig"] = end["sig"][:-2] + ("00" if end["sig"][-2:] != "00" else "01")
    else:
        header["key"] = "22" * 32
    path.write_bytes(gzip.compress(plain_of(as_json(header), lines[1:-1], sig=end["sig"])))
    with pytest.raises(Refusal, match="changed on its way"):
        unpacking.read(path)


def test_the_signing_key_is_for_its_owner_only_and_stays(computer):
    with computer("Luis") as folder:
        key = signing.own_key()
        assert signing.own_key() == key
        assert (folder / "signing.key").stat().st_mode & 0o077 == 0
        (folder / "signing.key").write_text("damaged")
        assert signing.own_key() != key


def test_two_who_give_no_name_are_not_taken_for_one():
    signing.remember("", "aa" * 32)

    assert signing.compare("", "bb" * 32) is Who.NEW
