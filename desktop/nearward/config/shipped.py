"""What this program is made of: packages, what stands inside them, fonts and words; and under which
licences. It is read from what is installed, so that nothing is named that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import metadata
from importlib.metadata import Distribution, PackageNotFoundError
from pathlib import Path
from typing import Any, NamedTuple

from nearward_resources import FOLDER

OURS = "nearward"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_KIND = "License :: OSI Approved :: "
#: a text, and not a name, from so many letters on
_LONG = 60
_TEXTS = ("licen", "copying", "notice")
#: how the licence of a font begins in its name
_FONT = "OFL-"
_OFL = "SIL Open Font License 1.1"


class Shipped(NamedTuple):
    """One part: `texts` are the files of its licence."""

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...] = ()


#: what packages hold ready-made, and name no package of their own
INSIDE = (
    Shipped("Qt", "", "LGPL-3.0-only"),
    Shipped("SQLCipher", "", "BSD-3-Clause"),
    Shipped("SQLite", "", "public domain"),
    Shipped("Argon2", "", "CC0-1.0 OR Apache-2.0"),
    Shipped("Python", "", "PSF-2.0"),
)


def packages() -> list[Shipped]:
    """This program and every package that comes with it, by name; what is not installed on this
    system is not among them."""
    found: dict[str, Shipped] = {}
    waiting = [OURS]
    while waiting:
        name = waiting.pop()
        if plain(name) in found:
            continue
        try:
            one = metadata.distribution(name)
        except PackageNotFoundError:
            continue
        found[plain(name)] = Shipped(one.name, one.version, _licence(one), tuple(_texts(one)))
        waiting += needed(one)
    return [found[name] for name in sorted(found)]


def needed(one: Distribution) -> list[str]:
    """The names of what a package needs, without what is only for extras of it."""
    rows = [row for row in one.requires or () if "extra ==" not in row.partition(";")[2]]
    return [match[0] for row in rows if (match := _NAME.match(row))]


def fonts() -> list[Shipped]:
    """The families of fonts, each with its licence."""
    folder = FOLDER / "fonts"
    found = sorted(folder.glob(f"{_FONT}*.txt"))
    return [Shipped(one.stem.removeprefix(_FONT), "", _OFL, (one,)) for one in found]


def words() -> Shipped:
    """The words that a passphrase is drawn from."""
    text = FOLDER / "wordlists" / "LICENCE-english.txt"
    return Shipped("EFF Large Wordlist", "", "CC-BY-3.0-US", (text,))


def every() -> list[Shipped]:
    """All of it."""
    return [*packages(), *INSIDE, *fonts(), words()]


def text_of(parts: list[Shipped]) -> str:
    """The texts of the licences, one after the other; one that cannot be read is left out."""
    told = []
    for part in parts:
        for file in part.texts:
            try:
                text = file.read_text(encoding="utf-8", errors="replace").strip()
            except OSError:
                continue
            told.append(f"{part.name} {part.version}".strip() + f" · {file.name}\n\n{text}")
    return "\n\n\n".join(told)


def plain(name: str) -> str:
    """The name of a package, in whichever way it is written."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _licence(one: Distribution) -> str:
    """What it says of its licence: by a short name, by its kind, or by the first line of it."""
    told: Any = one.metadata
    for key in ("License-Expression", "License"):
        said = " ".join(str(told.get(key, "")).split())
        if said and len(said) < _LONG:
            return said
    kinds = [row.rpartition(_KIND)[2] for row in told.get_all("Classifier") or () if _KIND in row]
    if kinds:
        return str(kinds[0])
    for file in _texts(one):
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        return next((line.strip() for line in lines if line.strip()), "")[:_LONG]
    return ""


def _texts(one: Distribution) -> Iterator[Path]:
    """The files beside a package that say its licence."""
    for file in one.files or ():
        name = file.name.lower()
        is_text = any(part in name for part in _TEXTS) or name.startswith("ofl-")
        if is_text and file.suffix.lower() not in (".py", ".pyc"):
            path = Path(str(file.locate()))
            if path.is_file():
                yield path
