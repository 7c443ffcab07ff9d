"""From a passphrase to a key (profile 1: Argon2id, 256 MiB)."""

from __future__ import annotations

import os
import unicodedata

from nearward.domain.file.recovery_key import KEY_BYTES
from nearward.domain.file.trouble import NoMemory

MAGIC = b"NWD"
PROFILE = 1
SALT_BYTES = 16
MEMORY_KIB = 256 * 1024
PASSES = 3
LANES = 4


def new_salt() -> bytes:
    """16 bytes: NWD, the profile and 12 random bytes; they are the first bytes of the file."""
    return MAGIC + bytes([PROFILE]) + os.urandom(SALT_BYTES - len(MAGIC) - 1)


def prepared(passphrase: str) -> bytes:
    """NFC, then UTF-8 (settled: changing it would lock people out)."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def derive(passphrase: str, salt: bytes) -> bytearray:
    """The 32-byte key; raises NoMemory when the machine cannot give 256 MiB."""
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        made = hash_secret_raw(
            prepared(passphrase),
            salt,
            time_cost=PASSES,
            memory_cost=MEMORY_KIB,
            parallelism=LANES,
            hash_len=KEY_BYTES,
            type=Type.ID,
        )
    except (HashingError, MemoryError) as error:
        raise NoMemory from error
    return bytearray(made)


def wipe(key: bytearray) -> None:
    """Overwrite a key."""
    key[:] = bytes(len(key))
