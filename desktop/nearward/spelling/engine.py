"""The system's own Hunspell library, asked directly. It reads two files and writes none."""

from __future__ import annotations

import codecs
import ctypes
import sys
from pathlib import Path

from nearward.spelling.dictionaries import MOST_BYTES, Dictionary

_VERSIONS = ("1.7", "1.6", "1.5", "1.4", "1.3")
#: a longer word is not looked up
LONGEST = 60
_PROBED = 60


class NoEngineError(Exception):
    """`reason`: no-library, too-large or damaged."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Engine:
    """One dictionary. Its calls let other threads run meanwhile."""

    def __init__(self, dictionary: Dictionary) -> None:
        """Load a dictionary (tenths of a second); NoEngineError when it cannot be used."""
        self._library = library()
        sample = _sample(dictionary)
        paths = (str(dictionary.aff).encode(), str(dictionary.dic).encode())
        self._handle = ctypes.c_void_p(self._library.Hunspell_create(*paths))
        if not self._handle:
            raise NoEngineError("damaged")
        named = self._library.Hunspell_get_dic_encoding(self._handle) or b""
        self._encoding = _encoding(named.decode("ascii", "replace"))
        known = sum(self.knows(word.decode(self._encoding, "replace")) for word in sample)
        if not sample or known * 2 < len(sample):
            self.close()
            raise NoEngineError("damaged")

    def knows(self, word: str) -> bool:
        """Whether a word is right; one that the dictionary cannot even write is left alone."""
        said = self._bytes(word)
        return said is None or bool(self._library.Hunspell_spell(self._handle, said))

    def suggest(self, word: str, most: int = 5) -> list[str]:
        """Words that may be meant, the likeliest first (tenths of a second)."""
        said = self._bytes(word)
        if said is None:
            return []
        words = ctypes.POINTER(ctypes.c_char_p)()
        count = self._library.Hunspell_suggest(self._handle, ctypes.byref(words), said)
        found = [words[n] or b"" for n in range(max(0, count))]
        if count > 0:
            self._library.Hunspell_free_list(self._handle, ctypes.byref(words), count)
        return [each.decode(self._encoding, "replace") for each in found if each][:most]

    def close(self) -> None:
        """Give the memory back; nothing is asked after that."""
        if self._handle:
            self._library.Hunspell_destroy(self._handle)
            self._handle = ctypes.c_void_p()

    def _bytes(self, word: str) -> bytes | None:
        if not word or len(word) > LONGEST or "\0" in word:
            return None
        try:
            return word.replace("’", "'").encode(self._encoding)
        except UnicodeEncodeError:
            return None


def library() -> ctypes.CDLL:
    """The library of the system; NoEngineError when there is none."""
    for name in _names():
        try:
            found = ctypes.CDLL(name)
        except OSError:
            continue
        handle, text = ctypes.c_void_p, ctypes.c_char_p
        texts = ctypes.POINTER(ctypes.POINTER(ctypes.c_char_p))
        for call, takes, gives in (
            ("create", (text, text), handle),
            ("destroy", (handle,), None),
            ("spell", (handle, text), ctypes.c_int),
            ("get_dic_encoding", (handle,), text),
            ("suggest", (handle, texts, text), ctypes.c_int),
            ("free_list", (handle, texts, ctypes.c_int), None),
        ):
            function = getattr(found, f"Hunspell_{call}")
            function.argtypes, function.restype = takes, gives
        return found
    raise NoEngineError("no-library")


def _names() -> list[str]:
    if sys.platform == "darwin":
        folders = ("", "/opt/homebrew/lib/", "/usr/local/lib/")
        return [f"{place}libhunspell-{v}.0.dylib" for v in _VERSIONS for place in folders]
    if sys.platform == "win32":
        return [f"libhunspell-{v}-0.dll" for v in _VERSIONS]
    return [f"libhunspell-{v}.so.0" for v in _VERSIONS]


def _encoding(name: str) -> str:
    try:
        return codecs.lookup(name.removeprefix("microsoft-")).name
    except LookupError:
        return "iso8859-1"


def _sample(dictionary: Dictionary) -> list[bytes]:
    """Some words of a dictionary; a good one knows most of them. NoEngineError when too large."""
    try:
        if any(Path(file).stat().st_size > MOST_BYTES for file in dictionary[1:]):
            raise NoEngineError("too-large")
        with dictionary.dic.open("rb") as file:
            head = file.read(65_536).removeprefix(codecs.BOM_UTF8).split(b"\n")
    except OSError as error:
        raise NoEngineError("damaged") from error
    if not head[0].strip().isdigit():
        raise NoEngineError("damaged")
    words = [line.split(b"/")[0].split(b"\t")[0].strip() for line in head[1:-1] or head[1:]]
    letters = [word for word in words if word.isalpha()]
    return letters[:: max(1, len(letters) // _PROBED)]
