"""Whether a page, as it stands on the disk, was written under a key: SQLCipher's own check, made by
hand where the database must not be asked, since asking it would change the file."""

from __future__ import annotations

import hashlib
import hmac

PAGE = 4096
#: at the end of each page: the vector it is encrypted with, which is new at every writing, and the
#: check of page and number
VECTOR, CHECK = 16, 64
_SALT, _TURNS, _ROUNDS = 16, 0x3A, 2


class Authentic:
    """The check of SQLCipher 4 (HMAC-SHA512) under one raw key and salt."""

    def __init__(self, key: bytes | bytearray, salt: bytes) -> None:
        turned = bytes(byte ^ _TURNS for byte in salt)
        self._key = hashlib.pbkdf2_hmac("sha512", key, turned, _ROUNDS, 32)

    def fits(self, page: bytes | memoryview, number: int) -> bool:
        """Whether these 4096 bytes are a page of this number (1: the first) under the key."""
        begin = _SALT if number == 1 else 0
        said = bytes(page[begin : PAGE - CHECK]) + number.to_bytes(4, "little")
        made = hmac.digest(self._key, said, "sha512")
        return hmac.compare_digest(made, bytes(page[PAGE - CHECK : PAGE]))
