"""A passphrase around a file, in the format of age (age-encryption.org/v1), which the program `age` opens too.

Written here with the primitives of `cryptography`, which is needed for signatures anyway: so the work that a passphrase
costs, and the memory, are ours to choose and, on reading, to bound.
"""

import hashlib
import hmac
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass

from facilitator.refusal import Refusal
from facilitator.words import mark

MAGIC = b"age-encryption.org/v1\n"
WORK = 16  # 2 to this power steps: about half a second and 64 MB of memory
_MOST_WORK = 18  # what `age` itself asks for: 256 MB of memory
_CHUNK = 65536
_TAG = 16
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]?)\n([A-Za-z0-9+/]{43})\n--- ([A-Za-z0-9+/]{43})\n"
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed file whose passphrase fits; its content can be read any number of times."""

    content: bytes
    key: bytes
    start: int

    def chunks(self) -> Iterator[bytes]:
        """Give what was sealed, in pieces of at most 64 kB; raises `ValueError` where a piece was changed."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

        cipher = ChaCha20Poly1305(self.key)
        size = len(self.content) - self.start
        count = max(1, -(-size // (_CHUNK + _TAG)))
        for n in range(count):
            at = self.start + n * (_CHUNK + _TAG)
            piece = self.content[at : at + _CHUNK + _TAG]
            try:
                plain = cipher.decrypt(_nonce(n, is_last=n == count - 1), piece, None)
            except InvalidTag:
                raise ValueError("a piece was changed") from None
            if not plain and n:
                raise ValueError("an empty last piece")
            yield plain


def is_sealed(content: bytes) -> bool:
    """Whether it needs a passphrase."""
    return content.startswith(MAGIC)


def seal(plain: bytes, passphrase: str, work: int = WORK) -> bytes:
    """Give `plain` so that only the passphrase opens it."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_wrap_key(passphrase, salt, work)).encrypt(bytes(12), file_key, None)
    header = MAGIC + b"-> scrypt %s %d\n%s\n---" % (_bare(salt), work, _bare(wrapped))
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    count = max(1, -(-len(plain) // _CHUNK))
    pieces = [
        cipher.encrypt(_nonce(n, is_last=n == count - 1), plain[n * _CHUNK : (n + 1) * _CHUNK], None)
        for n in range(count)
    ]
    return b"".join([header, b" ", _bare(_header_code(file_key, header)), b"\n", nonce, *pieces])


def open_sealed(content: bytes, passphrase: str, name: str) -> Opened:
    """Open a sealed file called `name`; raises a `Refusal` when the passphrase is missing or does not fit.

    Raises `ValueError` when it is not sealed as this program does it. No work is done that the file only claims is
    needed: the claim is bounded first.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    found = _HEADER.match(content)
    if not found or int(found[2]) > _MOST_WORK:
        raise ValueError("not sealed by one passphrase, or with more work than is reasonable")
    if not passphrase:
        raise Refusal(mark("“{name}” is protected by a passphrase. Ask its sender for it."), name=name)
    salt, wrapped, code = (_whole(found[n]) for n in (1, 3, 4))
    try:
        file_key = ChaCha20Poly1305(_wrap_key(passphrase, salt, int(found[2]))).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise Refusal(mark("The passphrase does not fit “{name}”. Capitals and spaces count; ask its sender."),
                      name=name) from None  # fmt: skip
    header = content[: found.start(4) - 1]
    if not hmac.compare_digest(code, _header_code(file_key, header)):
        raise ValueError("the header was changed")
    nonce = content[found.end() : found.end() + 16]
    if len(nonce) < 16:
        raise ValueError("it ends too early")
    return Opened(content, _derived(file_key, nonce, b"payload"), found.end() + 16)


def _wrap_key(passphrase: str, salt: bytes, work: int) -> bytes:
    return hashlib.scrypt(
        passphrase.encode("utf-8", "replace"), salt=b"age-encryption.org/v1/scrypt" + salt, n=1 << work, r=8, p=1,
        maxmem=(1 << work) * 1024 + (1 << 20), dklen=32,
    )  # fmt: skip


def _header_code(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")


def _derived(secret: bytes, salt: bytes, purpose: bytes) -> bytes:
    # HKDF-SHA-256 (RFC 5869) for one block of output.
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, purpose + b"\x01", "sha256")


def _nonce(n: int, is_last: bool) -> bytes:
    return n.to_bytes(11, "big") + (b"\x01" if is_last else b"\x00")


def _bare(raw: bytes) -> bytes:
    return b64encode(raw).rstrip(b"=")


def _whole(text: bytes) -> bytes:
    raw = b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _bare(raw) != text:
        raise ValueError("base64 with bits left over")
    return raw
