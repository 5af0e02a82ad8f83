"""Who packed a file: every computer signs with a key of its own, and remembers the keys of those it heard from.

A signature tells who packed a file, not who wrote each line in it. The key lies in this computer's own folder, never in
a collaborative's file, since that is copied and given away.
"""

import json
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.store import places
from facilitator.words import Language, mark

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_KEY_BYTES = 32
_CONTEXT = b"collabshare1"  # so that a signature of ours can mean nothing else


class Who(StrEnum):
    """How a file's signature compares with what is known of its sender."""

    OWN = "own"
    AS_LAST_TIME = "as last time"
    NEW = "new"
    ANOTHER_KEY = "another key"
    UNSIGNED = "unsigned"
    UNSIGNED_BUT_SIGNED_BEFORE = "unsigned although signed before"


_SAID = {
    Who.OWN: mark("It was packed on this computer."),
    Who.AS_LAST_TIME: mark("It is signed by {name}, as last time."),
    Who.NEW: mark("It is the first file that {name} signed for this computer."),
    Who.ANOTHER_KEY: mark("It is signed with another key than {name} used before. Ask them whether it is theirs."),
    Who.UNSIGNED: mark("It is not signed."),
    Who.UNSIGNED_BUT_SIGNED_BEFORE: mark(
        "It is not signed, although {name} used to sign. Ask them whether it is theirs."
    ),
}


def say(who: Who, sender: str, language: Language) -> str:
    """Say in a sentence how a file's signature compares with what is known of its sender."""
    return language.translate(_SAID[who], name=sender)


def own_key() -> str:
    """Give this computer's public key as hex; the pair is made when it is first asked for."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    return _private().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def sign(digest: bytes) -> str:
    """Give the signature of a digest as hex."""
    return _private().sign(_CONTEXT + digest).hex()


def fits(key: str, signature: str, digest: bytes) -> bool:
    """Whether `digest` was signed with the private half of `key`."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), _CONTEXT + digest)
    except (InvalidSignature, ValueError):
        return False
    return True


def compare(sender: str, key: str) -> Who:
    """Say how a key compares with the one the sender used before; an unsigned file has the key ""."""
    known = _known().get(sender) if sender else None  # two who give no name are not one
    if not key:
        return Who.UNSIGNED_BUT_SIGNED_BEFORE if known else Who.UNSIGNED
    if _key_path().exists() and key == own_key():
        return Who.OWN
    if known is None:
        return Who.NEW
    return Who.AS_LAST_TIME if known == key else Who.ANOTHER_KEY


def remember(sender: str, key: str) -> None:
    """Remember the key of somebody new; a sender's first key stays until `trust` names another."""
    if key and sender and sender not in _known() and compare(sender, key) is not Who.OWN:
        trust(sender, key)


def trust(sender: str, key: str) -> None:
    """Take `key` for the sender's from now on, whatever it was before."""
    _write(_known_path(), json.dumps(_known() | {sender: key}, ensure_ascii=False, indent=1).encode())


def _private() -> "Ed25519PrivateKey":
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    path = _key_path()
    try:
        kept = bytes.fromhex(path.read_text("ascii"))
    except (OSError, ValueError):
        kept = b""
    if len(kept) != _KEY_BYTES:
        kept = os.urandom(_KEY_BYTES)
        _write(path, kept.hex().encode())
    return Ed25519PrivateKey.from_private_bytes(kept)


def _known() -> dict[str, str]:
    try:
        known = json.loads(_known_path().read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(sender): str(key) for sender, key in known.items()} if isinstance(known, dict) else {}


def _key_path() -> Path:
    return places.home() / "signing.key"


def _known_path() -> Path:
    return places.home() / "senders.json"


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_name(f".~{path.name}.tmp")
    unfinished.unlink(missing_ok=True)
    with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    os.replace(unfinished, path)
