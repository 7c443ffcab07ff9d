"""The pages of a diary's file that are free: the database may fill one without a word in its
journal. Their list is encrypted like all pages; OpenSSL, which Python brings along, reads it.

The database's own ways do not serve: `freelist_count` says only how many there are, and the tables
`dbstat` and `sqlite_dbpage` are not built into the SQLCipher of sqlcipher3.
"""

from __future__ import annotations

import contextlib
import ctypes
import struct
from collections.abc import Callable, Container
from typing import Any

from nearward.vault.file.authentic import CHECK, PAGE, VECTOR

_END = PAGE - CHECK - VECTOR
_SALT = 16
#: where the first page names the list, and how many it holds
_LIST = slice(32 - _SALT, 40 - _SALT)
_ENOUGH = 96


class FreePages:
    """Reads the list of free pages out of an encrypted file."""

    def __init__(self, key: bytes | bytearray) -> None:
        self._library = _openssl()
        self._context: Any = None
        if self._library is not None:
            self._context = self._library.EVP_CIPHER_CTX_new()
            held = (ctypes.c_char * len(key)).from_buffer_copy(key)
            cipher = self._library.EVP_aes_256_cbc()
            self._library.EVP_DecryptInit_ex(self._context, cipher, None, held, None)
            self._library.EVP_CIPHER_CTX_set_padding(self._context, 0)
            ctypes.memset(held, 0, len(key))

    def close(self) -> None:
        """The key is overwritten."""
        if self._context is not None and self._library is not None:
            self._library.EVP_CIPHER_CTX_free(self._context)
        self._context = None

    def read(
        self, page: Callable[[int], bytes], pages: int, changed: Container[int]
    ) -> set[int] | None:
        """The free pages that a save can have filled; None when they cannot be told.

        `page` gives the bytes of a page by its number (1: the first), as it was before the save;
        `pages`: how many there were; `changed`: those in the journal. The list is a chain of pages
        that name others. The database takes from its head, and changes the page that names what it
        takes: behind a page that is not changed nothing was taken.
        """
        if self._context is None:
            return None
        head = self._plain(page(1), _SALT, _ENOUGH)
        if len(head) < _ENOUGH:
            return None
        trunk, count = struct.unpack(">II", head[_LIST])
        found: set[int] = set()
        while trunk:
            if trunk > pages or trunk in found:
                return None
            if trunk not in changed:
                break
            listed = self._plain(page(trunk), 0, _END)
            if len(listed) < _END:
                return None
            found.add(trunk)
            trunk, leaves = struct.unpack_from(">II", listed)
            if leaves > (_END - 8) // 4:
                return None
            found.update(struct.unpack_from(f">{leaves}I", listed, 8))
        return found if len(found) <= count else None

    def _plain(self, page: bytes, begin: int, count: int) -> bytes:
        if len(page) != PAGE or self._library is None:
            return b""
        made = ctypes.create_string_buffer(count + _SALT)
        length = ctypes.c_int(0)
        vector = page[_END : _END + VECTOR]
        given = page[begin : begin + count]
        if not self._library.EVP_DecryptInit_ex(self._context, None, None, None, vector):
            return b""
        if not self._library.EVP_DecryptUpdate(
            self._context, made, ctypes.byref(length), given, len(given)
        ):
            return b""
        return made.raw[: length.value]


def _openssl() -> Any:
    """The library behind hashlib, or None."""
    with contextlib.suppress(ImportError, OSError, AttributeError):
        import _hashlib

        library = ctypes.CDLL(getattr(_hashlib, "__file__", None))
        pointer, number = ctypes.c_void_p, ctypes.c_int
        library.EVP_CIPHER_CTX_new.restype = pointer
        library.EVP_CIPHER_CTX_new.argtypes = []
        library.EVP_aes_256_cbc.restype = pointer
        library.EVP_aes_256_cbc.argtypes = []
        library.EVP_CIPHER_CTX_free.restype = None
        library.EVP_CIPHER_CTX_free.argtypes = [pointer]
        library.EVP_CIPHER_CTX_set_padding.argtypes = [pointer, number]
        library.EVP_DecryptInit_ex.argtypes = [pointer, pointer, pointer, pointer, ctypes.c_char_p]
        library.EVP_DecryptUpdate.argtypes = [
            pointer,
            pointer,
            ctypes.POINTER(number),
            ctypes.c_char_p,
            number,
        ]
        return library
    return None
